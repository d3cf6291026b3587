package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.csv.PlainRecords;
import org.rollcall.roster.RowBlock;

/**
 * The rows at the beginning of a large file in UTF-8 that are {@linkplain PlainRecords plain} and have as many fields as
 * the header: of half a gigabyte hardly anything need become a string. With the first row that is otherwise, the rest is
 * left to the parser, which alone knows what there is to be said of it.
 */
final class PlainRows {

    /** Takes the rows. */
    interface Taker extends RowFile.Rows {

        /** How many values a row has; asked for after the header. */
        int width();

        /** Takes rows that have as many fields as the header. */
        void rows(RowBlock rows);

        /** Rows that were taken and are not wanted any more; null when there are none yet. */
        RowBlock spare();
    }

    /**
     * What is left for the parser.
     *
     * @param bytes from the beginning of a row
     * @param line on which that begins
     * @param last on which the row before it begins
     * @param names the header; null when the parser has to begin at the beginning
     * @param marked whether a byte order mark names the encoding
     */
    record Rest(InputStream bytes, long line, long last, List<String> names, boolean marked) {}

    private final InputStream in;
    private final Taker taker;
    private long line = 1;
    private long last = 1;
    private int[] places;
    private ShortText[] texts;
    private int[] absent;
    private RowBlock rows;
    /** That of the block the records have come to; null when it has none yet. */
    private RowBlock upcoming;

    PlainRows(InputStream in, Taker taker) {
        this.in = in;
        this.taker = taker;
    }

    /**
     * Reads them.
     *
     * @return null when nothing is left
     */
    Rest read() throws IOException {
        byte[] start = in.readNBytes(RosterText.LOOK);
        int mark = RosterText.beginning(start);
        if (mark < 0) {
            return new Rest(PlainRecords.before(in, start, 0, start.length), 1, 0, null, false);
        }
        PlainRecords records = new PlainRecords(PlainRecords.before(in, start, mark, start.length), this::block);
        if (!records.next() || records.isEmpty()) {
            return new Rest(PlainRecords.before(records.rest(), start, 0, mark), 1, 0, null, false);
        }
        List<String> names = header(records);
        try {
            line++;
            while (records.next() && (records.isEmpty() || isRow(records))) {
                line++;
            }
        } finally {
            give(); // also what came before a fault
        }
        return records.hasRest() ? new Rest(records.rest(), line, last, names, mark > 0) : null;
    }

    /** Asked for when the records go on to another block. */
    private byte[] block() {
        upcoming = taker.spare();
        return upcoming == null ? PlainRecords.block() : upcoming.bytes();
    }

    private List<String> header(PlainRecords records) {
        List<String> names = IntStream.range(0, records.fields())
                .mapToObj(records::text)
                .map(String::strip)
                .toList();
        places = taker.header(names);
        texts = new ShortText[taker.width()];
        Arrays.setAll(texts, place -> new ShortText());
        absent = IntStream.range(0, texts.length)
                .filter(column -> Arrays.stream(places).noneMatch(place -> place == column))
                .toArray();
        return names;
    }

    /** Takes a record; false when it is none of these rows. */
    private boolean isRow(PlainRecords records) {
        if (records.fields() != places.length) {
            return false;
        }
        byte[] bytes = records.bytes();
        if (rows == null || rows.bytes() != bytes) {
            give();
            rows = upcoming == null ? new RowBlock(bytes, texts.length, absent) : upcoming;
            rows.clear();
        }
        rows.add(line, records.begin(), records.end());
        for (int field = 0; field < places.length; field++) {
            int place = places[field];
            if (place >= 0) {
                int start = records.start(field);
                int end = records.end(field);
                String text = records.isDoubled(field) ? records.text(field) : texts[place].of(bytes, start, end);
                rows.set(place, start, end, text);
            }
        }
        last = line;
        return true;
    }

    /** Gives away the rows of a block. */
    private void give() {
        if (rows != null) {
            taker.rows(rows);
            rows = null;
        }
    }
}
