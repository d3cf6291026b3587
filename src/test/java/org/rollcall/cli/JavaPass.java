package org.rollcall.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Java process with the tests' class path, measured from its start to its end.
 *
 * @param said on both outputs
 */
record JavaPass(int code, String said, double seconds) {

    private static final Pattern FLAG = Pattern.compile("-(?:X|Dfile)[^\\s;*]+");

    /** What the launcher gives Java, but for what it works out as it starts. */
    static List<String> launcherFlags() throws IOException {
        String launcher =
                Files.readString(Path.of("src/main/launcher/rollcall")).replaceAll("#.*", "");
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
        long begun = System.nanoTime();
        Process process = process(flags, main, arguments).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return new JavaPass(code, said, (System.nanoTime() - begun) / 1e9);
        } finally {
            process.destroyForcibly();
        }
    }

    Measured measured(String way) {
        return new Measured(way, seconds, Footprint.said(said));
    }
}
