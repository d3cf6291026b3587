package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.audit.Sha256;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.SchoolYears;
import org.rollcall.cers.StudentGroup;
import org.rollcall.landing.AlteredFileException;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.landing.StateJson;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublicationStore;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.safety.Changes;
import org.rollcall.safety.Gone;
import org.rollcall.safety.Guard;
import org.rollcall.safety.InForce;

/**
 * Makes a run that publishes again what an earlier one published: every group in force then with its members of then,
 * and everybody out of the groups that came since. The run is held, so that a person sees the difference first. The
 * caller holds the LEA's lock.
 */
final class Restoration {

    private final RunStore runs;
    private final SchoolYears years;
    private final Clock clock;

    Restoration(RunStore runs, SchoolYears years, Clock clock) {
        this.runs = runs;
        this.years = years;
        this.clock = clock;
    }

    /**
     * Makes the run.
     *
     * @param today the run date
     * @param by who asks for it, as claimed
     * @return held, or unchanged when what the earlier run published is in force
     * @throws NightFailedException when it cannot be restored, with a sentence that says why
     */
    Run hold(Run earlier, LocalDate today, String by, String publishTo) throws IOException {
        if (earlier.state() != RunState.PUBLISHED) {
            throw new NightFailedException(earlier.id() + " is "
                    + earlier.state().name().toLowerCase(Locale.ROOT)
                    + ", not published; only what was published can be restored.");
        }
        PublicationRecord current = new PublicationStore(runs.leaFolder(earlier.lea())).read();
        Path then = runs.folder(earlier);
        for (CersFile file : earlier.report().files()) {
            Path path = then.resolve(PublishStage.FILES).resolve(file.name());
            if (!Sha256.is(path, file.sha256())) {
                throw new AlteredFileException(
                        path
                                + " is not what was published: it was changed or removed afterwards. Restore it from a backup.");
            }
        }
        EffectiveSettings settings = EffectiveSettings.read(then);
        List<StudentGroup> groups = groups(earlier, then);
        requireOpen(earlier, groups, today);
        Gone gone = Gone.of(current, groups, new Gone.Rules(settings.lea(), today, years, group -> true));
        Changes changes = Changes.of(Night.inForce(runs, earlier.lea(), current), groups, gone);
        return runs.open(
                earlier.lea(), today, Cause.RESTORE, by, false, clock.instant(), Duration.ZERO, (run, folder) -> {
                    StateJson.write(folder.resolve(EffectiveSettings.FILE), settings.publishingTo(publishTo));
                    StateJson.write(folder.resolve(MapStage.GROUPS), gone.inForce(groups));
                    List<CersFile> files =
                            new SetFiles(folder, settings.lea()).set(gone.set(groups), current.spentHashes());
                    RunReports.writeToDelete(folder, gone.toDelete());
                    ChangesFile.write(folder, changes);
                    Run made = run.withSources(sources(earlier))
                            .with(report(earlier, current, changes, gone).withFiles(files));
                    return changes.isNothing() && changes.altered().isEmpty()
                            ? unchanged(made, earlier)
                            : held(made, earlier, Guard.altered(current, changes));
                });
    }

    /** The groups in force after the earlier run. */
    private List<StudentGroup> groups(Run earlier, Path then) throws IOException {
        List<PublishedGroup> published =
                Arrays.asList(StateJson.read(then.resolve(MapStage.GROUPS), PublishedGroup[].class));
        PublicationRecord record = PublicationRecord.NONE.next(
                earlier.id(),
                earlier.date(),
                earlier.opened(),
                earlier.schoolYear(),
                Map.of(),
                earlier.report().files(),
                published);
        InForce inForce = Night.inForce(runs, earlier.lea(), record);
        return record.groups().stream()
                .filter(PublishedGroup::isFilled)
                .map(inForce::group)
                .sorted(StudentGroup.ORDER)
                .toList();
    }

    private void requireOpen(Run earlier, List<StudentGroup> groups, LocalDate today) {
        String closed = groups.stream()
                .map(StudentGroup::schoolYear)
                .distinct()
                .filter(year -> !years.isOpen(year, today))
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!closed.isEmpty()) {
            throw new NightFailedException(earlier.id() + " has groups of school year " + closed
                    + ", which CERS does not have open (cers.schoolYears); it would refuse every file.");
        }
    }

    /** What the earlier run was made from is what later nights may fall back on, where it is still kept. */
    private List<SourceOutcome> sources(Run earlier) {
        SnapshotStore snapshots = new SnapshotStore(runs.leaFolder(earlier.lea()), earlier.lea());
        return earlier.sources().stream()
                .filter(outcome -> outcome.snapshot() != null && snapshots.has(outcome.source(), outcome.snapshot()))
                .toList();
    }

    private static RunReport report(Run earlier, PublicationRecord current, Changes changes, Gone gone) {
        Map<String, String> names = earlier.report().schools().stream()
                .collect(Collectors.toMap(school -> school.school(), school -> school.name(), (a, b) -> a));
        return earlier.report()
                .withWarnings(List.of("What " + earlier.id() + " published is published again"))
                .with(Guard.Verdict.FREE)
                .withChanges(ChangeReport.of(current, changes, gone, names));
    }

    private Run held(Run run, Run earlier, List<String> doubts) {
        List<String> holds = new ArrayList<>(doubts);
        holds.add("it restores what " + earlier.id() + " published: look at what would change before CERS sees it");
        Run held = run.with(run.report().with(new Guard.Verdict(List.copyOf(holds), List.of(), null)));
        return held.end(
                RunState.HELD,
                new Ending(clock.instant(), "Held for a person: " + String.join("; ", holds) + ".", null, null, null));
    }

    private Run unchanged(Run run, Run earlier) {
        return run.end(
                RunState.UNCHANGED,
                new Ending(
                        clock.instant(),
                        "What " + earlier.id() + " published is in force; nothing was published again.",
                        null,
                        null,
                        null));
    }
}
