package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.audit.AuditLog;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.SchoolYears;
import org.rollcall.lea.Lea;
import org.rollcall.publish.LocalDrop;
import org.rollcall.publish.PublicationStore;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.OneRosterZip;
import org.rollcall.source.ReadProgress;

/**
 * One LEA's nights, by the stages of every night from merging on. A source that is not given is skipped. What is held is
 * approved or discarded at once.
 */
public final class NightDoor {

    /** What a person does with a held run. */
    public enum Verdict {
        APPROVE,
        DISCARD
    }

    /**
     * How a night ended.
     *
     * @param files for CERS, by name, as they were computed; published or not
     * @param folder of the run
     * @param holds why it was held first
     */
    public record Ended(RunState state, Map<String, byte[]> files, Path folder, List<String> holds) {

        /** The text of a report in the run's folder. */
        public String report(String name) throws IOException {
            return Files.readString(folder.resolve(name));
        }
    }

    private final Path work;
    private final RunStore runs;
    private final SchoolYears years;
    private final LocalDrop drop;

    /** @param years that CERS has open */
    public NightDoor(Path root, SchoolYears years) {
        this.years = years;
        this.work = root.resolve("work");
        this.runs = new RunStore(work);
        this.drop = new LocalDrop(root.resolve("drop"), PosixFilePermissions.fromString("rw-r-----"));
    }

    /**
     * Runs a night.
     *
     * @param landed the packages of the sources that landed, by source
     */
    public Ended night(Lea lea, LocalDate date, Map<String, Path> landed, Verdict verdict) throws IOException {
        Instant now = date.atTime(23, 30).toInstant(ZoneOffset.UTC);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        PublishStage publishing =
                new PublishStage(runs, drop, new Journal(new AuditLog(work), runs, clock), clock, RunListener.NONE);
        List<SourceOutcome> outcomes = new ArrayList<>();
        for (String source : lea.sources()) {
            outcomes.add(
                    landed.containsKey(source)
                            ? new SourceOutcome(
                                    source, SourceOutcome.Kind.LANDED, "snapshot-" + date, null, null, 0, null, null)
                            : SourceOutcome.missing(source, "It sent nothing.").skipped());
        }
        Run run = runs.open(lea.id(), date, Cause.NIGHTLY, null, false, now, Duration.ZERO)
                .withSources(outcomes)
                .in(RunState.LANDED);
        Night night = new Night(lea, run);
        night.previous(store(lea).read());
        for (String source : lea.sources()) {
            if (landed.containsKey(source)) {
                night.readings()
                        .put(
                                source,
                                new OneRosterZip(landed.get(source), lea, source, ArchiveLimits.DEFAULT)
                                        .read(date, ReadProgress.NONE));
            }
        }
        new MergeStage(RunListener.NONE).merge(night);
        new MapStage(runs, years, RunListener.NONE).map(night);
        new GuardStage(runs, years, RunListener.NONE).guard(night);
        Map<String, byte[]> files = new TreeMap<>();
        Path folder = runs.folder(run);
        for (CersFile file : night.files()) {
            files.put(
                    file.name(),
                    Files.readAllBytes(folder.resolve(PublishStage.FILES).resolve(file.name())));
        }
        List<String> holds = night.run().report().holds();
        if (night.getState() == RunState.COMPUTED) {
            publishing.publish(night);
        } else if (night.getState() == RunState.HELD && verdict == Verdict.APPROVE) {
            night.run(publishing.publish(night.run(), "oracle", "synthetic"));
        } else if (night.getState() == RunState.HELD) {
            night.run(night.run().in(RunState.DISCARDED));
        }
        runs.save(night.run());
        return new Ended(night.getState(), files, folder, holds);
    }

    /** The groups in force, as the publication record has them. */
    public List<PublishedGroup> inForce(Lea lea) throws IOException {
        return store(lea).read().groups();
    }

    private PublicationStore store(Lea lea) {
        return new PublicationStore(runs.leaFolder(lea.id()));
    }
}
