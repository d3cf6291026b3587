package org.rollcall.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rollcall.run.Night;
import org.rollcall.run.Run;
import org.rollcall.source.SourceException;
import org.slf4j.Logger;

/**
 * Keeps a source that refuses from being asked at every tick: after each failure in a run it is left alone for twice as
 * long. One run of an LEA is on at a time, so what it notes of the run is that run's.
 */
final class RetryPause {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String route;
    private final Clock clock;
    private final Logger log;

    private volatile String run = "";
    private volatile int failures;
    private volatile Instant notBefore = Instant.MIN;
    private volatile String failure;

    /** @param route the source as logs name it */
    RetryPause(String route, Clock clock, Logger log) {
        this.route = route;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Begins an attempt.
     *
     * @throws SourceException with what was said before, when it is too early; a last attempt never is
     */
    void attempt(Night night) {
        if (!run.equals(night.run().id())) {
            run = night.run().id();
            failures = 0;
            notBefore = Instant.MIN;
        }
        if (!night.isLast() && clock.instant().isBefore(notBefore)) {
            throw new SourceException(failure);
        }
    }

    /** Notes that an attempt failed. */
    void failed(Run current, String sentence) {
        say(current, sentence, "It is tried again until");
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures++, 10));
        notBefore = clock.instant().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
        failure = sentence;
    }

    /** Notes that an attempt failed in a way that more of them make worse, so that only the last is still made. */
    void failedForGood(Run current, String sentence) {
        say(current, sentence, "It is tried once more at");
        failures++;
        notBefore = Instant.MAX;
        failure = sentence;
    }

    private void say(Run current, String sentence, String again) {
        if (failures == 0 && clock.instant().isBefore(current.deadline())) {
            log.warn("{}: {} {} {}.", route, sentence, again, current.deadline());
        }
    }
}
