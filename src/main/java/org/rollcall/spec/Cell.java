package org.rollcall.spec;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where the value of a field is found in a row: in a column, in several joined, or nowhere, being the same for all.
 *
 * @param columns the names of the columns; none for a constant
 * @param with what stands between joined columns
 * @param constant the value of every row; null unless there are no columns
 * @param whole whether a join counts only when none of its columns is blank, as an id's does
 * @param steps what is done to the text, in order
 * @param optional whether the file may lack the column
 * @param part which part of the column's text it is, for people; blank for all of it
 */
record Cell(
        List<String> columns,
        String with,
        String constant,
        boolean whole,
        List<UnaryOperator<String>> steps,
        boolean optional,
        String part) {

    /** Keeps what it is given. */
    Cell {
        columns = List.copyOf(columns);
        steps = List.copyOf(steps);
    }

    static Cell column(String name, boolean optional) {
        return new Cell(List.of(name), "", null, false, List.of(), optional, "");
    }

    static Cell constant(String value) {
        return new Cell(List.of(), "", value, false, List.of(), false, "");
    }

    /**
     * The value in a row.
     *
     * @param places of the columns in the row; -1 for one the file lacks
     */
    String value(String[] row, int[] places) {
        if (constant != null) {
            return constant;
        }
        String value = places.length == 1 ? text(row, places[0]) : joined(row, places);
        for (UnaryOperator<String> step : steps) {
            value = step.apply(value);
        }
        return value;
    }

    private String joined(String[] row, int[] places) {
        StringBuilder joined = new StringBuilder();
        for (int place : places) {
            String text = text(row, place);
            if (text.isEmpty()) {
                if (whole) {
                    return "";
                }
                continue;
            }
            if (!joined.isEmpty()) {
                joined.append(with);
            }
            joined.append(text);
        }
        return joined.toString();
    }

    private static String text(String[] row, int place) {
        String text = place < 0 ? null : row[place];
        return text == null ? "" : Blanks.trim(text);
    }

    /** What people find the field under: its columns, or that it is a constant. */
    String shown() {
        return columns.isEmpty() ? "the constant '" + constant + "'" : String.join(", ", columns);
    }

    /** The same, with the part of it that counts. */
    String described() {
        return part.isEmpty() ? shown() : shown() + " (part " + part + ")";
    }
}
