package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;

/** A daemon whose district sends files of a specification: what it does with a delivery that cannot be read. */
class SpecServingTest {

    private static final String LEA = "elementary";
    private static final String RUN = Site.id(LEA, 1);
    private static final FileTime SENT = FileTime.from(Instant.now().minus(Duration.ofMinutes(10)));

    @TempDir
    Path folder;

    private Site site;
    private SpecDrop lea;
    private final AtomicInteger tries = new AtomicInteger();

    private Deployment start() throws IOException {
        site.line("serve");
        RunListener counter = new RunListener() {
            @Override
            public void stage(Run run, String stage) {
                tries.addAndGet(stage.equals("landing") ? 1 : 0);
            }
        };
        return Deployment.start(
                new DeploymentOptions(
                        site.routes(), site.env(), site.work(), true, DeploymentOptions.Leas.CONFIGURED, Map.of()),
                Clock.systemUTC(),
                counter);
    }

    private void awaitTries(int more) {
        int before = tries.get();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> tries.get() >= before + more);
    }

    /** Puts a file there at once, with its time. */
    private void put(String name, byte[] bytes, FileTime time) throws IOException {
        Path staged = Files.write(folder.resolve(name), bytes);
        Files.setLastModifiedTime(staged, time);
        Files.move(staged, lea.drop().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void a_delivery_that_was_refused_is_not_read_again_until_a_file_of_it_changes() throws IOException {
        site = new Site(folder).specLea(LEA);
        lea = new SpecDrop(site, LEA).put(SpecDrop.small()).delete("staff.csv");
        byte[] whole = SpecDrop.gzip(SpecDrop.small().get("staff.csv"));
        byte[] broken = whole.clone();
        broken[0] = 0;
        put("staff.csv.gz", broken, SENT);
        try (Deployment deployment = start()) {
            deployment.open(LEA, deployment.today(), false, Duration.ofMinutes(5));
            awaitTries(3);
            assertRefused();

            put("staff.csv.gz", whole, SENT); // the size and the time are what they were
            awaitTries(5);
            assertRefused();

            put("staff.csv.gz", whole, FileTime.from(Instant.now()));

            JsonNode run = Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> site.run(RUN), r -> !r.get("state").asText().matches("WAITING|LANDED|COMPUTED"));
            assertThat(run.get("state").asText()).isEqualTo("PUBLISHED");
            assertThat(lea.left()).isEmpty();
            assertThat(lea.done()).hasSize(8).contains("staff.csv.gz");
            assertThat(lea.snapshots()).hasSize(1);
        }
    }

    private void assertRefused() throws IOException {
        JsonNode run = site.run(RUN);
        assertThat(run.get("state").asText()).isEqualTo("WAITING");
        assertThat(run.at("/sources/0/reason").asText())
                .isEqualTo("staff.csv.gz is cut short or damaged, or no gzip file. Send it again.");
        assertThat(lea.left()).hasSize(8).contains("staff.csv.gz");
        assertThat(lea.snapshots()).isEmpty();
    }
}
