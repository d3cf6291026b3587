package org.rollcall.database;

/** A query that must not be sent. The message says why, and holds a word or two of the query at most. */
final class UnfitQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    UnfitQueryException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line of the query, from 1. */
    int line() {
        return line;
    }
}
