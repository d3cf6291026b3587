package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.demo.DemoDistrict;

/**
 * The night of many small LEAs, and of a few large ones among them, in one {@code serve} in a process of its own with the
 * launcher's heap. The small ones are the demo's elementary district, 640 students each, of {@value #SEEDS} seeds. The
 * figures go to the terminal and to {@code target/bench/many-leas.csv}. Its size is {@code bench.leas}, and
 * {@code bench.large} LEAs of {@code bench.largeStudents}.
 */
@Tag("bench")
final class ManyLeasBench {

    private static final int SEEDS = 20;
    private static final Pattern ENDED = Pattern.compile(".* (\\S+)-\\d{4}-\\d{2}-\\d{2}-\\d+: published .*");

    @TempDir
    private Path folder;

    private final TreeMap<String, Instant> published = new TreeMap<>();
    private Instant ready;

    @Test
    void all_leas_are_published_by_one_process() throws Exception {
        int leas = Integer.getInteger("bench.leas", 1000);
        int large = Integer.getInteger("bench.large", 1);
        int largeStudents = Math.max(600, Integer.getInteger("bench.largeStudents", 50_000));
        Site site = new Site(folder)
                .with("drop.settleMilliseconds", "5000")
                .with("tick.milliseconds", "30000")
                .with("management.port", "0");
        small(site, leas);
        for (int i = 1; i <= large; i++) {
            site.lea("large-" + i, "firstRun: publish");
            DemoDistrict.of(SEEDS + i, Site.TODAY)
                    .withStudents(largeStudents)
                    .writeZip(site.drop("large-" + i).resolve("oneroster.zip"));
        }

        Instant started = Instant.now();
        Instant trigger = started.plusSeconds(20 + leas / 15).truncatedTo(ChronoUnit.SECONDS);
        Process process = serve(site, trigger);
        try {
            List<Figure> figures = new ArrayList<>();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            await(said, 0);
            figures.add(new Figure("seconds to ready", seconds(started, ready)));
            figures.add(new Figure("CPU seconds to ready", Footprint.of(process).cpuSeconds()));
            figures.add(new Figure("RSS when ready, MB", status(process, "VmRSS") / 1000.0));
            await(said, leas + large);
            List<Instant> ended = published.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("small-"))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .toList();
            figures.add(new Figure("seconds to half of the small LEAs", seconds(trigger, ended.get(leas / 2))));
            figures.add(new Figure("seconds to the last small LEA", seconds(trigger, ended.get(leas - 1))));
            published.forEach((lea, at) -> {
                if (lea.startsWith("large-")) {
                    figures.add(new Figure("seconds to " + lea, seconds(trigger, at)));
                }
            });
            Footprint footprint = Footprint.of(process);
            figures.add(new Figure("CPU seconds in all", footprint.cpuSeconds()));
            figures.add(new Figure("peak RSS, MB", footprint.kilobytes() / 1000.0));
            figures.add(new Figure("threads", status(process, "Threads")));
            figures.add(new Figure("heap after, MB", heap(process)));
            write(leas, large, largeStudents, figures);
        } finally {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** One line of the table. */
    private record Figure(String what, double value) {}

    private void small(Site site, int leas) throws IOException {
        List<Path> zips = new ArrayList<>();
        for (int seed = 1; seed <= Math.min(SEEDS, leas); seed++) {
            Path zip = folder.resolve(seed + ".zip");
            DemoDistrict.elementary(seed, Site.TODAY).flawless().writeZip(zip);
            zips.add(zip);
        }
        for (int i = 0; i < leas; i++) {
            String id = String.format(Locale.ROOT, "small-%04d", i);
            site.lea(id, "firstRun: publish");
            Path file = site.leas().resolve(id + ".camel.yaml");
            Files.writeString(file, Files.readString(file).replace("9912345", "9954321"));
            site.deliver(id, zips.get(i % SEEDS));
        }
    }

    private Process serve(Site site, Instant trigger) throws IOException {
        ZonedDateTime time = trigger.atZone(ZoneOffset.UTC);
        site.with("nightly.timeZone", "UTC")
                .with("nightly.cron", time.getSecond() + " " + time.getMinute() + " " + time.getHour() + " * * ?");
        return JavaPass.process(JavaPass.launcherFlags(), Rollcall.class, List.of(site.line("serve")))
                .start();
    }

    /** Reads what the process says until it is ready and so many runs have been published. */
    private void await(BufferedReader said, int runs) throws IOException {
        while (ready == null || published.size() < runs) {
            String line = said.readLine();
            assertThat(line).as("the process ended").isNotNull();
            Matcher matcher = ENDED.matcher(line);
            if (line.startsWith("LEAs served: ")) {
                ready = Instant.now();
            } else if (matcher.matches()) {
                published.put(matcher.group(1), Instant.now());
            } else {
                System.out.println(line);
            }
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static double status(Process process, String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** What is left in the heap once it was collected. */
    private static double heap(Process process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        Matcher used = Pattern.compile("total \\d+K, used (\\d+)K").matcher(jcmd(process, "GC.heap_info"));
        double kilobytes = 0;
        while (used.find()) {
            kilobytes += Double.parseDouble(used.group(1));
        }
        return kilobytes / 1000;
    }

    private static String jcmd(Process process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        command)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return said;
    }

    private static void write(int leas, int large, int largeStudents, List<Figure> figures) throws IOException {
        List<String> lines = new ArrayList<>(List.of("small LEAs," + leas, "large LEAs," + large));
        lines.add("students of a large LEA," + largeStudents);
        figures.forEach(figure -> lines.add(figure.what() + "," + String.format(Locale.ROOT, "%.1f", figure.value())));
        lines.forEach(line -> System.out.printf(
                "%-36s %10s%n", line.substring(0, line.lastIndexOf(',')), line.substring(line.lastIndexOf(',') + 1)));
        Path csv = Path.of("target/bench/many-leas.csv");
        Files.createDirectories(csv.getParent());
        Files.write(csv, lines);
    }
}
