package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.Fault;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.Paging;
import org.rollcall.oneroster.Paging.Links;
import org.rollcall.oneroster.Paging.Support;
import org.rollcall.oneroster.Paging.Total;
import org.rollcall.oneroster.Payload;
import org.rollcall.oneroster.Payload.Href;
import org.rollcall.oneroster.Payload.Shape;
import org.rollcall.oneroster.Request;
import org.rollcall.oneroster.RosterTables;
import org.rollcall.oneroster.SyntheticDistrict;
import org.rollcall.oneroster.WireForm;

/**
 * However a server pages, what is published is what a plain server with the same tables gives, or the pull fails by
 * name. One run of many LEAs, each with a server of its own.
 */
@Timeout(120)
class ApiPagingTest {

    /** How often a page that is empty, where the total promises more, is asked for again. */
    private static final int SECOND_THOUGHTS = 2;

    private static final int SIZE = 7;
    private static final String PATH = "/ims/oneroster/v1p1";
    private static final List<String> PULLED =
            List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments");
    private static final String[] PARALLEL = {"sort: true", "parallelPages: 4", "parallelCollections: 1"};

    /** No version has all of a class, so groups are named by what each has. */
    private static final String NAME = "\"groups[0].name\": \"{course.title} {class.classCode} {teacher.familyName}\"";

    private static final String UNKNOWN =
            ". Whether others never came cannot be told without a total; set sort to true";

    @TempDir
    static Path folder;

    private static final Map<String, Pull> PULLS = new LinkedHashMap<>();
    private static final List<OneRosterServer> SERVERS = new ArrayList<>();
    private static Site site;
    private static Site.Result result;

    /** An LEA with a server of its own and what must come of it. */
    private static final class Pull {

        private final String lea;
        private final RosterTables tables;
        private final OneRosterServer server;
        private final List<String> notes = new ArrayList<>();
        private Map<String, Integer> records;
        private String like = "plain";
        private String failure;

        Pull(String lea, RosterTables tables, OneRosterServer server) {
            this.lea = lea;
            this.tables = tables;
            this.server = server;
        }

        Pull notes(String... sentences) {
            notes.addAll(List.of(sentences));
            return this;
        }

        /** A note for each collection. */
        Pull notesOf(Collection<String> collections, String sentence) {
            collections.forEach(collection -> notes.add(sentence.replace("COLLECTION", collection)));
            return this;
        }

        /** Records that are not those of all tables. */
        Pull records(Object... counts) {
            records = new LinkedHashMap<>();
            for (int i = 0; i < counts.length; i += 2) {
                records.put((String) counts[i], (Integer) counts[i + 1]);
            }
            return this;
        }

        /** The LEA whose published files are the same; null for none. */
        Pull like(String other) {
            like = other;
            return this;
        }

        Pull fails(String sentence) {
            failure = sentence.replace("API", server.apiUrl());
            return this;
        }

        Map<String, Integer> expected() {
            Map<String, Integer> expected = new LinkedHashMap<>(tables.counts());
            expected.remove("demographics");
            expected.putAll(records == null ? Map.of() : records);
            return expected;
        }

        @Override
        public String toString() {
            return lea.replace('-', ' ');
        }
    }

    private static RosterTables district() {
        return RosterTables.district(2, 60, 1);
    }

    private static Pull pull(String lea, Consumer<OneRosterServer.Builder> switches, String... parameters)
            throws IOException {
        return pull(lea, district(), switches, List.of(), parameters);
    }

    private static Pull pull(
            String lea,
            RosterTables tables,
            Consumer<OneRosterServer.Builder> switches,
            List<String> settings,
            String... parameters)
            throws IOException {
        OneRosterServer.Builder builder = OneRosterServer.of(tables);
        switches.accept(builder);
        OneRosterServer server = builder.start();
        SERVERS.add(server);
        site.apiLea(
                lea,
                Stream.concat(Stream.of(NAME), settings.stream()).toList(),
                server.baseUrl(),
                Stream.concat(Stream.of("pageSize: " + SIZE), Stream.of(parameters))
                        .toArray(String[]::new));
        Pull pull = new Pull(lea, tables, server);
        PULLS.put(lea, pull);
        return pull;
    }

