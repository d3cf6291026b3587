package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.RosterTables;

/**
 * A night over an API, killed at any durable step and run again, ends as if nothing had happened, and no page that was
 * there is asked for again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiCrashTest {

    private static final String LEA = "demo";
    private static final String RUN = Site.id(LEA, 1);
    private static final int PAGES = 16;
    private static final int SHARE = 3;
    private static final Set<String> UNDONE = Set.of("WAITING", "LANDED", "COMPUTED");

    private final RosterTables tables = RosterTables.district(2, 60, 1);
    private OneRosterServer server;
    private Path folder;
    private File agent;
    private Map<String, String> undisturbed;
    private int steps;

    @BeforeAll
    void an_undisturbed_night(@TempDir Path temp) throws IOException, InterruptedException {
        folder = temp;
        server = OneRosterServer.of(tables).access(Access.bearer("t")).start();
        agent = CrashAgent.jar(folder);
        Path count = folder.resolve("steps");
        Site site = site("undisturbed");
        Site.Result result = night(site, "count:" + count);
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(server.requests()).hasSize(PAGES);
        undisturbed = Site.csv(site.set(LEA, RUN));
        steps = Integer.parseInt(Files.readString(count));
        assertThat(undisturbed).isNotEmpty();
        assertThat(steps).isGreaterThan(PAGES + 20);
    }

    @AfterAll
    void close() {
        server.close();
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

    private Site site(String name) {
        Site site = new Site(folder.resolve(name));
        lea(site).written("auth: bearer", "token: t", "pageSize: 50", "parallelCollections: 1");
        return site;
    }

    private ApiLea lea(Site site) {
        return new ApiLea(site, LEA, server.baseUrl());
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
        Site site = site(when.replace(':', '-'));
        ApiLea lea = lea(site);
        Site.Result killed = night(site, when);
        assertThat(killed.code()).as(when + " " + killed).isEqualTo(137);
        assertSnapshotsWhole(lea, when);
        int missing = missing(site, lea);
        server.forgetRequests();

        Site.Result again = site.execute("run", "--lea", LEA);
        assertThat(again.code()).as(when + " " + again).isZero();
        assertThat(server.requests()).as(when).hasSize(missing);
        assertThat(site.sets(LEA)).as(when).hasSize(1);
        assertThat(Site.csv(site.set(LEA, site.sets(LEA).get(0)))).as(when).isEqualTo(undisturbed);
        assertThat(lea.pull()).as(when).doesNotExist();
        assertSnapshotsWhole(lea, when);
        assertThat(lea.snapshots()).as(when).isNotEmpty().noneMatch(name -> name.startsWith("."));

        Site.Result third = site.execute("run", "--lea", LEA);
        assertThat(third.code()).as(when + " " + third).isZero();
        assertThat(third.out()).as(when).contains(": unchanged");
        assertThat(site.sets(LEA)).as(when).hasSize(1);
    }

    /** How many pages the next run must ask for: all of them when the night that was killed had come to its end. */
    private static int missing(Site site, ApiLea lea) throws IOException {
        boolean opened = Files.exists(site.runFolder(RUN).resolve("run.json"));
        if (opened && (!UNDONE.contains(lea.ended(1)) || !site.sets(LEA).isEmpty())) {
            return PAGES;
        }
        if (!lea.snapshots().isEmpty()) {
            return 0;
        }
        return PAGES
                - (int) ApiLea.files(lea.pull().resolve("raw")).stream()
                        .filter(name -> name.matches("\\w+/\\d{6}-\\d+\\.json\\.gz"))
                        .count();
    }

    private void assertSnapshotsWhole(ApiLea lea, String when) throws IOException {
        Map<String, Integer> counts = new TreeMap<>(tables.counts());
        counts.remove("demographics");
        for (String id : lea.snapshots()) {
            if (!id.startsWith(".")) {
                assertThat(Site.names(lea.snapshot(id))).as(when).containsExactly("manifest.json", "pull.json", "raw");
                assertThat(ApiLea.files(lea.snapshot(id).resolve("raw")))
                        .as(when)
                        .hasSize(PAGES);
                assertThat(ApiLea.counts(lea.manifest(id))).as(when).isEqualTo(counts);
            }
        }
    }
}
