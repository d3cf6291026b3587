package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rollcall.drop.SftpServer;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.pipeline.LeaFault;
import org.rollcall.pipeline.Management;
import org.rollcall.run.Journal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** The daemon. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the night of every active LEA at 6:30 pm Central, until it is stopped (Ctrl-C, SIGTERM).",
            "A run that was cut short goes on; a night missed while Rollcall was down is caught up, late, before 6 am.",
            "Answers /health/live, /health/ready and /metrics on the loopback port management.port."
        })
final class ServeCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z");

    @Mixin
    private Location location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Clock clock = Clock.systemUTC();
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (Management management = new Management();
                Deployment deployment = Deployment.prepare(
                        location.options(true, DeploymentOptions.Leas.CONFIGURED), clock, management);
                SftpServer sftp = EmbeddedSftp.start(deployment)) {
            deployment.load();
            deployment.recordStart(Journal.user());
            management.start(deployment, clock);
            if (sftp != null) {
                out.println("SFTP server on port " + sftp.port() + ", host key " + sftp.fingerprint()
                        + "; give districts this fingerprint.");
            }
            for (LeaFault fault : deployment.leas().faults()) {
                fault.problems().forEach(problem -> out.println("FAULTY " + fault.file() + ": " + problem));
            }
            out.println("LEAs served: " + deployment.leas().leas().size() + "; with a faulty file: "
                    + deployment.leas().faults().size() + ". Next night: "
                    + deployment
                            .timetable()
                            .next(clock.instant())
                            .map(next ->
                                    next.atZone(deployment.settings().zone()).format(TIME))
                            .orElse("never")
                    + "."
                    + (management.port() < 0
                            ? ""
                            : " Health and metrics: http://127.0.0.1:" + management.port() + "/"));
            out.flush();
            deployment.catchUp();
            onStop(stopped, closed);
            stopped.await();
            return ExitCode.DONE;
        } finally {
            closed.countDown();
        }
    }

    /** Ends the wait when the process is told to stop, and keeps the process until all is closed. */
    private static void onStop(CountDownLatch stopped, CountDownLatch closed) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