    private static Pull paged(String lea, Paging paging, String... parameters) throws IOException {
        return pull(lea, server -> server.paging(paging), parameters);
    }

    @BeforeAll
    @Timeout(120)
    static void run() throws IOException {
        site = new Site(folder).with("api.retryMilliseconds", "1");
        pull("plain", server -> {}, "pageSize: 1000");
        sizes();
        totals();
        links();
        forms();
        overlaps();
        changes();
        parallel();
        selections();
        failures();
        result = site.execute("run");
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(OneRosterServer::close);
    }

    private static void sizes() throws IOException {
        pull("small-pages", server -> {});
        paged("clamped-below-the-limit", new Paging().atMost(5), "pageSize: 50");
        paged(
                "clamped-without-totals-and-links",
                new Paging().atMost(5).total(Total.ABSENT).links(Links.ABSENT));
        paged("varying-sizes", new Paging().sizes(1, 7, 3, 5), "pageSize: 10");
        paged("varying-sizes-without-totals", new Paging().sizes(4, 1, 6).total(Total.ABSENT));
        paged("past-the-end-404", new Paging().pastEnd(404));
        paged("past-the-end-400", new Paging().pastEnd(400));
        paged("past-the-end-404-total-too-low", new Paging().pastEnd(404).total(Total.ONE_LESS))
                .notes(miscounts(-1));
        paged("all-collections-at-once", new Paging(), "parallelCollections: 6");
        together("all-collections-at-once", request -> request.page() == 1, 6);
        paged("one-collection-at-a-time", new Paging(), "parallelCollections: 1");
        paged("as-many-pages-as-the-limit", new Paging(), "maxPages: 29");
        String token = "the-clients-token";
        pull("other-order", server -> server.paging(new Paging().sort(Support.IGNORED)), "sort: true");
        pull("bearer", server -> server.access(Access.bearer(token)), "token: " + token);
    }

    private static void totals() throws IOException {
        paged("no-totals", new Paging().total(Total.ABSENT));
        paged("total-one-less", new Paging().total(Total.ONE_LESS)).notes(miscounts(-1));
        paged("total-one-more", new Paging().total(Total.ONE_MORE)).notes(miscounts(1));
        paged("total-far-more", new Paging().total(Total.FAR_MORE)).notes(miscounts(1_000_000));
        paged("total-garbled", new Paging().total(Total.GARBLED));
        paged("total-garbled-in-both-places", new Paging().total(Total.GARBLED).totalInBody(Total.GARBLED));
        paged("total-in-the-body", new Paging().total(Total.ABSENT).totalInBody(Total.RIGHT));
        paged("total-in-the-body-wrong", new Paging().total(Total.ABSENT).totalInBody(Total.ONE_MORE))
                .notes(miscounts(1));
        paged("total-of-the-header-before-the-body", new Paging().totalInBody(Total.ONE_MORE));
        paged(
                        "total-of-the-body-where-the-header-is-garbled",
                        new Paging().total(Total.GARBLED).totalInBody(Total.ONE_LESS))
                .notes(miscounts(-1));
        RosterTables counted = district();
        paged(
                        "total-growing-and-links-endless",
                        new Paging()
                                .totalInBody(Total.GROWING)
                                .total(Total.ABSENT)
                                .links(Links.ENDLESS))
                .notesOf(
                        PULLED,
                        "COLLECTION: the server's links name a next page after the last; they were not followed")
                .notesOf(
                        PULLED,
                        "COLLECTION: the data changed while they were pulled, twice over; the next pull will tell")
                .notes(PULLED.stream()
                        .map(c -> miscount(c, counted.count(c), 2 * (requests(counted.count(c)) + SECOND_THOUGHTS) - 1))
                        .toArray(String[]::new));
        paged("total-growing", new Paging().total(Total.GROWING))
                .notesOf(
                        PULLED,
                        "COLLECTION: the data changed while they were pulled, twice over; the next pull will tell")
                .notes(PULLED.stream()
                        .map(c -> miscount(c, counted.count(c), 2 * (requests(counted.count(c)) + SECOND_THOUGHTS) - 1))
                        .toArray(String[]::new));
    }

