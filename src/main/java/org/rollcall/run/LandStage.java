package org.rollcall.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;

/** Books what became of each source, and decides whether a run has waited long enough. */
public final class LandStage {

    private final RunStore runs;
    private final OpenRuns open;
    private final RunListener listener;

    public LandStage(RunStore runs, OpenRuns open, RunListener listener) {
        this.runs = runs;
        this.open = open;
        this.listener = listener;
    }

    /** The sources of a run that are still to land. */
    public List<String> awaited(Night night) throws IOException {
        night.last(open.isDue(night.run()));
        List<String> awaited = new ArrayList<>();
        listener.stage(night.run(), "landing");
        night.begin();
        for (String source : night.lea().sources()) {
            if (night.run().source(source).filter(SourceOutcome::isLanded).isEmpty() && !isPast(night, source)) {
                awaited.add(source);
            }
        }
        return awaited;
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

    /**
     * Books tonight's outcomes.
     *
     * @param stopping whether the process is being stopped; then what did not land goes on at the next start
     * @return whether the run goes on: every source has landed, or the deadline had come before this attempt
     * @throws IllegalStateException when a source has no outcome
     */
    public boolean settle(Night night, List<SourceOutcome> outcomes, boolean stopping) throws IOException {
        night.spent("landing");
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
        boolean all = run.sources().stream().allMatch(SourceOutcome::isLanded);
        boolean goesOn = all || night.isLast() && !stopping;
        night.run(runs.save(goesOn ? run.in(RunState.LANDED) : run));
        if (!goesOn) {
            open.release(night.run());
        }
        return goesOn;
    }
}
