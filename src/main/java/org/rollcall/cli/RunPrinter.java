package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rollcall.landing.Delivery;
import org.rollcall.landing.DiskFaults;
import org.rollcall.landing.PullReport;
import org.rollcall.pipeline.Deployment;
import org.rollcall.run.MapStage;
import org.rollcall.run.NamePreview;
import org.rollcall.run.PublishStage;
import org.rollcall.run.Run;
import org.rollcall.run.RunReports;
import org.rollcall.run.RunState;
import org.rollcall.run.SourceOutcome;
import org.rollcall.run.Summary;

/** Prints how a run ended: by school, what was left out and why, and where the files are. */
final class RunPrinter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z");

    /** As it was called, if the launcher says so: what is printed is to be pasted. */
    private static final String COMMAND = System.getProperty("rollcall.command", "rollcall");

    private final PrintWriter out;
    private final Path env;

    /** @param env the settings a decision must name again, or null */
    RunPrinter(PrintWriter out, Path env) {
        this.out = out;
        this.env = env;
    }

    void print(Run run, Deployment deployment) {
        Summary.table(run).forEach(out::println);
        names(run, deployment).forEach(out::println);
        for (SourceOutcome source : run.sources()) {
            if (source.isLanded()) {
                out.println(delivery(run, source, deployment));
            }
        }
        out.println();
        out.println(Summary.line(run));
        Path folder = deployment.runs().folder(run);
        if (run.ending() != null && run.ending().place() != null) {
            out.println("  CSVs for CERS:  " + run.ending().place());
        } else if (run.state() != RunState.UNCHANGED && Files.isDirectory(folder.resolve(PublishStage.FILES))) {
            out.println("  CSVs (not published):  " + folder.resolve(PublishStage.FILES));
        }
        if (Files.isDirectory(folder.resolve(MapStage.PREVIEW))) {
            out.println("  School by school:  " + folder.resolve(MapStage.PREVIEW));
        }
        out.println("  Run folder:     " + folder + "  (run.json"
                + RunReports.ALL.stream()
                        .filter(report -> Files.exists(folder.resolve(report)))
                        .map(report -> ", " + report)
                        .collect(Collectors.joining())
                + ")");
        if (run.state() == RunState.HELD) {
            String rest = " --run " + run.id() + " --by NAME --reason TEXT" + where(deployment);
            out.println("  Decide with:    " + COMMAND + " approve" + rest);
            out.println("             or:  " + COMMAND + " discard" + rest);
        }
        out.flush();
    }

    /** In a preview: a name once published stays. */
    private static List<String> names(Run run, Deployment deployment) {
        Path folder = deployment.runs().folder(run);
        if (run.state() != RunState.PREVIEWED || !Files.exists(folder.resolve(RunReports.GROUPS))) {
            return List.of();
        }
        try {
            return NamePreview.of(folder);
        } catch (IOException e) {
            return List.of("Names: groups.csv cannot be read: " + DiskFaults.phrase(e));
        }
    }

    private static String delivery(Run run, SourceOutcome source, Deployment deployment) {
        Delivery delivery = source.delivery();
        PullReport pull = deployment.pull(run, source.source()).orElse(null);
        if (pull != null) {
            return String.format(
                    Locale.ROOT,
                    "Made from %s: %,d records in %,d %s to %s, pulled from %s on in %.1f s.",
                    source.source(),
                    pull.records().values().stream().mapToInt(Integer::intValue).sum(),
                    pull.requests(),
                    pull.requests() == 1 ? "request" : "requests",
                    delivery.path(),
                    delivery.modified().atZone(deployment.settings().zone()).format(TIME),
                    pull.milliseconds() / 1000.0);
        }
        return String.format(
                Locale.ROOT,
                "Made from %s: %s, %,d bytes, of %s%s.",
                source.source(),
                delivery.path(),
                delivery.size(),
                delivery.modified().atZone(deployment.settings().zone()).format(TIME),
                source.superseded() == 0 ? "" : "; older deliveries passed over: " + source.superseded());
    }

    /** The options that find this deployment again, where the defaults would not. */
    private String where(Deployment deployment) {
        Path work = deployment.settings().work();
        return (env == null ? "" : " --env " + quoted(env))
                + (work.equals(Path.of("work").toAbsolutePath()) ? "" : " --work " + quoted(work));
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./+=:@-]*") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