    private static void links() throws IOException {
        paged("links-endless", new Paging().links(Links.ENDLESS))
                .notesOf(
                        PULLED,
                        "COLLECTION: the server's links name a next page after the last; they were not followed");
        paged("links-endless-without-totals", new Paging().links(Links.ENDLESS).total(Total.ABSENT))
                .notesOf(
                        PULLED,
                        "COLLECTION: the server's links name a next page after the last; they were not followed");
        paged("links-absent", new Paging().links(Links.ABSENT));
        paged("links-to-another-host", new Paging().links(Links.OTHER_HOST));
        paged("links-ending-early", new Paging().links(Links.ENDING_EARLY))
                .notesOf(
                        List.of("users", "enrollments"),
                        "COLLECTION: the server's links ended before its records did; the links were not followed");
    }

    private static void forms() throws IOException {
        pull(
                "shape-1-0",
                server -> server.path("/learningdata/v1").payload(new Payload().shape(Shape.V1P0)),
                "version: 1.0");
        pull(
                "shape-1-2",
                server -> server.path("/ims/oneroster/rostering/v1p2").payload(new Payload().shape(Shape.V1P2)),
                "version: 1.2");
        pull("shape-1-2-at-the-path-of-1-1", server -> server.payload(new Payload().shape(Shape.V1P2)));
        pull("shape-1-0-at-the-path-of-1-1", server -> server.payload(new Payload().shape(Shape.V1P0)));
        pull("json-booleans", server -> server.payload(new Payload().jsonBooleans()));
        pull("null-metadata", server -> server.payload(new Payload().nullMetadata()));
        pull("hrefs-relative", server -> server.payload(new Payload().href(Href.RELATIVE)));
        pull("hrefs-tilde", server -> server.payload(new Payload().href(Href.TILDE)));
        pull("hrefs-absent", server -> server.payload(new Payload().href(Href.ABSENT)));
        pull("no-gzip", server -> server.wire(new WireForm().plain()));
        pull("chunked", server -> server.wire(new WireForm().chunked()));
        pull(
                "chunked-without-gzip",
                server -> server.wire(new WireForm().plain().chunked()));
        pull("text-plain", server -> server.wire(new WireForm().contentType("text/plain; charset=iso-8859-1")));
        pull("below-a-path", server -> server.prefix("/campus/api"));
    }

    private static void overlaps() throws IOException {
        RosterTables counted = district();
        for (Total total : List.of(Total.RIGHT, Total.ABSENT)) {
            paged(
                            "overlapping-pages-total-" + total.name().toLowerCase(Locale.ROOT),
                            new Paging().overlap(2).total(total).links(Links.ABSENT))
                    .records(PULLED.stream()
                            .flatMap(c -> Stream.of(c, counted.count(c) + twice(counted.count(c), 2)))
                            .toArray())
                    .notes(PULLED.stream()
                            .map(c -> c + ": " + twice(counted.count(c), 2)
                                    + " records came twice, since pages overlap; the first counts"
                                    + (total == Total.ABSENT ? UNKNOWN : ""))
                            .toArray(String[]::new));
        }
        paged("shuffled-and-sorted", new Paging().shuffled(), "sort: true");
        paged("shuffled-and-sorted-without-totals", new Paging().shuffled().total(Total.ABSENT), "sort: true");
    }

    private static void changes() throws IOException {
        Pull revised = paged(
                "revised-in-the-middle",
                new Paging().revision("x-perm-rev"),
                "profile: classlink",
                "parallelCollections: 1");
        revised.server.on("users", 3, Fault.after(revised.server::revise));

        Pull blank = paged("blank-page-in-the-middle", new Paging());
        blank.server.on("enrollments", 3, 2, Fault.status(200, "application/json", "{\"enrollments\":[]}"));

        Pull twice = paged(
                "revised-twice-over",
                new Paging().revision("x-perm-rev"),
                "profile: classlink",
                "parallelCollections: 1");
        twice.server.on("users", 3, 2, Fault.after(twice.server::revise));
        twice.notes("users: the data changed while they were pulled, twice over; the next pull will tell");

        Pull other = paged("revised-for-others", new Paging().revision("x-perm-rev"), "parallelCollections: 1");
        other.server.on("users", 3, Fault.after(other.server::revise));

        Pull added = pull("added-in-the-middle", server -> {});
        added.server.on("users", 5, Fault.after(() -> added.tables.insertFirst("users", newcomer(1))));

        Pull appended = pull("appended-in-the-middle", server -> {});
        appended.server.on("users", 5, Fault.after(() -> appended.tables.add("users", newcomer(1))));

        Pull removed = pull("removed-in-the-middle", server -> {});
        removed.tables.insertFirst("users", newcomer(1));
        removed.server.on("users", 5, Fault.after(() -> removed.tables.remove("users", "newcomer-1")));

        Pull untold = paged("added-in-the-middle-without-totals", new Paging().total(Total.ABSENT));
        untold.server.on("users", 5, Fault.after(() -> untold.tables.insertFirst("users", newcomer(1))));
        untold.notes("users: 1 record came twice, since pages overlap; the first counts" + UNKNOWN);

        Pull always = pull("appended-at-every-pull", server -> {});
        List<Integer> numbers = new ArrayList<>(List.of(1, 2));
        always.server.on("users", 5, 2, Fault.after(() -> always.tables.add("users", newcomer(numbers.remove(0)))));
        always.notes("users: the data changed while they were pulled, twice over; the next pull will tell");
    }

