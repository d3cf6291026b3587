package org.rollcall.csv;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The records at the beginning of a CSV file in UTF-8 that are plain: each ends with a line feed, with or without a carriage
 * return before it, and its fields hold no line end, no zero, and no quote that an RFC 4180 writer would not have doubled.
 * They are told apart among the file's bytes, without a string of what nobody asks for. With the first that is not plain,
 * the rest is a parser's.
 */
public final class PlainRecords {

    private static final int BLOCK = 1 << 18;
    /** With so many bytes at hand and no end among them, a record is a parser's. */
    private static final int LONGEST = 1 << 16;

    private final InputStream in;
    private final Supplier<byte[]> blocks;
    private final PlainRecord record = new PlainRecord();

    private byte[] block = {};
    private int limit;
    private int begin;
    private int next;

    /**
     * Reads into blocks that the caller gives, so that they can be had again when nothing of their records is wanted any
     * more: new memory for every block would have left the processor's cache.
     *
     * @param in from the beginning of a record; the caller's to close
     * @param blocks each made by {@link #block}; one in which something is still wanted is not given again
     */
    public PlainRecords(InputStream in, Supplier<byte[]> blocks) {
        this.in = in;
        this.blocks = blocks;
    }

    /** Blocks for who wants nothing any more of the records before the one at hand: two, in turn. */
    public static Supplier<byte[]> twoBlocks() {
        Deque<byte[]> blocks = new ArrayDeque<>(List.of(block(), block()));
        return () -> {
            blocks.addLast(blocks.removeFirst());
            return blocks.getLast();
        };
    }

    /** Something to read into. */
    public static byte[] block() {
        return new byte[LONGEST + BLOCK + PlainRecord.MARGIN];
    }

    /** Goes on to the next record; false when there is none, or it is not plain. */
    public boolean next() throws IOException {
        begin = next;
        if (begin == limit && !fill()) {
            return false;
        }
        int end = record.find(block, begin, limit);
        while (end == PlainRecord.CUT && limit - begin < LONGEST && fill()) {
            end = record.find(block, begin, limit);
        }
        next = end < 0 ? begin : end;
        return end >= 0;
    }

    /** Whether there is more; what is left of the block goes before it, in another block. */
    private boolean fill() throws IOException {
        int left = limit - begin;
        byte[] filled = blocks.get();
        System.arraycopy(block, begin, filled, 0, left);
        int read = in.read(filled, left, BLOCK);
        block = filled;
        begin = 0;
        next = 0;
        limit = left + Math.max(read, 0);
        Arrays.fill(block, limit, limit + PlainRecord.MARGIN, (byte) 0);
        return read > 0;
    }

    /** Whether the record at hand, or the one that is not plain, has not been passed. */
    public boolean hasRest() {
        return begin < limit;
    }

    /** The bytes from that record on. */
    public InputStream rest() {
        return before(in, block, begin, limit);
    }

    /** A stream of some bytes and then those of another, which stays open at its end. */
    public static InputStream before(InputStream in, byte[] bytes, int from, int to) {
        return new SequenceInputStream(new ByteArrayInputStream(bytes, from, to - from), new FilterInputStream(in) {
            @Override
            public void close() {
                // at its end a sequence would
            }
        });
    }

    /** The block in which the record stands, and eight more bytes; they stay until the caller gives it again. */
    public byte[] bytes() {
        return block;
    }

    /** Where the record begins among them. */
    public int begin() {
        return begin;
    }

    /** Where the next record begins, which need not be there yet. */
    public int end() {
        return next;
    }

    /** Where those that are there yet end. */
    public int limit() {
        return limit;
    }

    /** Passes bytes that the caller knows to be whole records. */
    public void skip(int count) {
        next += count;
    }

    /** Whether the record is an empty line. */
    public boolean isEmpty() {
        return block[begin] == '\n' || block[begin] == '\r';
    }

    /** How many fields it has. */
    public int fields() {
        return record.fields();
    }

    /** Where a field begins among the bytes, without a quote around it. */
    public int start(int field) {
        return record.start(field);
    }

    /** Where it ends. */
    public int end(int field) {
        return record.end(field);
    }

    /** Whether it has to be read with {@link #text}, since quotes are doubled in it. */
    public boolean isDoubled(int field) {
        return record.isDoubled(field);
    }

    /** The text of a field. */
    public String text(int field) {
        String text = new String(block, start(field), end(field) - start(field), StandardCharsets.UTF_8);
        return isDoubled(field) ? text.replace("\"\"", "\"") : text;
    }
}
