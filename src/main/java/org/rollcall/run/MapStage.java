package org.rollcall.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.cers.CersCheck;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.CersWriter;
import org.rollcall.cers.GroupMapper;
import org.rollcall.cers.LeftOut;
import org.rollcall.cers.Mapping;
import org.rollcall.cers.NameFold;
import org.rollcall.cers.SchoolYears;
import org.rollcall.cers.StudentGroup;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.StateJson;
import org.rollcall.publish.DropTarget;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublicationStore;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.Reading;

/** Maps the roster to groups, writes the files and reports into the run folder, and proves both. */
public final class MapStage {

    static final String GROUPS = "groups.json";
    static final String PUBLISHED_BEFORE = "published-before.json";

    private final RunStore runs;
    private final SchoolYears years;
    private final ArchiveLimits limits;
    private final DropTarget target;
    private final RunListener listener;

    public MapStage(RunStore runs, SchoolYears years, ArchiveLimits limits, DropTarget target, RunListener listener) {
        this.runs = runs;
        this.years = years;
        this.limits = limits;
        this.target = target;
        this.listener = listener;
    }

    /**
     * Maps a night.
     *
     * @throws org.rollcall.cers.CersViolation when a file would not do; nothing may be published then
     * @throws IllegalStateException when a row has vanished
     */
    public Night map(Night night) throws IOException {
        return Timed.stage(night, "mapping", listener, () -> {
            Run run = night.run();
            Path folder = runs.folder(run);
            keepInputs(night, folder);
            Reading reading = night.reading();
            Mapping mapping = new GroupMapper(night.lea(), run.date(), reading.ledger(), reading.warnings())
                    .map(reading.roster(), reading.refusals().all());
            reading.ledger().requireBalance();
            night.mapping(mapping);
            night.refusals().addAll(reading.refusals().all());
            RunReports.writeLeftOut(folder, mapping.leftOut());
            writeRefused(night);
            RunReports.writeConflicts(folder, night.merged().conflicts());
            RunReports.writeDamaged(folder, reading.damages().all());
            RunReports.writeUnmapped(folder, reading.unmapped().all());
            reading.unmapped().sentences().forEach(reading.warnings()::warn);
            StateJson.write(folder.resolve(GROUPS), PublicationRecord.groups(mapping.groups()));
            night.files(writeFiles(night, folder));
            night.run(run.with(report(night)).in(RunState.COMPUTED));
            if (!run.dryRun()) {
                runs.save(night.run());
            }
        });
    }

    void writeRefused(Night night) throws IOException {
        RunReports.writeRefused(runs.folder(night.run()), night.refusals());
    }

    private void keepInputs(Night night, Path folder) throws IOException {
        StateJson.write(
                folder.resolve(EffectiveSettings.FILE),
                new EffectiveSettings(night.run().date(), years.open(), limits, target.place(), night.lea()));
        for (Map.Entry<String, String> definition : night.definitions().entrySet()) {
            DurableFiles.write(
                    folder.resolve("specification-" + definition.getKey() + ".yaml"),
                    definition.getValue().getBytes(StandardCharsets.UTF_8));
        }
        Path record = new PublicationStore(runs.leaFolder(night.run().lea())).file();
        if (Files.exists(record) && !night.run().id().equals(night.previous().run())) {
            Path copy = folder.resolve("." + PUBLISHED_BEFORE);
            Files.copy(record, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            DurableFiles.move(copy, folder.resolve(PUBLISHED_BEFORE));
        }
    }

    private List<CersFile> writeFiles(Night night, Path folder) throws IOException {
        Path staged = folder.resolve(".cers");
        DurableFiles.remove(staged);
        DurableFiles.folder(staged);
        Set<String> spent = night.previous().spentHashes();
        List<CersFile> files = new CersWriter(
                        staged, night.lea().id(), night.lea().files(), spent)
                .write(night.mapping().groups());
        new CersCheck(night.lea(), SchoolYears.of(night.run().date())).check(staged, files);
        DurableFiles.remove(folder.resolve(PublishStage.FILES));
        DurableFiles.commitFolder(staged, folder.resolve(PublishStage.FILES));
        return files;
    }

    private static RunReport report(Night night) {
        Mapping mapping = night.mapping();
        Map<String, Integer> leftOut = new TreeMap<>();
        for (LeftOut item : mapping.leftOut()) {
            leftOut.merge(item.reason().name(), 1, Integer::sum);
        }
        List<StudentGroup> groups = mapping.groups();
        return new RunReport(
                night.milliseconds(),
                groups.size(),
                (int) groups.stream()
                        .flatMapToLong(g -> Arrays.stream(g.ssids()))
                        .distinct()
                        .count(),
                (int) groups.stream()
                        .flatMap(g -> g.logins().stream())
                        .distinct()
                        .count(),
                leftOut,
                night.refusals().size(),
                gone(groups, night.previous().groups()),
                mapping.schools(),
                night.reading().ledger().entries(),
                night.reading().warnings().sentences(),
                night.files(),
                List.of(),
                night.merged().sentences(),
                night.merged().contributions());
    }

    private static int gone(List<StudentGroup> groups, List<PublishedGroup> before) {
        Set<String> now = new HashSet<>();
        groups.forEach(g -> now.add(g.school() + '\n' + NameFold.fold(g.name())));
        return (int) before.stream()
                .filter(g -> !now.contains(g.school() + '\n' + NameFold.fold(g.name())))
                .count();
    }
}