    private static void parallel() throws IOException {
        String[] again = {
            "classes: pages asked for in parallel did not add up to the server's total; they were asked for again one"
                    + " after the other",
            "enrollments: pages asked for in parallel did not add up to the server's total; they were asked for again"
                    + " one after the other",
            "users: pages asked for in parallel did not add up to the server's total; they were asked for again one"
                    + " after the other"
        };
        paged("parallel-pages", new Paging(), PARALLEL);
        together(
                "parallel-pages",
                request -> request.collection().equals("enrollments") && request.page() >= 2 && request.page() <= 5,
                4);
        paged("parallel-pages-to-the-brim", new Paging(), "pageSize: 6", PARALLEL[0], PARALLEL[1]);
        paged("parallel-pages-of-all-collections", new Paging().shuffled(), PARALLEL[0], PARALLEL[1]);
        paged("parallel-clamped", new Paging().atMost(5), PARALLEL);
        paged("parallel-without-sort", new Paging(), PARALLEL[1], PARALLEL[2]);
        paged("parallel-without-total", new Paging().total(Total.ABSENT), PARALLEL);
        paged("parallel-past-the-end-404", new Paging().pastEnd(404), PARALLEL);
        paged("parallel-total-one-less", new Paging().total(Total.ONE_LESS), PARALLEL)
                .notes(miscounts(-1))
                .notes(again);
        paged("parallel-total-one-more", new Paging().total(Total.ONE_MORE), PARALLEL)
                .notes(miscounts(1))
                .notes(again);
        paged("parallel-total-far-more", new Paging().total(Total.FAR_MORE), PARALLEL)
                .notes(miscounts(1_000_000))
                .notes(again);
        paged("parallel-uneven", new Paging().sizes(7, 7, 3, 7), PARALLEL).notes(again[1], again[2]);
        RosterTables counted = district();
        paged("parallel-overlapping", new Paging().overlap(2).links(Links.ABSENT), PARALLEL)
                .records(PULLED.stream()
                        .flatMap(c -> Stream.of(c, counted.count(c) + twice(counted.count(c), 2)))
                        .toArray())
                .notes(PULLED.stream()
                        .map(c -> c + ": " + twice(counted.count(c), 2)
                                + " records came twice, since pages overlap; the first counts")
                        .toArray(String[]::new))
                .notes(again);
        paged("parallel-repeating", new Paging().repeating(4), PARALLEL).notes(again[1], again[2]);
        Pull changed = paged("parallel-and-appended", new Paging(), PARALLEL);
        changed.server.on("enrollments", 5, Fault.after(() -> changed.tables.add("enrollments", leaver())));
    }

