package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.landing.DurableFiles;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.RosterTables;
import org.rollcall.run.LeaLock;

/** Past nights computed again by {@code rollcall replay}. */
class ReplayCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LEA = "demo";
    private static final String FIRST = Site.id(LEA, 1);
    private static final String SECOND = Site.id(LEA, 2);
    private static final String THIRD = Site.id(LEA, 3);
    private static final String[] LOOSE = {
        "firstRun: publish",
        "limits.lea.studentsPercent: 100",
        "limits.lea.groupsPercent: 100",
        "limits.school.studentsPercent: 100",
        "limits.school.groupsPercent: 100",
        "limits.school.loginsPercent: 100"
    };

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void site() {
        site = new Site(folder);
    }

    private Site.Result run(String... more) {
        return site.execute(
                "run", Stream.concat(Stream.of("--lea", LEA), Stream.of(more)).toArray(String[]::new));
    }

    /** Publishes a night of the zip. */
    private void publish(int night) throws IOException {
        site.lea(LEA, LOOSE).deliver(LEA, District.night(night));
        assertThat(run().code()).isZero();
    }

    private Site.Result replay(String run, String... more) {
        return site.executeOnState(
                "replay",
                Stream.concat(Stream.of("--run", run), Stream.of(more)).toArray(String[]::new));
    }

    /** Replays a run after its LEA is gone and its routes are; that must change nothing of what is on disk. */
    private void assertIdentical(String run) throws IOException {
        assertReplay(run, 0, "its 1 file is identical, byte for byte.\n");
    }

    private void assertReplay(String run, int code, String said) throws IOException {
        if (Files.exists(site.routes())) {
            DurableFiles.remove(site.routes());
        }
        List<String> before = Site.listing(site.work().resolve("leas"));

        Site.Result replay = replay(run);

        assertThat(replay.out().replace(folder.toString(), "SITE")).isEqualTo(run + ": replayed; " + said);
        assertThat(replay.code()).isEqualTo(code);
        assertThat(Site.listing(site.work().resolve("leas"))).isEqualTo(before);
        assertThat(Site.names(site.work())).noneMatch(name -> name.startsWith(".scratch"));
    }

    private void assertCannot(String run, String sentence) {
        Site.Result replay = replay(run);
        assertThat(replay.err().replace(folder.toString(), "SITE"))
                .isEqualTo(run + ": cannot be replayed: " + sentence + "\n");
        assertThat(replay.out()).isEmpty();
        assertThat(replay.code()).isEqualTo(4);
    }

    private void edit(String run, String name, Consumer<ObjectNode> change) throws IOException {
        Path file = site.runFolder(run).resolve(name);
        ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
        change.accept(json);
        Files.write(file, JSON.writeValueAsBytes(json));
    }

    private Path snapshot(int number) throws IOException {
        return site.work()
                .resolve("leas/demo/snapshots/oneroster-zip")
                .resolve(site.snapshots(LEA).get(number));
    }

    // ---- The same on the same code, whatever the kind of source

    @Test
    void a_published_night_is_identical_and_its_replay_says_how_far_it_is() throws IOException {
        publish(1);

        assertIdentical(FIRST);
        assertThat(replay(FIRST).err())
                .isEqualTo(FIRST + ": reading ...\n" + FIRST + ": merging ...\n" + FIRST + ": mapping ...\n");
    }

    @Test
    void nights_that_go_back_to_what_was_published_before_are_written_in_the_same_generation_again()
            throws IOException {
        publish(3);
        publish(4);
        publish(3);

        assertThat(site.run(THIRD).at("/report/files/0/content"))
                .isEqualTo(site.run(FIRST).at("/report/files/0/content"));
        assertThat(site.run(THIRD).at("/report/files/0/sha256"))
                .isNotEqualTo(site.run(FIRST).at("/report/files/0/sha256"));
        for (String run : List.of(FIRST, SECOND, THIRD)) {
            assertIdentical(run);
        }
    }

    @Test
    void a_night_that_was_held_unchanged_or_tried_is_identical() throws IOException {
        site.lea(LEA).deliver(LEA, District.night(1));
        assertThat(run().code()).isEqualTo(3);
        assertThat(run("--dry-run").code()).isEqualTo(3);
        assertThat(site.execute("approve", "--run", FIRST, "--by", "A. Person", "--reason", "agreed")
                        .code())
                .isZero();
        assertThat(run().code()).isZero();

        assertThat(site.run(SECOND).get("state").asText()).isEqualTo("PREVIEWED");
        assertThat(site.run(THIRD).get("state").asText()).isEqualTo("UNCHANGED");
        for (String run : List.of(FIRST, SECOND, THIRD)) {
            assertIdentical(run);
        }
    }

    @Test
    void files_for_each_school_are_identical() throws IOException {
        site.lea(LEA, "firstRun: publish", "files: school").deliver(LEA, District.night(1));
        assertThat(run().code()).isZero();
        int files = site.run(FIRST).at("/report/files").size();

        assertThat(files).isGreaterThan(1);
        assertReplay(FIRST, 0, "its " + files + " files are identical, byte for byte.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "where: \"${body[familyName]} != 'Bolder'\"", "encoding: windows-1252"})
    void files_of_a_specification_are_identical_and_partial_ones_too(String line) throws IOException {
        boolean filtered = line.startsWith("where");
        String own = SpecDrop.own("", filtered ? "" : line);
        site.file("specs/ours.yaml", filtered ? own.replace("    students:", "    " + line + "\n    students:") : own);
        SpecDrop lea = new SpecDrop(site, LEA);
        site.specLea(
                LEA,
                List.of("encoding: windows-1252"),
                line.isEmpty() ? "mayBeMissing: " : "spec: specs/ours.yaml",
                "dropStudentsNotInFile: false");
        deliver(lea, "");
        assertThat(run().code()).isZero();
        deliver(lea, "S1");
        assertThat(run().code()).isZero();

        assertThat(Site.csv(site.runFolder(SECOND).resolve("cers")).values().toString())
                .contains("9120000001");
        assertIdentical(FIRST);
        assertIdentical(SECOND);
    }

    /** Delivers files of which one is not UTF-8, and which do not list a student. */
    private static void deliver(SpecDrop lea, String without) throws IOException {
        Map<String, String> files = SpecDrop.small();
        if (!without.isEmpty()) {
            files.replaceAll((name, text) -> text.replaceAll("(?m)^(.,)?" + without + ",.*\n", ""));
        }
        lea.put(files);
        lea.put("staff.csv", files.get("staff.csv").replace("Arroyo", "Peña").getBytes(SpecLea.WINDOWS));
    }

    @Test
    void a_night_from_an_api_is_identical() throws IOException {
        RosterTables tables = RosterTables.district(2, 60, 1);
        try (OneRosterServer server =
                OneRosterServer.of(tables).access(Access.bearer("t")).start()) {
            new ApiLea(site, LEA, server.baseUrl()).written("auth: bearer", "token: t", "pageSize: 50");
            assertThat(run().code()).isZero();
        }

        assertIdentical(FIRST);
    }

    @Test
    void a_night_from_a_database_is_identical() throws Exception {
        Path file = folder.resolve("night.sqlite");
        DatabaseRoster.sqlite(file);
        new DatabaseLea(site, LEA, "Driver=SQLite3;Database=" + file)
                .queries(DatabaseRoster.queries())
                .by("jdbc");
        assertThat(run().code()).isZero();
        Files.delete(file);

        assertIdentical(FIRST);
    }

    @Test
    void a_night_of_two_sources_is_identical_and_so_is_one_that_went_on_without_the_second() throws Exception {
        Path students = folder.resolve("students.sqlite");
        site.lea(
                LEA,
                Stream.concat(Stream.of(LOOSE), Stream.of("\"policies[database]\": skip"))
                        .toArray(String[]::new));
        Path file = site.leas().resolve(LEA + ".camel.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("sources: oneroster-zip", "sources: \"oneroster-zip, database\"")
                        .replace(
                                "- templatedRoute:\n    routeTemplateRef: nightly",
                                """
                                - templatedRoute:
                                    routeTemplateRef: database
                                    routeId: demo.database
                                    parameters:
                                      - name: lea
                                        value: demo
                                      - name: connection
                                        value: "Driver=SQLite3;Database=FILE"
                                      - name: queries
                                        value: sis/default/sql
                                      - name: only
                                        value: students
                                - templatedRoute:
                                    routeTemplateRef: nightly"""
                                        .replace("FILE", students.toString())));
        byte[] zip = District.night(1);
        String[] student = District.files(zip)
                .get("users.csv")
                .lines()
                .filter(line -> line.contains(",student,") && line.contains("{SSID:9"))
                .skip(40)
                .findFirst()
                .map(line -> line.replaceFirst("^.*\\{SSID:(\\d+)},\\{Local:(\\d+)}.*$", "$1 $2"))
                .orElseThrow()
                .split(" ");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + students);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE students (studentId, ssid, givenName, familyName, grade, schoolId)");
            statement.execute(
                    "INSERT INTO students (studentId, ssid) VALUES ('" + student[1] + "', '" + student[0] + "')");
        }
        site.deliver(LEA, District.edited(zip, (name, text) -> text.replace("{SSID:" + student[0] + "}", "{SSID:}")));
        assertThat(run().code()).isZero();
        Files.delete(students);
        assertThat(run().code()).isEqualTo(5);

        assertThat(Site.csv(site.runFolder(FIRST).resolve("cers")).toString()).contains("," + student[0] + ",");
        assertThat(site.run(SECOND).at("/sources/1/standIn").asText()).isEqualTo("SKIPPED");
        assertThat(Site.csv(site.runFolder(SECOND).resolve("cers")).toString()).doesNotContain("," + student[0] + ",");
        assertIdentical(FIRST);
        assertIdentical(SECOND);
    }

    @Test
    void a_night_for_which_the_last_good_delivery_stood_in_is_identical() throws IOException {
        publish(1);
        site.lea(LEA, "fresh: 0", "\"policies[oneroster-zip]\": last-good 3d", "\"groups[0].subject\": Math");
        assertThat(run().code()).isEqualTo(5);

        assertThat(site.run(SECOND).at("/sources/0/standIn").asText()).isEqualTo("LAST_GOOD");
        assertIdentical(SECOND);
    }

    @Test
    void a_night_whose_delivery_could_not_be_read_is_identical_by_the_last_good_one() throws IOException {
        publish(1);
        site.lea(LEA, "\"policies[oneroster-zip]\": last-good 3d", "\"groups[0].subject\": Math")
                .deliver(LEA, unreadable());
        assertThat(run().code()).isEqualTo(5);

        assertThat(site.run(SECOND).at("/sources/0/unreadable").asText())
                .isEqualTo(site.snapshots(LEA).get(1));
        assertIdentical(SECOND);
    }

    /** It lands, and too many of its rows are refused. */
    private static byte[] unreadable() throws IOException {
        return District.edited(
                District.night(1),
                (name, text) -> name.equals("enrollments.csv") ? text.replace(",student,", ",,") : text);
    }

    // ---- Nights that failed

    @Test
    void a_night_that_failed_in_reading_fails_as_it_did() throws IOException {
        site.lea(LEA).deliver(LEA, unreadable());
        assertThat(run().code()).isEqualTo(4);
        String reason = site.run(FIRST).at("/ending/reason").asText();

        assertThat(reason).startsWith("Source oneroster-zip failed: enrollments.csv: ");
        assertReplay(FIRST, 0, "it fails as it did. " + reason + "\n");
    }

    @Test
    void a_night_that_failed_for_want_of_a_delivery_fails_as_it_did() throws IOException {
        publish(1);
        site.lea(LEA, "fresh: 0", "\"policies[oneroster-zip]\": skip");
        assertThat(run().code()).isEqualTo(4);
        String reason = site.run(SECOND).at("/ending/reason").asText();

        assertThat(reason).startsWith("No source is left to make groups from. ");
        assertReplay(SECOND, 0, "it fails as it did. " + reason.replace(folder.toString(), "SITE") + "\n");
    }

    @Test
    void a_night_that_fails_otherwise_or_no_longer_or_only_now_differs() throws IOException {
        site.lea(LEA).deliver(LEA, unreadable());
        assertThat(run().code()).isEqualTo(4);
        String reason = site.run(FIRST).at("/ending/reason").asText();

        edit(FIRST, "run.json", run -> ((ObjectNode) run.get("ending")).put("reason", "It was otherwise."));
        assertReplay(FIRST, 3, "it fails otherwise than it did.\n  then: It was otherwise.\n  now: " + reason + "\n");

        Files.write(snapshot(0).resolve("raw"), District.night(1));
        assertReplay(FIRST, 3, "it failed then, and now makes 1 file.\n  then: It was otherwise.\n" + changed(0));

        site = new Site(folder);
        publish(1);
        Files.write(snapshot(1).resolve("raw"), unreadable());
        assertReplay(SECOND, 3, "it made 1 file then, and now fails.\n  now: " + reason + "\n" + changed(1));
    }

    // ---- What differs

    @Test
    void a_delivery_that_was_changed_since_gives_other_rows() throws IOException {
        publish(1);
        Files.write(snapshot(0).resolve("raw"), District.night(2));
        List<String> then = rows(FIRST);
        publish(2);
        List<String> now = rows(SECOND).stream()
                .filter(row -> !row.endsWith(",,")) // the first night had nothing to empty
                .toList();
        int first = 0;
        while (then.get(first).equals(now.get(first))) {
            first++;
        }

        assertReplay(
                FIRST,
                3,
                String.format(
                        "its file differs.\n  demo-groups-001.csv: %,d rows then, %,d rows now; the first that differs is"
                                + " row %d.\n%s",
                        then.size() - 1, now.size() - 1, first, changed(0)));
    }

    private String changed(int snapshot) throws IOException {
        return "The snapshot " + site.snapshots(LEA).get(snapshot)
                + " of the source oneroster-zip is not what landed: its files were changed since.\n";
    }

    private List<String> rows(String run) throws IOException {
        return Files.readAllLines(site.runFolder(run).resolve("cers/demo-groups-001.csv"), StandardCharsets.UTF_8);
    }

    @Test
    void a_file_of_a_set_that_was_changed_since_shows_and_only_it_does() throws IOException {
        site.specLea(LEA, "mayBeMissing: ");
        new SpecDrop(site, LEA).put(SpecDrop.small());
        assertThat(run().code()).isZero();
        Path snapshots = site.work().resolve("leas/demo/snapshots/spec-files");
        String id = Site.names(snapshots).get(0);
        Path students = snapshots.resolve(id).resolve("raw/students.csv");
        String changed = FIRST + ": replayed; its file differs.\n  demo-groups-001.csv: 6 rows then, 6 rows now; the"
                + " first that differs is row 5.\n";

        Files.writeString(students, Files.readString(students).replace("9120000003", "9120000009"));
        assertThat(replay(FIRST).out())
                .isEqualTo(changed + "The snapshot " + id
                        + " of the source spec-files is not what landed: its files were changed since.\n");

        Files.writeString(students, Files.readString(students).replace("9120000009", "9120000003"));
        edit(FIRST, "run.json", run -> ((ObjectNode) run.at("/report/files/0")).put("sha256", "0"));
        assertThat(replay(FIRST).out())
                .endsWith(" 6 rows now; its copy in the run's folder was changed or removed since.\n");
    }

    @Test
    void a_setting_that_was_changed_since_shows_and_so_does_the_version_that_ran_it() throws IOException {
        site.lea(LEA, "firstRun: publish", "files: school").deliver(LEA, District.night(1));
        assertThat(run().code()).isZero();
        List<String> names = Site.names(site.runFolder(FIRST).resolve("cers"));
        edit(FIRST, "settings.json", settings -> {
            settings.put("rollcall", "0.0.9");
            ((ObjectNode) settings.get("lea")).put("files", "LEA");
        });

        Site.Result replay = replay(FIRST);

        long rows = 0;
        StringBuilder said = new StringBuilder(
                FIRST + ": replayed; " + (names.size() + 1) + " of its " + (names.size() + 1) + " files differ.\n");
        for (String name : names) {
            int of = Files.readAllLines(site.runFolder(FIRST).resolve("cers").resolve(name))
                            .size()
                    - 1;
            rows += of;
            said.append(String.format("  %s: %,d rows then; it is not made now.%n", name, of));
        }
        said.append(String.format("  demo-groups-001.csv: it was not made then; %,d rows now.%n", rows));
        assertThat(replay.out()).isEqualTo(said + "Rollcall 0.0.9 ran it; this is one built from source.\n");
        assertThat(replay.code()).isEqualTo(3);
    }

    @Test
    void a_file_that_was_changed_in_the_run_folder_shows() throws IOException {
        publish(1);
        Files.writeString(site.runFolder(FIRST).resolve("cers/demo-groups-001.csv"), "changed");

        assertReplay(
                FIRST,
                3,
                "its file differs.\n  demo-groups-001.csv: made again as it was, but its copy in the run's folder was"
                        + " changed or removed since.\n");

        Files.write(snapshot(0).resolve("raw"), District.night(2));
        assertThat(replay(FIRST).out())
                .endsWith(" rows now; its copy in the run's folder was changed or removed since.\n" + changed(0));
    }

    // ---- What cannot be replayed

    @Test
    void a_run_that_is_not_there_is_a_slip() {
        Site.Result replay = replay(FIRST);

        assertThat(replay.err())
                .isEqualTo("--run: there is no run '" + FIRST + "' in " + site.work()
                        + "; rollcall history lists them (and --work says where to look).\n");
        assertThat(replay.code()).isEqualTo(2);
    }

    @Test
    void a_night_whose_snapshot_is_past_its_days_cannot_be_replayed() throws IOException {
        publish(1);
        String id = site.snapshots(LEA).get(0);
        DurableFiles.remove(snapshot(0));

        assertCannot(
                FIRST,
                "the snapshot " + id + " of the source oneroster-zip is gone (this LEA keeps snapshots for 30 days:"
                        + " retention.snapshots).");
    }

    @Test
    void a_night_without_what_decided_it_cannot_be_replayed() throws IOException {
        publish(1);
        edit(FIRST, "settings.json", settings -> settings.remove("formats"));
        assertCannot(FIRST, "its settings were kept by a version of Rollcall that did not keep how sources are read.");

        Files.writeString(site.runFolder(FIRST).resolve("settings.json"), "{");
        assertThat(replay(FIRST).err())
                .startsWith(
                        FIRST + ": cannot be replayed: " + site.runFolder(FIRST).resolve("settings.json")
                                + " is damaged: it is not what Rollcall wrote.");

        Files.delete(site.runFolder(FIRST).resolve("settings.json"));
        assertCannot(FIRST, "its folder has no settings.json: it ended before it was computed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WAITING | it is not computed yet: it is on, or was cut short.",
                "LANDED | it is not computed yet: it is on, or was cut short.",
                "SUPERSEDED | it was superseded before it was computed.",
            })
    void a_run_that_never_got_to_compute_cannot_be_replayed(String state, String sentence) throws IOException {
        publish(1);
        edit(FIRST, "run.json", run -> {
            run.put("state", state);
            ((ObjectNode) run.get("report")).putArray("ledger");
        });

        assertCannot(FIRST, sentence);
    }

    @Test
    void a_night_whose_specification_is_gone_or_none_any_more_cannot_be_replayed() throws IOException {
        site.specLea(LEA, "mayBeMissing: ");
        new SpecDrop(site, LEA).put(SpecDrop.small());
        assertThat(run().code()).isZero();
        Path kept = site.runFolder(FIRST).resolve("specification-spec-files.yaml");
        Path standard = site.runFolder(FIRST).resolve("standard.yaml");

        Files.writeString(kept, "name: Ours\n");
        assertThat(replay(FIRST).err())
                .startsWith(FIRST
                        + ": cannot be replayed: its specification-spec-files.yaml is no specification any more (");
        Files.delete(kept);
        assertCannot(FIRST, "its folder has no specification-spec-files.yaml.");
        Files.writeString(kept, "name: Ours\n");
        Files.writeString(standard, "name: Ours\n");
        assertCannot(FIRST, "its standard.yaml is no specification any more (has no files).");
    }

    // ---- Beside a night

    @Test
    @SuppressWarnings("try") // the lock is held, not used
    void a_replay_goes_on_while_a_night_does() throws IOException {
        publish(1);
        Optional<LeaLock> night = LeaLock.tryAcquire(site.work().resolve("leas/demo"));
        try (LeaLock held = night.orElseThrow()) {
            assertIdentical(FIRST);
        }
    }

    @Test
    void settings_that_there_were_none_of_then_are_what_nobody_sets() throws IOException {
        publish(1);
        edit(FIRST, "settings.json", settings -> {
            ObjectNode lea = (ObjectNode) settings.get("lea");
            lea.remove(List.of("encoding", "files", "limits", "retention", "policies", "ssid", "mappings", "merging"));
            ((ObjectNode) lea.at("/groups/0")).remove(List.of("classes", "name", "courseCodes"));
        });
        edit(FIRST, "settings.json", settings -> ((ObjectNode) settings.get("lea"))
                .putObject("limits")
                .put("refusedPercent", 5));

        assertIdentical(FIRST);
    }

    @Test
    void what_is_made_can_be_kept_for_its_owner_alone() throws IOException {
        publish(1);
        Path kept = folder.resolve("new/kept");

        Site.Result replay = replay(FIRST, "--keep", kept.toString());

        assertThat(replay.out())
                .isEqualTo(FIRST + ": replayed; its 1 file is identical, byte for byte.\nWhat it made now is in " + kept
                        + ".\n");
        assertThat(Site.csv(kept.resolve("cers")))
                .isEqualTo(Site.csv(site.runFolder(FIRST).resolve("cers")));
        assertThat(Site.names(kept))
                .containsExactly("cers", "groups.csv", "groups.json", "left-out.csv", "refused.csv");
        for (String report : List.of("left-out.csv", "refused.csv", "groups.json")) {
            assertThat(kept.resolve(report))
                    .hasSameBinaryContentAs(site.runFolder(FIRST).resolve(report));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");

        Site.Result again = replay(FIRST, "--keep", kept.toString());
        assertThat(again.err())
                .isEqualTo(
                        "--keep: " + kept + " is not an empty folder; name a new one\nTry: rollcall replay --help\n");
        assertThat(again.code()).isEqualTo(2);
    }

    @Test
    void what_a_replay_that_was_killed_left_behind_goes_with_the_next() throws IOException {
        publish(1);
        Path left = DurableFiles.folder(site.work().resolve(".scratch-1"));
        Path other = DurableFiles.folder(site.work().resolve(".scratch-2"));
        Files.setLastModifiedTime(
                left,
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().minus(java.time.Duration.ofHours(25))));

        assertThat(replay(FIRST).code()).isZero();

        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void help_names_the_options_and_tells_the_truth() {
        String help = Site.executeLine("replay", "--help").out().replaceAll("\\s+", " ");

        assertThat(help)
                .contains(
                        "Usage: rollcall replay [-hV] [--keep=DIR] --run=ID [--work=DIR] ",
                        "Publishes nothing and changes nothing; works while a night is on. Exit code 3 when it differs.");
        assertThat(Site.executeLine("--help").out())
                .contains(
                        "  replay ",
                        "a person is needed: a run is held, files would not do, a replay differs, or the audit log is at fault");
    }

    @Test
    void the_run_folder_keeps_no_secret() throws Exception {
        Path file = folder.resolve("night.sqlite");
        DatabaseRoster.sqlite(file);
        site.with("roster.password", DatabaseSite.PASSWORD);
        new DatabaseLea(site, LEA, "Driver=SQLite3;Database=" + file)
                .queries(DatabaseRoster.queries())
                .parameters("username: reader", "password: {{roster.password}}")
                .by("jdbc");
        run();

        for (String name : Site.names(site.runFolder(FIRST))) {
            Path kept = site.runFolder(FIRST).resolve(name);
            if (Files.isRegularFile(kept)) {
                assertThat(Files.readString(kept)).as(name).doesNotContain(DatabaseSite.PASSWORD);
            }
        }
        assertThat(JSON.readTree(site.runFolder(FIRST).resolve("settings.json").toFile())
                        .get("formats"))
                .hasToString(
                        "{\"database\":{\"kind\":\"DATABASE\",\"partial\":false,\"path\":\"specs/standard.yaml\"}}");
    }
}
