package org.rollcall.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.rollcall.database.SignInException;
import org.rollcall.landing.DiskFaults;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.run.Night;
import org.rollcall.run.SourceOutcome;
import org.rollcall.source.SourceException;
import org.slf4j.Logger;

/** Lands what is pulled from a service, once in a run, with patience for one that refuses. */
final class PullLanding {

    private final String route;
    private final String source;
    private final SnapshotStore snapshots;
    private final RetryPause pause;

    PullLanding(Lea lea, String source, SnapshotStore snapshots, Clock clock, Logger log) {
        this.route = lea.id() + "." + source;
        this.source = source;
        this.snapshots = snapshots;
        this.pause = new RetryPause(route, clock, log);
    }

    /** One attempt to land. */
    @FunctionalInterface
    interface Attempt {

        /** @param last the snapshot before; empty when there is none */
        Snapshot land(Optional<Snapshot> last) throws IOException;
    }

    /**
     * Makes an attempt, but lands nothing again that this run has landed.
     *
     * @return the outcome of the source
     * @throws SourceException when the attempt failed, or it is too early for another
     */
    SourceOutcome land(Night night, Attempt attempt) throws IOException {
        Optional<Snapshot> last = snapshots.latest(source);
        if (last.isPresent()
                && !last.get().manifest().landed().isBefore(night.run().opened())) {
            return SourceOutcome.landed(source, last.get(), 0);
        }
        pause.attempt(night);
        try {
            return SourceOutcome.landed(source, attempt.land(last), 0);
        } catch (SignInException e) {
            pause.failedForGood(night.run(), e.getMessage()); // an account is locked after a few refusals
            throw e;
        } catch (SourceException e) {
            pause.failed(night.run(), e.getMessage());
            throw e;
        } catch (IOException e) {
            throw new SourceException("The pull cannot be kept on disk: " + DiskFaults.phrase(e), e);
        }
    }

    /** What a failure means that is not said in our own words. */
    String sentence(Exception failed) {
        return route + ": a fault in Rollcall (" + failed.getClass().getSimpleName()
                + "); nothing was landed. Please report it.";
    }
}
