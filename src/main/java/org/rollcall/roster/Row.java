package org.rollcall.roster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** One row of an entity, or one after the other of a block. Handed from thread to thread, never used by two at once. */
public final class Row {

    private static final byte[] NO_BYTES = {};
    private static final int[] NO_BOUNDS = {};
    private static final int KNOWN = 2;

    private final int width;
    private final String[] values;
    private final byte[] bytes;
    private final int[] bounds;
    private final long[] hashes;
    /** Above the number by {@link #KNOWN}; less when it is not known yet. */
    private final int[] references;

    private final Object[] outcomes;
    private final Fault fault;
    private long line;
    private int number;

    /**
     * A fault in the form of a row, found by whoever read it.
     *
     * @param field the column at fault, as the file calls it
     * @param reason what is wrong with the value and what is expected, without the value
     */
    public record Fault(String field, String rule, String reason) {}

    /**
     * @param line where it begins in its file, counted from 1
     * @param values in the order of {@link EntityReader#columns}; null where the file has no such column
     * @param fault why it is refused unless it is filtered or merged before; null when its form is sound
     */
    public Row(long line, String[] values, Fault fault) {
        this.line = line;
        this.width = values.length;
        this.values = values;
        this.bytes = NO_BYTES;
        this.bounds = NO_BOUNDS;
        this.hashes = new long[hashes(width)];
        this.references = new int[width];
        this.outcomes = new Object[1];
        this.fault = fault;
    }

    /** One whose form is sound. */
    public Row(long line, String[] values) {
        this(line, values, null);
    }

    /** Those of a block, as {@link RowBlock} keeps them; their form is sound. */
    Row(int width, String[] values, byte[] bytes, int[] bounds, long[] hashes, int[] references, Object... outcomes) {
        this.width = width;
        this.values = values;
        this.bytes = bytes;
        this.bounds = bounds;
        this.hashes = hashes;
        this.references = references;
        this.outcomes = outcomes;
        this.fault = null;
    }

    /** Makes it another of its block. */
    void at(int row, long begin) {
        number = row;
        line = begin;
    }

    /** How many hashes a row has: one for each value, and its fingerprint. */
    static int hashes(int width) {
        return width + 1;
    }

    /** On which line of its file it begins; of a collection, the number of the record. */
    public long line() {
        return line;
    }

    /** A copy of all values; null where the file has no such column. */
    String[] values() {
        for (int column = 0; column < width; column++) {
            written(column);
        }
        return Arrays.copyOfRange(values, number * width, number * width + width);
    }

    Fault fault() {
        return fault;
    }

    /** The value with blanks around it removed; blank when the file has no such column. */
    String get(int column) {
        String value = written(column);
        return value == null ? "" : stripped(value);
    }

    /** What {@link #get} gives, as bytes: where they stand, if {@link #isBytes} says so. */
    Utf8 utf8(int column) {
        return isBytes(column) ? new Utf8(bytes, start(column), end(column)) : Utf8.of(get(column));
    }

    /** What {@link #get} gives, as a string only if {@link #isBytes} does not say otherwise, or not all is of ASCII. */
    CharSequence characters(int column) {
        return isBytes(column) && utf8(column).isAscii() ? utf8(column).characters() : get(column);
    }

    /** The value with the blanks around it; null when the file has no such column. */
    String written(int column) {
        int place = number * width + column;
        if (values[place] == null && bounds.length > 0 && start(column) >= 0) {
            values[place] = new String(bytes, start(column), end(column) - start(column), StandardCharsets.UTF_8);
        }
        return values[place];
    }

    boolean isBlank(int column) {
        long hash = hashes[number * hashes(width) + column];
        return (hash == 0 || hash == Fingerprint.BLANK)
                && !isBytes(column)
                && get(column).isEmpty();
    }

    /** The number of the row that a column refers to, or -1: looked for once, when the column's one table is complete. */
    int reference(int column, Table<?> table) {
        int place = number * width + column;
        if (references[place] == 0) {
            int before = place - width;
            boolean known = number > 0 && references[before] != 0 && isAsBefore(column);
            references[place] = known ? references[before] : KNOWN + table.find(this, column);
        }
        return references[place] - KNOWN;
    }

    /** Whether the row before it in its block has the same value, as many have: a class's rows often stand together. */
    private boolean isAsBefore(int column) {
        int at = 2 * (number * width + column);
        int before = at - 2 * width;
        return bounds[at] >= 0
                && bounds[before] >= 0
                && Arrays.equals(bytes, bounds[at], bounds[at + 1], bytes, bounds[before], bounds[before + 1]);
    }

    /**
     * Keeps what is made of it before its turn.
     *
     * @param reader never gives null; why it refuses or filters the row is thrown when {@link #outcome} is asked for
     */
    void workOut(Function<Row, ?> reader) {
        try {
            outcomes[number] = reader.apply(this);
        } catch (RefusedRowException | FilteredRowException e) {
            outcomes[number] = e;
        }
    }

    /** What was made of it, or is now; the reader is the same each time. */
    <O> O outcome(Function<Row, O> reader) {
        if (outcomes[number] == null) {
            workOut(reader);
        }
        if (outcomes[number] instanceof RuntimeException fault) {
            throw fault;
        }
        @SuppressWarnings("unchecked") // the reader made it
        O outcome = (O) outcomes[number];
        return outcome;
    }

    /**
     * Whether the value can be had as bytes: it is not blank, has no blanks around it, and if it is a string already, that
     * has as many characters, so that no quotes were doubled in it.
     */
    boolean isBytes(int column) {
        if (bounds.length == 0) {
            return false;
        }
        String text = values[number * width + column];
        int start = start(column);
        int end = end(column);
        return (text == null || text.length() == end - start)
                && start < end
                && isVisible(bytes[start])
                && isVisible(bytes[end - 1]);
    }

    /** The bytes among which values stand. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the value begins; negative when the file has no such column. */
    int start(int column) {
        return bounds[2 * (number * width + column)];
    }

    /** Where the value ends. */
    int end(int column) {
        return bounds[2 * (number * width + column) + 1];
    }

    /** The {@linkplain Fingerprint fingerprint} of one value. */
    long hash(int column) {
        int place = number * hashes(width) + column;
        if (hashes[place] == 0) {
            hashes[place] =
                    isBytes(column) ? Fingerprint.of(bytes, start(column), end(column)) : Fingerprint.of(get(column));
        }
        return hashes[place];
    }

    /** The fingerprint of the first values: always of as many for one row. */
    long fingerprint(int first) {
        int place = number * hashes(width) + width;
        if (hashes[place] == 0) {
            hashes[place] = Fingerprint.of(this, first);
        }
        return hashes[place];
    }

    /** Without the blanks around it; most values have none, and begin and end with a letter or digit. */
    private static String stripped(String value) {
        int last = value.length() - 1;
        return last < 0 || isVisible(value.charAt(0)) && isVisible(value.charAt(last)) ? value : value.strip();
    }

    private static boolean isVisible(int c) {
        return c > ' ' && c < 0x7F;
    }

    void requireSound() {
        if (fault != null) {
            throw new RefusedRowException(fault);
        }
    }
}
