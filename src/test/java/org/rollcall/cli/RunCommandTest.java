package org.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole nights by {@code rollcall run}, {@code approve} and {@code discard}, with drop folders on local disk. */
class RunCommandTest {

    private static final String LEA = "demo";
    private static final String FIRST = Site.id(LEA, 1);
    private static final String SECOND = Site.id(LEA, 2);
    private static final String THIRD = Site.id(LEA, 3);

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void site() {
        site = new Site(folder);
    }

    private Site.Result run() {
        return site.execute("run", "--lea", LEA);
    }

    private Site.Result decide(String command, String run) {
        return site.execute(command, "--run", run, "--by", "A. Person", "--reason", "as agreed");
    }

    /** A first night that is published. */
    private void publish(int night, String... settings) throws IOException {
        site.lea(
                LEA,
                Stream.concat(Stream.of("firstRun: publish"), Arrays.stream(settings))
                        .toArray(String[]::new));
        site.deliver(LEA, District.night(night));
        assertThat(run().code()).isZero();
    }

    private String line(String run, Site.Result result) {
        return result.line(run + ":")
                .replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} C[SD]T", "TIME")
                .replace(folder.toString(), "SITE");
    }

    // ---- What becomes of a night

    @Test
    void the_first_run_is_held_for_a_person() throws IOException {
        site.lea(LEA).deliver(LEA, District.night(1));
        Site.Result result = run();
        assertThat(line(FIRST, result))
                .isEqualTo(
                        FIRST + ": held for a person: this is the LEA's first run (firstRun: hold): look at its files"
                                + " before CERS sees them");
        assertThat(result.out())
                .contains("  Decide with:    rollcall approve --run " + FIRST + " --by NAME --reason TEXT --env "
                        + site.env() + " --work " + site.work()
                        + "\n             or:  rollcall discard --run " + FIRST + " --by NAME --reason TEXT --env "
                        + site.env() + " --work " + site.work() + "\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(site.sets(LEA)).isEmpty();
        assertThat(site.run(FIRST).get("state").asText()).isEqualTo("HELD");
    }

    @Test
    void the_first_run_is_published_when_so_configured() throws IOException {
        publish(1);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
        assertThat(Site.names(site.set(LEA, FIRST))).containsExactly("demo-groups-001.csv", "manifest.json");
        assertThat(Site.csv(site.set(LEA, FIRST)))
                .isEqualTo(Site.csv(site.runFolder(FIRST).resolve("cers")));
        assertThat(site.published(LEA).get("run").asText()).isEqualTo(FIRST);
        JsonNode manifest = json(site.set(LEA, FIRST).resolve("manifest.json"));
        byte[] file = Files.readAllBytes(site.set(LEA, FIRST).resolve("demo-groups-001.csv"));
        assertThat(manifest.at("/files/0/sha256").asText()).isEqualTo(sha256(file));
        assertThat(manifest.at("/files/0/bytes").asLong()).isEqualTo(file.length);
        assertThat(Site.names(site.drop(LEA))).containsExactly(".done");
        assertThat(Site.names(site.drop(LEA).resolve(".done")))
                .singleElement()
                .asString()
                .matches("\\d{8}-\\d{9}-oneroster\\.zip");
    }

    @Test
    void a_copy_of_the_route_of_before_deliveries_settled_is_not_used() throws Exception {
        String shipped = Files.readString(Path.of("routes/sources/oneroster-zip.camel.yaml"));
        int settling = shipped.indexOf("          - delay:");
        int landing = shipped.indexOf("          - bean:\n", shipped.indexOf("timeout: \"0\""));
        site.lea(LEA, "firstRun: publish")
                .file(
                        "sources/oneroster-zip.camel.yaml",
                        shipped.substring(0, settling)
                                + """
                                          - pollEnrich:
                                              expression:
                                                method:
                                                  ref: "{{lea}}.{{source}}"
                                                  method: endpoint
                                              timeout: "0"
                                """
                                + shipped.substring(landing));
        site.deliver(LEA, District.night(1));

        Site.Result result = run();

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(line(FIRST, result))
                .isEqualTo(FIRST + ": failed. Source oneroster-zip failed: The deployment's own"
                        + " sources/oneroster-zip.camel.yaml is of an earlier Rollcall: it takes deliveries that are still"
                        + " being sent. Copy the shipped one anew, and put your changes in.");
    }

    @Test
    void a_blank_behind_a_number_is_none_of_it() throws Exception {
        site.with("run.largeThreads", "2 ").with("landing.threads", "3 ").lea(LEA, "firstRun: publish");
        site.deliver(LEA, District.night(1));

        assertThat(run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void a_delivery_that_changes_before_it_has_settled_is_left_where_it_is_and_an_older_one_does_not_stand_in()
            throws Exception {
        site.with("drop.settleMilliseconds", "2000").lea(LEA, "firstRun: publish");
        Path older = site.deliver(LEA, "older.zip", District.night(1));
        Files.setLastModifiedTime(older, FileTime.from(Instant.now().minusSeconds(3600)));
        Path growing = site.deliver(LEA, "growing.zip", new byte[10]);
        AtomicBoolean ended = new AtomicBoolean();
        Thread district = new Thread(() -> {
            while (!ended.get()) {
                try {
                    Files.write(growing, new byte[] {1}, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(50_000_000);
            }
        });
        district.start();
        Site.Result result = run();
        ended.set(true);
        district.join();
        assertThat(line(FIRST, result))
                .isEqualTo(
                        FIRST + ": failed. Source oneroster-zip is missing: growing.zip in file:SITE/sis/demo is still"
                                + " being sent. If it stays so, ask the district whether its export has ended.");
        assertThat(Site.names(site.drop(LEA))).containsExactly("growing.zip", "older.zip");
    }

    @Test
    void a_set_that_cannot_be_put_into_the_drop_folder_leaves_nothing_there_and_no_record_of_it() throws IOException {
        site.lea(LEA, "firstRun: publish");
        site.deliver(LEA, District.night(1));
        Path other = Files.createDirectories(site.set(LEA, FIRST)).resolve("other.csv");
        Files.writeString(other, "of somebody else");

        Site.Result result = run();
        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(line(FIRST, result))
                .contains("SITE/work/drop/demo/" + FIRST + " is there already and holds something else. Nothing is"
                        + " overwritten: move it aside and run again.");
        assertThat(Site.names(site.set(LEA, FIRST))).containsExactly("other.csv");
        assertThat(Site.names(site.work().resolve("leas").resolve(LEA)))
                .noneMatch(name -> name.contains("published.json"));
    }

    @Test
    void a_second_run_without_a_new_delivery_is_unchanged() throws IOException {
        publish(1);
        Site.Result second = run();
        assertThat(line(SECOND, second)).matches(SECOND + ": unchanged, \\d+ groups, \\d+ students, \\d+ logins");
        assertThat(second.code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(FIRST);
        assertThat(site.snapshots(LEA)).hasSize(1);
    }

    @Test
    void the_same_bytes_sent_again_are_a_new_arrival_and_unchanged() throws IOException {
        publish(1);
        site.deliver(LEA, District.night(1));
        assertThat(run().code()).isZero();
        assertThat(site.run(SECOND).get("state").asText()).isEqualTo("UNCHANGED");
        assertThat(site.snapshots(LEA)).hasSize(2);
        assertThat(site.run(SECOND).at("/sources/0/snapshot").asText())
                .isEqualTo(site.snapshots(LEA).get(1));
        assertThat(site.sets(LEA)).containsExactly(FIRST);
        assertThat(Site.names(site.drop(LEA))).containsExactly(".done");
    }

    @Test
    void a_second_night_with_a_little_churn_is_published() throws IOException {
        publish(1);
        site.deliver(LEA, District.night(2));
        assertThat(run().code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(FIRST, SECOND);
    }

    @Test
    void half_a_file_is_held_with_the_figures_and_what_is_published_stands() throws IOException {
        publish(1);
        byte[] before = Files.readAllBytes(folder.resolve("work/leas/demo/published.json"));
        site.deliver(LEA, District.half(2));
        Site.Result result = run();
        assertThat(line(SECOND, result))
                .matches(SECOND + ": held for a person: the LEA: [\\d,]+ of [\\d,]+ published students are gone"
                        + " \\(\\d+\\.\\d %, limit 6 %\\); and \\d+ more");
        assertThat(result.out())
                .containsPattern(
                        "\nHeld:\n(  the LEA: .*\n)+  .+ \\(\\d{14}\\): [\\d,]+ of [\\d,]+ published students are"
                                + " gone \\(\\d+\\.\\d %, limit 10 %\\)\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
        assertThat(Files.readAllBytes(folder.resolve("work/leas/demo/published.json")))
                .isEqualTo(before);
    }

    // ---- Deliveries

    static Stream<Arguments> refused() throws IOException {
        byte[] zip = District.night(1);
        return Stream.of(
                Arguments.of(
                        "truncated",
                        Arrays.copyOf(zip, zip.length / 2),
                        "The archive is cut short or damaged (zip END header not found). The upload probably ended"
                                + " early; send it again."),
                Arguments.of(
                        "not a zip",
                        "sourcedId,status\r\n".getBytes(UTF_8),
                        "The delivery is not a zip archive. Send the OneRoster CSV files as one zip."),
                Arguments.of(
                        "empty",
                        new byte[0],
                        "The delivery is not a zip archive. Send the OneRoster CSV files as one zip."),
                Arguments.of(
                        "delta",
                        District.edited(
                                zip,
                                (name, text) -> name.equals("manifest.csv")
                                        ? text.replace("file.enrollments,bulk", "file.enrollments,delta")
                                        : text),
                        "manifest.csv says that enrollments.csv is a delta. Rollcall needs the full set every night;"
                                + " have the SIS export bulk."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void what_is_no_full_set_fails_the_night_by_name_and_stays_in_the_folder(String what, byte[] bytes, String sentence)
            throws IOException {
        publish(1);
        site.deliver(LEA, "roster.zip", bytes);
        List<String> before = Site.listing(site.drop(LEA));
        Site.Result result = run();
        assertThat(line(SECOND, result))
                .isEqualTo(SECOND + ": failed. Source oneroster-zip failed: roster.zip: " + sentence);
        assertThat(result.code()).isEqualTo(4);
        assertThat(Site.listing(site.drop(LEA))).isEqualTo(before);
        assertThat(site.snapshots(LEA)).hasSize(1);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
        assertThat(site.published(LEA).get("run").asText()).isEqualTo(FIRST);

        site.deliver(LEA, "roster.zip", District.night(2));
        assertThat(run().code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(FIRST, THIRD);
    }

    @Test
    void no_delivery_fails_the_night_and_what_is_published_stands() throws IOException {
        publish(1);
        site.lea(LEA, "firstRun: publish", "fresh: 0");
        Site.Result result = run();
        assertThat(line(SECOND, result))
                .isEqualTo(SECOND + ": failed. Source oneroster-zip is missing: no delivery since TIME in"
                        + " file:SITE/sis/demo; the last one came TIME. Ask the district to send it.");
        assertThat(result.code()).isEqualTo(4);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
        assertThat(site.published(LEA).get("run").asText()).isEqualTo(FIRST);
    }

    @Test
    void no_delivery_ever_fails_the_night() throws IOException {
        site.lea(LEA, "firstRun: publish");
        Site.Result result = run();
        assertThat(line(FIRST, result))
                .isEqualTo(FIRST + ": failed. Source oneroster-zip is missing: no delivery since TIME in"
                        + " file:SITE/sis/demo. Ask the district to send it.");
        assertThat(result.code()).isEqualTo(4);
        assertThat(site.sets(LEA)).isEmpty();
    }

    @Test
    void a_drop_folder_that_is_not_there_fails_the_night() throws IOException {
        site.lea(LEA, "firstRun: publish");
        Files.delete(site.drop(LEA));
        Site.Result result = run();
        assertThat(line(FIRST, result))
                .isEqualTo(FIRST + ": failed. Source oneroster-zip failed: file:SITE/sis/demo: the folder is not there,"
                        + " or the account may not enter it.");
        assertThat(result.code()).isEqualTo(4);
        assertThat(site.drop(LEA)).doesNotExist();
    }

    @Test
    void a_delivery_from_the_night_before_is_not_used() throws IOException {
        site.lea(LEA, "firstRun: publish");
        Path stale = site.deliver(LEA, District.night(1));
        Files.setLastModifiedTime(stale, FileTime.from(Instant.now().minus(Duration.ofHours(13))));
        List<String> before = Site.listing(site.drop(LEA));
        Site.Result result = run();
        assertThat(line(FIRST, result)).contains("is missing: no delivery since TIME");
        assertThat(result.code()).isEqualTo(4);
        assertThat(Site.listing(site.drop(LEA))).isEqualTo(before);
    }

    @Test
    void of_two_deliveries_the_newest_is_used_and_the_other_counted() throws IOException {
        site.lea(LEA, "firstRun: publish");
        Path older = site.deliver(LEA, "b.zip", District.night(1));
        Files.setLastModifiedTime(older, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        site.deliver(LEA, "a.zip", District.night(2));
        site.deliver(LEA, "readme.txt", new byte[] {1});
        assertThat(run().code()).isZero();
        JsonNode source = site.run(FIRST).at("/sources/0");
        assertThat(source.at("/delivery/path").asText()).isEqualTo("a.zip");
        assertThat(source.get("superseded").asInt()).isOne();
        byte[] raw = Files.readAllBytes(site.work()
                .resolve("leas/demo/snapshots/oneroster-zip")
                .resolve(site.snapshots(LEA).get(0))
                .resolve("raw"));
        assertThat(raw).isEqualTo(District.night(2));
        assertThat(Site.names(site.drop(LEA))).containsExactly(".done", "b.zip", "readme.txt");
        assertThat(run().code()).isZero();
        assertThat(site.run(SECOND).get("state").asText()).isEqualTo("UNCHANGED");
    }

    // ---- Policies

    @Test
    void last_good_stands_in_for_a_missing_source() throws IOException {
        publish(1);
        site.lea(LEA, "fresh: 0", "\"policies[oneroster-zip]\": last-good 3d");
        Site.Result result = run();
        assertThat(line(SECOND, result))
                .matches(
                        SECOND + ": unchanged, \\d+ groups, \\d+ students, \\d+ logins; without tonight's oneroster-zip"
                                + " \\(the last good one stands in\\): no delivery since TIME in file:SITE/sis/demo; the last one"
                                + " came TIME\\. Ask the district to send it\\.");
        assertThat(result.code()).isEqualTo(5);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    @Test
    void last_good_may_be_published_anew_when_the_settings_have_changed() throws IOException {
        publish(1, "\"groups[0].subject\": All");
        site.lea(LEA, "fresh: 0", "\"policies[oneroster-zip]\": last-good 3d", "\"groups[0].subject\": Math");
        Site.Result result = run();
        assertThat(line(SECOND, result)).startsWith(SECOND + ": published to the drop folder, ");
        assertThat(result.code()).isEqualTo(5);
        assertThat(site.sets(LEA)).containsExactly(FIRST, SECOND);
    }

    @Test
    void last_good_past_its_age_fails_the_night() throws IOException {
        publish(1);
        String snapshot = site.snapshots(LEA).get(0);
        Path manifest = site.work().resolve("leas/demo/snapshots/oneroster-zip/" + snapshot + "/manifest.json");
        edit(manifest, "landed", Instant.now().minus(Duration.ofHours(80)));
        site.lea(LEA, "fresh: 0", "\"policies[oneroster-zip]\": last-good 3d");
        Site.Result result = run();
        assertThat(line(SECOND, result))
                .endsWith(
                        " Ask the district to send it. The last good snapshot is 80 hours old, over the limit of 72.");
        assertThat(result.code()).isEqualTo(4);
    }

    @Test
    void last_good_with_nothing_published_fails_the_night() throws IOException {
        site.lea(LEA, "firstRun: publish", "\"policies[oneroster-zip]\": last-good 3d");
        Site.Result result = run();
        assertThat(line(FIRST, result)).endsWith(" Nothing was ever published to fall back on.");
        assertThat(result.code()).isEqualTo(4);
    }

    @Test
    void the_only_source_cannot_be_skipped() throws IOException {
        publish(1);
        site.lea(LEA, "fresh: 0", "\"policies[oneroster-zip]\": skip");
        Site.Result result = run();
        assertThat(line(SECOND, result))
                .startsWith(SECOND + ": failed. No source is left to make groups from. Source oneroster-zip is missing:"
                        + " no delivery since TIME");
        assertThat(result.code()).isEqualTo(4);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    // ---- Dry runs

    @Test
    void a_dry_run_publishes_nothing_and_leaves_the_drop_folder_as_it_was() throws IOException {
        site.lea(LEA, "firstRun: publish");
        site.deliver(LEA, District.night(1));
        List<String> before = Site.listing(site.drop(LEA));
        Site.Result result = site.execute("run", "--lea", LEA, "--dry-run");
        assertThat(line(FIRST, result)).isEqualTo(FIRST + ": dry run. It would be published.");
        assertThat(result.out())
                .contains("  CSVs (not published):  " + site.runFolder(FIRST).resolve("cers") + "\n");
        assertThat(result.code()).isZero();
        assertThat(Site.listing(site.drop(LEA))).isEqualTo(before);
        assertThat(site.work().resolve("drop")).doesNotExist();
        assertThat(site.work().resolve("leas/demo/published.json")).doesNotExist();

        assertThat(run().code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(SECOND);
        assertThat(Site.csv(site.set(LEA, SECOND)))
                .isEqualTo(Site.csv(site.runFolder(FIRST).resolve("cers")));
        assertThat(Site.names(site.drop(LEA))).containsExactly(".done");
    }

    @Test
    void a_dry_run_that_would_be_held_needs_a_person() throws IOException {
        site.lea(LEA).deliver(LEA, District.night(1));
        Site.Result result = site.execute("run", "--lea", LEA, "--dry-run");
        assertThat(line(FIRST, result)).startsWith(FIRST + ": dry run. It would be held: this is the LEA's first run");
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void another_date_implies_a_dry_run() throws IOException {
        publish(1);
        site.deliver(LEA, District.night(2));
        List<String> before = Site.listing(site.drop(LEA));
        String date = Site.TODAY.minusDays(1).toString();
        Site.Result result = site.execute("run", "--lea", LEA, "--date", date);
        assertThat(result.err()).contains(date + " is not today (" + Site.TODAY + "), so this is a dry run.\n");
        assertThat(result.line(LEA + "-" + date + "-1:")).startsWith(LEA + "-" + date + "-1: dry run. ");
        assertThat(Site.listing(site.drop(LEA))).isEqualTo(before);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    // ---- Several LEAs

    @Test
    void a_fault_in_one_file_leaves_the_others_running() throws IOException {
        for (String lea : List.of("alpha", "gamma")) {
            site.lea(lea, "firstRun: publish").deliver(lea, District.night(1));
        }
        site.lea("beta", "firstRun: never");
        Site.Result result = site.execute("run");
        assertThat(result.out()).startsWith("beta: failed. Its file cannot be used; the others run.\n");
        assertThat(result.err())
                .startsWith(site.leas().resolve("beta.camel.yaml") + ": firstRun: 'never' is none of hold, publish\n");
        assertThat(result.code()).isEqualTo(4);
        assertThat(site.sets("alpha")).containsExactly(Site.id("alpha", 1));
        assertThat(site.sets("gamma")).containsExactly(Site.id("gamma", 1));
        Site.Result alone = site.execute("run", "--lea", "beta");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err())
                .isEqualTo(site.leas().resolve("beta.camel.yaml") + ": firstRun: 'never' is none of hold, publish\n");
    }

    @Test
    void all_active_leas_run_and_the_worst_code_is_returned() throws IOException {
        site.lea("alpha", "firstRun: publish").deliver("alpha", District.night(1));
        site.lea("beta").deliver("beta", District.night(1));
        site.lea("gamma", "active: false").deliver("gamma", District.night(1));
        Site.Result result = site.execute("run");
        assertThat(result.code()).isEqualTo(3);
        assertThat(site.run(Site.id("alpha", 1)).get("state").asText()).isEqualTo("PUBLISHED");
        assertThat(site.run(Site.id("beta", 1)).get("state").asText()).isEqualTo("HELD");
        assertThat(site.work().resolve("leas/gamma")).doesNotExist();
    }

    @Test
    void an_unknown_lea_is_a_usage_error() {
        site.lea("alpha");
        Site.Result result = site.execute("run", "--lea", "omega");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("--lea: there is no LEA 'omega'; there are [alpha]\n");
    }

    // ---- Decisions

    @Test
    void approving_publishes_the_exact_bytes_that_were_held() throws IOException {
        site.lea(LEA).deliver(LEA, District.night(1));
        run();
        Map<String, String> held = Site.csv(site.runFolder(FIRST).resolve("cers"));
        Site.Result result = decide("approve", FIRST);
        assertThat(result.out())
                .matches("(?s)" + FIRST + ": published to the drop folder, .*\n  CSVs for CERS:  "
                        + site.set(LEA, FIRST) + "\n");
        assertThat(result.code()).isZero();
        assertThat(Site.csv(site.set(LEA, FIRST))).isEqualTo(held).isNotEmpty();
        assertThat(site.published(LEA).get("run").asText()).isEqualTo(FIRST);
        JsonNode ending = site.run(FIRST).get("ending");
        assertThat(ending.get("by").asText()).isEqualTo("A. Person");
        assertThat(ending.get("why").asText()).isEqualTo("as agreed");

        Site.Result again = decide("approve", FIRST);
        assertThat(again.err()).isEqualTo(FIRST + " is published, not held; it cannot be approved.\n");
        assertThat(again.code()).isEqualTo(3);
        assertThat(run().code()).isZero();
        assertThat(site.run(SECOND).get("state").asText()).isEqualTo("UNCHANGED");
    }

    @Test
    void held_files_that_were_changed_since_are_not_published() throws IOException {
        site.lea(LEA).deliver(LEA, District.night(1));
        run();
        Path file = site.runFolder(FIRST).resolve("cers/demo-groups-001.csv");
        Files.writeString(file, Files.readString(file) + "x");
        Site.Result result = decide("approve", FIRST);
        assertThat(result.err())
                .isEqualTo(file + " is not what the run wrote: it was changed afterwards. Discard the run and run"
                        + " again.\n");
        assertThat(result.code()).isEqualTo(4);
        assertThat(site.sets(LEA)).isEmpty();
    }

    @Test
    void discarding_leaves_what_is_published() throws IOException {
        publish(1);
        site.deliver(LEA, District.half(2));
        assertThat(run().code()).isEqualTo(3);
        Site.Result result = decide("discard", SECOND);
        assertThat(result.out()).isEqualTo(SECOND + ": discarded. Discarded; what was published stands.\n");
        assertThat(result.code()).isZero();
        assertThat(site.published(LEA).get("run").asText()).isEqualTo(FIRST);
        Site.Result approve = decide("approve", SECOND);
        assertThat(approve.err()).isEqualTo(SECOND + " is discarded, not held; it cannot be approved.\n");
        assertThat(approve.code()).isEqualTo(3);
    }

    @Test
    void a_newer_run_overtakes_a_held_one() throws IOException {
        publish(1);
        site.deliver(LEA, District.half(2));
        assertThat(run().code()).isEqualTo(3);
        site.deliver(LEA, District.night(2));
        assertThat(run().code()).isZero();
        assertThat(site.run(SECOND).at("/ending/reason").asText()).isEqualTo("Superseded by " + THIRD + ".");
        Site.Result result = decide("approve", SECOND);
        assertThat(result.err()).isEqualTo(SECOND + " is superseded, not held; it cannot be approved.\n");
        assertThat(result.code()).isEqualTo(3);
    }

    /** What CERS has of it would else be in no record: its groups stay for good, and its files are not known as seen. */
    @Test
    void an_approval_cut_short_after_its_set_was_complete_is_booked_by_the_next_night() throws IOException {
        publish(1);
        site.deliver(LEA, District.half(2));
        assertThat(run().code()).isEqualTo(3);
        Path record = site.runFolder(SECOND).resolve("run.json");
        Path published = site.runFolder(SECOND).resolve("../../published.json").normalize();
        byte[] held = Files.readAllBytes(record);
        byte[] before = Files.readAllBytes(published);
        assertThat(decide("approve", SECOND).code()).isZero();
        int spent = site.published(LEA).get("spent").size();
        Files.write(record, held);
        Files.write(published, before);

        site.deliver(LEA, District.half(2));
        run();

        assertThat(site.run(SECOND).get("state").asText()).isEqualTo("PUBLISHED");
        assertThat(site.published(LEA).get("spent")).hasSize(spent);
        assertThat(site.run(THIRD).get("state").asText()).isEqualTo("UNCHANGED");
    }

    @Test
    void a_held_run_older_than_the_last_published_is_not_approved() throws IOException {
        publish(1);
        site.deliver(LEA, District.half(2));
        assertThat(run().code()).isEqualTo(3);
        site.deliver(LEA, District.night(2));
        assertThat(run().code()).isZero();
        Path record = site.runFolder(SECOND).resolve("run.json");
        Files.writeString(record, Files.readString(record).replace("\"SUPERSEDED\"", "\"HELD\""));
        Site.Result result = decide("approve", SECOND);
        assertThat(result.err())
                .isEqualTo(SECOND + " is older than the last published run " + THIRD + "; it cannot be approved.\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(site.sets(LEA)).containsExactly(FIRST, THIRD);
    }

    @Test
    void a_run_that_is_not_there_cannot_be_decided() {
        site.lea(LEA);
        Site.Result result = decide("approve", FIRST);
        assertThat(result.err())
                .isEqualTo("--run: there is no run '" + FIRST + "' in " + site.work()
                        + "; rollcall history lists them (and --work says where to look).\n");
        assertThat(result.code()).isEqualTo(2);
    }

    // ---- State

    @Test
    void a_lea_another_process_works_on_is_left_alone() throws IOException {
        site.lea(LEA).deliver(LEA, District.night(1));
        assertThat(run().code()).isEqualTo(3);
        Process other = Child.java(
                        List.of(),
                        LockHolder.class,
                        site.work().resolve("leas/" + LEA).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = other.inputReader()) {
            assertThat(out.readLine()).isEqualTo("held");
            Site.Result result = run();
            assertThat(result.out()).isEqualTo(LEA + ": another run of this LEA is on; it was left alone.\n");
            assertThat(result.code()).isEqualTo(6);
            Site.Result decision = decide("approve", FIRST);
            assertThat(decision.err()).isEqualTo(LEA + ": another run of this LEA is on; decide when it has ended.\n");
            assertThat(decision.code()).isEqualTo(6);
            assertThat(Site.names(site.runFolder(FIRST).getParent())).containsExactly(FIRST);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void the_ledger_balances_for_every_file() throws IOException {
        publish(1);
        JsonNode ledger = site.run(FIRST).at("/report/ledger");
        Map<String, Long> read = new TreeMap<>();
        for (JsonNode entry : ledger) {
            long fates = entry.get("used").asLong() + entry.get("merged").asLong();
            for (JsonNode count : entry.get("filtered")) {
                fates += count.asLong();
            }
            for (JsonNode count : entry.get("refused")) {
                fates += count.asLong();
            }
            read.put(entry.get("file").asText(), entry.get("read").asLong());
            assertThat(fates).as(entry.toString()).isEqualTo(entry.get("read").asLong());
        }
        Map<String, Long> rows = new TreeMap<>();
        for (Map.Entry<String, String> file : District.files(District.night(1)).entrySet()) {
            if (!file.getKey().equals("manifest.csv")) {
                rows.put(file.getKey(), file.getValue().lines().count() - 1);
            }
        }
        assertThat(read).isEqualTo(rows);
    }

    @Test
    void state_is_readable_by_its_owner_alone() throws IOException {
        publish(1);
        site.deliver(LEA, District.half(2));
        assertThat(run().code()).isEqualTo(3);
        Map<String, String> open = new TreeMap<>();
        try (var entries = Files.walk(site.work().resolve("leas"))) {
            for (Path entry : entries.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(entry));
                boolean lock = entry.getFileName().toString().equals("lock"); // it is empty
                if (!lock && !mode.equals(Files.isDirectory(entry) ? "rwx------" : "rw-------")) {
                    open.put(site.work().relativize(entry).toString(), mode);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0640, rw-r-----, rwxr-x---", "600, rw-------, rwx------", "0644, rw-r--r--, rwxr-xr-x"})
    void published_files_have_the_mode_that_is_set(String mode, String file, String set) throws IOException {
        site.with("publish.mode", mode);
        publish(1);
        for (String name : Site.names(site.set(LEA, FIRST))) {
            assertThat(mode(site.set(LEA, FIRST).resolve(name))).isEqualTo(file);
        }
        assertThat(mode(site.set(LEA, FIRST))).isEqualTo(set);
        assertThat(mode(site.set(LEA, FIRST).getParent())).isEqualTo(set);
    }

    @Test
    void what_comes_back_after_a_change_is_written_in_bytes_never_published_before() throws IOException {
        publish(3, "files: school");
        Set<String> published = new HashSet<>();
        Map<String, String> inForce = contents(FIRST, published);
        boolean cameBack = false;
        for (int run = 2; run <= 5; run++) {
            site.deliver(LEA, District.night(run % 2 == 0 ? 4 : 3));
            assertThat(run().code()).isZero();
            String id = Site.id(LEA, run);
            Set<String> before = new HashSet<>(published);
            for (JsonNode file : site.run(id).at("/report/files")) {
                boolean changed = !file.get("content")
                        .asText()
                        .equals(inForce.get(file.get("name").asText()));
                if (changed) {
                    assertThat(before).doesNotContain(file.get("sha256").asText());
                    cameBack |= !file.get("content").equals(file.get("sha256"));
                }
            }
            inForce = contents(id, published);
        }
        assertThat(cameBack).isTrue();
        assertThat(rows(FIRST)).isEqualTo(rows(THIRD)).isEqualTo(rows(Site.id(LEA, 5)));
    }

    private Map<String, String> contents(String run, Set<String> published) throws IOException {
        Map<String, String> contents = new HashMap<>();
        for (JsonNode file : site.run(run).at("/report/files")) {
            contents.put(file.get("name").asText(), file.get("content").asText());
            byte[] bytes = Files.readAllBytes(
                    site.set(LEA, run).resolve(file.get("name").asText()));
            assertThat(sha256(bytes)).isEqualTo(file.get("sha256").asText());
            published.add(sha256(bytes));
        }
        return contents;
    }

    /** What a set says, whatever its quoting. */
    private Map<String, String> rows(String run) throws IOException {
        Map<String, String> rows = Site.csv(site.set(LEA, run));
        rows.replaceAll((name, text) -> text.replace("\"", ""));
        return rows;
    }

    @Test
    void what_is_past_its_days_goes_but_never_what_is_published_last() throws IOException {
        publish(1);
        site.deliver(LEA, District.night(2));
        assertThat(run().code()).isZero();
        List<String> snapshots = site.snapshots(LEA);
        Instant old = Instant.now().minus(Duration.ofDays(400));
        for (String run : List.of(FIRST, SECOND)) {
            edit(site.runFolder(run).resolve("run.json"), "opened", old);
            edit(site.set(LEA, run).resolve("manifest.json"), "published", old);
            old = old.plusSeconds(60);
        }
        for (String snapshot : snapshots) {
            edit(
                    site.work().resolve("leas/demo/snapshots/oneroster-zip/" + snapshot + "/manifest.json"),
                    "landed",
                    old);
        }
        site.deliver(LEA, District.night(2));
        assertThat(run().code()).isZero();
        assertThat(site.run(THIRD).get("state").asText()).isEqualTo("UNCHANGED");
        assertThat(Site.names(site.runFolder(FIRST).getParent())).containsExactly(SECOND, THIRD);
        assertThat(Site.names(site.work().resolve("drop/demo"))).containsExactly(SECOND);
        assertThat(site.snapshots(LEA)).hasSize(2).contains(snapshots.get(1)).doesNotContain(snapshots.get(0));

        site.deliver(LEA, District.half(3));
        assertThat(run().code()).isEqualTo(3);
        String held = Site.id(LEA, 4);
        String heldSnapshot = site.run(held).at("/sources/0/snapshot").asText();
        edit(site.runFolder(held).resolve("run.json"), "opened", Instant.now().minus(Duration.ofDays(300)));
        edit(
                site.work().resolve("leas/demo/snapshots/oneroster-zip/" + heldSnapshot + "/manifest.json"),
                "landed",
                old);
        site.lea(LEA, "fresh: 0");
        assertThat(run().code()).isEqualTo(4);
        assertThat(site.runFolder(held)).exists();
        assertThat(site.snapshots(LEA)).contains(heldSnapshot);
        assertThat(decide("approve", held).code()).isZero();
    }

    // ---- Helpers

    private static void edit(Path json, String field, Instant value) throws IOException {
        ObjectNode node = (ObjectNode) json(json);
        node.put(field, value.toString());
        new ObjectMapper().writeValue(json.toFile(), node);
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_approval_with_other_settings_than_the_run_was_held_under_is_refused() throws IOException {
        Site site = new Site(folder)
                .lea(LEA)
                .with("publish.to", folder.resolve("outbox").toString());
        site.deliver(LEA, District.night(1));
        assertThat(site.execute("run").code()).isEqualTo(3);

        Site.Result elsewhere = Site.executeLine(
                "approve",
                "--run",
                FIRST,
                "--by",
                "Ana",
                "--reason",
                "fine",
                "--work",
                site.work().toString());

        assertThat(elsewhere.code()).isEqualTo(3);
        assertThat(elsewhere.err())
                .isEqualToIgnoringNewLines(FIRST + " was held for " + folder.resolve("outbox")
                        + ", and these settings publish to " + site.work().resolve("drop")
                        + ". Give the --env and --work it was run with.");
        assertThat(site.execute("approve", "--run", FIRST, "--by", "Ana", "--reason", "fine")
                        .code())
                .isZero();
        assertThat(folder.resolve("outbox").resolve(LEA).resolve(FIRST).resolve("manifest.json"))
                .exists();
    }

    @Test
    void a_delivery_dated_in_the_future_does_not_outrank_those_that_follow_it() throws IOException {
        Site site = new Site(folder).lea(LEA, "firstRun: publish");
        Path ahead = site.deliver(LEA, District.night(1));
        Files.setLastModifiedTime(ahead, FileTime.from(Instant.now().plus(Duration.ofDays(300))));
        assertThat(site.execute("run").code()).isZero();

        site.deliver(LEA, "next.zip", District.night(2));
        Site.Result next = site.execute("run");

        assertThat(next.code()).as(next.toString()).isZero();
        assertThat(next.line(Site.id(LEA, 2))).contains(": published to the drop folder, ");
        assertThat(next.out()).contains("Made from oneroster-zip: next.zip, ");
    }

    @Test
    void a_delivery_that_is_too_old_is_named() throws IOException {
        Site site = new Site(folder).lea(LEA);
        Path old = site.deliver(LEA, "yesterday.zip", District.night(1));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(30))));

        Site.Result result = site.execute("run");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.line(FIRST))
                .containsPattern("; yesterday\\.zip of \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} \\w+ is too old\\. ");
    }

    /** Else CERS would have it and the next night would not know. */
    @Test
    void a_set_is_not_complete_when_the_record_of_it_cannot_be_written() throws IOException {
        site.lea(LEA, "firstRun: publish").deliver(LEA, District.night(1));
        Path inTheWay = site.work().resolve("leas/demo/.published.json.new/held");
        Files.createDirectories(inTheWay);

        Site.Result failed = site.execute("run", "--lea", LEA);

        assertThat(failed.code()).as("%s", failed).isEqualTo(ExitCode.FAILED);
        assertThat(failed.line(FIRST))
                .isEqualTo(FIRST + ": failed. The disk or the drop folder refuses: " + inTheWay.getParent()
                        + ": it is in the way, and not empty");
        assertThat(Site.names(site.work().resolve("drop/demo"))).isEmpty();

        Files.delete(inTheWay);
        assertThat(site.execute("run", "--lea", LEA).code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(Site.id(LEA, 2));
    }

    @Test
    void a_published_night_stays_published_when_old_sets_cannot_be_tidied_up() throws IOException {
        Site site = new Site(folder).lea(LEA, "firstRun: publish");
        Path old = Files.createDirectories(site.set(LEA, "old"));
        Files.writeString(old.resolve("manifest.json"), "damaged");
        site.deliver(LEA, District.night(1));

        Site.Result result = site.execute("run");

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(site.run(FIRST).get("state").asText()).isEqualTo("PUBLISHED");
    }

    @Test
    void a_set_that_was_complete_when_its_run_failed_is_booked_by_the_next_run() throws IOException {
        Site site = new Site(folder).lea(LEA, "firstRun: publish");
        site.deliver(LEA, District.night(1));
        assertThat(site.execute("run").code()).isZero();
        Path record = site.runFolder(FIRST).resolve("run.json");
        Files.writeString(record, Files.readString(record).replace("\"PUBLISHED\"", "\"FAILED\""));
        Files.delete(site.work().resolve("leas").resolve(LEA).resolve("published.json"));

        Site.Result next = site.execute("run");

        assertThat(next.line(Site.id(LEA, 2))).contains(": unchanged, ");
        assertThat(site.run(FIRST).get("state").asText()).isEqualTo("PUBLISHED");
        assertThat(site.published(LEA).get("run").asText()).isEqualTo(FIRST);
    }
}
