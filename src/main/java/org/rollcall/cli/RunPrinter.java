package org.rollcall.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rollcall.pipeline.Deployment;
import org.rollcall.run.PublishStage;
import org.rollcall.run.Run;
import org.rollcall.run.RunState;
import org.rollcall.run.Summary;

/** Prints how a run ended: by school, what was left out and why, and where the files are. */
final class RunPrinter {

    private final PrintWriter out;

    RunPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Run run, Deployment deployment) {
        Summary.table(run).forEach(out::println);
        out.println();
        out.println(Summary.line(run));
        Path folder = deployment.runs().folder(run);
        if (run.ending() != null && run.ending().place() != null) {
            out.println("  CSVs for CERS:  " + run.ending().place());
        } else if (Files.isDirectory(folder.resolve(PublishStage.FILES))) {
            out.println("  CSVs (not published):  " + folder.resolve(PublishStage.FILES));
        }
        out.println("  Run folder:     " + folder + "  (run.json, left-out.csv, refused.csv)");
        if (run.state() == RunState.HELD) {
            String rest = " --run " + run.id() + " --by NAME --reason TEXT" + where(deployment);
            out.println("  Decide with:    rollcall approve" + rest);
            out.println("             or:  rollcall discard" + rest);
        }
        out.flush();
    }

    /** The option that finds this deployment's state, where the default would not. */
    private static String where(Deployment deployment) {
        Path work = deployment.settings().work();
        return work.equals(Path.of("work").toAbsolutePath()) ? "" : " --work " + work;
    }
}
