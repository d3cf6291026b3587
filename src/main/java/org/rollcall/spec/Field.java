package org.rollcall.spec;

import java.util.List;

/**
 * One field of the standard specification.
 *
 * @param values those allowed; empty where every value of the type is
 * @param otherwise what a blank value means; blank when nothing
 * @param refers the kind of row it names; blank when none
 */
record Field(
        String name,
        FieldType type,
        boolean required,
        List<String> values,
        String otherwise,
        String example,
        String meaning,
        String refers) {

    /** Keeps what it is given. */
    Field {
        values = List.copyOf(values);
    }

    /** What a value must be, for people. */
    String expected() {
        return values.isEmpty() ? type.expected() : "one of " + String.join(", ", values);
    }

    /** What the field holds, for people. */
    String form() {
        return values.isEmpty() ? type.form() : "one of " + String.join(", ", values);
    }
}
