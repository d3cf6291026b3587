package org.rollcall.database;

/** A value was longer than the block it was fetched in has room for. */
final class LongValueException extends Exception {

    private static final long serialVersionUID = 1L;

    LongValueException() {
        super("a value is longer than its block", null, false, false);
    }
}
