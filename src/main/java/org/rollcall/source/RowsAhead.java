package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Parses a file on another thread than the one that takes its rows. */
final class RowsAhead {

    private static final int BATCH = 1024;
    private static final int MOST = 4;

    private final RowFile file;

    /** @param reason null for a row that is sound; then it has a rule, too */
    private record Parsed(long line, String[] values, int surplusFields, String rule, String reason) {

        void give(RowFile.Rows rows) {
            if (reason == null) {
                rows.row(line, values, surplusFields);
            } else {
                rows.damagedRow(line, rule, reason);
            }
        }
    }

    RowsAhead(RowFile file) {
        this.file = file;
    }

    /** As {@link RowFile#read}; the header is taken on the other thread, before any row. */
    void read(InputStream bytes, String name, RowFile.Rows rows) throws IOException {
        try (Ahead<List<Parsed>> batches = new Ahead<>("parse-" + name, MOST, taker -> {
            Batches made = new Batches(rows, taker);
            try {
                file.read(bytes, made);
            } finally {
                made.flush(); // also what came before a fault
            }
        })) {
            for (List<Parsed> batch = batches.take(); batch != null; batch = batches.take()) {
                for (Parsed row : batch) {
                    row.give(rows);
                }
            }
        }
    }

    private static final class Batches implements RowFile.Rows {

        private final RowFile.Rows rows;
        private final Ahead.Taker<List<Parsed>> taker;
        private List<Parsed> batch = new ArrayList<>(BATCH);

        Batches(RowFile.Rows rows, Ahead.Taker<List<Parsed>> taker) {
            this.rows = rows;
            this.taker = taker;
        }

        @Override
        public int[] header(List<String> names) {
            return rows.header(names);
        }

        @Override
        public void row(long line, String[] values, int surplusFields) {
            add(new Parsed(line, values, surplusFields, null, null));
        }

        @Override
        public void damagedRow(long line, String rule, String reason) {
            add(new Parsed(line, null, 0, rule, reason));
        }

        private void add(Parsed row) {
            batch.add(row);
            if (batch.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            if (!batch.isEmpty()) {
                taker.put(batch);
                batch = new ArrayList<>(BATCH);
            }
        }
    }
}
