package org.rollcall.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stage 2, after HTTP 202: the group processor loads the file into the database, whose columns are narrower than what
 * the validator lets pass. One SQL error gives the whole import up.
 */
final class GroupLoader {

    private static final int MAX_NAME = 255;
    private static final int MAX_SCHOOL = 40;
    private static final int MAX_SUBJECT = 10;
    private static final int MAX_SSID = 65;
    private static final int MAX_LOGIN = 255;

    private final Set<String> schools;

    GroupLoader(Set<String> schools) {
        this.schools = schools;
    }

    /**
     * Loads a file.
     *
     * @return its rows; a row whose school does not exist is left out
     * @throws LoadException for a wrong number of columns (1261, 1262), a text that is not 3-byte UTF-8 or a year that
     *     is not a number (1366), a text that is too long (1406), no name (1048)
     */
    List<UploadRow> load(byte[] file) {
        List<UploadRow> rows = new ArrayList<>();
        int number = 0;
        for (List<byte[]> fields : LoadData.read(file, CsvDocument.COLUMNS.size())) {
            UploadRow row = new Line(++number, fields).row();
            if (schools.contains(row.school())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private record Line(int number, List<byte[]> fields) {

        UploadRow row() {
            if (fields.get(CsvDocument.NAME) == null) {
                throw new LoadException(1048, "Column 'group_name' cannot be null");
            }
            return new UploadRow(
                    text(CsvDocument.NAME, MAX_NAME),
                    text(CsvDocument.SCHOOL, MAX_SCHOOL),
                    year(),
                    Subject.of(text(CsvDocument.SUBJECT, MAX_SUBJECT)).orElse(Subject.ALL),
                    text(CsvDocument.SSID, MAX_SSID),
                    text(CsvDocument.LOGIN, MAX_LOGIN));
        }

        private int year() {
            String year = decoded(CsvDocument.YEAR);
            if (!year.matches("[+-]?[0-9]{1,9}")) {
                throw new LoadException(1366, "Incorrect integer value for column 'school_year' at row " + number);
            }
            return Integer.parseInt(year);
        }

        private String text(int column, int maxLength) {
            String decoded = decoded(column);
            String text = Collation.trim(column == CsvDocument.LOGIN ? decoded.replace("\r", "") : decoded);
            if (text.length() > maxLength) {
                throw new LoadException(
                        1406, "Data too long for column '" + CsvDocument.COLUMNS.get(column) + "' at row " + number);
            }
            return text;
        }

        private String decoded(int column) {
            byte[] field = fields.get(column);
            if (field == null) {
                return "";
            }
            return threeByteText(field)
                    .orElseThrow(() -> new LoadException(
                            1366,
                            "Incorrect string value for column '" + CsvDocument.COLUMNS.get(column) + "' at row "
                                    + number));
        }

        private static Optional<String> threeByteText(byte[] field) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(field))
                        .toString();
                return Optional.of(text).filter(t -> t.codePoints().allMatch(Character::isBmpCodePoint));
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
        }
    }
}
