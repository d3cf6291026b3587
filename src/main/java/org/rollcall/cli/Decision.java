package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.run.Decisions;
import org.rollcall.run.LeaLock;
import org.rollcall.run.NightFailedException;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.Summary;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What {@code approve} and {@code discard} have in common: the run, who decides, and why. */
final class Decision {

    @Option(
            names = "--run",
            required = true,
            paramLabel = "ID",
            description = "The held run, such as demo-unified-2026-11-21-2.")
    private String run;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who decides; recorded as claimed.")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; recorded.")
    private String reason;

    /** Makes the decision. */
    interface Maker {
        Run make(Decisions decisions, Run run, String by, String why) throws IOException;
    }

    @SuppressWarnings("try") // the lock is held, not used
    int decide(CommandLine command, Location location, Maker maker) throws IOException {
        PrintWriter out = command.getOut();
        PrintWriter err = command.getErr();
        if (by.isBlank() || reason.isBlank()) {
            throw new CommandLine.ParameterException(command, "--by and --reason must not be blank");
        }
        try (Deployment deployment = Deployment.start(
                location.options(false, DeploymentOptions.Leas.NONE), Clock.systemUTC(), RunListener.NONE)) {
            Optional<Run> found = deployment.runs().find(run);
            if (found.isEmpty()) {
                err.println("--run: there is no run '" + run + "' in " + location.work()
                        + "; rollcall history lists them (and --work says where to look).");
                return ExitCode.USAGE;
            }
            Optional<LeaLock> lock =
                    LeaLock.tryAcquire(deployment.runs().leaFolder(found.get().lea()));
            if (lock.isEmpty()) {
                err.println(found.get().lea() + ": another run of this LEA is on; decide when it has ended.");
                return ExitCode.BUSY;
            }
            try (LeaLock held = lock.get()) {
                Run current = deployment.runs().find(run).orElseThrow();
                Run decided = maker.make(deployment.decisions(), current, by, reason);
                out.println(Summary.line(decided));
                if (decided.ending().place() != null) {
                    out.println("  CSVs for CERS:  " + decided.ending().place());
                }
                out.flush();
                return ExitCode.DONE;
            } catch (NightFailedException e) {
                err.println(e.getMessage());
                return ExitCode.NEEDS_PERSON;
            }
        }
    }
}
