package org.rollcall.roster;

/**
 * One row of an entity.
 *
 * @param line where it begins in its file, counted from 1
 * @param values in the order of {@link EntityReader#columns}; null where the file has no such column
 * @param fault why it is refused unless it is filtered or merged before; null when its form is sound
 */
public record Row(long line, String[] values, Fault fault) {

    /**
     * A fault in the form of a row, found by whoever read it.
     *
     * @param field the column at fault, as the file calls it
     * @param reason what is wrong with the value and what is expected, without the value
     */
    public record Fault(String field, String rule, String reason) {}

    public Row(long line, String[] values) {
        this(line, values, null);
    }

    /** The value with blanks around it removed; blank when the file has no such column. */
    String get(int column) {
        String value = values[column];
        return value == null ? "" : value.strip();
    }

    void requireSound() {
        if (fault != null) {
            throw new RefusedRowException(fault);
        }
    }
}
