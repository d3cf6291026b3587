package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.rollcall.roster.Row;
import org.rollcall.roster.RowBlock;

/** Parses a file on another thread than the one that takes its rows. */
final class RowsAhead {

    private static final int BATCH = 1024;
    private static final int MOST = 16;
    private static final int ENOUGH = 1000;
    /** No district has many more of anything; a file that seems to must not take all memory beforehand. */
    private static final int MOST_EXPECTED = 1 << 22;

    private final CsvFile file;
    private final EntityRows rows;
    private final long length;
    private long rowsSeen;
    private long bytesSeen;
    private boolean expecting = true;
    /** The one that was last taken comes first: it is still in the processor's cache. */
    private final Deque<RowBlock> spare = new ConcurrentLinkedDeque<>();

    /** A damaged row, after so many sound ones of its batch. */
    private record Damaged(int after, long line, String rule, String reason) {}

    /** Rows that go from one thread to the other together: a block of plain ones, or those that were parsed. */
    private record Batch(RowBlock plain, List<Row> rows, List<Integer> surplus, List<Damaged> damaged) {

        Batch() {
            this(null, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        Batch(RowBlock plain) {
            this(plain, List.of(), List.of(), List.of());
        }
    }

    /** @param length of the file in bytes */
    RowsAhead(CsvFile file, EntityRows rows, long length) {
        this.file = file;
        this.rows = rows;
        this.length = length;
    }

    /** As {@link RowFile#read}; the header is taken on the other thread, before any row. */
    void read(InputStream bytes, String name) throws IOException {
        try (Ahead<Batch> batches = new Ahead<>("parse-" + name, MOST, taker -> {
            Batches made = new Batches(taker);
            try {
                file.readLarge(bytes, made);
            } finally {
                made.flush(); // also what came before a fault
            }
        })) {
            for (Batch batch = batches.take(); batch != null; batch = batches.take()) {
                if (batch.plain() != null) {
                    give(batch.plain());
                } else {
                    give(batch);
                }
            }
        }
    }

    private void give(RowBlock plain) {
        if (expecting) {
            expect(plain);
        }
        for (int i = 0; i < plain.size(); i++) {
            rows.expect(plain.row(i));
        }
        for (int i = 0; i < plain.size(); i++) {
            rows.take(plain.row(i), 0);
        }
        spare.push(plain);
    }

    /** Once enough rows have come to tell of about how many there will be. */
    private void expect(RowBlock plain) {
        rowsSeen += plain.size();
        bytesSeen += plain.length();
        if (rowsSeen >= ENOUGH) {
            rows.expectRows((int) Math.min(rowsSeen * length / bytesSeen, MOST_EXPECTED));
            expecting = false;
        }
    }

    private void give(Batch batch) {
        batch.rows().forEach(rows::expect);
        int given = 0;
        for (Damaged damaged : batch.damaged()) {
            give(batch, given, damaged.after());
            given = damaged.after();
            rows.damagedRow(damaged.line(), damaged.rule(), damaged.reason());
        }
        give(batch, given, batch.rows().size());
    }

    private void give(Batch batch, int from, int to) {
        for (int i = from; i < to; i++) {
            rows.take(batch.rows().get(i), batch.surplus().get(i));
        }
    }

    private final class Batches implements PlainRows.Taker {

        private final Ahead.Taker<Batch> taker;
        private Batch batch = new Batch();
        private int[] places;

        Batches(Ahead.Taker<Batch> taker) {
            this.taker = taker;
        }

        @Override
        public int[] header(List<String> names) {
            if (places == null) { // the parser may begin anew, with the rest
                places = rows.header(names);
            }
            return places;
        }

        @Override
        public int width() {
            return rows.width();
        }

        @Override
        public void rows(RowBlock plain) {
            for (int i = 0; i < plain.size(); i++) {
                rows.prepare(plain.row(i));
            }
            flush();
            taker.put(new Batch(plain));
        }

        @Override
        public RowBlock spare() {
            return spare.poll();
        }

        @Override
        public void row(long line, String[] values, int surplusFields) {
            Row row = rows.make(line, values);
            rows.prepare(row);
            batch.rows().add(row);
            batch.surplus().add(surplusFields);
            flushIfFull();
        }

        @Override
        public void damagedRow(long line, String rule, String reason) {
            batch.damaged().add(new Damaged(batch.rows().size(), line, rule, reason));
            flushIfFull();
        }

        private void flushIfFull() {
            if (batch.rows().size() + batch.damaged().size() == BATCH) {
                flush();
            }
        }

        void flush() {
            if (batch.rows().size() + batch.damaged().size() > 0) {
                taker.put(batch);
                batch = new Batch();
            }
        }
    }
}
