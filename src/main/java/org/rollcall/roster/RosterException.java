package org.rollcall.roster;

/** A source's data cannot be used; the message is a sentence that names the file, what is wrong and what to do. */
public final class RosterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RosterException(String message) {
        super(message);
    }

    public RosterException(String message, Throwable cause) {
        super(message, cause);
    }
}
