package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.rollcall.landing.DiskFaults;
import org.rollcall.run.FailureSentence;
import org.rollcall.run.Run;
import org.rollcall.run.RunStore;

/** The past run that a command is about. When there is none, a sentence says so. */
final class ChosenRun {

    private static final String LISTS = "; rollcall history lists them (and --work says where to look).";

    private final Path work;
    private final RunStore runs;
    private final PrintWriter err;

    ChosenRun(Path work, RunStore runs, PrintWriter err) {
        this.work = work;
        this.runs = runs;
        this.err = err;
    }

    /** That of {@code --run}. */
    Optional<Run> named(String id) throws IOException {
        Optional<Run> run = runs.find(id);
        if (run.isEmpty()) {
            err.println("--run: there is no run '" + id + "' in " + work + LISTS);
        }
        return run;
    }

    /** That of {@code --run}, which must be the LEA's. */
    Optional<Run> named(String id, String lea) throws IOException {
        Optional<Run> run = named(id);
        if (run.isPresent() && !run.get().lea().equals(lea)) {
            err.println("--run: '" + id + "' is not a run of '" + lea + "'" + LISTS);
            return Optional.empty();
        }
        return run;
    }

    /** The last of {@code --lea} that will do. */
    Optional<Run> last(String lea, Predicate<Run> suits) throws IOException {
        Optional<Run> last = runs.list(lea).stream().filter(suits).reduce((earlier, later) -> later);
        if (last.isEmpty()) {
            err.println("--lea: no run of '" + lea + "' in " + work + " was computed" + LISTS);
        }
        return last;
    }

    /** Says that something cannot be done to a run, and why. */
    int failed(Run run, String done, Exception failure) {
        String reason = failure instanceof IOException disk ? DiskFaults.phrase(disk) : FailureSentence.of(failure);
        err.println(run.id() + ": cannot be " + done + ": " + reason + (reason.endsWith(".") ? "" : "."));
        return ExitCode.FAILED;
    }
}
