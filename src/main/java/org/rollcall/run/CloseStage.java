package org.rollcall.run;

import java.io.IOException;
import java.time.Clock;
import org.rollcall.landing.DiskFaults;
import org.rollcall.lea.Lea;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends runs: writes their last record and retires the held runs that a newer one has overtaken. */
public final class CloseStage {

    private static final Logger LOG = LoggerFactory.getLogger(CloseStage.class);

    private final RunStore runs;
    private final Retirement retirement;
    private final Journal journal;
    private final Clock clock;
    private final RunListener listener;

    public CloseStage(RunStore runs, Retirement retirement, Journal journal, Clock clock, RunListener listener) {
        this.runs = runs;
        this.retirement = retirement;
        this.journal = journal;
        this.clock = clock;
        this.listener = listener;
    }

    /** Ends a night that went its way. */
    public Night close(Night night) throws IOException {
        Run run = night.run().with(timed(night));
        if (run.ending() == null) {
            run = run.end(run.state(), new Ending(clock.instant(), reason(run), null, null, null));
        }
        night.run(runs.save(run));
        journal.ended(run);
        if (!run.dryRun() && run.state() != RunState.SKIPPED) {
            tidy(night.lea(), run);
        }
        listener.closed(night.run());
        return night;
    }

    /** The run has ended by now; what cannot be tidied up must not turn a published night into a failed one. */
    private void tidy(Lea lea, Run run) {
        try {
            retirement.supersedeOlder(run);
            retirement.expire(lea, run);
        } catch (IOException e) {
            LOG.warn("{} has ended, but what is past its days is not removed: {}", run.id(), DiskFaults.phrase(e));
        }
    }

    /** Ends a night that failed, with what is known of the cause. */
    public Night fail(Night night, String reason) throws IOException {
        Run run = night.run()
                .with(timed(night).withRefused(night.refusals().size()))
                .end(RunState.FAILED, new Ending(clock.instant(), reason, null, null, null));
        night.run(run);
        try {
            if (!night.refusals().isEmpty()) {
                RunReports.writeRefused(runs.folder(run), night.refusals());
            }
            runs.save(run);
            journal.ended(run);
        } finally {
            listener.closed(run); // whoever waits for the run must not wait for a disk that is full
        }
        return night;
    }

    private static RunReport timed(Night night) {
        return night.run().report().withMilliseconds(night.milliseconds());
    }

    private static String reason(Run run) {
        return switch (run.state()) {
            case UNCHANGED -> "The files would say what is published already; nothing was published again.";
            case HELD -> "Held for a person: " + String.join("; ", run.report().holds()) + ".";
            case PREVIEWED -> run.report().holds().isEmpty()
                    ? "It would be published."
                    : "It would be held: " + String.join("; ", run.report().holds()) + ".";
            default -> run.state().name();
        };
    }
}
