package org.rollcall.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The runs this process has on, at most one for each LEA, each under the LEA's lock from opening to close. What is on
 * stands on disk too, so a process that starts anew goes on where the last one stopped. Safe for several threads.
 */
public final class OpenRuns {

    private final RunStore runs;
    private final PublishStage publishStage;
    private final Journal journal;
    private final Clock clock;
    private final Map<String, LeaLock> locks = new HashMap<>();
    private final Map<String, Run> open = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();

    public OpenRuns(RunStore runs, PublishStage publishStage, Journal journal, Clock clock) {
        this.runs = runs;
        this.publishStage = publishStage;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens a run, or takes up the one of the same date that was cut short; any other left undone is superseded.
     *
     * @param by who asks for it, as claimed; null when the timetable does
     * @return empty when another run of the LEA is on, here or in another process
     */
    public synchronized Optional<Run> open(
            String lea, LocalDate date, Cause cause, String by, boolean dryRun, Duration window) throws IOException {
        Optional<LeaLock> lock = lock(lea);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Run> undone =
                    undone(lea).filter(run -> run.date().equals(date) && run.dryRun() == dryRun && !dryRun);
            Run run = undone.isPresent()
                    ? undone.get()
                    : runs.open(lea, date, cause, by, dryRun, clock.instant(), window);
            if (undone.isPresent()) {
                journal.resumed(run, by);
            } else {
                journal.opened(run);
            }
            keep(run, lock.get());
            return Optional.of(run);
        } catch (IOException | RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    /** Takes up the newest run of an LEA that was cut short, when there is one and no other process has it. */
    public synchronized Optional<Run> resume(String lea) throws IOException {
        Optional<LeaLock> lock = lock(lea);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        Optional<Run> undone = undone(lea).filter(run -> !run.dryRun());
        if (undone.isPresent()) {
            journal.resumed(undone.get(), null);
            keep(undone.get(), lock.get());
        } else {
            lock.get().close();
        }
        return undone;
    }

    private Optional<LeaLock> lock(String lea) throws IOException {
        return open.containsKey(lea) ? Optional.empty() : LeaLock.tryAcquire(runs.leaFolder(lea));
    }

    /** The newest undone run; a set that was already complete in the drop folder is booked as what it is, published. */
    private Optional<Run> undone(String lea) throws IOException {
        Run newest = null;
        List<Run> all = runs.list(lea);
        for (Run run : all) {
            if (run.state() == RunState.HELD) {
                publishStage.recover(run); // its approval may have been cut short
            } else if (!run.state().isOutcome()) {
                Run recovered = run.state() == RunState.COMPUTED ? publishStage.recover(run) : run;
                newest = recovered.state().isOutcome() ? newest : recovered;
            }
        }
        Run last = all.isEmpty() ? null : all.get(all.size() - 1);
        if (last != null
                && last.state() == RunState.FAILED
                && !last.report().files().isEmpty()) {
            publishStage.recover(last); // it may have failed after its set was complete, before that was booked
        }
        return Optional.ofNullable(newest);
    }

    private void keep(Run run, LeaLock lock) throws IOException {
        for (Run other : run.dryRun() ? List.<Run>of() : runs.list(run.lea())) {
            if (!other.state().isOutcome() && !other.id().equals(run.id())) {
                journal.ended(runs.save(other.end(
                        RunState.SUPERSEDED,
                        new Ending(
                                clock.instant(),
                                "Cut short, then superseded by " + run.id() + ".",
                                null,
                                null,
                                null))));
            }
        }
        locks.put(run.lea(), lock);
        open.put(run.lea(), run);
    }

    /** The runs nobody is working on, each now claimed by the caller; oldest deadline first. */
    public synchronized List<Run> claim() {
        List<Run> free = open.values().stream()
                .filter(run -> !claimed.contains(run.id()))
                .sorted(Comparator.comparing(Run::deadline).thenComparing(Run::lea))
                .toList();
        free.forEach(run -> claimed.add(run.id()));
        return free;
    }

    /** The runs that are on in this process, each as it was when it was last given back. */
    public synchronized List<Run> all() {
        return List.copyOf(open.values());
    }

    /** Gives a claimed run back, still on. */
    public synchronized void release(Run run) {
        open.replace(run.lea(), run);
        claimed.remove(run.id());
    }

    /** Takes a run that has ended off, and its LEA's lock with it. */
    public synchronized void close(Run run) throws IOException {
        claimed.remove(run.id());
        open.remove(run.lea());
        LeaLock lock = locks.remove(run.lea());
        if (lock != null) {
            lock.close();
        }
    }

    /** Whether a run of the LEA is on in this process. */
    public synchronized boolean isOpen(String lea) {
        return open.containsKey(lea);
    }

    /** Whether the deadline of a run has come. */
    boolean isDue(Run run) {
        Instant now = clock.instant();
        return !now.isBefore(run.deadline());
    }
}
