package org.rollcall.run;

/** A run cannot go on; the message is a sentence that says why and what to do, without student data. */
public final class NightFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NightFailedException(String message) {
        super(message);
    }
}
