package org.rollcall.spec;

import java.util.List;

/**
 * A file of the standard specification whose rows are read, as others see it.
 *
 * @param order its place among them, from 0
 * @param name such as {@code students.csv}
 * @param required whether there is no roster without it
 * @param fields the names of its columns
 * @param requiredFields those that must be there
 */
public record StandardFile(int order, String name, boolean required, List<String> fields, List<String> requiredFields) {

    /** Keeps what it is given. */
    public StandardFile {
        fields = List.copyOf(fields);
        requiredFields = List.copyOf(requiredFields);
    }
}
