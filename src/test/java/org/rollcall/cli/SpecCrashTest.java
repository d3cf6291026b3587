package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night of several files killed at any durable step: what is left is the whole delivery in the drop folder or the whole
 * snapshot, and the next run publishes it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecCrashTest {

    private static final String LEA = "elementary";
    private static final Map<String, String> FILES = new TreeMap<>(SpecDrop.small());

    private Path folder;
    private File agent;
    private Map<String, String> undisturbed;
    private int steps;
    /** So that no two kills share a folder when both tests draw the same point. */
    private int kills;

    @BeforeAll
    void an_undisturbed_night(@TempDir Path temp) throws IOException, InterruptedException {
        folder = temp;
        agent = CrashAgent.jar(folder);
        Path count = folder.resolve("steps");
        Site site = site("undisturbed");
        Site.Result result = night(site, "count:" + count);
        assertThat(result.code()).as(result.toString()).isZero();
        undisturbed = Site.csv(site.set(LEA, Site.id(LEA, 1)));
        steps = Integer.parseInt(Files.readString(count));
        assertThat(undisturbed).isNotEmpty();
        assertThat(steps).isGreaterThan(20);
    }

    /** With as many durable steps as there are, these are just before and just after the snapshot gets its name. */
    @Test
    void a_night_killed_while_it_lands_and_run_again_is_published() throws IOException, InterruptedException {
        kill("after:27");
        kill("after:28");
        kill("before:35");
    }

    @Test
    @Tag("stress")
    void a_night_killed_at_any_step_and_run_again_is_published() throws IOException, InterruptedException {
        for (int point = 1; point <= steps; point++) {
            kill("before:" + point);
            kill("after:" + point);
        }
    }

    private Site site(String name) throws IOException {
        Site site = new Site(folder.resolve(name)).specLea(LEA);
        new SpecDrop(site, LEA).put(FILES);
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

    private void kill(String when) throws IOException, InterruptedException {
        Site site = site(when.replace(':', '-') + "-" + kills++);
        SpecDrop lea = new SpecDrop(site, LEA);
        Site.Result killed = night(site, when);
        assertThat(killed.code()).as(when + " " + killed).isEqualTo(137);
        List<String> landed =
                lea.snapshots().stream().filter(id -> !id.startsWith(".")).toList();
        if (landed.isEmpty()) {
            assertThat(lea.left()).as(when).containsExactlyElementsOf(FILES.keySet());
            assertThat(lea.done()).as(when).isEmpty();
        } else {
            assertThat(lea.raw()).as(when).isEqualTo(FILES);
        }

        Site.Result again = site.execute("run", "--lea", LEA);

        assertThat(again.code()).as(when + " " + again).isZero();
        assertThat(site.sets(LEA)).as(when).hasSize(1);
        assertThat(Site.csv(site.set(LEA, site.sets(LEA).get(0)))).as(when).isEqualTo(undisturbed);
        assertThat(lea.left()).as(when).isEmpty();
        assertThat(lea.done()).as(when).containsExactlyElementsOf(FILES.keySet());
        assertThat(lea.raw()).as(when).isEqualTo(FILES);
    }
}
