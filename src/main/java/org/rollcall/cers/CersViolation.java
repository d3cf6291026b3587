package org.rollcall.cers;

/** A file Rollcall has written breaks a rule of CERS; the file must not be sent. */
public final class CersViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CersViolation(String file, long row, String sentence) {
        super(file + ", row " + row + ": " + sentence
                + ". CERS would refuse or mangle it; nothing was published. This is a fault in Rollcall: keep the run folder"
                + " and report it.");
    }
}
