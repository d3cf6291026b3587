package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.Fault;
import org.rollcall.oneroster.OAuth2;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.Paging;
import org.rollcall.oneroster.Payload;
import org.rollcall.oneroster.Request;
import org.rollcall.oneroster.RosterTables;

/** Every row lands, whatever the server is like and whatever ends the pull in the middle. */
class ApiWholePullTest {

    private static final String[] CLIENT = {"clientId: demo", "clientSecret: s+cr:t/ñ"};

    @TempDir
    Path folder;

    @Test
    void every_row_of_every_version_lands() throws IOException {
        Site site = new Site(folder);
        RosterTables large = RosterTables.district(3, 3000, 1);
        RosterTables small = RosterTables.district(2, 200, 2);
        OAuth2 shortLived = oauth2().tokenLife(5);
        OAuth2 expiring = oauth2().expiresIn(0);
        try (OneRosterServer clamping = OneRosterServer.of(large)
                        .path("/ims/oneroster/rostering/v1p2")
                        .payload(new Payload().shape(Payload.Shape.V1P2))
                        .paging(new Paging()
                                .atMost(500)
                                .total(Paging.Total.ABSENT)
                                .links(Paging.Links.ABSENT))
                        .access(oauth2())
                        .start()
                        .every(4, Fault.tooManyRequests("0"));
                OneRosterServer plain =
                        OneRosterServer.of(small).access(oauth2()).start();
                OneRosterServer old = OneRosterServer.of(small)
                        .path("/learningdata/v1")
                        .payload(new Payload().shape(Payload.Shape.V1P0))
                        .paging(new Paging().links(Paging.Links.ENDLESS))
                        .access(Access.oauth1("demo", "s+cr:t/ñ"))
                        .start();
                OneRosterServer dying =
                        OneRosterServer.of(small).access(shortLived).start();
                OneRosterServer hasty =
                        OneRosterServer.of(small).access(expiring).start()) {
            ApiLea clamped = new ApiLea(site, "clamped", clamping.baseUrl()).written(with("version: 1.2"));
            ApiLea second = new ApiLea(site, "plain", plain.baseUrl()).written(with("pageSize: 50"));
            ApiLea endless = new ApiLea(site, "endless", old.baseUrl())
                    .written(with("version: 1.0", "auth: oauth1", "pageSize: 50"));
            ApiLea dies = new ApiLea(site, "short", dying.baseUrl()).written(with("pageSize: 25"));
            ApiLea expires = new ApiLea(site, "expired", hasty.baseUrl()).written(with("pageSize: 50"));

            Site.Result result = site.execute("run");

            assertThat(result.code()).as(result.toString()).isZero();
            assertWhole(clamped, large);
            for (ApiLea lea : List.of(second, endless, dies, expires)) {
                assertWhole(lea, small);
            }
            assertThat(clamping.offsets("users").stream().distinct())
                    .containsExactly(0, 500, 1000, 1500, 2000, 2500, 3000, 3072);
            assertThat(clamping.requests().stream().filter(r -> r.status() == 429))
                    .hasSizeGreaterThan(8);
            assertThat(clamping.requests("token")).hasSize(1);
            assertThat(plain.requests("token")).hasSize(1);
            assertThat(endless.notes())
                    .hasSize(6)
                    .allMatch(n ->
                            n.endsWith(": the server's links name a next page after the last; they were not followed"));
            assertThat(old.requests()).allMatch(r -> r.header("Authorization").startsWith("OAuth "));
            assertThat(shortLived.issued()).isEqualTo((answered(dying) + 4) / 5).isGreaterThan(5);
            assertThat(expiring.issued()).isEqualTo(answered(hasty));
        }
    }

    @Test
    void a_killed_run_goes_on_from_its_last_page() throws Exception {
        RosterTables tables = RosterTables.district(2, 200, 2);
        try (OneRosterServer server =
                OneRosterServer.of(tables).access(oauth2()).start()) {
            ApiLea lea = new ApiLea(new Site(folder), "demo", server.baseUrl())
                    .written(with("pageSize: 50", "parallelCollections: 1"));
            Site site = new Site(folder).with("api.retryMilliseconds", "1");
            server.on("enrollments", 6, Fault.stalled());
            Process process = Child.java(List.of(), Rollcall.class, site.line("run", "--lea", "demo"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("killed.out").toFile())
                    .start();
            try {
                server.awaitRequests("enrollments", 6);
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(lea.ended(1)).isEqualTo("WAITING");
            assertThat(lea.snapshots()).isEmpty();
            List<String> pages = ApiLea.files(lea.pull().resolve("raw/enrollments"));
            assertThat(pages).filteredOn(p -> !p.startsWith(".")).hasSize(5);
            server.forgetRequests();

            Site.Result result = site.execute("run", "--lea", "demo");

            assertThat(result.code()).as(result.toString()).isZero();
            assertThat(server.requests("token")).hasSize(1);
            assertThat(server.requests()).extracting(Request::collection).containsOnly("token", "enrollments");
            assertThat(server.offsets("enrollments")).containsExactly(250, 300, 350, 400, 450, 500, 550, 600, 624);
            assertWhole(lea, tables);
            assertThat(lea.ended(1)).isEqualTo("PUBLISHED");
        }
    }

    /** How many requests for data were answered with a page. */
    private static int answered(OneRosterServer server) {
        return (int) server.requests().stream()
                .filter(request -> request.method().equals("GET") && request.status() == 200)
                .count();
    }

    private static OAuth2 oauth2() {
        return Access.oauth2("demo", "s+cr:t/ñ");
    }

    private static String[] with(String... parameters) {
        String[] all = Arrays.copyOf(CLIENT, CLIENT.length + parameters.length);
        System.arraycopy(parameters, 0, all, CLIENT.length, parameters.length);
        return all;
    }

    private static void assertWhole(ApiLea lea, RosterTables tables) throws IOException {
        Map<String, Integer> counts = new TreeMap<>(tables.counts());
        counts.remove("demographics");
        assertThat(lea.records()).as(lea.id()).isEqualTo(counts);
        assertThat(lea.ended(1)).as(lea.id()).isEqualTo("PUBLISHED");
    }
}
