package org.rollcall.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.cers.SchoolYears;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublicationStore;
import org.rollcall.safety.Changes;
import org.rollcall.safety.Guard;

/** Decides what becomes of a computed run: unchanged, held, previewed, or on to publishing. */
public final class GuardStage {

    private final RunStore runs;
    private final SchoolYears years;
    private final RunListener listener;

    public GuardStage(RunStore runs, SchoolYears years, RunListener listener) {
        this.runs = runs;
        this.years = years;
        this.listener = listener;
    }

    /** Guards a night; its run stays {@code COMPUTED} when it may be published. */
    public Night guard(Night night) throws IOException {
        return Timed.stage(night, "guarding", listener, () -> {
            Run run = night.run();
            PublicationRecord previous = night.previous();
            boolean unchanged = previous.says(night.files(), run.schoolYear())
                    && !night.gone().repeats(previous);
            Guard.Verdict verdict = Guard.Verdict.FREE;
            if (unchanged) {
                night.run(run.with(run.report().withChanges(report(night, Changes.none(night.gone()), Map.of()))));
            } else if (!run.id().equals(previous.run())) {
                Map<String, String> schoolNames = schoolNames(run, previous);
                Changes changes = changes(night, schoolNames);
                verdict = new Guard(night.lea(), years)
                        .judge(run.date(), night.mapping(), changes, previous, schoolNames);
            }
            night.run(night.run()
                    .with(night.run().report().with(verdict))
                    .in(state(run, previous, unchanged, verdict.holds())));
            if (verdict.expected() != null && !run.dryRun()) {
                runs.save(night.run()); // cut short after its set is complete, it has used up the change all the same
            }
            if (night.run().state() == RunState.UNCHANGED) {
                count(night);
            }
        });
    }

    /** What the night changes, written into its folder; nothing before anything was published. */
    private Changes changes(Night night, Map<String, String> schoolNames) throws IOException {
        Changes changes = Changes.of(night.inForce(runs), night.mapping().groups(), night.gone());
        if (!night.previous().isEmpty()) {
            ChangesFile.write(runs.folder(night.run()), changes);
            night.run(night.run().with(night.run().report().withChanges(report(night, changes, schoolNames))));
        }
        return changes;
    }

    private static ChangeReport report(Night night, Changes changes, Map<String, String> schoolNames) {
        return ChangeReport.of(night.previous(), changes, night.gone(), schoolNames);
    }

    /** A night that has nothing to publish counts for the groups that are being emptied all the same. */
    private void count(Night night) throws IOException {
        new PublicationStore(runs.leaFolder(night.run().lea()))
                .write(night.previous()
                        .unchanged(night.groups(), PublishStage.snapshots(night.run(), night.previous())));
    }

    /** Tonight's names, and for schools that are gone those of the last published run. */
    private Map<String, String> schoolNames(Run run, PublicationRecord previous) throws IOException {
        Map<String, String> names = new HashMap<>();
        if (!previous.isEmpty()) {
            runs.find(previous.run())
                    .ifPresent(last -> last.report().schools().forEach(s -> names.put(s.school(), s.name())));
        }
        run.report().schools().forEach(s -> names.put(s.school(), s.name()));
        return names;
    }

    private static RunState state(Run run, PublicationRecord previous, boolean unchanged, List<String> holds) {
        if (run.dryRun()) {
            return RunState.PREVIEWED;
        }
        if (unchanged && !run.id().equals(previous.run())) {
            return RunState.UNCHANGED;
        }
        return holds.isEmpty() ? RunState.COMPUTED : RunState.HELD;
    }
}
