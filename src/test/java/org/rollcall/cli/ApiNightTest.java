package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.Fault;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.RosterTables;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;

/** What becomes of an API source from run to run, while a night waits, and when the process is stopped. */
@Timeout(60)
class ApiNightTest {

    private static final String LEA = "demo";
    private static final Fault FORBIDDEN = Fault.status(403);

    @TempDir
    Path folder;

    private RosterTables tables;
    private OneRosterServer server;
    private Site site;
    private ApiLea lea;

    @BeforeEach
    void start() throws IOException {
        tables = RosterTables.district(2, 60, 1);
        server = OneRosterServer.of(tables).access(Access.bearer("t")).start();
        site = new Site(folder);
        lea = lea(LEA);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ApiLea lea(String id, String... settings) {
        return new ApiLea(site, id, server.baseUrl())
                .setting(settings)
                .written("auth: bearer", "token: t", "pageSize: 50", "parallelCollections: 1");
    }

    private Site.Result run(String... more) {
        return site.execute(
                "run", Stream.concat(Stream.of("--lea", LEA), Stream.of(more)).toArray(String[]::new));
    }

    // ---- From run to run

    @Test
    void the_same_data_again_are_a_snapshot_that_shares_the_pages_and_the_run_is_unchanged() throws IOException {
        assertThat(run().code()).isZero();
        assertThat(run().code()).isZero();

        assertThat(lea.ended(2)).isEqualTo("UNCHANGED");
        List<String> snapshots = lea.snapshots();
        assertThat(snapshots).hasSize(2);
        assertThat(lea.manifest(snapshots.get(0)).has("identicalTo")).isFalse();
        assertThat(lea.manifest(snapshots.get(1)).get("identicalTo").asText()).isEqualTo(snapshots.get(0));
        assertThat(ApiLea.counts(lea.manifest(snapshots.get(1)))).isEqualTo(counts());
        Path first = lea.snapshot(snapshots.get(0)).resolve("raw");
        Path second = lea.snapshot(snapshots.get(1)).resolve("raw");
        assertThat(ApiLea.files(second)).isEqualTo(ApiLea.files(first)).hasSize(16);
        for (String page : ApiLea.files(first)) {
            assertThat(Files.getAttribute(second.resolve(page), "unix:ino"))
                    .as(page)
                    .isEqualTo(Files.getAttribute(first.resolve(page), "unix:ino"));
        }
        assertThat(server.offsets("users")).containsExactly(0, 50, 66, 0, 50, 66);
        assertOwnerOnly();
    }

    /** Everything that pulls and snapshots leave, a pull cut short among it. */
    private void assertOwnerOnly() throws IOException {
        server.on("users", 2, FORBIDDEN);
        assertThat(run().code()).isEqualTo(4);
        assertThat(lea.page("users", "000001-50.json.gz")).exists();
        for (Path root : List.of(lea.pull().getParent(), lea.snapshotFolder().getParent())) {
            try (var paths = Files.walk(root)) {
                for (Path path : paths.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
                }
            }
        }
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>(tables.counts());
        counts.remove("demographics");
        return counts;
    }

    @Test
    void last_good_stands_in_for_a_server_that_is_down_and_skip_leaves_nothing() throws IOException {
        ApiLea good = lea("good", "\"policies[oneroster-api]\": last-good 3d");
        ApiLea skip = lea("skip", "\"policies[oneroster-api]\": skip");
        assertThat(site.execute("run").code()).isZero();
        server.on("orgs", 1, 99, FORBIDDEN);

        Site.Result result = site.execute("run");

        String reason = lea.reason(2);
        assertThat(lea.ended(2)).isEqualTo("FAILED");
        assertThat(reason)
                .startsWith(server.apiUrl()
                        + "/orgs (offset 0): the client may not read orgs (403 internal_server_error).");
        assertThat(good.ended(2)).isEqualTo("UNCHANGED");
        assertThat(result.line(Site.id("good", 2)))
                .endsWith("; without tonight's oneroster-api (the last good one stands in): " + reason);
        assertThat(site.run(Site.id("good", 2)).at("/sources/0/snapshot").asText())
                .isEqualTo(good.snapshots().get(0));
        assertThat(skip.ended(2)).isEqualTo("FAILED");
        assertThat(result.line(Site.id("skip", 2)))
                .isEqualTo(Site.id("skip", 2)
                        + ": failed. No source is left to make groups from. Source oneroster-api failed: " + reason);
    }

    @Test
    void what_a_dry_run_has_landed_is_not_taken_by_the_run_after_it_and_what_it_left_half_is_gone_on_with()
            throws IOException {
        assertThat(run("--dry-run").code()).isZero();
        tables.remove("enrollments", "learns-0-0");
        server.on("enrollments", 3, FORBIDDEN);
        assertThat(run("--dry-run").code()).isEqualTo(4);
        server.forgetRequests();

        assertThat(run().code()).isZero();

        assertThat(server.offsets("enrollments")).containsExactly(100, 150, 191);
        assertThat(server.offsets("users")).isEmpty();
        assertThat(lea.ended(3)).isEqualTo("PUBLISHED");
        assertThat(lea.snapshots()).hasSize(2);
        assertThat(ApiLea.counts(lea.manifest(lea.snapshots().get(1)))).isEqualTo(counts());
    }

    @Test
    void a_run_of_a_past_night_takes_that_nights_snapshot() throws IOException {
        assertThat(run().code()).isZero();
        String then = lea.snapshots().get(0);
        Path manifest = lea.snapshot(then).resolve("manifest.json");
        String yesterday = Site.TODAY.minusDays(1).toString();
        Files.writeString(manifest, Files.readString(manifest).replace(Site.TODAY.toString(), yesterday));
        assertThat(run().code()).isZero();
        server.forgetRequests();

        Site.Result result = run("--date", yesterday);

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(server.requests()).isEmpty();
        assertThat(site.run(LEA + "-" + yesterday + "-1")
                        .at("/sources/0/snapshot")
                        .asText())
                .isEqualTo(then);
    }

    @Test
    void snapshots_past_their_days_go_and_their_pages_stay_with_a_later_one_that_shares_them() throws IOException {
        lea.setting("retention.snapshots: 30d").written("auth: bearer", "token: t", "pageSize: 50");
        assertThat(run().code()).isZero();
        assertThat(run().code()).isZero();
        tables.remove("enrollments", "learns-0-0");
        assertThat(run().code()).isZero();
        List<String> before = lea.snapshots();
        for (String snapshot : before) {
            Path manifest = lea.snapshot(snapshot).resolve("manifest.json");
            Instant landed = Instant.parse(lea.manifest(snapshot).get("landed").asText());
            Files.writeString(
                    manifest,
                    Files.readString(manifest)
                            .replace(
                                    "\"landed\" : \"" + landed, "\"landed\" : \"" + landed.minus(Duration.ofDays(31))));
        }

        assertThat(run().code()).isZero();

        List<String> left = lea.snapshots();
        assertThat(left).hasSize(2).contains(before.get(2));
        assertThat(ApiLea.files(lea.snapshot(left.get(1)).resolve("raw"))).hasSize(16);
        assertThat(lea.manifest(left.get(1)).get("identicalTo").asText()).isEqualTo(before.get(2));
    }

    @Test
    void leas_of_one_host_wait_for_one_another() throws IOException {
        site.with("landing.perHost", "1");
        lea("second");
        lea("third");

        assertThat(site.execute("run").code()).isZero();

        assertThat(server.mostAtOnce()).isEqualTo(1);
        assertThat(server.requests("orgs")).hasSize(6);
    }

    // ---- While a night waits

    /** A time that the test sets. */
    private static final class TestClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

        void on(Duration time) {
            now.updateAndGet(then -> then.plus(time));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("America/Chicago");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicReference<Runnable> whileLanding = new AtomicReference<>(() -> {});

    private Deployment serving(Clock clock) {
        site.with("tick.milliseconds", "10").line("serve");
        return Deployment.start(
                new DeploymentOptions(
                        site.routes(), site.env(), site.work(), true, DeploymentOptions.Leas.CONFIGURED, Map.of()),
                clock,
                new RunListener() {
                    @Override
                    public void stage(Run run, String stage) {
                        if (stage.equals("landing")) {
                            ticks.incrementAndGet();
                            whileLanding.getAndSet(() -> {}).run();
                        }
                    }
                });
    }

    /** Lets the run be tried some more times; the one that is on has begun before. */
    private void awaitTicks() {
        int before = ticks.get();
        Awaitility.await().until(() -> ticks.get() > before + 2);
    }

    private void awaitEnd(String state) {
        Awaitility.await().until(() -> lea.ended(1).equals(state));
    }

    @Test
    void a_server_that_refuses_is_asked_ever_more_rarely_until_it_answers() throws IOException {
        TestClock clock = new TestClock();
        server.on("orgs", 1, 99, FORBIDDEN);
        try (Deployment deployment = serving(clock)) {
            deployment.open(LEA, deployment.today(), false, Duration.ofMinutes(45));
            awaitTicks();
            assertThat(server.requests()).hasSize(1);
            int asked = 1;
            for (int pause : new int[] {30, 60, 120, 240, 480, 600}) {
                clock.on(Duration.ofSeconds(pause - 1));
                awaitTicks();
                assertThat(server.requests()).as("before " + pause).hasSize(asked);
                clock.on(Duration.ofSeconds(1));
                awaitTicks();
                assertThat(server.requests()).as("after " + pause).hasSize(++asked);
            }
            assertThat(lea.ended(1)).isEqualTo("WAITING");
            assertThat(lea.reason(1)).contains("/orgs (offset 0): the client may not read orgs (403 ");

            server.mend();
            clock.on(Duration.ofMinutes(10));

            awaitEnd("PUBLISHED");
            assertThat(lea.records()).isEqualTo(counts());
        }
    }

    @Test
    void at_the_deadline_a_server_is_asked_once_more_whatever_the_pause() throws IOException {
        TestClock clock = new TestClock();
        server.on("orgs", 1, 2, FORBIDDEN);
        try (Deployment deployment = serving(clock)) {
            deployment.open(LEA, deployment.today(), false, Duration.ofSeconds(50));
            awaitTicks();
            clock.on(Duration.ofSeconds(30));
            awaitTicks();
            assertThat(server.requests()).hasSize(2);
            clock.on(Duration.ofSeconds(20));

            awaitEnd("PUBLISHED");
        }
    }

    @Test
    void a_deadline_that_comes_while_a_server_is_asked_leaves_it_one_asking_more() throws IOException {
        TestClock clock = new TestClock();
        server.on("orgs", 1, FORBIDDEN);
        whileLanding.set(() -> clock.on(Duration.ofSeconds(50)));
        try (Deployment deployment = serving(clock)) {
            deployment.open(LEA, deployment.today(), false, Duration.ofSeconds(50));

            awaitEnd("PUBLISHED");
        }
    }

    @Test
    void run_with_wait_lands_a_server_that_comes_up_before_the_deadline() throws IOException {
        server.on("orgs", 1, FORBIDDEN);

        Site.Result result = run("--wait", "2s");

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(lea.ended(1)).isEqualTo("PUBLISHED");
    }

    // ---- When the process is stopped

    @Test
    void serve_stops_at_once_in_the_middle_of_a_pull_and_goes_on_when_it_starts_again() throws Exception {
        stoppedAndStartedAgain(Instant.now().plus(Duration.ofMinutes(40)));
    }

    @Test
    void a_pull_that_was_stopped_past_the_deadline_goes_on_as_well() throws Exception {
        stoppedAndStartedAgain(Instant.now().minus(Duration.ofMinutes(1)));
    }

    private void stoppedAndStartedAgain(Instant deadline) throws Exception {
        String run = Site.id(LEA, 1);
        Files.createDirectories(site.runFolder(run));
        Files.writeString(
                site.runFolder(run).resolve("run.json"),
                """
                {"schema":1,"id":"%s","lea":"%s","date":"%s","cause":"NIGHTLY","dryRun":false,"opened":"%s","deadline":"%s",
                 "state":"WAITING","sources":[],"report":{"milliseconds":{},"groups":0,"students":0,"logins":0,"leftOut":{},
                 "refused":0,"gone":0,"schools":[],"ledger":[],"warnings":[],"files":[],"holds":[]}}
                """
                        .formatted(run, LEA, Site.TODAY, Instant.now().minus(Duration.ofMinutes(5)), deadline));
        server.on("enrollments", 3, 9, Fault.tooManyRequests("100"));
        Process serve = serve();
        try {
            server.awaitRequests("enrollments", 3);
            serve.destroy();
            assertThat(serve.waitFor(20, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            serve.destroyForcibly();
        }
        assertThat(lea.ended(1)).isEqualTo("WAITING");
        assertThat(lea.snapshots()).isEmpty();
        server.mend().forgetRequests();

        serve = serve();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> lea.ended(1)
                    .equals("PUBLISHED"));
        } finally {
            serve.destroyForcibly();
        }
        assertThat(server.requests()).hasSize(3);
        assertThat(server.offsets("enrollments")).containsExactly(100, 150, 192);
        assertThat(lea.records()).isEqualTo(counts());
    }

    private Process serve() throws IOException {
        return Child.java(List.of(), Rollcall.class, site.line("serve"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("serve.out").toFile()))
                .start();
    }
}
