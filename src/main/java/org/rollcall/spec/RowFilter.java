package org.rollcall.spec;

import java.util.Map;

/** Says which rows of a file count. */
@FunctionalInterface
public interface RowFilter {

    /** Makes filters of what specifications say under {@code where}. */
    @FunctionalInterface
    interface Language {

        /** @throws IllegalArgumentException with a phrase that says what is wrong with the expression */
        RowFilter compile(String expression);
    }

    /** Whether a row counts, given the values of its columns by name. */
    boolean takes(Map<String, String> row);
}
