package org.rollcall.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.rollcall.audit.Sha256;
import org.rollcall.cers.CersFile;
import org.rollcall.landing.AlteredFileException;
import org.rollcall.landing.Faults;
import org.rollcall.landing.Parallel;
import org.rollcall.landing.StateJson;
import org.rollcall.publish.DropTarget;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublicationStore;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.publish.PublishedManifest;

/**
 * Publishes exactly what stands in a run's folder: the set into the drop folder, then the publication record. Cut short
 * at any point and called again, it ends the same.
 */
public final class PublishStage {

    /** The folder in a run's folder that holds the files for CERS. */
    public static final String FILES = "cers";

    private final RunStore runs;
    private final DropTarget target;
    private final Journal journal;
    private final Clock clock;
    private final RunListener listener;

    public PublishStage(RunStore runs, DropTarget target, Journal journal, Clock clock, RunListener listener) {
        this.runs = runs;
        this.target = target;
        this.journal = journal;
        this.clock = clock;
        this.listener = listener;
    }

    /** Publishes a night whose run is computed. */
    public Night publish(Night night) throws IOException {
        return Timed.stage(night, "publishing", listener, () -> {
            journal.publishing(night.run());
            night.run(publish(night.run(), night.previous(), night.groups(), null, null));
        });
    }

    /**
     * Books a computed or held run that was cut short after its set was complete in the drop folder.
     *
     * @return the run as published, or as it was when its set is not there
     */
    Run recover(Run run) throws IOException {
        if (run.dryRun() || !isOut(run)) {
            return run;
        }
        Run published = runs.save(publish(run, null, null));
        journal.ended(published);
        return published;
    }

    /** Once the record has the run, its set may have been moved on to CERS. */
    private boolean isOut(Run run) throws IOException {
        PublicationRecord record = store(run).read();
        if (run.id().equals(record.run())) {
            return true;
        }
        return target.isPublished(run.lea(), run.id())
                && (record.isEmpty()
                        || runs.find(record.run())
                                .map(last -> last.opened().isBefore(run.opened()))
                                .orElse(true));
    }

    /**
     * Publishes a computed or held run and returns it as published; the caller has told the audit log that it will, and
     * saves the run.
     *
     * @param by who approved it, or null
     * @throws IOException when the set cannot be completed; what was published before stands
     */
    Run publish(Run run, String by, String why) throws IOException {
        return publish(run, store(run).read(), null, by, why);
    }

    /**
     * @param previous the record as it stands
     * @param made what the run's folder has of the groups in force once the set is out; null to read it there
     */
    private Run publish(Run run, PublicationRecord previous, List<PublishedGroup> made, String by, String why)
            throws IOException {
        PublicationStore store = store(run);
        Path folder = runs.folder(run);
        if (!run.id().equals(previous.run())) {
            List<CersFile> files = run.report().files();
            List<Path> paths = files.stream()
                    .map(f -> folder.resolve(FILES).resolve(f.name()))
                    .toList();
            Parallel.each(files, file -> {
                requireHash(folder.resolve(FILES).resolve(file.name()), file.sha256());
                return file;
            });
            PublishedManifest manifest =
                    new PublishedManifest(1, run.lea(), run.id(), run.date(), run.schoolYear(), clock.instant(), files);
            List<PublishedGroup> groups = made != null
                    ? made
                    : Arrays.asList(StateJson.read(folder.resolve(MapStage.GROUPS), PublishedGroup[].class));
            PublicationRecord next = previous.next(
                            run.id(),
                            run.date(),
                            manifest.published(),
                            run.schoolYear(),
                            snapshots(run, previous),
                            files,
                            groups)
                    .carrying(carried(folder.resolve(MapStage.CARRIED)))
                    .spending(run.report().expectedChange());
            try {
                // both are written at once, and the set is not complete before the record is there to replace the last
                FutureTask<Void> record = new FutureTask<>(() -> {
                    store.stage(next);
                    return null;
                });
                Parallel.all(
                        record::run,
                        () -> target.publish(
                                run.lea(), run.id(), paths, StateJson.bytes(manifest), () -> await(record)));
            } catch (IOException | RuntimeException | Error e) {
                store.discard();
                throw e;
            }
            store.replace(); // now that the set is out
        }
        journal.published(run, by);
        return run.end(
                RunState.PUBLISHED,
                new Ending(
                        clock.instant(),
                        "In the drop folder; CERS has it once it is uploaded.",
                        target.place(run.lea(), run.id()),
                        by,
                        why));
    }

    private static Map<String, String> carried(Path folder) throws IOException {
        Map<String, String> hashes = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    hashes.put(file.getFileName().toString(), Sha256.of(file));
                }
            }
        }
        return hashes;
    }

    private static void await(Future<Void> record) throws IOException {
        try {
            record.get();
        } catch (ExecutionException e) {
            Faults.<IOException>rethrow(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Publishing was interrupted.");
        }
    }

    private PublicationStore store(Run run) {
        return new PublicationStore(runs.leaFolder(run.lea()));
    }

    static Map<String, String> snapshots(Run run, PublicationRecord previous) {
        Map<String, String> snapshots = new HashMap<>(previous.snapshots());
        run.sources().stream()
                .filter(outcome -> outcome.snapshot() != null)
                .forEach(outcome -> snapshots.put(outcome.source(), outcome.snapshot()));
        return snapshots;
    }

    private static void requireHash(Path path, String sha256) throws IOException {
        if (!Sha256.of(path).equals(sha256)) {
            throw new AlteredFileException(
                    path + " is not what the run wrote: it was changed afterwards. Discard the run and run again.");
        }
    }
}
