package org.rollcall.safety;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.cers.CersColumns;
import org.rollcall.cers.GroupName;
import org.rollcall.csv.PlainRecords;
import org.rollcall.landing.AlteredFileException;
import org.rollcall.roster.Ssid;

/** The rows of one file that went to CERS, by group: a district has two million, so few of their values become strings. */
final class GroupRows {

    private final Path file;
    private final Map<GroupName, Members> groups = new HashMap<>();
    private long line;
    /** The bytes that name the group at hand. */
    private byte[] beginning = {};

    private List<String> group = List.of();
    private boolean isGroup;
    private long[] ssids = new long[32];
    private int students;
    private List<String> logins = new ArrayList<>();

    private GroupRows(Path file) {
        this.file = file;
    }

    /**
     * Reads a file that Rollcall wrote: the rows of a group stand together.
     *
     * @return who is in each group
     * @throws IOException when it cannot be read, or naming the line that is not as Rollcall writes them
     */
    static Map<GroupName, Members> read(Path file) throws IOException {
        GroupRows rows = new GroupRows(file);
        try (InputStream in = Files.newInputStream(file)) {
            rows.read(in);
        }
        return rows.groups;
    }

    private void read(InputStream in) throws IOException {
        PlainRecords records = new PlainRecords(in, PlainRecords.twoBlocks());
        while (records.next()) {
            line++;
            if (!records.isEmpty()) {
                take(records);
            }
        }
        if (records.hasRest()) {
            parse(records.rest());
        }
        close();
    }

    private void parse(InputStream in) throws IOException {
        long before = line;
        CsvReader.CsvReaderBuilder csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try {
            for (CsvRecord each : csv.ofCsvRecord(in, StandardCharsets.UTF_8)) {
                line = before + each.getStartingLineNumber();
                take(each.getFields());
            }
        } catch (CsvParseException e) {
            line++; // what it could not parse comes after what it could
            throw damaged();
        }
    }

    private void take(PlainRecords record) throws IOException {
        require(record.fields() == CersColumns.COUNT);
        byte[] bytes = record.bytes();
        int end = record.end(CersColumns.SCHOOL_YEAR);
        if (!Arrays.equals(beginning, 0, beginning.length, bytes, record.begin(), end)) {
            beginning = Arrays.copyOfRange(bytes, record.begin(), end);
            open(List.of(
                    record.text(CersColumns.NAME),
                    record.text(CersColumns.SCHOOL),
                    record.text(CersColumns.SCHOOL_YEAR)));
        }
        int from = record.start(CersColumns.SSID);
        int to = record.end(CersColumns.SSID);
        member(bytes, from, to, from < to ? "" : record.text(CersColumns.LOGIN));
    }

    private void take(List<String> record) throws IOException {
        require(record.size() == CersColumns.COUNT);
        open(record.subList(CersColumns.NAME, CersColumns.SCHOOL_YEAR + 1));
        byte[] ssid = record.get(CersColumns.SSID).getBytes(StandardCharsets.UTF_8);
        member(ssid, 0, ssid.length, record.get(CersColumns.LOGIN));
    }

    /** Goes on to a group, unless it is the one at hand; the first row may be the header instead, which has no members. */
    private void open(List<String> next) throws IOException {
        if (!next.equals(group)) {
            close();
            isGroup = next.get(CersColumns.SCHOOL_YEAR).matches("\\d{4}");
            require(isGroup || group.isEmpty());
            group = List.copyOf(next);
            students = 0;
            logins = new ArrayList<>();
        }
    }

    private void close() {
        if (isGroup) {
            groups.put(
                    GroupName.of(
                            group.get(CersColumns.SCHOOL),
                            Integer.parseInt(group.get(CersColumns.SCHOOL_YEAR)),
                            group.get(CersColumns.NAME)),
                    new Members(Arrays.copyOf(ssids, students), List.copyOf(logins)));
        }
    }

    /** Takes the student whose SSID some bytes are or, when there are none, a login; a row without either has nobody. */
    private void member(byte[] text, int from, int to, String login) throws IOException {
        if (isGroup && from < to) {
            long ssid = Ssid.number(text, from, to);
            require(ssid != Ssid.NO_NUMBER);
            ssids = students == ssids.length ? Arrays.copyOf(ssids, students * 2) : ssids;
            ssids[students++] = ssid;
        } else if (isGroup && !login.isEmpty()) {
            logins.add(login);
        }
    }

    private void require(boolean holds) throws IOException {
        if (!holds) {
            throw damaged();
        }
    }

    private IOException damaged() {
        return new AlteredFileException(file + " is not as it was published: line " + line
                + " is damaged. Restore the run's folder from a backup.");
    }
}
