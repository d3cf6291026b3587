package org.rollcall.run;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Days;
import org.rollcall.lea.Lea;

/** Books what became of each source, and decides whether a run has waited long enough. */
public final class LandStage {

    private final RunStore runs;
    private final OpenRuns open;
    private final Clock clock;
    private final RunListener listener;

    public LandStage(RunStore runs, OpenRuns open, Clock clock, RunListener listener) {
        this.runs = runs;
        this.open = open;
        this.clock = clock;
        this.listener = listener;
    }

    /** The sources of a run that are still to land; none when it ends here because its LEA is in a blackout. */
    public List<String> awaited(Night night) throws IOException {
        night.last(open.isDue(night.run()));
        List<String> awaited = new ArrayList<>();
        listener.stage(night.run(), "landing");
        night.begin();
        Lea lea = night.lea();
        LocalDate date = night.run().date();
        Optional<Days> blackout =
                night.run().dryRun() ? Optional.empty() : lea.blackouts().of(date);
        if (blackout.isPresent()) {
            skip(night, blackout.get());
            return awaited;
        }
        for (String source : lea.sources()) {
            lea.blackouts()
                    .of(source, date)
                    .ifPresent(days -> night.run(night.run().with(SourceOutcome.paused(source, days))));
            if (night.run().source(source).filter(SourceOutcome::isSettled).isEmpty() && !isPast(night, source)) {
                awaited.add(source);
            }
        }
        return awaited;
    }

    private void skip(Night night, Days days) {
        night.run(night.run()
                .end(
                        RunState.SKIPPED,
                        new Ending(
                                clock.instant(),
                                "No night is run " + days.words() + " (blackout); what was published stands.",
                                null,
                                null,
                                null)));
    }

    /** A run of a past date takes the snapshot of that night, so that it shows what that night would have been. */
    private boolean isPast(Night night, String source) throws IOException {
        Run run = night.run();
        if (!run.dryRun()) {
            return false;
        }
        SnapshotStore store = new SnapshotStore(runs.leaFolder(run.lea()), run.lea());
        List<Snapshot> then = store.list(source).stream()
                .filter(s -> !s.manifest().date().isAfter(run.date()))
                .toList();
        boolean newer = store.list(source).size() > then.size();
        if (then.isEmpty() || !newer) {
            return false;
        }
        Snapshot snapshot = then.get(then.size() - 1);
        night.run(run.with(SourceOutcome.landed(source, snapshot, 0)));
        return true;
    }

    /** What the newest snapshots of the sources were delivered as, in bytes: tonight's, or one that may stand in for it. */
    public long bytes(Night night) throws IOException {
        Run run = night.run();
        SnapshotStore store = new SnapshotStore(runs.leaFolder(run.lea()), run.lea());
        long bytes = 0;
        for (String source : night.lea().sources()) {
            bytes += store.latest(source)
                    .map(snapshot -> snapshot.manifest().delivery().size())
                    .orElse(0L);
        }
        return bytes;
    }

    /**
     * Books tonight's outcomes.
     *
     * @param stopping whether the process is being stopped; then what did not land goes on at the next start
     * @return whether the run goes on: every source has landed or is paused, or the run has ended, or the deadline had come before this attempt
     * @throws IllegalStateException when a source has no outcome
     */
    public boolean settle(Night night, List<SourceOutcome> outcomes, boolean stopping) throws IOException {
        night.spent("landing");
        if (night.run().state().isOutcome()) {
            return true;
        }
        Run run = night.run().with(night.run().report().withMilliseconds(night.milliseconds()));
        for (SourceOutcome outcome : outcomes) {
            run = run.with(outcome);
        }
        Lea lea = night.lea();
        for (String source : lea.sources()) {
            if (run.source(source).isEmpty()) {
                throw new IllegalStateException("source " + source + " has no outcome");
            }
        }
        boolean all = run.sources().stream().allMatch(SourceOutcome::isSettled);
        boolean goesOn = all || night.isLast() && !stopping;
        night.run(runs.save(goesOn ? run.in(RunState.LANDED) : run));
        if (!goesOn) {
            open.release(night.run());
        }
        return goesOn;
    }
}
