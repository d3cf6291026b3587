package org.rollcall.run;

import java.util.Locale;

/** What a person is told of. */
public enum AlertKind {
    /** A night failed or could not be opened; CERS keeps what it had. */
    FAILED("failed"),
    /** A night brought no group, or none for a school that had some. */
    EMPTY("empty"),
    /** A night waits for a person's decision. */
    HELD("held"),
    /** A night went on without tonight's delivery of a source. */
    PARTIAL("without a source"),
    /** A night was missed, was run late, or has not ended in time. */
    LATE("late"),
    /** A source's credential expires soon, or has. */
    EXPIRING("credential expires"),
    /** An LEA's file cannot be used, so that its nights do not run. */
    FAULTY("file at fault"),
    /** The first good night after any of the others. */
    BACK_TO_NORMAL("back to normal");

    private final String phrase;

    AlertKind(String phrase) {
        this.phrase = phrase;
    }

    /** For people, after an LEA's id. */
    String phrase() {
        return phrase;
    }

    /** For machines: small letters with hyphens. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
