package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oneroster.Fault;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.RosterTables;

/**
 * Every fault of a server at the first, a middle and the last page: once, and the pull is complete all the same; always,
 * and it fails by name with nothing merged. Many LEAs to a run, each with a server of its own.
 */
@Timeout(120)
class ApiFaultTest {

    private static final int TRIES = 6;
    private static final String BUSY = ": the server has had too many requests (429), in several tries."
            + " Ask its owner for a higher limit, or set parallelCollections to 1.";
    private static final String SMALLER = ", in several tries. Ask the server's owner, or set a smaller pageSize.";

    /** Pages of 10 of a small district: the first, one in the middle, the last with records, and the empty one. */
    private static final Map<String, List<Integer>> PAGES =
            Map.of("users", List.of(1, 2, 4, 5), "enrollments", List.of(1, 4, 9, 10));

    @TempDir
    Path folder;

    private final Map<String, OneRosterServer> servers = new LinkedHashMap<>();

    /** A fault that another try may find gone. */
    private record Passing(String name, Supplier<Fault> fault, String sentence) {}

    private static List<Passing> passing() {
        String broken = ": the connection breaks off (%s)" + SMALLER;
        return List.of(
                new Passing("busy-seconds", () -> Fault.tooManyRequests("0"), BUSY),
                new Passing("busy-date", () -> Fault.tooManyRequests(Instant.now()), BUSY),
                new Passing("busy", () -> Fault.tooManyRequests((String) null), BUSY),
                new Passing("busy-soon", () -> Fault.tooManyRequests("soon"), BUSY),
                new Passing("busy-html", () -> Fault.tooManyRequestsInHtml("0"), BUSY),
                new Passing(
                        "error",
                        () -> Fault.status(500),
                        ": the server is out of order (500 internal_server_error), in several tries. Ask its owner if that lasts."),
                new Passing(
                        "unavailable",
                        () -> Fault.status(503, "text/html", "<html>Please wait</html>"),
                        ": the server is out of order (503), in several tries. Ask its owner if that lasts."),
                new Passing("dropped", Fault::dropped, String.format(broken, "NoHttpResponseException")),
                new Passing(
                        "dropped-in-body", Fault::droppedInBody, String.format(broken, "ConnectionClosedException")),
                new Passing(
                        "truncated",
                        Fault::truncated,
                        ": the answer ends in the middle (the JSON is cut short)" + SMALLER),
                new Passing("empty", Fault::empty, ": the answer is empty" + SMALLER),
                new Passing("no-content", () -> Fault.status(204, null, ""), ": the answer is empty" + SMALLER));
    }

    private static RosterTables district() {
        return RosterTables.district(1, 28, 1);
    }

    private Site site() {
        return new Site(folder).with("api.retryMilliseconds", "1");
    }

    private OneRosterServer serve(Site site, String lea, String... parameters) throws IOException {
        OneRosterServer server = OneRosterServer.of(district()).start();
        servers.put(lea, server);
        site.apiLea(
                lea,
                server.baseUrl(),
                Stream.concat(Stream.of("pageSize: 10"), Stream.of(parameters)).toArray(String[]::new));
        return server;
    }

    @AfterEach
    void stop() {
        servers.values().forEach(OneRosterServer::close);
    }

    private String failure(Site.Result result, String lea, int number) {
        return result.line(Site.id(lea, number) + ":")
                .replace(Site.id(lea, number) + ": failed. Source oneroster-api failed: ", "")
                .replace(servers.get(lea).apiUrl(), "API");
    }

    private static void assertComplete(Site site, String lea) throws IOException {
        Map<String, Integer> counts = district().counts();
        counts.remove("demographics");
        Map<String, Integer> records = new LinkedHashMap<>();
        JsonNode pull = site.pull(lea);
        pull.get("records")
                .properties()
                .forEach(e -> records.put(e.getKey(), e.getValue().asInt()));
        assertThat(records).as(lea).isEqualTo(counts);
    }

    private static int offset(String collection, int page) {
        return Math.min((page - 1) * 10, district().count(collection));
    }

    /** Each kind of fault is at every place once: of an answer refused, broken off and cut short; the others at one. */
    private static Map<String, List<Integer>> places(Passing passing) {
        if (!List.of("busy-seconds", "dropped-in-body", "truncated").contains(passing.name())) {
            return Map.of("users", List.of(2));
        }
        return Map.of("users", List.of(1, 2, 5), "enrollments", List.of(1, 4, 10));
    }

    // ---- Faults that pass

