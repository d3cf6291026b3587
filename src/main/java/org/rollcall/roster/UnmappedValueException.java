package org.rollcall.roster;

import org.rollcall.lea.MappingKey;

/** Says that an LEA wants no row with a value that its mapping does not know. It carries no stack trace. */
public final class UnmappedValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String value;

    UnmappedValueException(MappingKey key, String value) {
        super(
                "has no mapping; add it to mappings[" + key.word() + "], or set mappings[" + key.word()
                        + "].unmapped to pass or to a default",
                null,
                false,
                false);
        this.value = value;
    }

    /** Why the row is refused; {@code quoted} tells whether the value may be shown. */
    public String reason(boolean quoted) {
        return quoted ? "'" + Values.shown(value) + "' " + getMessage() : getMessage();
    }
}
