package org.rollcall.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.cers.SchoolYears;
import org.rollcall.publish.PublicationRecord;
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
            boolean unchanged = previous.says(night.files(), SchoolYears.of(run.date()));
            List<String> holds = unchanged || run.id().equals(previous.run())
                    ? List.of()
                    : new Guard(night.lea(), years)
                            .holds(
                                    run.date(),
                                    night.mapping(),
                                    previous,
                                    runs.folder(run.lea(), String.valueOf(previous.run()))
                                            .resolve(PublishStage.FILES),
                                    schoolNames(run, previous));
            night.run(run.with(run.report().withHolds(holds)).in(state(run, previous, unchanged, holds)));
        });
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
