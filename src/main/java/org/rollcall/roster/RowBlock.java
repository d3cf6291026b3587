package org.rollcall.roster;

import java.util.Arrays;

/**
 * Rows of a large file, whose values stand among its bytes and become strings only when they are asked for, which few
 * are. What is known of all rows stands together, for they go from one processor to another.
 */
public final class RowBlock {

    private final byte[] bytes;
    private final int width;
    private final int[] absent;
    private long[] lines;
    private String[] values;
    private int[] bounds;
    private long[] hashes;
    private int[] references;
    private int size;

    /**
     * @param bytes among which values stand, in UTF-8; not to be changed any more
     * @param width how many values a row has
     * @param room for so many rows, at first
     * @param absent the columns that the file has not
     */
    public RowBlock(byte[] bytes, int width, int room, int... absent) {
        this.bytes = bytes;
        this.width = width;
        this.absent = absent;
        this.lines = new long[Math.max(room, 1)];
        this.values = new String[lines.length * width];
        this.bounds = new int[2 * lines.length * width];
    }

    /** Adds a row, whose values have to be set. */
    public void add(long line) {
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

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** A row; none can be added any more. */
    public Row row(int number) {
        if (hashes == null) {
            hashes = new long[size * Row.hashes(width)];
            references = new int[size * width];
        }
        return new Row(lines[number], width, number, values, bytes, bounds, hashes, references);
    }
}
