package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.Fault;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.Paging;
import org.rollcall.oneroster.RosterTables;

/**
 * A pull that was cut short goes on the same night. Each LEA's first run fails at a page in the middle; then something
 * is done to what it has left, and all run again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiResumeTest {

    private static final String FIRST_USERS = "000001-50.json.gz";
    private static final String SECOND_USERS = "000002-16.json.gz";
    private static final List<Integer> ALL_USERS = List.of(0, 50, 66);
    private static final List<Integer> ALL_ENROLLMENTS = List.of(0, 50, 100, 150, 192);
    private static final List<Integer> REST_OF_ENROLLMENTS = List.of(100, 150, 192);
    private static final Fault FORBIDDEN = Fault.status(403);

    private final Map<String, Cut> cuts = new LinkedHashMap<>();
    private Site site;

    /** What is done between the two runs. */
    @FunctionalInterface
    private interface Between {
        void act(Cut cut) throws IOException;
    }

    /** An LEA whose first pull is cut short. */
    private record Cut(ApiLea lea, RosterTables tables, OneRosterServer server, Between between) {

        List<Integer> asked(String collection) {
            return server.offsets(collection);
        }

        Path users(String name) {
            return lea.page("users", name);
        }

        Path enrollments(String name) {
            return lea.page("enrollments", name);
        }
    }

    @BeforeAll
    void both_runs(@TempDir Path folder) throws IOException {
        site = new Site(folder);
        Paging plain = new Paging();
        cut("untouched", plain, "enrollments", 3, cut -> {});
        cut("late", plain, "enrollments", 5, cut -> {});
        cut("strays", plain, "enrollments", 3, cut -> {
            Files.writeString(cut.users(".3.part"), "half");
            Files.writeString(cut.users("notes.txt"), "mine");
        });
        cut("truncated", plain, "enrollments", 3, cut -> {
            try (RandomAccessFile file =
                    new RandomAccessFile(cut.users(SECOND_USERS).toFile(), "rw")) {
                file.setLength(file.length() - 9);
            }
        });
        cut("flipped", plain, "enrollments", 3, cut -> {
            try (RandomAccessFile file =
                    new RandomAccessFile(cut.users(FIRST_USERS).toFile(), "rw")) {
                file.seek(file.length() / 2);
                int there = file.read();
                file.seek(file.length() / 2);
                file.write(there ^ 1);
            }
        });
        cut(
                "misnamed",
                plain,
                "enrollments",
                3,
                cut -> Files.move(cut.users(SECOND_USERS), cut.users("000002-17.json.gz")));
        cut("gap", plain, "enrollments", 3, cut -> Files.delete(cut.enrollments("000001-50.json.gz")));
        cut("endless", plain, "enrollments", 3, cut -> Files.delete(cut.users("000003-0.json.gz")));
        cut("idle", plain, "enrollments", 3, cut -> {
            FileTime then = FileTime.from(Instant.now().minus(Duration.ofMinutes(61)));
            for (String name : ApiLea.files(cut.lea().pull())) {
                Files.setLastModifiedTime(cut.lea().pull().resolve(name), then);
            }
        });
        cut("rested", plain, "enrollments", 3, cut -> {
            FileTime then = FileTime.from(Instant.now().minus(Duration.ofMinutes(58)));
            for (String name : ApiLea.files(cut.lea().pull())) {
                Files.setLastModifiedTime(cut.lea().pull().resolve(name), then);
            }
        });
        cut("filtered", plain, "enrollments", 3, cut -> write(cut.lea(), "filters: enrollments: role='student'"));
        cut("resized", plain, "enrollments", 3, cut -> write(cut.lea(), "pageSize: 25"));
        cut("yesterday", plain, "enrollments", 3, cut -> {
            Path state = cut.lea().pull().resolve("pull.json");
            Files.writeString(
                    state,
                    Files.readString(state)
                            .replace(
                                    Site.TODAY.toString(),
                                    Site.TODAY.minusDays(1).toString()));
        });
        cut(
                "garbled",
                plain,
                "enrollments",
                3,
                cut -> Files.writeString(cut.lea().pull().resolve("pull.json"), "{"));
        cut("closed", new Paging().pastEnd(404), "enrollments", 5, cut -> {});
        cut("shrunk", plain, "enrollments", 3, cut -> cut.tables().remove("enrollments", "learns-0-0"));
        cut("revised", new Paging().revision("x-perm-rev"), "enrollments", 3, cut -> cut.server()
                .revise());
        cut("parallel", plain, "enrollments", 3, cut -> {});

        assertThat(site.execute("run").code()).isEqualTo(4);
        for (Cut cut : cuts.values()) {
            cut.server().mend().forgetRequests();
            cut.between().act(cut);
        }
        Site.Result second = site.execute("run");
        assertThat(second.code()).as(second.toString()).isZero();
    }

    private void cut(String id, Paging paging, String collection, int page, Between between) throws IOException {
        RosterTables tables = RosterTables.district(2, 60, 1);
        OneRosterServer server = OneRosterServer.of(tables)
                .paging(paging)
                .access(Access.bearer("t"))
                .start();
        server.on(collection, page, 9, FORBIDDEN);
        ApiLea lea = new ApiLea(site, id, server.baseUrl());
        if (id.equals("revised")) {
            site.file(
                    "sis/revising/profile.yaml",
                    "sources: { oneroster-api: { settings: { revisionHeader: x-perm-rev } } }\n");
            lea.setting("sis: revising");
        }
        if (id.equals("parallel")) {
            write(lea, "sort: true", "parallelPages: 3");
        } else {
            write(lea);
        }
        cuts.put(id, new Cut(lea, tables, server, between));
    }

    private static void write(ApiLea lea, String... more) {
        List<String> all = new ArrayList<>(List.of("auth: bearer", "token: t", "parallelCollections: 1"));
        all.addAll(List.of(more));
        if (all.stream().noneMatch(p -> p.startsWith("pageSize"))) {
            all.add("pageSize: 50");
        }
        lea.written(all.toArray(String[]::new));
    }

    @AfterAll
    void close() {
        cuts.values().forEach(cut -> cut.server().close());
    }

    /** The LEA, which must have landed all that its server has. */
    private Cut landed(String id) throws IOException {
        Cut cut = cuts.get(id);
        assertThat(cut.lea().ended(1)).as(id).isEqualTo("FAILED");
        assertThat(cut.lea().ended(2)).as(id + ": " + cut.lea().reason(2)).isEqualTo("PUBLISHED");
        Map<String, Integer> counts = new TreeMap<>(cut.tables().counts());
        counts.remove("demographics");
        assertThat(cut.lea().records()).as(id).isEqualTo(counts);
        assertThat(cut.lea().pull()).as(id).doesNotExist();
        assertThat(Site.names(cut.lea().snapshot(cut.lea().snapshots().get(0))))
                .as(id)
                .containsExactly("manifest.json", "pull.json", "raw");
        return cut;
    }

    private static void assertAsked(Cut cut, List<Integer> users, List<Integer> enrollments) {
        assertThat(cut.asked("users")).isEqualTo(users);
        assertThat(cut.asked("enrollments")).isEqualTo(enrollments);
    }

    /** Not a page of the first attempt was taken. */
    private void assertAnew(Cut cut) throws IOException {
        assertAsked(cut, ALL_USERS, ALL_ENROLLMENTS);
        assertThat(cut.server().requests()).hasSize(16);
        assertThat(cut.lea().notes()).isEmpty();
    }

    @Test
    void a_pull_that_was_cut_short_asks_only_for_the_missing_pages() throws IOException {
        Cut cut = landed("untouched");

        assertAsked(cut, List.of(), REST_OF_ENROLLMENTS);
        assertThat(cut.server().requests()).hasSize(3);
        assertThat(cut.lea().notes())
                .containsExactly(
                        there("academicSessions", 2),
                        there("classes", 2),
                        there("courses", 2),
                        there("enrollments", 2),
                        there("orgs", 2),
                        there("users", 3));
    }

    private static String there(String collection, int pages) {
        return collection + ": " + pages + " pages of an attempt that was cut short were there and not asked for again";
    }

    @Test
    void one_that_missed_the_last_empty_page_alone_asks_for_that() throws IOException {
        assertAsked(landed("late"), List.of(), List.of(192));
    }

    @Test
    void a_server_that_has_no_page_past_the_end_is_known_by_what_it_said_before() throws IOException {
        assertAsked(landed("closed"), List.of(), List.of(192));
    }

    @Test
    void parallel_pages_go_on_one_after_the_other() throws IOException {
        Cut cut = landed("parallel");

        assertThat(cut.asked("users")).isEmpty();
        // Which of the pages asked for together is the third to come, and is refused, is the server's chance.
        assertThat(cut.asked("enrollments")).isIn(List.of(50, 100, 150, 192), REST_OF_ENROLLMENTS, List.of(150, 192));
    }

    @Test
    void pages_may_have_another_size_from_then_on() throws IOException {
        assertAsked(landed("resized"), List.of(), List.of(100, 125, 150, 175, 192));
    }

    @Test
    void files_that_are_no_pages_are_swept() throws IOException {
        Cut cut = landed("strays");

        assertAsked(cut, List.of(), REST_OF_ENROLLMENTS);
        assertThat(Site.names(cut.lea().snapshot(cut.lea().snapshots().get(0)).resolve("raw/users")))
                .containsExactly(FIRST_USERS, SECOND_USERS, "000003-0.json.gz");
    }

    @Test
    void a_page_that_is_damaged_is_asked_for_again_with_all_behind_it() throws IOException {
        assertAsked(landed("truncated"), List.of(50, 66), REST_OF_ENROLLMENTS);
        assertAsked(landed("flipped"), ALL_USERS, REST_OF_ENROLLMENTS);
        assertAsked(landed("misnamed"), List.of(50, 66), REST_OF_ENROLLMENTS);
    }

    @Test
    void what_lies_behind_a_gap_is_asked_for_again() throws IOException {
        assertAsked(landed("gap"), List.of(), ALL_ENROLLMENTS);
        assertAsked(landed("endless"), List.of(66), REST_OF_ENROLLMENTS);
    }

    @Test
    void pages_of_more_than_an_hour_ago_of_another_date_or_of_nobody_knows_what_are_not_gone_on_with()
            throws IOException {
        assertAnew(landed("idle"));
        assertAnew(landed("yesterday"));
        assertAnew(landed("garbled"));
        assertAsked(landed("rested"), List.of(), REST_OF_ENROLLMENTS);
    }

    @Test
    void pages_that_were_asked_with_another_filter_are_not_gone_on_with() throws IOException {
        Cut cut = cuts.get("filtered");

        assertAsked(cut, ALL_USERS, List.of(0, 50, 100, 150, 180));
        assertThat(cut.lea().records()).containsEntry("enrollments", 180);
        assertThat(cut.lea().notes()).isEmpty();
    }

    @Test
    void data_that_changed_in_between_are_pulled_again() throws IOException {
        assertAsked(landed("shrunk"), List.of(), List.of(100, 150, 191, 0, 50, 100, 150, 191));
        assertAsked(landed("revised"), List.of(), List.of(100, 150, 192, 0, 50, 100, 150, 192));
    }
}
