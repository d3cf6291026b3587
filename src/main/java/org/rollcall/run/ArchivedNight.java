package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.cers.Earlier;
import org.rollcall.cers.SchoolYears;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.landing.StateJson;
import org.rollcall.lea.Lea;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.roster.Details;
import org.rollcall.safety.InForce;
import org.rollcall.spec.RowFilter;

/**
 * A run that can be computed again: from the snapshots, settings, run date and publication record that its night had and
 * nothing else, by the stages of every night. Takes no lock and changes nothing that was kept.
 */
public final class ArchivedNight {

    private final RunStore runs;
    private final Run run;
    private final EffectiveSettings settings;
    private final StoredFormats formats;

    private ArchivedNight(RunStore runs, Run run, EffectiveSettings settings, StoredFormats formats) {
        this.runs = runs;
        this.run = run;
        this.settings = settings;
        this.formats = formats;
    }

    /**
     * Opens a run.
     *
     * @param filters makes the row filters of specifications
     * @throws NightFailedException with a phrase that says why it cannot be computed again
     * @throws IOException when the disk refuses
     */
    public static ArchivedNight open(RunStore runs, Run run, RowFilter.Language filters) throws IOException {
        if (run.state() == RunState.WAITING || run.state() == RunState.LANDED) {
            throw new NightFailedException("it is not computed yet: it is on, or was cut short");
        }
        if (run.cause() == Cause.RESTORE) {
            throw new NightFailedException("it was not computed: it published again what an earlier run had published");
        }
        Path folder = runs.folder(run);
        if (!Files.exists(folder.resolve(EffectiveSettings.FILE))) {
            throw new NightFailedException(
                    "its folder has no " + EffectiveSettings.FILE + ": it ended before it was computed");
        }
        if (run.state() != RunState.FAILED && !run.report().isComputed()) {
            throw new NightFailedException(
                    "it was " + run.state().name().toLowerCase(Locale.ROOT) + " before it was computed");
        }
        EffectiveSettings settings = EffectiveSettings.read(folder);
        StoredFormats formats = new StoredFormats(folder, settings, filters);
        for (String source : settings.lea().sources()) {
            formats.of(settings.lea(), source);
        }
        ArchivedNight night = new ArchivedNight(runs, run, settings, formats);
        SnapshotStore snapshots = night.store();
        for (SourceOutcome outcome : run.sources()) {
            for (String id : ids(outcome)) {
                if (!snapshots.has(outcome.source(), id)) {
                    throw new NightFailedException("the snapshot " + id + " of the source " + outcome.source()
                            + " is gone (this LEA keeps snapshots for "
                            + settings.lea().retention().snapshots() + " days: retention.snapshots)");
                }
            }
        }
        return night;
    }

    /** The run as it ended. */
    public Run run() {
        return run;
    }

    /** The LEA as it was configured. */
    public Lea lea() {
        return settings.lea();
    }

    /** The version of Rollcall that ran it; null when that is not known. */
    public String version() {
        return settings.rollcall();
    }

    /** Where the files that it made are, if it made any. */
    Path files() {
        return runs.folder(run).resolve(PublishStage.FILES);
    }

    private SnapshotStore store() {
        return new SnapshotStore(runs.leaFolder(run.lea()), run.lea());
    }

    private static List<String> ids(SourceOutcome outcome) {
        return Stream.of(outcome.unreadable(), outcome.snapshot())
                .filter(Objects::nonNull)
                .toList();
    }

    /** A sentence for each snapshot whose files were changed since they landed. */
    List<String> changes() throws IOException {
        List<String> changes = new ArrayList<>();
        for (SourceOutcome outcome : run.sources()) {
            for (String id : ids(outcome)) {
                if (!SnapshotStore.isAsLanded(store().get(outcome.source(), id))) {
                    changes.add("The snapshot " + id + " of the source " + outcome.source()
                            + " is not what landed: its files were changed since.");
                }
            }
        }
        return changes;
    }

    /**
     * Reads the snapshots again, each as its source's policy then would have it.
     *
     * @throws RuntimeException what the night would have failed with; {@link FailureSentence} has it in words
     * @throws IOException when the disk refuses
     */
    public Night read(RunListener listener) throws IOException {
        return read(Details.NONE, listener);
    }

    /** The same, with what else is kept beside the records. */
    public Night read(Details details, RunListener listener) throws IOException {
        return new RosterStage(runs, formats, night -> published(), details, listener)
                .read(new Night(settings.lea(), run.landed()));
    }

    /**
     * Merges the rosters again.
     *
     * @param night that was read
     * @throws RuntimeException what the night would have failed with; {@link FailureSentence} has it in words
     */
    public Night merge(Night night, RunListener listener) throws IOException {
        return new MergeStage(listener).merge(night);
    }

    /**
     * Makes the groups again, and writes the files and reports as they are in a run's folder.
     *
     * @param night that was merged
     * @param folder takes them; it is there
     * @throws RuntimeException what the night would have failed with; {@link FailureSentence} has it in words
     * @throws IOException when the disk refuses
     */
    public Night map(Night night, Path folder, RunListener listener) throws IOException {
        inForce().ifPresent(night::keeping);
        return Timed.stage(
                night,
                "mapping",
                listener,
                () -> MapStage.write(night, SchoolYears.opened(settings.schoolYears()), folder));
    }

    /** How groups in force were called then, and the members that they had to keep. */
    Earlier earlier() throws IOException {
        Earlier names = published().names(run.landedSources());
        return inForce().map(kept -> names.keeping(kept.kept(), kept.names())).orElse(names);
    }

    /** What was in force then, of a night that might take nothing away. */
    private Optional<InForce> inForce() throws IOException {
        Path folder = runs.folder(run).resolve(MapStage.IN_FORCE);
        return Files.isDirectory(folder) ? Optional.of(InForce.read(published(), folder)) : Optional.empty();
    }

    /** What had been published when the night ran. */
    PublicationRecord published() throws IOException {
        Path before = runs.folder(run).resolve(KeptInputs.PUBLISHED_BEFORE);
        return Files.exists(before) ? StateJson.read(before, PublicationRecord.class) : PublicationRecord.NONE;
    }
}
