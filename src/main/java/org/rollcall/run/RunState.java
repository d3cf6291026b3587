package org.rollcall.run;

/** Where a run stands; the last eight are outcomes, from which it never moves on (a held run may be decided). */
public enum RunState {
    /** Open; sources are being landed. */
    WAITING(false),
    /** Every source has an outcome. */
    LANDED(false),
    /** The files are written; they may have been published. */
    COMPUTED(false),
    /** A person must decide. */
    HELD(true),
    /** The files are in the drop folder; CERS has them once somebody or something uploads them. */
    PUBLISHED(true),
    /** The files would say what is in force already. */
    UNCHANGED(true),
    FAILED(true),
    /** A newer run came before it was decided or done. */
    SUPERSEDED(true),
    DISCARDED(true),
    /** It was opened in a blackout of the LEA, and nothing was done. */
    SKIPPED(true),
    /** A dry run that was computed to its end. */
    PREVIEWED(true);

    private final boolean outcome;

    RunState(boolean outcome) {
        this.outcome = outcome;
    }

    /** Whether the run has ended, for good or until somebody decides. */
    public boolean isOutcome() {
        return outcome;
    }
}
