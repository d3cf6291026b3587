package org.rollcall.roster;

import java.util.Arrays;

/**
 * Rows of a large file, whose values stand among its bytes and become strings only when they are asked for, which few
 * are. What is known of all rows stands together, for they go from one processor to another.
 */
public final class RowBlock {

    private static final int ROOM = 256;

    private final byte[] bytes;
    private final int width;
    private final int[] absent;
    private long[] lines;
    private String[] values;
    private int[] bounds;
    private long[] hashes = {};
    private int[] references = {};
    private Object[] outcomes = {};
    private Row row;
    private int size;
    private int from;
    private int to;

    /**
     * @param bytes among which values stand, in UTF-8; changed only when the rows are not wanted any more
     * @param width how many values a row has
     * @param absent the columns that the file has not
     */
    public RowBlock(byte[] bytes, int width, int... absent) {
        this.bytes = bytes;
        this.width = width;
        this.absent = absent;
        this.lines = new long[ROOM];
        this.values = new String[lines.length * width];
        this.bounds = new int[2 * lines.length * width];
    }

    /**
     * Adds a row, whose values have to be set.
     *
     * @param begin where it begins among the bytes
     * @param end where the next begins
     */
    public void add(long line, int begin, int end) {
        from = size == 0 ? begin : from;
        to = end;
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
            values = Arrays.copyOf(values, size * 2 * width);
            bounds = Arrays.copyOf(bounds, size * 4 * width);
        }
        for (int column : absent) {
            bounds[2 * (size * width + column)] = -1;
            bounds[2 * (size * width + column) + 1] = -1;
        }
        lines[size++] = line;
    }

    /** Gives the row added last a value, which stands among the bytes; null unless it is a string already. */
    public void set(int column, int start, int end, String text) {
        int place = (size - 1) * width + column;
        bounds[2 * place] = start;
        bounds[2 * place + 1] = end;
        values[place] = text;
    }

    /** How many bytes they take. */
    public int length() {
        return to - from;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** The bytes among which values stand. */
    public byte[] bytes() {
        return bytes;
    }

    /** A row, which is another once the next is asked for; none can be added any more. */
    public Row row(int number) {
        if (row == null) {
            prepare();
        }
        row.at(number, lines[number]);
        return row;
    }

    private void prepare() {
        if (hashes.length < size * Row.hashes(width)) {
            hashes = new long[lines.length * Row.hashes(width)];
            references = new int[lines.length * width];
            outcomes = new Object[lines.length];
        } else {
            Arrays.fill(hashes, 0, size * Row.hashes(width), 0);
            Arrays.fill(references, 0, size * width, 0);
            Arrays.fill(outcomes, 0, size, null);
        }
        row = new Row(width, values, bytes, bounds, hashes, references, outcomes);
    }

    /** Lets go of all rows, to be filled again. */
    public void clear() {
        size = 0;
        row = null;
    }
}
