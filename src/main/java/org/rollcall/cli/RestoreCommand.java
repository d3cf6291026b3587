package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.run.Journal;
import org.rollcall.run.LeaLock;
import org.rollcall.run.NightFailedException;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes again what an earlier run published. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a run that publishes again what an earlier one published, and shows what would change. It is held for"
                    + " approve or discard; with --yes it is published at once.",
            "Every group gets its members of then, and everybody is taken out of groups that came since. The next night"
                    + " publishes what the sources say again, within the LEA's limits."
        })
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private Location location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--run",
            required = true,
            paramLabel = "ID",
            description = "The run that published it, such as demo-unified-2026-11-21-2.")
    private String run;

    @Option(names = "--yes", description = "Publish at once, after showing what changes; needs --by and --reason.")
    private boolean yes;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who decides; recorded as claimed (default: the operating system's user).")
    private String by;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; recorded.")
    private String reason;

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (yes && (by == null || by.isBlank() || reason == null || reason.isBlank())) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--yes needs --by NAME and --reason TEXT");
        }
        try (Deployment deployment = Deployment.start(
                location.options(false, DeploymentOptions.Leas.NONE), Clock.systemUTC(), RunListener.NONE)) {
            Optional<Run> earlier = new ChosenRun(location.work(), deployment.runs(), err).named(run);
            if (earlier.isEmpty()) {
                return ExitCode.USAGE;
            }
            String lea = earlier.get().lea();
            Optional<LeaLock> lock = LeaLock.tryAcquire(deployment.runs().leaFolder(lea));
            if (lock.isEmpty()) {
                err.println(lea + ": another run of this LEA is on; restore when it has ended.");
                return ExitCode.BUSY;
            }
            try (LeaLock held = lock.get()) {
                String asking = by == null || by.isBlank() ? Journal.user() : by;
                Run made = deployment.decisions().restore(earlier.get(), deployment.today(), asking);
                RunPrinter printer = new RunPrinter(out, location.env());
                printer.print(made, deployment);
                if (made.state() != RunState.HELD || !yes) {
                    return ExitCode.of(made);
                }
                out.println();
                printer.print(deployment.decisions().approve(made, by, reason), deployment);
                return ExitCode.DONE;
            } catch (NightFailedException e) {
                err.println(e.getMessage());
                return ExitCode.NEEDS_PERSON;
            }
        }
    }
}
