package org.rollcall.spec;

import java.util.List;

/**
 * A file of the standard specification whose rows are read, as others see it.
 *
 * @param order its place among them, from 0
 * @param name such as {@code students.csv}
 * @param required whether there is no roster without it
 * @param columns the names of all its columns
 * @param fields of these, those that are taken
 * @param requiredFields those that must be there
 */
public record StandardFile(
        int order,
        String name,
        boolean required,
        List<String> columns,
        List<String> fields,
        List<String> requiredFields) {

    /** Keeps what it is given. */
    public StandardFile {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
        requiredFields = List.copyOf(requiredFields);
    }

    /** The same file, of which only some columns are taken, and must be there. */
    public StandardFile only(List<String> taken) {
        return new StandardFile(order, name, true, columns, taken, taken);
    }
}
