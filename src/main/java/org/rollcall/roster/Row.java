package org.rollcall.roster;

/** One row of an entity. Handed from thread to thread, never used by two at once. */
public final class Row {

    private final long line;
    private final String[] values;
    private final Fault fault;
    private long fingerprint;

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
        this.values = values;
        this.fault = fault;
    }

    /** One whose form is sound. */
    public Row(long line, String[] values) {
        this(line, values, null);
    }

    long line() {
        return line;
    }

    String[] values() {
        return values;
    }

    Fault fault() {
        return fault;
    }

    /** The fingerprint of the first values: always of as many for one row. */
    long fingerprint(int first) {
        if (fingerprint == 0) {
            fingerprint = Fingerprint.of(values, first);
        }
        return fingerprint;
    }

    /** The value with blanks around it removed; blank when the file has no such column. */
    String get(int column) {
        String value = values[column];
        return value == null ? "" : stripped(value);
    }

    /** Without the blanks around it; most values have none, and begin and end with a letter or digit. */
    static String stripped(String value) {
        int last = value.length() - 1;
        return last >= 0 && isVisible(value.charAt(0)) && isVisible(value.charAt(last)) ? value : value.strip();
    }

    private static boolean isVisible(char c) {
        return c > ' ' && c < 0x7F;
    }

    void requireSound() {
        if (fault != null) {
            throw new RefusedRowException(fault);
        }
    }
}