    @Test
    void a_fault_that_passes_costs_no_record() throws IOException {
        Site site = site();
        serve(site, "plain");
        for (Passing passing : passing()) {
            OneRosterServer server = serve(site, passing.name());
            PAGES.forEach((collection, pages) -> pages.forEach(
                    page -> server.on(collection, page, passing.fault().get())));
        }
        assertThat(site.execute("run").code()).isZero();
        String plain = Site.csv(site.set("plain", Site.id("plain", 1))).get("plain-groups-001.csv");
        assertThat(plain).isNotBlank();
        for (Passing passing : passing()) {
            String lea = passing.name();
            assertComplete(site, lea);
            assertThat(Site.csv(site.set(lea, Site.id(lea, 1))))
                    .as(lea)
                    .isEqualTo(Map.of(lea + "-groups-001.csv", plain));
            assertThat(site.pull(lea).get("notes")).as(lea).isEmpty();
            PAGES.forEach((collection, pages) -> {
                List<Integer> twice =
                        pages.stream().map(page -> offset(collection, page)).toList();
                List<Integer> asked = servers.get(lea).offsets(collection);
                assertThat(asked).as(lea).hasSize(pages.get(3) + 4).isSorted();
                assertThat(asked).as(lea).allSatisfy(offset -> assertThat(Collections.frequency(asked, offset))
                        .isEqualTo(twice.contains(offset) ? 2 : 1));
            });
        }
    }

    @Test
    void a_fault_that_stays_fails_the_source_by_name_and_the_next_run_goes_on_from_there() throws IOException {
        Site site = site();
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, List<Integer>> asked = new LinkedHashMap<>();
        for (Passing passing : passing()) {
            for (Map.Entry<String, List<Integer>> places : places(passing).entrySet()) {
                for (int page : places.getValue()) {
                    String collection = places.getKey();
                    String lea = passing.name() + "-" + collection + "-" + page;
                    OneRosterServer server = serve(site, lea, "parallelCollections: 1");
                    server.on(
                            collection, page, Integer.MAX_VALUE, passing.fault().get());
                    int offset = offset(collection, page);
                    expected.put(lea, "API/" + collection + " (offset " + offset + ")" + passing.sentence());
                    List<Integer> offsets = new ArrayList<>();
                    for (int before = 1; before < page; before++) {
                        offsets.add(offset(collection, before));
                    }
                    offsets.addAll(Collections.nCopies(TRIES, offset));
                    asked.put(lea, offsets);
                }
            }
        }
        Site.Result result = site.execute("run");
        Map<String, String> failures = new LinkedHashMap<>();
        expected.keySet().forEach(lea -> failures.put(lea, failure(result, lea, 1)));
        assertThat(failures).isEqualTo(expected);
        for (String lea : expected.keySet()) {
            OneRosterServer server = servers.get(lea);
            String collection = lea.contains("users") ? "users" : "enrollments";
            assertThat(server.offsets(collection)).as(lea).isEqualTo(asked.get(lea));
            assertThat(site.pulls(lea)).as(lea).isEmpty();
            assertThat(site.sets(lea)).as(lea).isEmpty();
            server.mend().forgetRequests();
        }
        assertThat(site.execute("run").code()).isZero();
        for (String lea : expected.keySet()) {
            assertComplete(site, lea);
            String collection = lea.contains("users") ? "users" : "enrollments";
            List<Integer> missing = new ArrayList<>();
            for (int offset = asked.get(lea).get(asked.get(lea).size() - 1);
                    offset < district().count(collection); ) {
                missing.add(offset);
                offset += 10;
            }
            missing.add(district().count(collection));
            assertThat(servers.get(lea).offsets(collection)).as(lea).isEqualTo(missing);
        }
    }

    @Test
    void retry_after_is_waited_for() throws IOException {
        Site site = site();
        OneRosterServer server = serve(site, "demo");
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        server.on("users", 2, Fault.tooManyRequests("1"));
        server.on("users", 1, Fault.after(() -> times.add(System.nanoTime())));
        server.on("users", 2, Fault.after(() -> times.add(System.nanoTime())));
        assertThat(site.execute("run").code()).isZero();
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(1_000_000_000L);
    }

    // ---- Faults that do not

