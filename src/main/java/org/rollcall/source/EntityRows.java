package org.rollcall.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Column;
import org.rollcall.roster.EntityReader;
import org.rollcall.roster.Row;

/** Brings the rows of one CSV file to the reader of its entity. */
final class EntityRows implements RowFile.Rows {

    private static final int STEP = 50_000;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_. -]{0,63}");

    private final String file;
    private final EntityReader<?> reader;
    private final Warnings warnings;
    private final ReadProgress progress;
    private int rows;
    private final SurplusRows surplus = new SurplusRows();

    EntityRows(String file, EntityReader<?> reader, Warnings warnings, ReadProgress progress) {
        this.file = file;
        this.reader = reader;
        this.warnings = warnings;
        this.progress = progress;
    }

    @Override
    public int[] header(List<String> names) {
        return places(file, names, reader.columns(), warnings);
    }

    /**
     * Where each field of a header belongs among the wanted columns.
     *
     * @throws SourceException when a required column is missing or a name stands twice
     */
    static int[] places(String file, List<String> names, List<Column> wanted, Warnings warnings) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            PhysicalLines.requireName(file, 1, name, ',', 1); // none of OneRoster's has one
            if (!name.isEmpty() && !seen.add(name)) {
                throw new SourceException(file + ": "
                        + (StandardColumns.knows(file, name)
                                ? "the column " + name
                                : "a column that is not OneRoster's")
                        + " stands twice in the header. Which one counts cannot be told; export the file again.");
            }
        }
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            byName.merge(found(file, wanted.get(i), names, warnings), i, (first, second) -> first);
        }
        int[] places = new int[Math.max(names.size(), 1)];
        Arrays.fill(places, -1);
        boolean plain = true; // a row that has run into the header shows by what no column is called; it is not quoted
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            plain &= PLAIN_NAME.matcher(name).matches();
            Integer place = byName.get(name);
            if (place != null) {
                places[i] = place;
            } else if (!StandardColumns.knows(file, name)) {
                warnUnknown(file, name, plain ? "the column '" + name + "'" : "column " + (i + 1), warnings);
            }
        }
        return places;
    }

    private static String found(String file, Column column, List<String> names, Warnings warnings) {
        if (names.contains(column.name())) {
            return column.name();
        }
        for (String alias : column.aliases()) {
            if (names.contains(alias)) {
                if (!StandardColumns.knows(file, alias)) {
                    warnings.warn(file + ": the column " + alias + " is taken for " + column.name());
                }
                return alias;
            }
        }
        if (column.required()) {
            String like = names.stream()
                    .filter(name -> name.equalsIgnoreCase(column.name()))
                    .findFirst()
                    .map(name -> " It has " + name + "; capital letters matter.")
                    .orElse("");
            throw new SourceException(file + ": the required column " + column.name() + " is missing." + like
                    + " Export the file again.");
        }
        return column.name();
    }

    private static void warnUnknown(String file, String name, String shown, Warnings warnings) {
        String meant = StandardColumns.meant(name);
        warnings.warn(file + ": "
                + (meant == null
                        ? shown + " is not OneRoster's and is ignored"
                        : "the column " + name + " is taken for " + meant));
    }

    /** Makes a row of values; on any thread. */
    Row make(long line, String... values) {
        return new Row(line, values.length == width() ? values : Arrays.copyOf(values, width()));
    }

    /** How many values a row has. */
    int width() {
        return reader.columns().size();
    }

    /** Gets a row ready for its turn; on any thread. */
    void prepare(Row row) {
        reader.prepare(row);
    }

    /** Tells of about how many rows there will be. */
    void expectRows(int about) {
        reader.expectRows(about);
    }

    /** Tells of a row that will come soon. */
    void expect(Row row) {
        reader.expect(row);
    }

    @Override
    public void row(long line, String[] values, int surplusFields) {
        take(make(line, values), surplusFields);
    }

    void take(Row row, int surplusFields) {
        surplus.take(row.line(), surplusFields);
        reader.accept(row);
        count();
    }

    @Override
    public void damagedRow(long line, String rule, String reason) {
        reader.refuse(line, rule, reason);
        count();
    }

    private void count() {
        if (++rows % STEP == 0) {
            progress.rows(file, rows);
        }
    }

    void end() {
        progress.rows(file, rows);
        if (rows == 0) {
            warnings.warn(file + " has a header and no rows; nothing is removed for that");
        }
        surplus.warn(file, warnings);
    }
}
