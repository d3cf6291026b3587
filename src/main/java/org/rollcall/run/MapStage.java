package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Path;
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
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.source.Reading;

/** Maps the roster to groups, writes the files and reports into the run folder, and proves both. */
public final class MapStage {

    static final String GROUPS = "groups.json";

    private final RunStore runs;
    private final RunListener listener;

    public MapStage(RunStore runs, RunListener listener) {
        this.runs = runs;
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
            write(night, runs.folder(night.run()));
            if (!night.run().dryRun()) {
                runs.save(night.run());
            }
        });
    }

    /** Maps a night into a folder of a run. */
    static void write(Night night, Path folder) throws IOException {
        Run run = night.run();
        Reading reading = night.reading();
        Mapping mapping = new GroupMapper(night.lea(), run.date(), reading.ledger(), reading.warnings())
                .map(
                        reading.roster(),
                        reading.refusals().all(),
                        night.previous().names());
        reading.ledger().requireBalance();
        night.mapping(mapping);
        night.refusals().addAll(reading.refusals().all());
        RunReports.writeLeftOut(folder, mapping.leftOut());
        RunReports.writeRefused(folder, night.refusals());
        RunReports.writeConflicts(folder, night.merged().conflicts());
        RunReports.writeDamaged(folder, reading.damages().all());
        RunReports.writeUnmapped(folder, reading.unmapped().all());
        reading.unmapped().sentences().forEach(reading.warnings()::warn);
        StateJson.write(folder.resolve(GROUPS), PublicationRecord.groups(mapping.groups()));
        night.files(writeFiles(night, folder));
        night.run(run.with(report(night)).in(RunState.COMPUTED));
    }

    private static List<CersFile> writeFiles(Night night, Path folder) throws IOException {
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