    /** Runs one LEA for each fault; each is at the second page of users. */
    private Map<String, String> failures(Site site, Map<String, Fault> faults) throws IOException {
        for (Map.Entry<String, Fault> fault : faults.entrySet()) {
            serve(site, fault.getKey(), "parallelCollections: 1").on("users", 2, Integer.MAX_VALUE, fault.getValue());
        }
        Site.Result result = site.execute("run");
        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        Map<String, String> failures = new LinkedHashMap<>();
        for (String lea : faults.keySet()) {
            failures.put(lea, failure(result, lea, 1));
            assertThat(site.pulls(lea)).as(lea).isEmpty();
            assertThat(site.sets(lea)).as(lea).isEmpty();
            assertThat(site.run(Site.id(lea, 1)).get("state").asText()).isEqualTo("FAILED");
        }
        return failures;
    }

    @Test
    void what_no_second_try_mends_is_not_tried_again() throws IOException {
        Map<String, Fault> faults = new LinkedHashMap<>();
        Map<String, String> sentences = new LinkedHashMap<>();
        String users = "API/users (offset 10): ";
        faults.put("html", Fault.html());
        sentences.put(
                "html",
                users
                        + "the answer is HTML, not JSON. Probably a sign-in or maintenance page; check baseUrl, or ask the"
                        + " server's owner.");
        faults.put("envelope", Fault.wrongEnvelope());
        sentences.put(
                "envelope",
                users + "the answer has no 'users'; it has 'statusInfoSet'. Check baseUrl and version, or ask the"
                        + " server's owner.");
        faults.put("bare-list", Fault.status(200, "application/json", "[]"));
        sentences.put(
                "bare-list",
                users
                        + "the answer is a bare list, not an object that has 'users'. Check baseUrl and version, or ask the"
                        + " server's owner.");
        faults.put("no-list", Fault.status(200, "application/json", "{\"users\":null}"));
        sentences.put(
                "no-list",
                users + "the answer has something other than a list as 'users'. Check baseUrl and version, or ask the"
                        + " server's owner.");
        faults.put("no-json", Fault.status(200, "application/json", "Internal error: Abrin Alderquist"));
        sentences.put(
                "no-json", users + "the answer is not JSON. Check baseUrl and version, or ask the server's owner.");
        faults.put("gone", Fault.status(404));
        sentences.put(
                "gone",
                users
                        + "the server gave 10 records and then knew no such page (404 unknownobject). Nothing is taken from"
                        + " half a pull; ask the server's owner.");
        faults.put("refused", Fault.status(400));
        sentences.put(
                "refused",
                users + "the server refuses the request (400 internal_server_error). Check filters, sort and pageSize"
                        + " (10).");
        faults.put("forbidden", Fault.status(403, "application/json", "{\"imsx_codeMinor\":\"forbidden\"}"));
        sentences.put(
                "forbidden",
                users + "the client may not read users (403 forbidden). Have the server's owner permit it.");
        faults.put("teapot", Fault.status(418, null, ""));
        sentences.put("teapot", users + "the server refuses the request (418).");
        faults.put("elsewhere", Fault.redirect("https://elsewhere.example/ims/oneroster/v1p1/users?token=abc"));
        sentences.put(
                "elsewhere",
                "API/users: the server redirects (302) to another host, https://elsewhere.example. Rollcall does not"
                        + " follow, since credentials would go along; correct baseUrl or tokenUrl.");
        faults.put("back", Fault.redirectBack());
        sentences.put(
                "back",
                "API/users: the server redirects (302) to API/users. Rollcall does not follow, since credentials would go"
                        + " along; correct baseUrl or tokenUrl.");
        faults.put("nowhere", Fault.status(307, null, ""));
        sentences.put(
                "nowhere",
                "API/users: the server redirects (307) to an address that is none. Rollcall does not follow, since"
                        + " credentials would go along; correct baseUrl or tokenUrl.");
        faults.put("busy-long", Fault.tooManyRequests("121"));
        sentences.put(
                "busy-long",
                "API/users (offset 10): the server has had too many requests (429) and asks to wait 121 seconds, more"
                        + " than a try may take. It is asked again later.");
        Site site = site();
        assertThat(failures(site, faults)).isEqualTo(sentences);
        assertThat(faults.keySet()).allSatisfy(lea -> {
            assertThat(servers.get(lea).offsets("users")).as(lea).containsExactly(0, 10);
            assertThat(servers.get(lea).requests("enrollments")).as(lea).isEmpty();
        });
    }

    @Test
    void a_page_without_end_is_broken_off_at_the_limit() throws IOException {
        Site site = site().with("api.maxPageMegabytes", "1");
        assertThat(failures(site, Map.of("endless", Fault.endless())))
                .isEqualTo(Map.of(
                        "endless",
                        "API/users (offset 10): a page is longer than 1 MiB, the limit. Set a smaller pageSize, or raise"
                                + " api.maxPageMegabytes."));
        assertThat(servers.get("endless").offsets("users")).containsExactly(0, 10);
    }

