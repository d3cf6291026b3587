package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.landing.DiskFaults;
import org.rollcall.landing.DurableFiles;
import org.rollcall.pipeline.SimpleFilters;
import org.rollcall.run.ArchivedNight;
import org.rollcall.run.NightFailedException;
import org.rollcall.run.Replay;
import org.rollcall.run.Run;
import org.rollcall.run.RunStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes a past run again and says whether it comes to the same. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Computes a past run again, from the snapshots and settings that its night had, and says whether this"
                    + " version of Rollcall makes the same files, byte for byte.",
            "Publishes nothing and changes nothing; works while a night is on. Exit code 3 when it differs."
        })
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private WorkLocation location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--run",
            required = true,
            paramLabel = "ID",
            description = "The run, such as demo-unified-2026-11-21-2; dry runs too.")
    private String run;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = {
                "Keep the files and reports in this folder, which must be new or empty.",
                "They hold student data. Default: they are removed."
            })
    private Path keep;

    @Override
    public Integer call() throws IOException {
        RunStore runs = new RunStore(location.folder());
        Optional<Run> found =
                new ChosenRun(location.folder(), runs, spec.commandLine().getErr()).named(run);
        if (found.isEmpty()) {
            return ExitCode.USAGE;
        }
        if (keep == null) {
            try (ScratchFolder scratch = new ScratchFolder(location.folder())) {
                return replay(runs, found.get(), scratch.path());
            }
        }
        requireEmpty();
        return replay(runs, found.get(), DurableFiles.folder(keep.toAbsolutePath()));
    }

    private void requireEmpty() throws IOException {
        if (Files.isDirectory(keep)) {
            try (var entries = Files.list(keep)) {
                if (entries.findAny().isEmpty()) {
                    return;
                }
            }
        }
        if (Files.exists(keep)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--keep: " + keep + " is not an empty folder; name a new one");
        }
    }

    private int replay(RunStore runs, Run archived, Path folder) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err);
        try (SimpleFilters filters = SimpleFilters.alone()) {
            ArchivedNight night = ArchivedNight.open(runs, archived, filters);
            Replay replay;
            try {
                replay = Replay.of(night, folder, progress);
            } finally {
                progress.closed(archived);
            }
            out.println(run + ": replayed; " + replay.lines().get(0));
            replay.lines().stream().skip(1).forEach(out::println);
            if (keep != null) {
                out.println("What it made now is in " + keep + ".");
            }
            out.flush();
            return replay.identical() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
        } catch (NightFailedException e) {
            err.println(run + ": cannot be replayed: " + e.getMessage() + ".");
        } catch (IOException e) {
            err.println(run + ": cannot be replayed: " + DiskFaults.phrase(e));
        }
        return ExitCode.FAILED;
    }
}
