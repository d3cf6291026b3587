package org.rollcall.roster;

import java.util.Arrays;

/** What is kept beside rows, by their numbers; nothing at night, and then it takes no room. */
final class DetailRows {

    private String[][] values;

    String[] get(int row) {
        return values == null || row >= values.length ? null : values[row];
    }

    void set(int row, String[] of) {
        if (values == null && of == null) {
            return;
        }
        if (values == null) {
            values = new String[row + 64][];
        } else if (row >= values.length) {
            values = Arrays.copyOf(values, Math.max(row + 1, values.length + (values.length >> 1)));
        }
        values[row] = of;
    }
}
