package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * Nights of LEAs that all have the same zip, one after the other in one {@code serve} process: the timetable opens the
 * runs of all, and each delivery is there once the run before has ended.
 */
final class ServedNights {

    private static final int NIGHTS = 10;
    private static final int WARM = 5;
    /** How long after its start nights begin; a machine that is busy takes the later. */
    private static final List<Duration> STARTS =
            List.of(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(240));

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Site site;
    private final Path zip;
    private final List<Measured> nights = new ArrayList<>();
    private long rows;

    private ServedNights(Site site, Path zip) {
        this.site = site;
        this.zip = zip;
    }

    /**
     * Runs them.
     *
     * @param flags of Java
     */
    static ServedNights run(Path folder, Path zip, List<String> flags) throws Exception {
        Site site = new Site(folder).with("run.threads", "1").with("tick.milliseconds", "20");
        for (int night = 1; night <= NIGHTS; night++) {
            site.lea(lea(night), "firstRun: publish", "arrivalWindow: 6h");
        }
        ServedNights served = new ServedNights(site, zip);
        for (Duration start : STARTS) {
            if (served.serve(start, folder.resolve("serve.out"), flags)) {
                return served;
            }
        }
        throw new AssertionError("serve takes longer to start than " + STARTS.get(STARTS.size() - 1));
    }

    /** Serves the nights; false when the time they begin at was over before the process was up. */
    private boolean serve(Duration start, Path output, List<String> flags) throws Exception {
        Instant begin = Instant.now().plus(start).truncatedTo(ChronoUnit.SECONDS);
        LocalTime time = LocalTime.ofInstant(begin, ZoneId.of("America/Chicago"));
        site.with(
                "nightly.cron",
                String.format(Locale.ROOT, "%d %d %d * * ?", time.getSecond(), time.getMinute(), time.getHour()));
        Process process = JavaPass.process(flags, CommandPass.class, List.of(site.line("serve")))
                .redirectOutput(output.toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .failFast("serve has ended", () -> !process.isAlive())
                    .until(() -> Files.readString(output).contains("Next night"));
            boolean punctual = Instant.now().isBefore(begin);
            if (punctual) {
                await(process);
            }
            return punctual;
        } finally {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static String lea(int night) {
        return "large-" + night;
    }

    private void await(Process process) throws IOException, InterruptedException {
        for (int night = 1; night <= NIGHTS; night++) {
            state(process, lea(night), "WAITING");
        }
        for (int night = 1; night <= NIGHTS; night++) {
            Path staged = Files.createLink(site.drop(lea(night)).resolveSibling("staged.zip"), zip);
            Machine.settle();
            Footprint before = Footprint.of(process);
            Instant delivered = Instant.now();
            Files.move(staged, site.drop(lea(night)).resolve("oneroster.zip"), StandardCopyOption.ATOMIC_MOVE);
            JsonNode run = state(process, lea(night), "PUBLISHED|HELD|FAILED|UNCHANGED");
            assertThat(run.get("state").asText())
                    .as(run.at("/ending").toString())
                    .isEqualTo("PUBLISHED");
            Footprint after = Footprint.of(process);
            Duration took = Duration.between(
                    delivered, Instant.parse(run.at("/ending/at").asText()));
            nights.add(new Measured(
                    lea(night),
                    took.toMillis() / 1000.0,
                    after.cpuSeconds() - before.cpuSeconds(),
                    after.kilobytes(),
                    stages(run, took)));
            if (night < NIGHTS) {
                Machine.clear(site.work());
            }
            rows = StreamSupport.stream(run.at("/report/ledger").spliterator(), false)
                    .mapToLong(file -> file.get("read").asLong())
                    .sum();
        }
    }

    private JsonNode state(Process process, String lea, String states) {
        Path run = site.runFolder(Site.id(lea, 1)).resolve("run.json");
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast("serve has ended", () -> !process.isAlive())
                .until(
                        () -> Files.exists(run) ? site.run(Site.id(lea, 1)) : null,
                        read -> read != null && read.get("state").asText().matches(states));
    }

    /** The stages of the run; its landing has been tried since the run opened, so what the others leave is landing. */
    static String stages(JsonNode run, Duration took) {
        Map<String, Long> stages = new LinkedHashMap<>();
        stages.put("landing", took.toMillis());
        for (Map.Entry<String, JsonNode> stage : run.at("/report/milliseconds").properties()) {
            if (!stage.getKey().equals("landing")) {
                stages.put(stage.getKey(), stage.getValue().asLong());
                stages.merge("landing", -stage.getValue().asLong(), Long::sum);
            }
        }
        return stages.entrySet().stream()
                .map(stage -> String.format(Locale.ROOT, "%s %.1f s", stage.getKey(), stage.getValue() / 1000.0))
                .collect(Collectors.joining(", "));
    }

    /** The first, in which Java has compiled nothing yet. */
    Measured first() {
        return nights.get(0).called("Rollcall, first in serve");
    }

    /** The median of the last. */
    Measured warm() {
        return Measured.median(nights.subList(NIGHTS - WARM, NIGHTS)).called("Rollcall, warm in serve");
    }

    /** The rows of the zip. */
    long rows() {
        return rows;
    }

    /** What the last published. */
    Path set() {
        return site.set(lea(NIGHTS), Site.id(lea(NIGHTS), 1));
    }
}
