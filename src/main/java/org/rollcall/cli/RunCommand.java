package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.landing.DiskFaults;
import org.rollcall.lea.Durations;
import org.rollcall.lea.Lea;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.pipeline.LeaFault;
import org.rollcall.run.Journal;
import org.rollcall.run.Run;
import org.rollcall.run.Summary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the night of one LEA or of all, now. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the night of one LEA, or of all active ones, now: takes tonight's deliveries, makes the groups and"
                    + " publishes them.",
            "A run that would change too much is held (exit code 3) for rollcall approve or rollcall discard."
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private Location location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--lea", paramLabel = "ID", description = "The LEA; without it, all active ones.")
    private String lea;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description =
                    "The run date (default: today in the deployment's time zone). Any other date implies --dry-run.")
    private String date;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "0",
            description = "How long to wait for deliveries that are not there yet, such as 45m (default: not at all).")
    private String wait;

    @Option(
            names = "--dry-run",
            description =
                    "Do everything but publish; the drop folders stay as they are, and the files are in the run folder.")
    private boolean dryRun;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who asks for it; recorded as claimed (default: the operating system's user).")
    private String by;

    @Option(
            names = "--alert",
            description = "Send alerts of these runs, as of the nightly ones (default: their outcome is said here).")
    private boolean alert;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Duration window = Durations.parse(wait)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(), "--wait: '" + wait + "' is not a length of time such as 45m"));
        if (by == null) {
            by = Journal.user();
        } else if (by.isBlank()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--by must not be blank");
        }
        Progress progress = new Progress(err);
        try (Deployment deployment = Deployment.start(
                location.options(false, DeploymentOptions.Leas.CONFIGURED), Clock.systemUTC(), progress)) {
            if (alert) {
                deployment.alerts().tellOfManualRuns();
            }
            LocalDate runDate = date(deployment);
            boolean dry = dryRun || !runDate.equals(deployment.today());
            if (dry && !dryRun) {
                err.println(runDate + " is not today (" + deployment.today() + "), so this is a dry run.");
            }
            List<Integer> codes = new ArrayList<>();
            for (LeaFault fault : deployment.leas().faults()) {
                if (lea == null || lea.equals(fault.lea())) {
                    fault.problems().forEach(problem -> err.println(fault.file() + ": " + problem));
                    if (lea != null) {
                        return ExitCode.USAGE;
                    }
                    out.println(fault.lea() + ": failed. Its file cannot be used; the others run.");
                    codes.add(ExitCode.FAILED);
                }
            }
            List<String> ids = chosen(deployment);
            deployment.recordStart(by);
            for (String id : ids) {
                Optional<Run> run;
                try {
                    run = deployment.open(id, runDate, dry, window, by);
                } catch (IOException e) {
                    out.println(id + ": failed. Its run cannot be opened: " + DiskFaults.phrase(e));
                    codes.add(ExitCode.FAILED);
                    continue;
                }
                if (run.isEmpty()) {
                    out.println(id + ": another run of this LEA is on; it was left alone.");
                    codes.add(ExitCode.BUSY);
                } else {
                    progress.await(run.get());
                }
            }
            if (deployment.leas().faults().isEmpty() && ids.isEmpty()) {
                out.println("No LEA is active; nothing was run.");
            }
            do {
                deployment.dispatch();
            } while (!progress.allClosed(deployment.settings().tick().toMillis()));
            RunPrinter printer = new RunPrinter(out, location.env());
            List<Run> closed = progress.closed();
            for (Run run : closed) {
                printer.print(run, deployment);
                codes.add(ExitCode.of(run));
            }
            if (closed.size() > 1) {
                out.println();
                closed.forEach(run -> out.println(Summary.line(run)));
                out.flush();
            }
            return ExitCode.worst(codes);
        }
    }

    private LocalDate date(Deployment deployment) {
        try {
            return date == null ? deployment.today() : LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--date: '" + date + "' is not a date; write YYYY-MM-DD", e);
        }
    }

    private List<String> chosen(Deployment deployment) {
        if (lea == null) {
            return deployment.leas().leas().stream()
                    .filter(Lea::active)
                    .map(Lea::id)
                    .toList();
        }
        if (deployment.leas().lea(lea).isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--lea: there is no LEA '" + lea + "'; there are "
                            + deployment.leas().leas().stream().map(Lea::id).toList());
        }
        return List.of(lea);
    }
}
