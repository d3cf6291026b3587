package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A night killed at any durable step and run again ends as if nothing had happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

    private static final String LEA = "demo";
    private static final int SHARE = 3;

    private Path folder;
    private File agent;
    private Map<String, String> undisturbed;
    private int steps;
    private int sites;

    @BeforeAll
    void an_undisturbed_night(@TempDir Path temp) throws IOException, InterruptedException {
        folder = temp;
        agent = CrashAgent.jar(folder);
        Path count = folder.resolve("steps");
        Site site = site("undisturbed");
        Site.Result result = night(site, "count:" + count);
        assertThat(result.code()).as(result.toString()).isZero();
        undisturbed = Site.csv(site.set(LEA, site.sets(LEA).get(0)));
        steps = Integer.parseInt(Files.readString(count));
        assertThat(undisturbed).isNotEmpty();
        assertThat(steps).isGreaterThan(20);
    }

    @Test
    void a_night_killed_at_some_steps_and_run_again_converges() throws IOException, InterruptedException {
        Random random = new Random(20261121);
        TreeSet<Integer> points = new TreeSet<>();
        while (points.size() < SHARE) {
            points.add(random.nextInt(2 * steps));
        }
        for (int point : points) {
            kill(point);
        }
    }

    @Test
    @Tag("stress")
    void a_night_killed_at_any_step_and_run_again_converges() throws IOException, InterruptedException {
        for (int point = 0; point < 2 * steps; point++) {
            kill(point);
        }
    }

    private Site site(String name) throws IOException {
        Site site = new Site(folder.resolve(name)).lea(LEA, "firstRun: publish");
        site.deliver(LEA, District.night(1));
        return site;
    }

    private Site.Result night(Site site, String argument) throws IOException, InterruptedException {
        return Child.run(
                folder,
                Child.java(
                        List.of("-javaagent:" + agent + "=" + argument),
                        Rollcall.class,
                        site.line("run", "--lea", LEA)));
    }

    private void kill(int point) throws IOException, InterruptedException {
        String when = (point % 2 == 0 ? "before" : "after") + ":" + (point / 2 + 1);
        Site site = site(when.replace(':', '-') + "-" + sites++);
        Site.Result killed = night(site, when);
        assertThat(killed.code()).as(when + " " + killed).isEqualTo(137);

        Site.Result again = site.execute("run", "--lea", LEA);
        assertThat(again.code()).as(when + " " + again).isZero();
        assertThat(site.sets(LEA)).as(when).hasSize(1);
        String run = site.sets(LEA).get(0);
        assertThat(Site.names(site.set(LEA, run))).as(when).contains("manifest.json");
        assertThat(Site.csv(site.set(LEA, run))).as(when).isEqualTo(undisturbed);
        JsonNode published = site.published(LEA);
        assertThat(published.get("run").asText()).as(when).isEqualTo(run);
        assertThat(published.at("/files/0/name").asText())
                .as(when)
                .isEqualTo(undisturbed.keySet().iterator().next());
        assertThat(published.get("spent")).as(when).hasSize(undisturbed.size());
        assertThat(Site.names(site.drop(LEA))).as(when).containsExactly(".done");
        assertThat(Site.names(site.drop(LEA).resolve(".done"))).as(when).hasSize(1);
        assertSnapshotsWhole(site, when);
        Site.Result log = site.executeOnState("audit", "--verify");
        assertThat(log.code()).as(when + " " + log).isZero();
        assertThat(site.executeOnState("audit", "--run", run).out())
                .as(when)
                .containsSubsequence("run-opened", "publishing", "published");

        Site.Result third = site.execute("run", "--lea", LEA);
        assertThat(third.code()).as(when + " " + third).isZero();
        assertThat(third.out()).as(when).contains(": unchanged");
        assertThat(site.sets(LEA)).as(when).hasSize(1);
    }

    private void assertSnapshotsWhole(Site site, String when) throws IOException {
        Path snapshots = site.work().resolve("leas/demo/snapshots/oneroster-zip");
        List<String> whole =
                site.snapshots(LEA).stream().filter(id -> !id.startsWith(".")).toList();
        assertThat(whole).as(when).isNotEmpty();
        for (String id : whole) {
            assertThat(Site.names(snapshots.resolve(id))).as(when).containsExactly("manifest.json", "raw");
            assertThat(Files.readAllBytes(snapshots.resolve(id).resolve("raw")))
                    .as(when)
                    .isEqualTo(District.night(1));
        }
    }
}
