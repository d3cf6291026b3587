package org.rollcall.cers;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.rollcall.csv.PlainRecords;
import org.rollcall.lea.Lea;
import org.rollcall.roster.Ssid;

/**
 * Checks one file for CERS as it stands on disk. Most rows have the bytes of the row before them, but for the ten digits
 * of an SSID: these are all that has to be looked at then.
 */
final class FileCheck {

    /** How many bytes a student's row has from its SSID on. */
    private static final int AFTER_BEGINNING = Ssid.LENGTH + RowWriter.AFTER_SSID;

    private static final byte[] NONE = {};

    private final CersFile file;
    private final RowCheck rows;

    /** The bytes of the last row up to its SSID. */
    private byte[] beginning = NONE;

    private boolean crLf = true;

    FileCheck(Lea lea, Set<String> schoolYears, CersFile file) {
        this.file = file;
        this.rows = new RowCheck(lea, schoolYears, file.name());
    }

    /** Reads the file and checks all that can be checked of it alone. */
    void read(Path path) throws IOException {
        CersViolation found = null;
        try (InputStream bytes = Files.newInputStream(path)) {
            read(bytes);
        } catch (CersViolation e) {
            found = e;
        }
        if (found != null || !crLf) { // line ends make rows look as if something else were wrong with them
            LineEnds ends = LineEnds.of(path);
            require(ends.areCrLf(), 0, "line ends are not CRLF throughout");
            require(ends.isComplete(), 0, "the file is empty or ends inside a line end");
        }
        if (found != null) {
            throw found;
        }
        long row = rows.row();
        require(row == file.rows(), Math.max(row, 0), "is the last, but " + file.rows() + " were meant");
        require(row > 0 && row <= CersWriter.MAX_ROWS, Math.max(row, 0), "the file has not 1 to 50,000 rows");
    }

    private void read(InputStream bytes) throws IOException {
        PlainRecords records = new PlainRecords(bytes, PlainRecords.twoBlocks());
        while (records.next()) {
            check(records);
            while (rows.row() > 0 && isNextAlike(records)) {
                records.skip(beginning.length + AFTER_BEGINNING);
            }
        }
        if (rows.row() < 0 || records.hasRest()) {
            crLf = false;
            parse(records.rest());
        }
    }

    /** Checks the next row if it has the values of the one before it but for an SSID, and no login. */
    private boolean isNextAlike(PlainRecords records) {
        byte[] bytes = records.bytes();
        int from = records.end();
        int ssid = from + beginning.length;
        int end = ssid + AFTER_BEGINNING;
        return beginning.length > 0
                && end <= records.limit()
                && Arrays.equals(beginning, 0, beginning.length, bytes, from, ssid)
                && bytes[end - 3] == ','
                && bytes[end - 2] == '\r'
                && bytes[end - 1] == '\n'
                && rows.nextStudent(bytes, ssid);
    }

    private void check(PlainRecords records) {
        String[] values = new String[CersColumns.COUNT];
        Arrays.setAll(values, field -> field < records.fields() ? records.text(field) : "");
        rows.next(records.isEmpty() ? 0 : records.fields(), values);
        int ssid = records.start(CersColumns.SSID); // that there are six fields is known by now
        boolean quoted = records.bytes()[ssid - 1] == '"'; // then a row with these bytes need not close the quote
        beginning = quoted ? NONE : Arrays.copyOfRange(records.bytes(), records.begin(), ssid);
        crLf &= records.bytes()[records.end() - 2] == '\r';
    }

    /** Checks what is not plain, and a last row without a line end. */
    private void parse(InputStream bytes) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CsvReader<Boolean> csv = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new Handler(), new InputStreamReader(bytes, decoder));
        try {
            csv.forEach(each -> {}); // the handler has looked at it by then
        } catch (CsvParseException e) {
            if (e.getCause() instanceof RuntimeException own && !(own instanceof CsvParseException)) {
                throw own;
            }
            throw malformed();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw malformed();
            }
            throw e.getCause();
        }
    }

    private CersViolation malformed() {
        return new CersViolation(file.name(), rows.row() + 1, "is not well-formed CSV in UTF-8");
    }

    /** Checks that no other group of the set, in this file or another, has the name of one of its groups. */
    void claim(Set<GroupName> names) {
        rows.claim(names);
    }

    private void require(boolean holds, long at, String sentence) {
        if (!holds) {
            throw new CersViolation(file.name(), at, sentence);
        }
    }

    private final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {

        private final String[] values = new String[CersColumns.COUNT];

        @Override
        protected void handleBegin(long startingLineNumber) {
            Arrays.fill(values, "");
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            if (field < values.length) {
                values[field] = new String(buffer, offset, length);
            }
        }

        @Override
        protected Boolean buildRecord() {
            rows.next(getFieldCount(), values);
            return Boolean.TRUE;
        }
    }
}
