package org.rollcall.pipeline;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.rollcall.roster.Login;

/**
 * A small CSV beside an LEA's file, whose columns have names. Every fault of it is a sentence, up to so many; none quotes a
 * value, which may be a student's or an address.
 */
final class SideTable {

    private static final int MOST = 10;

    private final Path file;
    private final List<String> faults = new ArrayList<>();

    /** A row by its columns' names. */
    record Row(int line, Map<String, String> cells) {

        /** Blank when the file has no such column. */
        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    SideTable(Path file) {
        this.file = file;
    }

    /** The rows, but for blank lines. */
    List<Row> rows(CamelContext context, List<String> needed, List<String> others) {
        String columns = "the columns " + String.join(", ", needed);
        List<Row> rows = new ArrayList<>();
        List<List<String>> records = CsvRecords.read(context, file, columns, faults);
        if (records.isEmpty()) {
            return rows;
        }
        List<String> header = records.get(0);
        for (String name : header) {
            if (!needed.contains(name) && !others.contains(name)) {
                faults.add(file + ": '" + name + "' is no column of such a file; it has " + columns + " and may have "
                        + String.join(", ", others));
                return rows;
            }
        }
        if (!header.containsAll(needed) || Set.copyOf(header).size() < header.size()) {
            faults.add(file + " needs " + columns + ", each once");
            return rows;
        }
        for (int i = 1; i < records.size(); i++) {
            List<String> record = records.get(i);
            if (record.stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (record.size() != header.size()) {
                fault(i + 1, "has " + record.size() + " fields where the header has " + header.size());
                continue;
            }
            Map<String, String> cells = new HashMap<>();
            for (int column = 0; column < header.size(); column++) {
                cells.put(header.get(column), record.get(column));
            }
            rows.add(new Row(i + 1, cells));
        }
        if (rows.isEmpty() && faults.isEmpty()) {
            faults.add(file + " has a header and no rows");
        }
        return rows;
    }

    /** The address in column {@code login} in lower case; blank when it is blank or none. */
    String login(Row row) {
        String written = row.get("login");
        String login = Login.of(written);
        if (login == null && !written.isEmpty()) {
            fault(row.line(), "login is not an e-mail address that CERS takes");
        }
        return login == null ? "" : login;
    }

    /** The day in a column; null when it is blank or none. */
    LocalDate day(Row row, String column) {
        try {
            return row.get(column).isEmpty() ? null : LocalDate.parse(row.get(column));
        } catch (DateTimeException e) {
            fault(row.line(), column + " is not a day such as 2026-11-30");
            return null;
        }
    }

    void fault(String phrase) {
        faults.add(file + " " + phrase);
    }

    void fault(int line, String phrase) {
        faults.add(file + ", line " + line + ": " + phrase);
    }

    /** Tells what is wrong with it. */
    void report(String setting, List<String> problems) {
        faults.stream().limit(MOST).forEach(fault -> problems.add(setting + ": " + fault));
        if (faults.size() > MOST) {
            problems.add(setting + ": " + file + ": " + (faults.size() - MOST) + " more faults");
        }
    }
}