    private static void selections() throws IOException {
        String[] schools = {"schoolPaths: true", "schools: school-0, school-1"};
        pull("all-schools", server -> {}, schools);
        List<String> one = List.of("schools: \"" + SyntheticDistrict.cds(0) + "\"");
        pull("plain-of-one-school", district(), server -> {}, one).like(null);
        pull("one-school", district(), server -> {}, one, "schoolPaths: true", "schools: school-0")
                .like("plain-of-one-school")
                .records("courses", 3, "classes", 6, "users", 33, "enrollments", 96);
        SyntheticDistrict odd = new SyntheticDistrict(2, 60, 1).oddIds();
        pull("plain-of-odd-ids", odd.tables(), server -> {}, List.of(), "pageSize: 1000");
        pull("odd-ids", odd.tables(), server -> {}, List.of(), "sort: true").like("plain-of-odd-ids");
        pull(
                        "odd-ids-of-schools",
                        odd.tables(),
                        server -> {},
                        List.of(),
                        schools[0],
                        "schools: " + odd.id("school-0") + ", " + odd.id("school-1"))
                .like("plain-of-odd-ids");

        pull("filter", server -> {}, "filters: users: role='student'; enrollments: role='student'")
                .records("users", 60, "enrollments", 180)
                .like(null);
        paged("filter-ignored", new Paging().filter(Support.IGNORED), "filters: users: role='student'");
        String students = "filters: users: role='student' AND status='active'; enrollments: role='student'";
        paged("filter-not-counted", new Paging().total(Total.UNFILTERED), students)
                .records("users", 60, "enrollments", 180)
                .notes(
                        "users: the server counts 66 records and has given 60; what it gave was taken",
                        "enrollments: the server counts 192 records and has given 180; what it gave was taken")
                .like("filter");
        paged("filter-lost-by-links", new Paging().links(Links.FILTER_LOST), students)
                .records("users", 60, "enrollments", 180)
                .like("filter");

        RosterTables told = new SyntheticDistrict(2, 60, 1).demographics().tables();
        pull("demographics", told, server -> {}, List.of(), "demographics: true")
                .records("demographics", 60);
        pull("demographics-not-asked-for", told, server -> {}, List.of());
        pull(
                        "demographics-by-scope",
                        told,
                        server -> server.access(Access.oauth2("client", "secret")),
                        List.of(),
                        "auth: oauth2",
                        "clientId: client",
                        "clientSecret: secret",
                        "demographics: true")
                .records("demographics", 60);
        pull(
                        "demographics-without-scope",
                        told,
                        server -> server.access(Access.oauth2("client", "secret")),
                        List.of(),
                        "auth: oauth2",
                        "clientId: client",
                        "clientSecret: secret",
                        "scopes: https://purl.imsglobal.org/spec/or/v1p1/scope/roster-core.readonly",
                        "demographics: true")
                .fails("API/demographics (offset 0): the client may not read demographics (403 insufficient_scope)."
                        + " Have the server's owner permit it, or check scopes; asked for:"
                        + " https://purl.imsglobal.org/spec/or/v1p1/scope/roster-core.readonly.");

        String[] proxy = {"profile: classlink-proxy", "token: a-proxys"};
        proxied("proxy-of-one", List.of("MoYPlyQWmG0%3D"), proxy);
        proxied(
                "proxy-by-name",
                List.of("MoYPlyQWmG0%3D", "Zz%2Bx%2F1"),
                proxy[0],
                proxy[1],
                "application: synthetic UNIFIED 1");
        proxied("proxy-by-id", List.of("Zz%2Bx%2F1", "MoYPlyQWmG0%3D"), proxy[0], proxy[1], "application: Zz%2Bx%2F1");
        Pull open = proxied("proxy-of-several", List.of("MoYPlyQWmG0%3D", "Zz%2Bx%2F1"), proxy);
        open.fails(
                open.server.baseUrl() + "/applications: the list has 2 applications. Set the parameter application to"
                        + " the name or the id of one: Synthetic Unified 1 (MoYPlyQWmG0%3D), Synthetic Unified 2"
                        + " (Zz%2Bx%2F1).");
        Pull unknown = proxied(
                "proxy-of-others",
                List.of("MoYPlyQWmG0%3D", "Zz%2Bx%2F1"),
                proxy[0],
                proxy[1],
                "application: Elsewhere");
        unknown.fails(unknown.server.baseUrl() + "/applications: the list has 0 applications 'Elsewhere'. Set the"
                + " parameter application to the name or the id of one: Synthetic Unified 1 (MoYPlyQWmG0%3D), Synthetic"
                + " Unified 2 (Zz%2Bx%2F1).");
        Pull stranger = proxied("proxy-of-strangers", List.of("MoYPlyQWmG0%3D"), proxy[0], "token: another");
        stranger.fails(stranger.server.baseUrl() + "/applications: the server refuses the token. Check the parameter"
                + " token with the server's owner (401 unauthorisedrequest).");
    }

