package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The night after the first, some times over in one process: the record and the files of what is in force are read, and each
 * group is held against tonight's.
 */
final class LaterNightPass {

    private static final String LEA = "large";
    private static final int LATER = 2;

    private LaterNightPass() {}

    /** Takes an empty folder, the zips of the two nights, and how many times. */
    public static void main(String[] line) throws IOException, InterruptedException {
        for (int pass = 1; pass <= Integer.parseInt(line[3]); pass++) {
            Site site =
                    new Site(Files.createDirectory(Path.of(line[0], "later-" + pass))).lea(LEA, "firstRun: publish");
            run(site, line[1]);
            Machine.settle();
            double cpuBefore = Footprint.own().cpuSeconds();
            long begun = System.nanoTime();
            run(site, line[2]);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    Locale.ROOT,
                    "%.4f %.2f %s%n",
                    took.toNanos() / 1e9,
                    Footprint.own().cpuSeconds() - cpuBefore,
                    ServedNights.stages(site.run(Site.id(LEA, LATER)), took));
            Machine.clear(site.work());
        }
        System.out.println(Footprint.own().line());
        System.exit(ExitCode.DONE);
    }

    private static void run(Site site, String zip) throws IOException {
        site.deliver(LEA, Path.of(zip));
        int code = Rollcall.execute(site.line("run", "--lea", LEA));
        if (code != ExitCode.DONE) {
            throw new IllegalStateException("The night ended with " + code);
        }
    }
}
