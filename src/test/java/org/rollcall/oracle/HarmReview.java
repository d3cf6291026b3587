package org.rollcall.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.rollcall.oracle.CersOracle.GroupKey;

/** What the validator accepts although CERS then loses it, mangles it or fails on it. */
final class HarmReview {

    private static final Map<Integer, Integer> MAX_LENGTHS =
            Map.of(CsvDocument.NAME, 255, CsvDocument.SSID, 65, CsvDocument.LOGIN, 255);

    private final List<String> harms = new ArrayList<>();

    private HarmReview() {}

    /**
     * Reviews a file the validator has accepted.
     *
     * @return one sentence for each harm: those of the file, then those of each row and field, then those of each group
     */
    static List<String> review(byte[] file, CsvDocument document) {
        HarmReview review = new HarmReview();
        review.encoding(file);
        review.lines(document);
        int number = 0;
        for (CsvDocument.Row row : document.data()) {
            review.row(++number, row);
        }
        review.groups(document);
        return review.harms;
    }

    private void encoding(byte[] file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
        } catch (CharacterCodingException e) {
            harms.add("Bytes are not UTF-8");
        }
    }

    private void lines(CsvDocument document) {
        String first = document.rows().get(0).end();
        boolean mixed = false;
        int number = -1;
        for (CsvDocument.Row line : document.rows()) {
            if (line.blank()) {
                harms.add(number < 0 ? "Blank line before the header" : "Blank line after row " + number);
            } else {
                number++;
            }
            if (!mixed && !line.end().isEmpty() && !line.end().equals(first)) {
                mixed = true;
                harms.add("Mixed line ends: the first line ends in " + LineEnd.name(first) + ", row " + number + " in "
                        + LineEnd.name(line.end()));
            }
        }
        int columns = document.header().size();
        if (columns != CsvDocument.COLUMNS.size()) {
            harms.add("Header has " + columns + " columns instead of " + CsvDocument.COLUMNS.size());
        }
    }

    private void row(int number, CsvDocument.Row row) {
        String place = "Row " + number;
        int columns = row.fields().size();
        if (columns != CsvDocument.COLUMNS.size()) {
            harms.add(place + " has " + columns + " columns instead of " + CsvDocument.COLUMNS.size());
        }
        for (int column = 0; column < CsvDocument.COLUMNS.size(); column++) {
            field(place + " " + CsvDocument.COLUMNS.get(column), row.field(column));
            Integer maxLength = MAX_LENGTHS.get(column);
            if (maxLength != null && Collation.trim(row.field(column)).length() > maxLength) {
                harms.add(place + " " + CsvDocument.COLUMNS.get(column) + ": longer than " + maxLength + " characters");
            }
        }
        String ssid = Collation.trim(row.field(CsvDocument.SSID));
        if (!ssid.isEmpty() && !ssid.matches("[0-9]{10}")) {
            harms.add(place + " student_ssid: not 10 digits");
        }
    }

    private void field(String place, String value) {
        if (value.startsWith(" ") || value.endsWith(" ")) {
            harms.add(place + ": leading or trailing blank");
        }
        if (!value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0) {
            harms.add(place + ": spreadsheets read it as a formula");
        }
        character(place + ": backslash", value, c -> c == '\\');
        character(place + ": control character", value, Character::isISOControl);
        character(place + ": character outside the BMP", value, Character::isSupplementaryCodePoint);
        character(place + ": zero-width character", value, Collation::isZeroWidth);
        character(place + ": Unicode blank", value, c -> c != ' ' && Character.isSpaceChar(c));
    }

    private void character(String harm, String value, IntPredicate harmful) {
        if (value.codePoints().anyMatch(harmful)) {
            harms.add(harm);
        }
    }

    private void groups(CsvDocument document) {
        Map<GroupKey, GroupRows> groups = new LinkedHashMap<>();
        int number = 0;
        for (CsvDocument.Row row : document.data()) {
            GroupKey key = GroupKey.of(
                    row.field(CsvDocument.SCHOOL),
                    Integer.parseInt(row.field(CsvDocument.YEAR)),
                    row.field(CsvDocument.NAME));
            groups.computeIfAbsent(key, absent -> new GroupRows()).add(++number, row);
        }
        groups.values().forEach(GroupRows::subjects);
    }

    /** The rows the database takes for one group. */
    private final class GroupRows {
        private final List<Subject> subjects = new ArrayList<>();
        private final Map<String, Integer> ssids = new HashMap<>();
        private final Map<String, String> logins = new HashMap<>();
        private final Set<String> names = new HashSet<>();
        private int firstRow;

        void add(int number, CsvDocument.Row row) {
            if (names.isEmpty()) {
                firstRow = number;
            }
            if (names.add(row.field(CsvDocument.NAME)) && firstRow != number) {
                harms.add("Row " + number + " group_name: the database takes it for the group of row " + firstRow);
            }
            subjects.add(Subject.of(row.field(CsvDocument.SUBJECT)).orElseThrow());
            String ssid = Collation.fold(Collation.trim(row.field(CsvDocument.SSID)));
            Integer earlier = ssid.isEmpty() ? null : ssids.putIfAbsent(ssid, number);
            if (earlier != null) {
                harms.add("Row " + number + " student_ssid: the student of row " + earlier + " again");
            }
            String login = Collation.trim(row.field(CsvDocument.LOGIN));
            String spelling = login.isEmpty() ? null : logins.putIfAbsent(Collation.fold(login), login);
            if (spelling != null && !spelling.equals(login)) {
                harms.add("Row " + number + " group_user_login: another spelling of a login of the same group");
            }
        }

        void subjects() {
            if (Subject.onCreate(subjects) != Subject.onUpdate(subjects)) {
                harms.add("Row " + firstRow + " subject_code: a new group takes the subject of this row, a stored group"
                        + " that of a later row");
            }
        }
    }
}