    private static Pull proxied(String lea, List<String> applications, String... parameters) throws IOException {
        return pull(
                lea,
                server ->
                        server.applications(applications.toArray(String[]::new)).access(Access.bearer("a-proxys")),
                parameters);
    }

    private static void failures() throws IOException {
        paged("offset-ignored", new Paging().ignoringOffset(), "parallelCollections: 1")
                .fails("orgs: the server ignores offset: the page at offset 3 holds the same 3 records as the first."
                        + " Whole collections cannot be had from it; ask its owner.");
        paged("page-repeated", new Paging().repeating(3), "parallelCollections: 1")
                .fails("classes: the server repeats a page: the one at offset 12 holds the same 5 records as one before"
                        + " it. Records would be missing; ask its owner, or set sort to true.");
        paged("shuffled", new Paging().shuffled(), "parallelCollections: 1")
                .fails("classes: the server's pages overlap: 3 records came twice, and 3 of 12 never came. Set sort to"
                        + " true, or ask its owner.");
        paged(
                        "total-far-more-and-offset-ignored",
                        new Paging().total(Total.FAR_MORE).ignoringOffset(),
                        PARALLEL)
                .fails("orgs: the server ignores offset: the page at offset 3 holds the same 3 records as the first."
                        + " Whole collections cannot be had from it; ask its owner.");
        paged("too-many-pages", new Paging(), "maxPages: 28")
                .fails("enrollments: the server has sent 28 pages and no empty one, the limit (maxPages). It probably"
                        + " never ends; ask its owner.");
        paged("too-many-pages-in-parallel", new Paging(), "maxPages: 27", PARALLEL[0], PARALLEL[1])
                .fails("enrollments: the server has sent 27 pages and no empty one, the limit (maxPages). It probably"
                        + " never ends; ask its owner.");
        paged(
                        "past-the-end-404-without-totals",
                        new Paging().pastEnd(404).total(Total.ABSENT),
                        "parallelCollections: 1")
                .fails("API/orgs (offset 3): the server gave 3 records and then knew no such page (404 invaliddata)."
                        + " Nothing is taken from half a pull; ask the server's owner.");
        paged("sort-rejected", new Paging().sort(Support.REJECTED), "sort: true", "parallelCollections: 1")
                .fails("API/orgs (offset 0): the server refuses the request (400 invalid_sort_field). Check filters,"
                        + " sort and pageSize (7).");
        paged("filter-rejected", new Paging().filter(Support.REJECTED), "filters: users: role='student'")
                .fails("API/users (offset 0): the server refuses the request (400 invalid_filter_field). Check filters,"
                        + " sort and pageSize (7).");
        pull(
                        "no-school-paths",
                        server -> server.withoutSchoolPaths(),
                        "schoolPaths: true",
                        "schools: school-0",
                        "parallelCollections: 1")
                .fails("API/schools/school-0/courses (offset 0): there is nothing here (404 unknownobject). Check"
                        + " baseUrl and version; the path is " + PATH + ".");
    }

