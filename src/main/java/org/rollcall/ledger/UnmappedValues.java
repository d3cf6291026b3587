package org.rollcall.ledger;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The values of one reading that an LEA's mappings do not know. Not safe for several threads. */
public final class UnmappedValues {

    /** So many different ones are listed; the rows of others are only counted. */
    public static final int MOST = 100_000;

    private static final int LONGEST = 100;
    private static final String SENTENCE = "mappings[";

    private record Place(String mapping, String done, String source, String file, String column) {}

    private final Map<Place, Column> columns = new LinkedHashMap<>();
    private int listed;

    /**
     * The values of one column of one file.
     *
     * @param done what becomes of them, for people
     */
    public Column column(String mapping, String done, String source, String file, String column) {
        return columns.computeIfAbsent(new Place(mapping, done, source, file, column), place -> new Column());
    }

    /** Goes on with those of another source. */
    public void take(UnmappedValues other) {
        columns.putAll(other.columns);
        listed += other.listed;
    }

    /** Those that are listed: column by column, in each the most frequent first. */
    public List<UnmappedValue> all() {
        return columns.entrySet().stream()
                .flatMap(column -> values(column.getKey(), column.getValue()))
                .toList();
    }

    private static Stream<UnmappedValue> values(Place place, Column column) {
        return column.tallies.entrySet().stream()
                .map(entry -> new UnmappedValue(
                        place.mapping,
                        place.source,
                        place.file,
                        place.column,
                        entry.getKey(),
                        entry.getValue().rows,
                        entry.getValue().firstLine))
                .sorted(Comparator.comparing(UnmappedValue::rows)
                        .reversed()
                        .thenComparing(UnmappedValue::firstLine)
                        .thenComparing(UnmappedValue::value));
    }

    /** A sentence for each mapping that does not know some. */
    public List<String> sentences() {
        Map<String, Sum> sums = new TreeMap<>();
        columns.forEach((place, column) -> {
            if (column.rows > 0) {
                sums.computeIfAbsent(place.mapping, mapping -> new Sum(place.done))
                        .add(column);
            }
        });
        return sums.entrySet().stream()
                .map(entry -> SENTENCE + entry.getKey() + "]: " + entry.getValue())
                .toList();
    }

    /** Whether a note of a run is one of these. */
    public static boolean isSentence(String note) {
        return note.startsWith(SENTENCE);
    }

    private static final class Sum {

        private final String done;
        private final Set<String> values = new HashSet<>();
        private boolean more;
        private long rows;

        Sum(String done) {
            this.done = done;
        }

        void add(Column column) {
            values.addAll(column.tallies.keySet());
            more |= column.more;
            rows += column.rows;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s%,d %s without a mapping (%,d %s), %s; see unmapped.csv",
                    more ? "more than " : "",
                    values.size(),
                    values.size() == 1 && !more ? "value" : "values",
                    rows,
                    rows == 1 ? "row" : "rows",
                    done);
        }
    }

    private static final class Tally {
        private final long firstLine;
        private long lastLine;
        private int rows;

        Tally(long firstLine) {
            this.firstLine = firstLine;
        }
    }

    /** Those of one column of one file, whose rows come one after the other. */
    public final class Column {

        private final Map<String, Tally> tallies = new LinkedHashMap<>();
        private boolean more;
        private long rows;
        private long lastLine;

        private Column() {}

        /** Counts a value of a row. */
        public void add(String value, long line) {
            rows += line == lastLine ? 0 : 1;
            lastLine = line;
            String head = value.length() <= LONGEST ? value : value.substring(0, LONGEST);
            Tally tally = tallies.get(head);
            if (tally == null && listed >= MOST) {
                more = true;
                return;
            }
            if (tally == null) {
                listed++;
                tally = new Tally(line);
                tallies.put(head, tally);
            }
            tally.rows += line == tally.lastLine ? 0 : 1;
            tally.lastLine = line;
        }
    }
}
