package org.rollcall.database;

/** A connection string that JDBC has no words for; the message says why, as a phrase. */
final class UntranslatableException extends Exception {

    private static final long serialVersionUID = 1L;

    UntranslatableException(String message) {
        super(message);
    }
}