    /** Holds all requests that are such until so many are there at the same time. */
    private static void together(String lea, Predicate<Request> when, int count) {
        CyclicBarrier barrier = new CyclicBarrier(count);
        PULLS.get(lea).server.on(when, count, Fault.after(() -> {
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("They do not come together.", e);
            }
        }));
    }

    private static String[] miscounts(int more) {
        RosterTables counted = district();
        return PULLED.stream().map(c -> miscount(c, counted.count(c), more)).toArray(String[]::new);
    }

    private static String miscount(String collection, int given, int more) {
        return String.format(
                "%s: the server counts %,d records and has given %,d; what it gave was taken",
                collection, given + more, given);
    }

    /** Requests for a collection, the empty page included. */
    private static int requests(int records) {
        return (records + SIZE - 1) / SIZE + 1;
    }

    /** How many records of an overlapping server come twice. */
    private static int twice(int records, int overlap) {
        int came = Math.min(SIZE, records);
        int page = came;
        while (page > 0) {
            page = Math.max(0, Math.min(SIZE, records - (came - overlap)));
            came += page;
        }
        return came - records;
    }

    private static Map<String, Object> newcomer(int number) {
        Map<String, Object> user = new LinkedHashMap<>(district().read("users", "student-0"));
        user.put("sourcedId", "newcomer-" + number);
        user.put("username", "newcomer-" + number);
        user.put("identifier", "");
        user.put("userIds", List.of());
        return user;
    }

    private static Map<String, Object> leaver() {
        Map<String, Object> enrollment = new LinkedHashMap<>(district().read("enrollments", "learns-0-0"));
        enrollment.put("sourcedId", "zz-leaver");
        enrollment.put("status", "tobedeleted");
        return enrollment;
    }

    static Collection<Pull> complete() {
        return PULLS.values().stream().filter(pull -> pull.failure == null).toList();
    }

    static Collection<Pull> failed() {
        return PULLS.values().stream().filter(pull -> pull.failure != null).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("complete")
    void every_record_comes_and_not_one_byte_differs(Pull pull) throws IOException {
        assertThat(result.line(Site.id(pull.lea, 1) + ":")).contains(": published");
        assertThat(records(pull)).isEqualTo(pull.expected());
        assertThat(texts(site.pull(pull.lea).get("notes"))).containsExactlyInAnyOrderElementsOf(pull.notes);
        assertThat(texts(site.run(Site.id(pull.lea, 1)).at("/report/warnings"))).containsAll(pull.notes);
        if (pull.like != null) {
            assertThat(published(pull.lea)).isNotEmpty().isEqualTo(published(pull.like));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failed")
    void what_is_not_complete_fails_by_name(Pull pull) throws IOException {
        assertThat(result.line(Site.id(pull.lea, 1) + ":"))
                .isEqualTo(Site.id(pull.lea, 1) + ": failed. Source oneroster-api failed: " + pull.failure);
        assertThat(site.pulls(pull.lea)).isEmpty();
        assertThat(site.sets(pull.lea)).isEmpty();
    }

    private static OneRosterServer server(String lea) {
        return PULLS.get(lea).server;
    }

    private static List<Integer> offsets(int first, int last) {
        return IntStream.rangeClosed(0, (last - first) / SIZE)
                .mapToObj(page -> first + page * SIZE)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void the_next_page_begins_after_the_records_received_and_an_empty_one_is_the_end() {
        List<Integer> users = offsets(0, 63);
        users.add(66);
        assertThat(server("small-pages").offsets("users")).isEqualTo(users);
        assertThat(server("small-pages").requests("users")).allMatch(request -> request.limit() == SIZE);
        assertThat(server("clamped-below-the-limit").offsets("courses")).containsExactly(0, 5, 6);
        assertThat(server("clamped-below-the-limit").requests("courses")).allMatch(request -> request.limit() == 50);
        assertThat(server("varying-sizes").offsets("classes")).containsExactly(0, 1, 8, 11, 12);
        assertThat(server("plain").offsets("users")).containsExactly(0, 66);
        assertThat(server("plain").requests())
                .allSatisfy(request -> assertThat(request.query()).containsOnlyKeys("limit", "offset"));
    }

    @Test
    void what_changes_in_the_middle_is_pulled_again_once() {
        List<Integer> users = offsets(0, 63);
        users.add(66);
        List<Integer> twice = Stream.concat(users.stream(), users.stream()).toList();
        assertThat(server("revised-in-the-middle").offsets("users")).isEqualTo(twice);
        assertThat(server("revised-twice-over").offsets("users")).isEqualTo(twice);
        assertThat(server("revised-for-others").offsets("users")).isEqualTo(users);
        assertThat(server("added-in-the-middle").offsets("users"))
                .startsWith(0, 7)
                .endsWith(63, 67)
                .hasSize(22);
        assertThat(server("revised-in-the-middle").offsets("courses")).containsExactly(0, 6);
    }

    @Test
    void pages_and_collections_are_asked_for_at_the_same_time_as_far_as_they_may() {
        assertThat(server("one-collection-at-a-time").mostAtOnce()).isEqualTo(1);
        assertThat(server("all-collections-at-once").mostAtOnce()).isEqualTo(6);
        assertThat(server("parallel-pages").mostAtOnce()).isEqualTo(4);
        assertThat(server("parallel-clamped").mostAtOnce()).isEqualTo(1);
        assertThat(server("parallel-without-sort").mostAtOnce()).isEqualTo(1);
        assertThat(server("parallel-without-total").mostAtOnce()).isEqualTo(1);
        assertThat(server("parallel-pages").offsets("users")).hasSize(11).contains(66);
        assertThat(server("parallel-pages").requests("users")).allSatisfy(request -> assertThat(request.query())
                .containsEntry("sort", "sourcedId")
                .containsEntry("orderBy", "asc"));
    }

    @Test
    void a_total_that_is_far_too_high_is_not_followed_to_its_end() {
        assertThat(server("parallel-total-far-more").offsets("users"))
                .hasSizeLessThanOrEqualTo(11 + 10 + 4 + SECOND_THOUGHTS);
    }

    @Test
    void records_that_came_twice_are_merged_in_the_ledger() throws IOException {
        JsonNode ledger = site.run(Site.id("overlapping-pages-total-absent", 1)).at("/report/ledger");
        Map<String, String> merged = new LinkedHashMap<>();
        ledger.forEach(file -> merged.put(
                file.get("file").asText(),
                file.get("read").asInt() + " " + file.get("merged").asInt()));
        Map<String, String> expected = new LinkedHashMap<>();
        RosterTables counted = district();
        PULLED.forEach(c -> {
            int twice = twice(counted.count(c), 2);
            expected.put(c, counted.count(c) + twice + " " + twice);
        });
        assertThat(merged).isEqualTo(expected);
    }

    @Test
    void a_filter_goes_with_every_page_of_its_collection_and_no_other() {
        assertThat(server("filter").requests("users")).hasSize(10).allSatisfy(request -> assertThat(request.query())
                .containsEntry("filter", "role='student'"));
        assertThat(server("filter").requests("classes"))
                .allSatisfy(request -> assertThat(request.query()).doesNotContainKey("filter"));
        assertThat(server("filter-lost-by-links").requests("users")).allSatisfy(request -> assertThat(request.query())
                .containsEntry("filter", "role='student' AND status='active'"));
    }

    @Test
    void schools_are_asked_for_by_their_encoded_ids() {
        assertThat(server("odd-ids-of-schools").requests().stream()
                        .map(Request::path)
                        .distinct())
                .containsExactlyInAnyOrder(Stream.concat(
                                Stream.of(PATH + "/orgs", PATH + "/academicSessions"),
                                Stream.of("0", "1").flatMap(school -> Stream.of(
                                                "classes", "students", "teachers", "enrollments", "courses")
                                        .map(list -> PATH + "/schools/s%2Bschool%2F" + school + "%20%C3%B1/" + list)))
                        .toArray(String[]::new));
    }

    @Test
    void demographics_are_asked_for_where_the_district_wants_them() {
        assertThat(server("demographics").requests("demographics")).hasSize(10);
        assertThat(server("demographics-not-asked-for").requests("demographics"))
                .isEmpty();
    }

    @Test
    void the_id_of_a_proxys_application_arrives_as_it_was_sent() {
        assertThat(paths("proxy-of-one"))
                .contains("/applications", "/MoYPlyQWmG0%3D" + PATH + "/users")
                .hasSize(7);
        assertThat(paths("proxy-by-name"))
                .contains("/MoYPlyQWmG0%3D" + PATH + "/users")
                .hasSize(7);
        assertThat(paths("proxy-by-id"))
                .contains("/Zz%2Bx%2F1" + PATH + "/users")
                .hasSize(7);
        assertThat(server("proxy-of-several").requests()).hasSize(1);
    }

    private static List<String> paths(String lea) {
        return server(lea).requests().stream().map(Request::path).distinct().toList();
    }

    private static Map<String, Integer> records(Pull pull) throws IOException {
        Map<String, Integer> records = new LinkedHashMap<>();
        site.pull(pull.lea)
                .get("records")
                .properties()
                .forEach(e -> records.put(e.getKey(), e.getValue().asInt()));
        return records;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The published files by name without the LEA's. */
    private static Map<String, String> published(String lea) throws IOException {
        return Site.csv(site.set(lea, Site.id(lea, 1))).entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().replace(lea, "LEA"), Map.Entry::getValue));
    }
}
