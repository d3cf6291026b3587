package org.rollcall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.pipeline.Serving.DATE;
import static org.rollcall.pipeline.Serving.central;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunState;

/** Large and small nights at the same time, with one thread for each kind. */
class LargeNightTest {

    private static final String LARGE = Serving.LEA;
    private static final String SMALL = "small-unified";
    private static final String ANOTHER = "another-unified";

    @TempDir
    Path folder;

    private Serving serving;

    /** Stops the nights of some LEAs at the stage mapping until they may go on, and keeps how nights end. */
    private static final class Gate implements RunListener {

        private final CountDownLatch open = new CountDownLatch(1);
        private final String held;
        private final Map<String, RunState> ended = new ConcurrentHashMap<>();
        private final Map<String, String> stages = new ConcurrentHashMap<>();

        Gate(String held) {
            this.held = held;
        }

        @Override
        public void stage(Run run, String stage) {
            stages.put(run.lea(), stage);
            if (stage.equals("mapping") && run.lea().equals(held)) {
                try {
                    open.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void closed(Run run) {
            ended.put(run.lea(), run.state());
        }

        void until(String lea, RunState state) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(ended)
                    .containsEntry(lea, state));
        }
    }

    @BeforeEach
    void districts() throws IOException {
        serving = new Serving(folder, "run.threads=1", "run.largeThreads=1", "run.largeMegabytes=1");
        serving.deliver(central(DATE, 18, 20));
        for (String lea : new String[] {SMALL, ANOTHER}) {
            Path drop = Files.createDirectories(folder.resolve("drops").resolve(lea));
            Files.copy(folder.resolve("drop/oneroster.zip"), drop.resolve("oneroster.zip"));
            Files.setLastModifiedTime(
                    drop.resolve("oneroster.zip"), Files.getLastModifiedTime(folder.resolve("drop/oneroster.zip")));
            Path leas = folder.resolve("routes/leas");
            Files.writeString(
                    leas.resolve(lea + ".camel.yaml"),
                    Files.readString(leas.resolve(LARGE + ".camel.yaml"))
                            .replace(LARGE, lea)
                            .replace("file:" + folder.resolve("drop"), "file:" + drop));
        }
        padded(folder.resolve("drop/oneroster.zip"));
    }

    /** Adds a file that no reader looks for, so that the delivery has 2 MB. */
    private static void padded(Path zip) throws IOException {
        var time = Files.getLastModifiedTime(zip);
        Path grown = zip.resolveSibling(".grown");
        byte[] noise = new byte[2 << 20];
        new Random(1).nextBytes(noise);
        try (OutputStream file = Files.newOutputStream(grown);
                ZipOutputStream out = new ZipOutputStream(file);
                var in = new java.util.zip.ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry("noise.bin"));
            out.write(noise);
        }
        Files.move(grown, zip, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(zip, time);
    }

    private static void open(Deployment deployment, String... leas) {
        Nights nights = deployment.context().getRegistry().lookupByNameAndType("nights", Nights.class);
        for (String lea : leas) {
            nights.open(lea);
        }
    }

    @Test
    void small_nights_end_while_a_large_one_is_at_work() throws IOException {
        Gate gate = new Gate(LARGE);
        try (Deployment deployment = serving.start(central(DATE, 18, 31), gate)) {
            open(deployment, LARGE);
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(gate.stages)
                    .containsEntry(LARGE, "mapping"));

            open(deployment, SMALL, ANOTHER);

            gate.until(SMALL, RunState.PUBLISHED);
            gate.until(ANOTHER, RunState.PUBLISHED);
            assertThat(gate.ended).doesNotContainKey(LARGE);
            gate.open.countDown();
            gate.until(LARGE, RunState.PUBLISHED);
        } finally {
            gate.open.countDown();
        }
    }

    @Test
    void a_large_night_ends_while_a_small_one_is_at_work_and_others_wait() throws IOException {
        Gate gate = new Gate(SMALL);
        try (Deployment deployment = serving.start(central(DATE, 18, 31), gate)) {
            open(deployment, SMALL);
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(gate.stages)
                    .containsEntry(SMALL, "mapping"));

            open(deployment, ANOTHER, LARGE);

            gate.until(LARGE, RunState.PUBLISHED);
            assertThat(gate.ended).doesNotContainKeys(SMALL, ANOTHER);
            gate.open.countDown();
            gate.until(SMALL, RunState.PUBLISHED);
            gate.until(ANOTHER, RunState.PUBLISHED);
        } finally {
            gate.open.countDown();
        }
    }
}
