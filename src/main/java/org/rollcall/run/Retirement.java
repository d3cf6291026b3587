package org.rollcall.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.publish.DropTarget;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublicationStore;

/**
 * Retires what a newer run has overtaken and removes what is past its days. The last published run, runs that are held
 * or not done, and the snapshots of all of these stay whatever their age.
 */
public final class Retirement {

    private final RunStore runs;
    private final DropTarget target;
    private final Journal journal;
    private final Clock clock;

    public Retirement(RunStore runs, DropTarget target, Journal journal, Clock clock) {
        this.runs = runs;
        this.target = target;
        this.journal = journal;
        this.clock = clock;
    }

    /** Marks every older run of the LEA that is held or was left undone as superseded. */
    void supersedeOlder(Run newer) throws IOException {
        for (Run run : runs.list(newer.lea())) {
            boolean open = run.state() == RunState.HELD || !run.state().isOutcome();
            if (open && !run.id().equals(newer.id()) && !run.opened().isAfter(newer.opened())) {
                journal.ended(runs.save(run.end(
                        RunState.SUPERSEDED,
                        new Ending(clock.instant(), "Superseded by " + newer.id() + ".", null, null, null))));
            }
        }
    }

    void expire(Lea lea, Run current) throws IOException {
        PublicationRecord published = new PublicationStore(runs.leaFolder(lea.id())).readWithoutGroups();
        Map<String, Set<String>> kept = new HashMap<>();
        published.snapshots().forEach((source, id) -> kept.computeIfAbsent(source, s -> new HashSet<>())
                .add(id));
        Instant runsBefore = before(lea.retention().runs());
        for (Run run : runs.list(lea.id())) {
            boolean keep = run.state() == RunState.HELD
                    || !run.state().isOutcome()
                    || run.id().equals(current.id())
                    || run.id().equals(published.run());
            if (keep) {
                run.sources().stream().filter(o -> o.snapshot() != null).forEach(o -> kept.computeIfAbsent(
                                o.source(), s -> new HashSet<>())
                        .add(o.snapshot()));
            } else if (run.opened().isBefore(runsBefore)) {
                var condemned = runs.folder(run.lea(), "." + run.id());
                DurableFiles.move(runs.folder(run), condemned);
                DurableFiles.remove(condemned);
            }
        }
        SnapshotStore snapshots = new SnapshotStore(runs.leaFolder(lea.id()), lea.id());
        for (String source : lea.sources()) {
            Set<String> keep = kept.getOrDefault(source, new HashSet<>());
            snapshots.latest(source).ifPresent(s -> keep.add(s.manifest().id()));
            snapshots.expire(source, before(lea.retention().snapshots()), keep);
        }
        target.expire(lea.id(), before(lea.retention().published()), String.valueOf(published.run()));
    }

    private Instant before(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
