package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long {@code --help}, {@code check} of the demo's three LEAs and {@code serve} until it is ready take, each in
 * processes of their own with the launcher's flags: medians of five. The figures go to the terminal and to
 * {@code target/bench/start-up.csv}.
 */
@Tag("bench")
final class StartUpBench {

    private static final int TIMES = 5;

    @TempDir
    private Path folder;

    @Test
    void commands_start() throws Exception {
        Site site = new Site(folder)
                .with("management.port", "0")
                .with("sftp.password", "synthetic")
                .with("sftp.knownHostsFile", folder.resolve("known_hosts").toString())
                .with("demo.sftp", "127.0.0.1:1")
                .with("demo.unified.database", folder.resolve("sis.db").toString())
                .with("demo.unified.api", "http://127.0.0.1:1/")
                .with("demo.unified.clientId", "demo")
                .with("demo.unified.clientSecret", "synthetic")
                .with("demo.api", "http://127.0.0.1:1/")
                .with("demo.clientId", "demo")
                .with("demo.clientSecret", "synthetic");
        for (String lea : List.of("demo-unified", "demo-charter", "demo-elementary")) {
            String file = "leas/" + lea + ".camel.yaml";
            site.file(file, Files.readString(Path.of("routes").resolve(file)));
        }
        List<String> lines = new ArrayList<>(List.of("command,seconds"));
        lines.add(line("--help", "-XX:TieredStopAtLevel=1", "Usage: rollcall", "--help"));
        lines.add(line("check", "-XX:TieredStopAtLevel=1", "3 of 3 LEAs can run.", site.line("check")));
        lines.add(line("serve", null, "LEAs served: 3; with a faulty file: 0.", site.line("serve")));
        lines.forEach(System.out::println);
        Path csv = Path.of("target/bench/start-up.csv");
        Files.createDirectories(csv.getParent());
        Files.write(csv, lines);
    }

    private static String line(String name, String option, String said, String... arguments) throws Exception {
        double[] seconds = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            seconds[i] = seconds(option, said, arguments);
        }
        Arrays.sort(seconds);
        return name + "," + String.format(Locale.ROOT, "%.2f", seconds[TIMES / 2]);
    }

    /** Until the process ends, or, when it is the daemon, until it has said so. */
    private static double seconds(String option, String said, String... arguments)
            throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(JavaPass.launcherFlags());
        if (option != null) {
            flags.add(option);
        }
        long begun = System.nanoTime();
        Process process =
                JavaPass.process(flags, Rollcall.class, List.of(arguments)).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            boolean daemon = arguments[0].equals("serve");
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (daemon && line.startsWith(said)) {
                    break;
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertThat(lines).anyMatch(line -> line.startsWith(said));
            return seconds;
        } finally {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
