package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.pipeline.SimpleFilters;
import org.rollcall.run.ArchivedNight;
import org.rollcall.run.RosterExport;
import org.rollcall.run.Run;
import org.rollcall.run.RunStore;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the merged roster of a run as a OneRoster package. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the roster of a run, merged from all of its sources, as a OneRoster 1.2.1 CSV zip (bulk), to feed other"
                    + " systems. Reads the run's snapshots again.",
            "Says what was left out and what stands in for what the sources do not have. The zip holds student data."
        })
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private WorkLocation location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Which which;

    /** Which run's roster. */
    static final class Which {

        @Option(names = "--lea", paramLabel = "ID", description = "The LEA: its last run that was computed.")
        private String lea;

        @Option(names = "--run", paramLabel = "ID", description = "This run, such as demo-unified-2026-11-21-2.")
        private String run;
    }

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE.zip",
            description = "The file to write, readable by its owner alone; one that is there is replaced.")
    private Path to;

    @Option(
            names = "--demographics",
            description =
                    "Write demographics too, where a OneRoster source has them. Without it they are not even read.")
    private boolean demographics;

    @Override
    public Integer call() throws IOException {
        requirePlace();
        RunStore runs = new RunStore(location.folder());
        ChosenRun chosen =
                new ChosenRun(location.folder(), runs, spec.commandLine().getErr());
        Optional<Run> run = run(chosen);
        return run.isEmpty() ? ExitCode.USAGE : export(chosen, runs, run.get());
    }

    private int export(ChosenRun chosen, RunStore runs, Run run) {
        Progress progress = new Progress(spec.commandLine().getErr());
        try (SimpleFilters filters = SimpleFilters.alone()) {
            RosterExport export;
            try {
                export = RosterExport.write(ArchivedNight.open(runs, run, filters), demographics, to, progress);
            } finally {
                progress.closed(run);
            }
            print(run, export);
            return ExitCode.DONE;
        } catch (IOException | RuntimeException e) {
            return chosen.failed(run, "exported", e);
        }
    }

    private void requirePlace() {
        Path folder = to.toAbsolutePath().getParent();
        if (Files.isDirectory(to) || folder == null || !Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    Files.isDirectory(to)
                            ? "--to: " + to + " is a folder; name a file"
                            : "--to: there is no folder " + folder + "; make it first");
        }
    }

    private Optional<Run> run(ChosenRun chosen) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (which.run == null) {
            return chosen.last(which.lea, RosterExport::hasRoster);
        }
        Optional<Run> run = chosen.named(which.run);
        if (run.isPresent() && !RosterExport.hasRoster(run.get())) {
            err.println("--run: " + which.run + " is "
                    + run.get().state().name().toLowerCase(Locale.ROOT) + "; it has no roster to export.");
            return Optional.empty();
        }
        return run;
    }

    private void print(Run run, RosterExport export) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(run.id() + ": its roster is in " + to + ", as OneRoster 1.2.1.");
        export.rows().forEach((file, rows) -> out.printf(Locale.ROOT, "  %-22s %,10d rows%n", file, rows));
        if (!export.notes().isEmpty()) {
            out.println("Where the sources and the standard differ:");
            export.notes().forEach(note -> out.println("  " + note));
        }
        if (!export.leftOut().isEmpty()) {
            out.println("Rows of the sources that are not in it:");
            export.leftOut().forEach(line -> out.println("  " + line));
        }
        out.flush();
    }
}
