package org.rollcall.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.lea.Lea;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.pipeline.LeaFault;
import org.rollcall.run.RunListener;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Validates a deployment. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Validates the routes, the LEAs' files, the settings and the mappings, without touching the network.",
            "Exit code 2 when anything is at fault; each fault is a sentence that says where."
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private Location location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--connect",
            description =
                    "Also try each source's endpoint and where alerts go, and say what failed and how to mend it (exit code 4).")
    private boolean connect;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Deployment deployment = Deployment.start(
                location.options(false, DeploymentOptions.Leas.CONFIGURED), Clock.systemUTC(), RunListener.NONE)) {
            for (Lea lea : deployment.leas().leas()) {
                out.println(lea.id() + ": ok" + (lea.active() ? "" : " (not active)"));
            }
            deployment.remarks().forEach(remark -> out.println("  " + remark));
            List<LeaFault> faults = deployment.leas().faults();
            for (LeaFault fault : faults) {
                out.println(fault.lea() + ": FAULTY, it will not run");
                fault.problems().forEach(problem -> out.println("  " + fault.file() + ": " + problem));
            }
            boolean failed = false;
            if (connect) {
                for (String line : deployment.tryEndpoints()) {
                    out.println(line);
                    failed |= line.contains(": FAILED: ");
                }
            }
            out.println(deployment.leas().leas().size() + " of "
                    + (deployment.leas().leas().size() + faults.size()) + " LEAs can run.");
            out.flush();
            return !faults.isEmpty() ? ExitCode.USAGE : failed ? ExitCode.FAILED : ExitCode.DONE;
        }
    }
}
