package org.rollcall.roster;

/**
 * One row of an entity.
 *
 * @param line where it begins in its file, counted from 1
 * @param values in the order of {@link EntityReader#columns}; null where the file has no such column
 */
public record Row(long line, String[] values) {

    /** The value with blanks around it removed; blank when the file has no such column. */
    String get(int column) {
        String value = values[column];
        return value == null ? "" : value.strip();
    }
}
