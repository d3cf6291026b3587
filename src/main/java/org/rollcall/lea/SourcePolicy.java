package org.rollcall.lea;

import java.time.Duration;

/**
 * What the night does when a source has not landed by the deadline.
 *
 * @param maxAge how old the snapshot that {@code LAST_GOOD} falls back on may be
 */
public record SourcePolicy(Kind kind, Duration maxAge) {

    /** The run fails and CERS keeps what it has. */
    public static final SourcePolicy ABORT = new SourcePolicy(Kind.ABORT, Duration.ZERO);

    /** The three answers to a source that is not there. */
    public enum Kind {
        ABORT,
        LAST_GOOD,
        SKIP
    }
}