    @Test
    void a_server_that_stalls_is_tried_again() throws IOException {
        Site site = site().with("api.responseMilliseconds", "1000");
        OneRosterServer once = serve(site, "once");
        once.on("users", 2, Fault.stalled()).on("enrollments", 3, Fault.stalledInBody());
        assertThat(failures(site, Map.of("stalled", Fault.stalled())))
                .isEqualTo(Map.of(
                        "stalled",
                        "API/users (offset 10): the server does not answer within 1 seconds, in several tries. A smaller"
                                + " pageSize may help."));
        assertThat(servers.get("stalled").requests("users")).hasSize(1 + TRIES);
        assertComplete(site, "once");
    }

    // ---- What is published stays

    @Test
    void a_night_that_fails_leaves_what_was_published_and_pulled_before() throws IOException {
        Site site = site();
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("busy", Fault.tooManyRequests("0"));
        faults.put("dropped", Fault.droppedInBody());
        faults.put("truncated", Fault.truncated());
        faults.put("html", Fault.html());
        faults.put("gone", Fault.status(404));
        faults.put("envelope", Fault.wrongEnvelope());
        for (String lea : faults.keySet()) {
            serve(site, lea);
        }
        assertThat(site.execute("run").code()).isZero();
        Map<String, Object> before = new LinkedHashMap<>();
        for (String lea : faults.keySet()) {
            before.put(
                    lea,
                    List.of(
                            site.pulls(lea),
                            site.published(lea),
                            Site.listing(site.work().resolve("drop/" + lea))));
            servers.get(lea).on("enrollments", 9, Integer.MAX_VALUE, faults.get(lea));
        }
        assertThat(site.execute("run").code()).isEqualTo(ExitCode.FAILED);
        for (String lea : faults.keySet()) {
            assertThat(site.run(Site.id(lea, 2)).get("state").asText()).as(lea).isEqualTo("FAILED");
            assertThat(List.of(
                            site.pulls(lea),
                            site.published(lea),
                            Site.listing(site.work().resolve("drop/" + lea))))
                    .as(lea)
                    .isEqualTo(before.get(lea));
        }
    }

    // ---- Empty collections

    private RosterTables serveWhole(Site site, String lea, String... parameters) throws IOException {
        RosterTables tables = district();
        OneRosterServer server = OneRosterServer.of(tables).start();
        servers.put(lea, server);
        site.apiLea(lea, server.baseUrl(), parameters);
        return tables;
    }

    @Test
    void a_collection_that_was_not_empty_before_is_an_error_unless_it_may_be() throws IOException {
        Site site = site();
        Map<String, RosterTables> tables = new LinkedHashMap<>();
        List<String> collections = List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments");
        for (String collection : collections) {
            tables.put(collection, serveWhole(site, "was-" + collection.toLowerCase(Locale.ROOT)));
        }
        RosterTables summer = serveWhole(site, "summer", "mayBeEmpty: classes, enrollments");
        RosterTables other = serveWhole(site, "other", "mayBeEmpty: courses");
        assertThat(site.execute("run").code()).isZero();
        tables.forEach((collection, own) -> own.clear(collection));
        summer.clear("classes").clear("enrollments");
        other.clear("enrollments");
        Site.Result result = site.execute("run");
        for (String collection : collections) {
            String lea = "was-" + collection.toLowerCase(Locale.ROOT);
            assertThat(failure(result, lea, 2)).isEqualTo(gone(collection));
            assertThat(site.pulls(lea)).hasSize(1);
            assertThat(site.sets(lea)).containsExactly(Site.id(lea, 1));
        }
        assertThat(failure(result, "other", 2)).isEqualTo(gone("enrollments"));
        assertThat(result.line(Site.id("summer", 2) + ":"))
                .startsWith(Site.id("summer", 2) + ": held for a person: there are no groups:");
        assertThat(site.pull("summer").at("/records/classes").asInt()).isZero();
        assertThat(site.pull("summer").at("/records/enrollments").asInt()).isZero();
        assertThat(site.sets("summer")).containsExactly(Site.id("summer", 1));
    }

    private static String gone(String collection) {
        return collection + ": the server sends none, and had some the last time. Nothing is removed for that; ask its"
                + " owner, or list it in mayBeEmpty if that is right.";
    }
}
