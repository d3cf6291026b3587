package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Java process with the tests' class path, measured from its start to its end.
 *
 * @param said on both outputs
 */
record JavaPass(int code, String said, double seconds) {

    static final int CUT_SHORT = -1;

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Pattern FLAG = Pattern.compile("-(?:X|Dfile)[^\\s;*]+");

    /** What the launcher gives Java for a night, but for what it works out as it starts. */
    static List<String> launcherFlags() throws IOException {
        String launcher =
                Files.readString(Path.of("src/main/launcher/rollcall")).replaceAll("#.*|compiler=.*", "");
        return FLAG.matcher(launcher)
                .results()
                .map(MatchResult::group)
                .filter(flag -> !flag.contains("$"))
                .toList();
    }

    static ProcessBuilder process(List<String> flags, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    static JavaPass run(List<String> flags, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        return run(PATIENCE, flags, main, arguments);
    }

    /** Ends the process, with a code below 0, when it has not ended after a time. */
    static JavaPass run(Duration limit, List<String> flags, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("pass", ".out");
        Machine.settle();
        long begun = System.nanoTime();
        Process process =
                process(flags, main, arguments).redirectOutput(output.toFile()).start();
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Footprint sofar = ended ? null : Footprint.of(process);
            String said = Files.readString(output);
            return ended
                    ? new JavaPass(process.exitValue(), said, seconds)
                    : new JavaPass(CUT_SHORT, said + sofar.line() + "\n", seconds);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    Measured measured(String way) {
        return new Measured(way, seconds, Footprint.said(said));
    }
}
