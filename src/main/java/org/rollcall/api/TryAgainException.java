package org.rollcall.api;

import java.time.Duration;
import java.util.Optional;

/** A try has failed, and another may do better. The message says what went wrong, without a full stop. */
public final class TryAgainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final transient Duration delay;

    /**
     * @param remedy what to do when no try does better, as a sentence
     * @param delay how long the server asks to wait; null when it does not say
     */
    TryAgainException(String message, String remedy, Duration delay) {
        super(message, null, false, false);
        this.remedy = remedy;
        this.delay = delay;
    }

    /** What to do when no try does better. */
    public String remedy() {
        return remedy;
    }

    /** How long to wait first; empty to wait as the next try's number demands. */
    public Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }
}
