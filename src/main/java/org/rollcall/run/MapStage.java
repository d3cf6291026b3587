package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.cers.GroupMapper;
import org.rollcall.cers.LeftOut;
import org.rollcall.cers.Mapping;
import org.rollcall.cers.SchoolYears;
import org.rollcall.cers.StudentGroup;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.Parallel;
import org.rollcall.landing.StateJson;
import org.rollcall.lea.Mode;
import org.rollcall.lea.OutputFiles;
import org.rollcall.safety.Gone;
import org.rollcall.safety.InForce;
import org.rollcall.source.Reading;

/** Maps the roster to groups, writes the files and reports into the run folder, and proves both. */
public final class MapStage {

    static final String GROUPS = "groups.json";

    /** The folder in a run's folder with the files of the groups in force that its set does not have. */
    static final String CARRIED = "carried";

    /** The folder in a dry run's folder with the set in files of one school each. */
    public static final String PREVIEW = "schools";

    /** The folder with the files of all in force, of a night that may take nothing away. */
    static final String IN_FORCE = "in-force";

    private final RunStore runs;
    private final SchoolYears years;
    private final RunListener listener;

    public MapStage(RunStore runs, SchoolYears years, RunListener listener) {
        this.runs = runs;
        this.years = years;
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
            keepMembers(night, runs.folder(night.run()));
            write(night, years, runs.folder(night.run()));
            night.mapped();
            writeCarried(night, runs.folder(night.run()));
            if (night.run().dryRun()) {
                writePreview(night, runs.folder(night.run()));
            }
            if (!night.run().dryRun()) {
                runs.save(night.run());
            }
        });
    }

    /** Keeps what is in force beside what else decides the night, where nothing of it may be taken away. */
    private void keepMembers(Night night, Path folder) throws IOException {
        DurableFiles.remove(folder.resolve(IN_FORCE));
        if (night.lea().caution().mode() == Mode.ADD_ONLY && !night.previous().isEmpty()) {
            InForce inForce = night.inForce(runs);
            new SetFiles(folder, night.lea()).keep(IN_FORCE, inForce.all(), OutputFiles.LEA);
            night.keeping(inForce);
        }
    }

    /** Maps a night into a folder of a run. */
    static void write(Night night, SchoolYears years, Path folder) throws IOException {
        Run run = night.run();
        Reading reading = night.reading();
        GoneRules rules = new GoneRules(night);
        Mapping mapping = new GroupMapper(night.lea(), run.date(), reading.ledger(), reading.warnings())
                .map(reading.roster(), reading.refusals().all(), night.earlier())
                .without(rules::isHalf);
        reading.ledger().requireBalance();
        night.mapping(mapping);
        night.refusals().addAll(reading.refusals().all());
        reading.unmapped().sentences().forEach(reading.warnings()::warn);
        Gone gone = Gone.of(
                night.previous(),
                mapping.groups(),
                new Gone.Rules(
                        night.lea(),
                        run.date(),
                        years,
                        group -> night.lea().caution().mode() == Mode.EXACT && rules.isGone(group)));
        night.gone(gone);
        night.groups(gone.inForce(mapping.groups()));
        Parallel.all(
                () -> StateJson.write(folder.resolve(GROUPS), night.groups()),
                () -> writeReports(night, folder),
                () -> night.files(new SetFiles(folder, night.lea())
                        .set(gone.set(mapping.groups()), night.previous().spentHashes())));
        night.run(run.with(report(night)).in(RunState.COMPUTED));
    }

    private static void writeReports(Night night, Path folder) throws IOException {
        Mapping mapping = night.mapping();
        Reading reading = night.reading();
        RunReports.writeLeftOut(folder, mapping.leftOut());
        RunReports.writeGroups(folder, mapping);
        RunReports.writeLogins(folder, mapping.unknownLogins());
        RunReports.writeRefused(folder, night.refusals());
        RunReports.writeConflicts(folder, night.merged().conflicts());
        RunReports.writeDamaged(folder, reading.damages().all());
        RunReports.writeUnmapped(folder, reading.unmapped().all());
        RunReports.writeToDelete(folder, night.gone().toDelete());
    }

    private void writeCarried(Night night, Path folder) throws IOException {
        DurableFiles.remove(folder.resolve(CARRIED));
        if (!night.gone().carried().isEmpty()) {
            InForce inForce = night.inForce(runs);
            List<StudentGroup> groups = night.gone().carried().stream()
                    .map(inForce::group)
                    .sorted(StudentGroup.ORDER)
                    .toList();
            new SetFiles(folder, night.lea()).keep(CARRIED, groups, OutputFiles.LEA);
        }
    }

    /** What a person looks at, or uploads by hand, school by school. */
    private static void writePreview(Night night, Path folder) throws IOException {
        new SetFiles(folder, night.lea())
                .keep(PREVIEW, night.gone().set(night.mapping().groups()), OutputFiles.SCHOOL);
    }

    private static RunReport report(Night night) {
        Mapping mapping = night.mapping();
        Map<String, Integer> leftOut = new TreeMap<>();
        for (LeftOut item : mapping.leftOut()) {
            leftOut.merge(item.reason().name(), 1, Integer::sum);
        }
        return new RunReport(
                night.milliseconds(),
                mapping.groups().size(),
                mapping.students(),
                mapping.logins(),
                leftOut,
                night.refusals().size(),
                null,
                mapping.schools(),
                night.reading().ledger().entries(),
                night.reading().warnings().sentences(),
                night.files(),
                List.of(),
                night.merged().sentences(),
                night.merged().contributions(),
                mapping.schoolYear(night.run().date()),
                null);
    }
}
