package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has taken so far, as Linux counts it.
 *
 * @param cpuSeconds of all its threads, in the kernel and outside it
 * @param kilobytes the most memory it had at a time
 */
record Footprint(double cpuSeconds, long kilobytes) {

    private static final Pattern LINE = Pattern.compile("Took ([\\d.]+) s of CPU and (\\d+) kB");
    /** USER_HZ, in which Linux tells times on every architecture that Java runs on. */
    private static final double TICKS = 100;

    private static final int USER_TIME = 11;

    static Footprint own() throws IOException {
        return of("self");
    }

    static Footprint of(Process process) throws IOException {
        return of(String.valueOf(process.pid()));
    }

    private static Footprint of(String process) throws IOException {
        Path folder = Path.of("/proc", process);
        String stat = Files.readString(folder.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
        List<String> status = Files.readAllLines(folder.resolve("status"));
        String peak = status.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return new Footprint(ticks / TICKS, Long.parseLong(peak.replaceAll("\\D", "")));
    }

    /** The line that a process says last, for who started it. */
    String line() {
        return String.format(Locale.ROOT, "Took %.2f s of CPU and %d kB", cpuSeconds, kilobytes);
    }

    /** What a process said that it took; nothing when it ended before it could. */
    static Footprint said(String output) {
        Matcher line = LINE.matcher(output);
        Footprint last = new Footprint(0, 0);
        while (line.find()) {
            last = new Footprint(Double.parseDouble(line.group(1)), Long.parseLong(line.group(2)));
        }
        return last;
    }
}
