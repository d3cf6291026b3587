package org.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.audit.AuditEvent;
import org.rollcall.audit.AuditKind;
import org.rollcall.audit.AuditLog;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;

/** What nights and decisions leave in the audit log, and {@code rollcall audit}. */
class AuditCommandTest {

    private static final String LEA = "demo";
    private static final String FIRST = Site.id(LEA, 1);
    private static final String SECOND = Site.id(LEA, 2);
    private static final String USER = System.getProperty("user.name");

    @TempDir
    Path folder;

    private Site site;
    private Path log;

    @BeforeEach
    void site() {
        site = new Site(folder);
        log = site.work().resolve("audit.log");
    }

    private Site.Result run(String... more) {
        return site.execute(
                "run", Stream.concat(Stream.of("--lea", LEA), Stream.of(more)).toArray(String[]::new));
    }

    private Site.Result decide(String command, String run) {
        return site.execute(command, "--run", run, "--by", "A. Person", "--reason", "as agreed");
    }

    private List<JsonNode> entries() throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            entries.add(new ObjectMapper().readTree(line));
        }
        return entries;
    }

    /** Who, what, of which run or LEA, and why. */
    private List<String> told() throws IOException {
        return entries().stream()
                .map(entry -> String.join(
                        " | ",
                        entry.get("who").asText(),
                        entry.get("what").asText(),
                        entry.path("run").asText(entry.path("lea").asText("-")),
                        entry.path("why").asText("-")))
                .toList();
    }

    private Site.Result verify(String... more) {
        return site.executeOnState(
                "audit", Stream.concat(Stream.of("--verify"), Stream.of(more)).toArray(String[]::new));
    }

    // ---- What is told

    @Test
    void a_held_night_its_approval_and_a_discarded_one_are_told_with_who_and_why() throws IOException {
        site.lea(LEA).deliver(LEA, District.night(1));
        assertThat(run("--by", "Ops One").code()).isEqualTo(3);
        assertThat(decide("approve", FIRST).code()).isZero();
        site.deliver(LEA, District.half(2));
        assertThat(run().code()).isEqualTo(3);
        assertThat(decide("discard", SECOND).code()).isZero();

        String heldAgain = site.run(SECOND).at("/report/holds/0").asText();
        List<String> told = told();
        assertThat(told.get(told.size() - 2))
                .startsWith(USER + " | run-ended | " + SECOND + " | held: Held for a person: " + heldAgain);
        assertThat(told)
                .startsWith(
                        "Ops One | configuration | - | first seen",
                        "Ops One | configuration | demo | first seen",
                        "Ops One | run-opened | " + FIRST + " | manual",
                        "Ops One | run-ended | " + FIRST
                                + " | held: Held for a person: this is the LEA's first run (firstRun:"
                                + " hold): look at its files before CERS sees them.",
                        "A. Person | approved | " + FIRST + " | as agreed",
                        "A. Person | published | " + FIRST + " | -",
                        USER + " | run-opened | " + SECOND + " | manual")
                .endsWith("A. Person | discarded | " + SECOND + " | as agreed")
                .hasSize(9);
        assertThat(peopleIn(Files.readString(log))).isZero();
        assertThat(site.run(FIRST).get("openedBy").asText()).isEqualTo("Ops One");
        assertThat(site.run(SECOND).get("openedBy").asText()).isEqualTo(USER);
        assertThat(verify().code()).isZero();
    }

    /** How many of those published are there. */
    private int peopleIn(String text) throws IOException {
        Matcher people = Pattern.compile("(?<!\\d)\\d{10}(?!\\d)|[^,\"\\s]+@[^,\"\\s]+")
                .matcher(Site.csv(site.set(LEA, FIRST)).toString());
        Set<String> published = new HashSet<>();
        while (people.find()) {
            published.add(people.group());
        }
        assertThat(published).hasSizeGreaterThan(500);
        return (int) published.stream().filter(text::contains).count();
    }

    @Test
    void a_published_night_is_told_before_and_after_a_dry_run_and_a_restore_as_what_they_are() throws IOException {
        site.lea(LEA, "firstRun: publish").deliver(LEA, District.night(1));
        assertThat(run("--dry-run").code()).isZero();
        assertThat(run().code()).isZero();
        assertThat(site.execute("restore", "--run", SECOND, "--by", "Ops").code())
                .isZero();

        assertThat(told())
                .containsExactly(
                        USER + " | configuration | - | first seen",
                        USER + " | configuration | demo | first seen",
                        USER + " | run-opened | " + FIRST + " | dry run",
                        USER + " | run-ended | " + FIRST + " | dry run: It would be published.",
                        USER + " | run-opened | " + SECOND + " | manual",
                        USER + " | publishing | " + SECOND + " | -",
                        USER + " | published | " + SECOND + " | -",
                        USER + " | run-ended | " + SECOND
                                + " | published: In the drop folder; CERS has it once it is uploaded.",
                        "Ops | run-opened | " + Site.id(LEA, 3) + " | restore",
                        "Ops | run-ended | " + Site.id(LEA, 3) + " | unchanged: What " + SECOND
                                + " published is in force; nothing was published again.");
    }

    @Test
    void fingerprints_are_what_sha256sum_says_of_the_files_and_the_settings() throws Exception {
        site.lea(LEA, "firstRun: publish").deliver(LEA, District.night(1));
        assertThat(run().code()).isZero();

        StringBuilder sums = new StringBuilder();
        for (String name : Site.names(site.set(LEA, FIRST))) {
            if (name.endsWith(".csv")) {
                sums.append(sha256(Files.readAllBytes(site.set(LEA, FIRST).resolve(name))))
                        .append("  ")
                        .append(name)
                        .append('\n');
            }
        }
        String settings = sha256(Files.readAllBytes(site.runFolder(FIRST).resolve("settings.json")));
        for (JsonNode entry : entries()) {
            switch (entry.get("what").asText()) {
                case "publishing", "published" -> assertThat(
                                entry.get("fingerprint").asText())
                        .isEqualTo(sha256(sums.toString().getBytes(UTF_8)));
                case "run-ended" -> assertThat(entry.get("fingerprint").asText())
                        .isEqualTo(settings);
                default -> {}
            }
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private List<String> configurations() throws IOException {
        return told().stream()
                .filter(line -> line.contains("| configuration |"))
                .toList();
    }

    @Test
    void settings_are_told_when_they_change_and_secrets_never_are() throws IOException {
        site.with("district.name", "West").with("sftp.password", "swordfish-1");
        site.lea(LEA, "active: false");
        String file = Files.readString(site.leas().resolve(LEA + ".camel.yaml"));
        String named = file.replace("name: demo\n        county", "name: \"{{district.name}}\"\n        county");
        site.file("leas/" + LEA + ".camel.yaml", named);
        assertThat(site.execute("run").code()).isZero();
        assertThat(configurations())
                .containsExactly(
                        USER + " | configuration | - | first seen", USER + " | configuration | demo | first seen");

        site.file("leas/" + LEA + ".camel.yaml", "# A comment changes nothing.\n" + named)
                .with("sftp.password", "swordfish-2");
        assertThat(site.execute("run").code()).isZero();
        assertThat(configurations()).hasSize(2);

        site.with("district.name", "West Unified");
        assertThat(site.execute("run", "--by", "B").code()).isZero();
        assertThat(configurations()).hasSize(3).endsWith("B | configuration | demo | changed");

        site.with("late.until", "05:00");
        assertThat(site.execute("run", "--by", "C").code()).isZero();
        assertThat(configurations()).hasSize(4).endsWith("C | configuration | - | changed");

        site.file("specs/west.yaml", "# a file of the routes folder");
        assertThat(site.execute("run", "--by", "D").code()).isZero();
        assertThat(configurations()).hasSize(5).endsWith("D | configuration | - | changed");
        assertThat(Files.readString(log)).doesNotContain("swordfish");
    }

    @Test
    void a_name_that_is_blank_is_refused() {
        site.lea(LEA);
        Site.Result result = run("--by", " ");
        assertThat(result.err()).startsWith("--by must not be blank\n");
        assertThat(result.code()).isEqualTo(2);
    }

    // ---- A log that cannot be written

    @Test
    void nothing_starts_when_the_log_cannot_be_written() throws IOException {
        site.lea(LEA, "firstRun: publish").deliver(LEA, District.night(1));
        Files.createDirectories(log);
        Site.Result result = run();
        assertThat(result.err())
                .isEqualTo(
                        "The deployment cannot start: the audit log cannot be written: " + log + ": Is a directory\n");
        assertThat(result.code()).isEqualTo(2);
        assertThat(site.runFolder(FIRST)).doesNotExist();
    }

    @Test
    void a_night_whose_log_is_lost_on_the_way_fails_before_it_publishes() throws Exception {
        site.lea(LEA, "firstRun: publish").deliver(LEA, District.night(1));
        site.line("run");
        Progress progress = new Progress(new PrintWriter(Writer.nullWriter()), false);
        RunListener listener = new RunListener() {
            @Override
            public void stage(Run run, String stage) {
                if (stage.equals("guarding")) {
                    block();
                }
            }

            @Override
            public void closed(Run run) {
                progress.closed(run);
            }
        };
        try (Deployment deployment = Deployment.start(
                new DeploymentOptions(
                        site.routes(), site.env(), site.work(), false, DeploymentOptions.Leas.CONFIGURED, Map.of()),
                Clock.systemUTC(),
                listener)) {
            progress.await(deployment
                    .open(LEA, deployment.today(), false, Duration.ZERO)
                    .orElseThrow());
            do {
                deployment.dispatch();
            } while (!progress.allClosed(50));
        }
        assertThat(site.run(FIRST).get("state").asText()).isEqualTo("FAILED");
        assertThat(site.run(FIRST).at("/ending/reason").asText())
                .isEqualTo("The audit log cannot be written (" + log
                        + ": Is a directory), and nothing is done without it. Mend that, then try again.");
        assertThat(site.sets(LEA)).isEmpty();
        assertThat(site.work().resolve("leas/demo/published.json")).doesNotExist();

        unblock();
        assertThat(run().code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(SECOND);
        assertThat(verify().code()).isZero();
    }

    /** Something else has the log's name. */
    private void block() {
        try {
            Files.move(log, folder.resolve("audit.log.away"));
            Files.createDirectory(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unblock() throws IOException {
        Files.delete(log);
        Files.move(folder.resolve("audit.log.away"), log);
    }

    @Test
    void no_decision_is_made_that_cannot_be_told() throws IOException {
        site.lea(LEA).deliver(LEA, District.night(1));
        assertThat(run().code()).isEqualTo(3);
        block();
        for (String command : List.of("approve", "discard")) {
            Site.Result refused = decide(command, FIRST);
            assertThat(refused.err())
                    .isEqualTo("The audit log cannot be written (" + log
                            + ": Is a directory), and nothing is done without it. Mend that, then try again.\n");
            assertThat(refused.code()).isEqualTo(3);
            assertThat(site.run(FIRST).get("state").asText()).isEqualTo("HELD");
            assertThat(site.sets(LEA)).isEmpty();
        }
        unblock();
        assertThat(decide("discard", FIRST).code()).isZero();
        assertThat(told()).endsWith("A. Person | discarded | " + FIRST + " | as agreed");
    }

    // ---- Showing

    /** A log of six entries. */
    private void someLog() throws IOException {
        List<AuditEvent> events = new ArrayList<>();
        for (int n = 1; n <= 6; n++) {
            boolean west = n % 2 == 0;
            events.add(new AuditEvent(
                    Instant.parse("2026-11-21T00:30:0" + n + "Z"),
                    west ? "timetable" : "A.\tPerson",
                    west ? AuditKind.RUN_OPENED : AuditKind.CONFIGURATION,
                    west ? "west" : null,
                    west ? "west-2026-11-20-" + n : null,
                    west ? "nightly" : "changed\n",
                    west ? null : "1234567890ab".repeat(5) + "cdef"));
        }
        new AuditLog(site.work()).append(events);
    }

    @Test
    void the_last_entries_are_shown_of_one_lea_or_run_if_so_asked() throws IOException {
        someLog();
        String heading =
                "at (UTC)             what           who              run or LEA                               why\n";
        String fourth =
                "2026-11-21 00:30:04  run-opened     timetable        west-2026-11-20-4                        nightly\n";
        String fifth =
                "2026-11-21 00:30:05  configuration  A. Person        the deployment                           changed  (1234567890ab)\n";
        String sixth =
                "2026-11-21 00:30:06  run-opened     timetable        west-2026-11-20-6                        nightly\n";
        assertThat(site.executeOnState("audit", "--last", "2").out()).isEqualTo(heading + fifth + sixth);
        assertThat(site.executeOnState("audit", "--lea", "west", "--last", "2").out())
                .isEqualTo(heading + fourth + sixth);
        assertThat(site.executeOnState("audit", "--run", "west-2026-11-20-4").out())
                .isEqualTo(heading + fourth);
        assertThat(site.executeOnState("audit").out().lines()).hasSize(7);
    }

    @Test
    void a_log_that_is_not_there_is_said() {
        String said =
                log + ": there is no audit log. Rollcall writes one from its first run on: if it has run with this"
                        + " --work, somebody removed it.\n";
        Site.Result shown = site.executeOnState("audit");
        assertThat(shown.err()).isEqualTo(said);
        assertThat(shown.code()).isEqualTo(2);
        Site.Result verified = verify();
        assertThat(verified.err()).isEqualTo(said);
        assertThat(verified.code()).isEqualTo(3);
    }

    // ---- Verifying

    @Test
    void a_sound_log_is_said_with_the_hash_to_write_down() throws IOException {
        someLog();
        String last = entries().get(5).get("hash").asText();
        String said = log + ": 6 entries, each chained to the one before. The last, of 2026-11-21 00:30:06 UTC, has the"
                + " hash\n" + last
                + "\nKeep that hash elsewhere: with --expect, a later --verify says whether the log still has it.\n";
        Site.Result result = verify();
        assertThat(result.out()).isEqualTo(said);
        assertThat(result.code()).isZero();

        String third = entries().get(2).get("hash").asText();
        Site.Result expected = verify("--expect", third);
        assertThat(expected.out()).isEqualTo(said + "The entry " + third + " is in line 3.\n");
        assertThat(expected.code()).isZero();
    }

    @Test
    void a_line_that_a_crash_cut_short_is_said_and_no_fault_once_the_log_has_gone_on() throws IOException {
        someLog();
        Files.writeString(log, Files.readString(log) + "{\"at\":\"2026");
        Site.Result cut = verify();
        assertThat(cut.out())
                .isEqualTo(log
                        + ": Line 7 is cut short and is the end of the log: a process or the machine stopped while it"
                        + " was written, or somebody cut it. The next entry will say that it is so.\n"
                        + "In order before it: 6 entries.\n");
        assertThat(cut.code()).isEqualTo(3);
        someLog();
        Site.Result gone = verify();
        assertThat(gone.out())
                .startsWith(log + ": 13 entries, ")
                .endsWith("Cut short by a crash, as the entry after it says: line 7.\n");
        assertThat(gone.code()).isZero();
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                Arguments.of(
                        "a word is changed",
                        edit(lines -> lines.set(2, lines.get(2).replace("A.", "B."))),
                        "Line 3 was changed: it is not as it was written.\nIn order before it: 2 entries.\n"),
                Arguments.of(
                        "the last line is changed",
                        edit(lines -> lines.set(5, lines.get(5).replace("nightly", "night"))),
                        "Line 6 was changed: it is not as it was written.\nIn order before it: 5 entries.\n"),
                Arguments.of(
                        "a line is changed with its hash",
                        edit(lines -> lines.set(2, rehashed(lines.get(2).replace("A.", "B.")))),
                        "Line 4 does not follow line 3: lines between them were removed, or line 3 was changed and its hash"
                                + " with it.\nIn order before it: 3 entries.\n"),
                Arguments.of(
                        "a line is cut short in the middle",
                        edit(lines -> lines.set(2, lines.get(2).substring(0, 40))),
                        "Line 3 was changed: it is not as it was written.\nIn order before it: 2 entries.\n"),
                Arguments.of(
                        "a line is removed",
                        edit(lines -> lines.remove(2)),
                        "Line 3 does not follow line 2: lines between them were removed, or line 2 was changed and its hash"
                                + " with it.\nIn order before it: 2 entries.\n"),
                Arguments.of(
                        "the first line is removed",
                        edit(lines -> lines.remove(0)),
                        "Lines before line 1 were removed: it is not a log's first.\nIn order before it:"
                                + " 0 entries.\n"),
                Arguments.of(
                        "two lines are swapped",
                        edit(lines -> Collections.swap(lines, 2, 3)),
                        "Lines are out of order: line 3 follows line 4.\nIn order before it: 2 entries.\n"),
                Arguments.of(
                        "a line is moved to the end",
                        edit(lines -> lines.add(lines.remove(1))),
                        "Lines are out of order: line 2 follows line 6.\nIn order before it: 1 entry.\n"),
                Arguments.of(
                        "a line stands twice",
                        edit(lines -> lines.add(4, lines.get(1))),
                        "Line 5 was inserted: line 6 follows line 4.\nIn order before it: 4 entries.\n"),
                Arguments.of(
                        "a line of nonsense is inserted",
                        edit(lines -> lines.add(2, "all is well")),
                        "Line 3 was inserted: line 4 follows line 2.\nIn order before it: 2 entries.\n"),
                Arguments.of(
                        "a line is inserted that goes on from the one before",
                        edit(lines -> lines.add(3, rehashed(lines.get(3).replace("nightly", "late")))),
                        "Line 4 was inserted: line 5 follows line 3.\nIn order before it: 4 entries.\n"));
    }

    private interface Edit {
        void of(List<String> lines);
    }

    private static UnaryOperator<List<String>> edit(Edit edit) {
        return lines -> {
            edit.of(lines);
            return lines;
        };
    }

    private static String rehashed(String line) {
        try {
            String content = line.substring(0, line.indexOf(",\"hash\""));
            return content + ",\"hash\":\"" + sha256(content.getBytes(UTF_8)) + "\"}";
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void tampering_is_found_and_named(String what, UnaryOperator<List<String>> edit, String said) throws IOException {
        someLog();
        Files.write(log, edit.apply(new ArrayList<>(Files.readAllLines(log))));
        Site.Result result = verify();
        assertThat(result.out()).isEqualTo(log + ": " + said);
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void a_log_that_lost_its_end_or_was_written_anew_does_not_have_the_hash_that_was_kept() throws IOException {
        someLog();
        String kept = entries().get(5).get("hash").asText();
        List<String> lines = Files.readAllLines(log);
        Files.write(log, lines.subList(0, 5));
        assertThat(verify().code()).isZero();
        Site.Result result = verify("--expect", kept);
        assertThat(result.out())
                .isEqualTo(log + ": no entry has the hash " + kept
                        + ". It was cut short, or replaced, after that hash was written down.\n");
        assertThat(result.code()).isEqualTo(3);

        Files.write(log, new byte[0]);
        assertThat(verify().out()).isEqualTo(log + ": it is empty.\n");
        assertThat(verify().code()).isEqualTo(3);
    }

    @Test
    void a_hash_that_is_none_is_refused() throws IOException {
        someLog();
        assertThat(verify("--expect", "12AB").err())
                .startsWith("--expect: '12AB' is not a hash, 64 of the digits 0 to 9 and a to f\n");
        Site.Result alone = site.executeOnState("audit", "--expect", "0".repeat(64));
        assertThat(alone.err()).startsWith("--expect goes with --verify\n");
        assertThat(alone.code()).isEqualTo(2);
    }
}
