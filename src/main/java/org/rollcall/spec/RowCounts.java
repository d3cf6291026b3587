package org.rollcall.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.source.NotUtf8Exception;
import org.rollcall.source.RowFile;
import org.rollcall.source.SourceException;

/** Holds the rows of a delivery's files against the file that counts them, where a specification has one. */
final class RowCounts {

    private final Specification specification;
    private final SpecContext context;

    RowCounts(Specification specification, SpecContext context) {
        this.specification = specification;
        this.context = context;
    }

    /** @throws SourceException when the count file is missing, or a file has another number of rows than it says */
    void check(Delivered delivered) throws IOException {
        CountFile counts = specification.counts();
        if (counts == null) {
            return;
        }
        DeliveredFile came = delivered.counts();
        if (came == null) {
            throw new SourceException("The delivery has no " + counts.name()
                    + ", the file that says how many rows the others have. Have the district send it with them.");
        }
        Map<String, Long> said = said(counts, came);
        for (SpecFile file : specification.files()) {
            DeliveredFile data = delivered.file(file);
            if (data == null) {
                continue;
            }
            Long expected = said.get(data.name().toLowerCase(Locale.ROOT));
            if (expected == null) {
                throw new SourceException(
                        came.name() + " does not say how many rows " + data.name() + " has. Export both again.");
            }
            Counter counter = new Counter(List.of());
            read(file.layout(), data, counter);
            if (counter.rows != expected) {
                throw new SourceException(String.format(
                        Locale.ROOT,
                        "%s has %,d rows where %s says %,d. One of them was cut short or is of another delivery; send all"
                                + " files again.",
                        data.name(),
                        counter.rows,
                        came.name(),
                        expected));
            }
        }
    }

    private Map<String, Long> said(CountFile counts, DeliveredFile came) throws IOException {
        Counter rows = new Counter(List.of(counts.file(), counts.rows()));
        read(counts.layout(), came, rows);
        if (rows.missing != null) {
            throw new SourceException(came.name() + ": the column '" + rows.missing + "' is missing. Export it again.");
        }
        Map<String, Long> said = new HashMap<>();
        for (String[] row : rows.kept) {
            String number = Blanks.trim(row[1]).replace(",", "");
            if (!number.matches("\\d{1,12}")) {
                throw new SourceException(came.name() + " has a number of rows that is none. Export it again.");
            }
            said.put(Blanks.trim(row[0]).toLowerCase(Locale.ROOT), Long.valueOf(number));
        }
        return said;
    }

    private void read(Layout layout, DeliveredFile file, Counter counter) throws IOException {
        try {
            file.read(layout, StandardCharsets.UTF_8, counter);
        } catch (NotUtf8Exception e) {
            counter.rows = 0;
            counter.kept.clear();
            file.read(layout, context.fallback(layout, e), counter);
        }
    }

    /** Counts rows, whole or not, and keeps those of the wanted columns. */
    private static final class Counter implements RowFile.Rows {

        private final List<String> wanted;
        private final List<String[]> kept = new ArrayList<>();
        private String missing;
        private long rows;

        Counter(List<String> wanted) {
            this.wanted = wanted;
        }

        @Override
        public int[] header(List<String> names) {
            int[] places = new int[Math.max(1, names.size())];
            for (int i = 0; i < places.length; i++) {
                places[i] = i < names.size() ? wanted.indexOf(Blanks.trim(names.get(i))) : -1;
            }
            missing = wanted.stream()
                    .filter(name -> !names.contains(name))
                    .findFirst()
                    .orElse(null);
            return places;
        }

        @Override
        public void row(long line, String[] values, int surplusFields) {
            rows++;
            if (!wanted.isEmpty() && missing == null) {
                kept.add(values);
            }
        }

        @Override
        public void damagedRow(long line, String rule, String reason) {
            rows++;
        }
    }
}
