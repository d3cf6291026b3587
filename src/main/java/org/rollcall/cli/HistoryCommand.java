package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.lea.Lea;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.pipeline.LeaFault;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the LEAs and their past runs. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Lists the LEAs with their next run, and past runs with outcome, figures and duration.")
final class HistoryCommand implements Callable<Integer> {

    private static final int NIGHTS_AHEAD = 366;

    @Mixin
    private Location location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--lea", paramLabel = "ID", description = "This LEA alone.")
    private String lea;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many runs to show (default: ${DEFAULT-VALUE}).")
    private int last;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean configured = Files.isDirectory(location.routes().resolve("leas"));
        try (Deployment deployment = Deployment.start(
                location.options(false, configured ? DeploymentOptions.Leas.CONFIGURED : DeploymentOptions.Leas.NONE),
                Clock.systemUTC(),
                RunListener.NONE)) {
            DateTimeFormatter time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                    .withZone(deployment.settings().zone());
            leas(deployment, time, out);
            runs(deployment, time, out);
            out.flush();
            return ExitCode.DONE;
        }
    }

    private void leas(Deployment deployment, DateTimeFormatter time, PrintWriter out) {
        out.printf(
                "%-30s %-8s %s%n",
                "LEA", "active", "next run (" + deployment.settings().zone() + ")");
        for (Lea known : deployment.leas().leas()) {
            if (lea == null || lea.equals(known.id())) {
                out.printf(
                        "%-30s %-8s %s%n",
                        known.id(),
                        known.active() ? "yes" : "no",
                        known.active() ? next(known, deployment, time) : "-");
            }
        }
        for (LeaFault fault : deployment.leas().faults()) {
            if (lea == null || lea.equals(fault.lea())) {
                out.printf("%-30s %-8s %s%n", fault.lea(), "faulty", "- (rollcall check says why)");
            }
        }
    }

    /** The next night that is no blackout, looked for so far ahead as anybody plans. */
    private static String next(Lea lea, Deployment deployment, DateTimeFormatter time) {
        Optional<Instant> next = deployment.timetable().next(Instant.now());
        for (int night = 0; night < NIGHTS_AHEAD && next.isPresent(); night++) {
            LocalDate date =
                    LocalDate.ofInstant(next.get(), deployment.settings().zone());
            if (lea.blackouts().of(date).isEmpty()) {
                return time.format(next.get());
            }
            next = deployment.timetable().next(next.get());
        }
        return next.isEmpty() ? "never" : "none within a year (blackout)";
    }

    private void runs(Deployment deployment, DateTimeFormatter time, PrintWriter out) throws IOException {
        List<Run> runs = new ArrayList<>();
        for (String id : deployment.runs().leas()) {
            if (lea == null || lea.equals(id)) {
                runs.addAll(deployment.runs().list(id));
            }
        }
        runs.sort(Comparator.comparing(Run::opened).reversed());
        out.println();
        out.printf(
                "%-40s %-17s %-11s %8s %9s %8s %9s %9s%n",
                "run", "opened", "outcome", "groups", "students", "logins", "left out", "seconds");
        for (Run run : runs.subList(0, Math.min(Math.max(last, 0), runs.size()))) {
            Instant end = run.ending() == null ? run.opened() : run.ending().at();
            out.printf(
                    Locale.ROOT,
                    "%-40s %-17s %-11s %,8d %,9d %,8d %,9d %9.1f%n",
                    run.id(),
                    time.format(run.opened()),
                    run.state().name().toLowerCase(Locale.ROOT).replace("previewed", "dry run"),
                    run.report().groups(),
                    run.report().students(),
                    run.report().logins(),
                    run.report().leftOut().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum(),
                    Duration.between(run.opened(), end).toMillis() / 1000.0);
        }
    }
}
