package org.rollcall.merge;

/** Rosters that cannot be merged: their ids mean different people, or nobody. The message says what to do. */
public final class MergeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MergeException(String message) {
        super(message);
    }
}
