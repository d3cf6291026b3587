package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.merge.Export;
import org.rollcall.merge.MergeDesk;

/**
 * Nights of an LEA with three sources, of which one does not come and another comes damaged: what its policies make of
 * it, and how it is told.
 *
 * <p>The SIS has class k, with two students and its teacher; the portal has k as well, with a third student and the
 * second teacher, and class p; the charter has class c and gives student 2 of k the SSID that the others lack.
 */
class SourcePolicyTest {

    private static final String LEA = "west";
    private static final String FIRST = Site.id(LEA, 1);
    private static final String SECOND = Site.id(LEA, 2);
    private static final String THIRD = Site.id(LEA, 3);
    private static final List<String> SOURCES = List.of("sis", "portal", "charter");

    private static final String DAMAGED =
            "roster.zip: The archive is cut short or damaged (zip END header not found). The upload probably ended early;"
                    + " send it again.";

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void deliver() throws IOException {
        site = new Site(folder);
        deliver("sis", sis());
        deliver("portal", portal());
        deliver("charter", charter());
    }

    private static Export sis() {
        return Export.alder()
                .section("k")
                .student("u2", "userIds=")
                .learn("k", "u1", "u2")
                .teach("k", "t1");
    }

    private static Export portal() {
        return Export.alder()
                .section("k")
                .student("u2", "userIds=")
                .learn("k", "u1", "u2", "u3")
                .teach("k", "t2")
                .section("p")
                .learn("p", "u3")
                .teach("p", "t2");
    }

    private static Export charter() {
        return Export.alder().section("c").learn("c", "u4").teach("c", "t4").student("u2");
    }

    private void lea(Map<String, String> policies, String... more) {
        StringBuilder file = new StringBuilder(
                """
                - beans:
                    - name: west
                      type: org.rollcall.lea.LeaSettings
                      properties:
                        name: West
                        countyDistrictCode: "9912345"
                        sources: "sis, portal, charter"
                        firstRun: publish
                        limits.lea.studentsPercent: 100
                        limits.lea.groupsPercent: 100
                        limits.school.studentsPercent: 100
                        limits.school.groupsPercent: 100
                        "groups[0].name": "{class.title}"
                """);
        policies.forEach((source, policy) -> file.append("        \"policies[" + source + "]\": " + policy + "\n"));
        Arrays.stream(more).forEach(line -> file.append("        " + line + "\n"));
        for (String source : SOURCES) {
            file.append(
                    """
                    - templatedRoute:
                        routeTemplateRef: oneroster-zip
                        routeId: west.SOURCE
                        parameters:
                          - name: lea
                            value: west
                          - name: source
                            value: SOURCE
                          - name: from
                            value: "file:FOLDER"
                    """
                            .replace("SOURCE", source)
                            .replace("FOLDER", site.drop(source).toString()));
        }
        site.file(
                "leas/west.camel.yaml",
                file
                        + """
                          - templatedRoute:
                              routeTemplateRef: nightly
                              routeId: west.nightly
                              parameters:
                                - name: lea
                                  value: west
                          """);
    }

    private void deliver(String source, Export export) throws IOException {
        Files.createDirectories(site.drop(source));
        Files.write(site.drop(source).resolve("roster.zip"), export.zip());
    }

    private void damage(String source) throws IOException {
        byte[] zip = portal().zip();
        Files.write(site.drop(source).resolve("roster.zip"), Arrays.copyOf(zip, zip.length / 2));
    }

    /** Publishes a first night; what is named comes a day early and is not fresh in the second. */
    private void publish(String... early) throws IOException {
        lea(Map.of(), "fresh: 2d");
        for (String source : early) {
            Files.setLastModifiedTime(
                    site.drop(source).resolve("roster.zip"),
                    FileTime.from(Instant.now().minus(Duration.ofHours(24))));
        }
        Site.Result result = run();
        assertThat(result.code()).as(result.toString()).isZero();
    }

    private Site.Result run() {
        return site.execute("run", "--lea", LEA);
    }

    private static String missing(String source) {
        return "no delivery since TIME in file:SITE/sis/" + source
                + "; the last one came TIME. Ask the district to send it.";
    }

    /** A sentence within another. */
    private static String without(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }

    private String line(String run, Site.Result result) {
        return told(result.line(run + ":"));
    }

    private String told(String text) {
        return text.replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} C[SD]T", "TIME")
                .replace(folder.toString(), "SITE");
    }

    /** The published groups, each as its name, its SSIDs and its logins. */
    private List<String> published(String run) throws IOException {
        Map<String, String> groups = Site.csv(site.set(LEA, run))
                .values()
                .iterator()
                .next()
                .lines()
                .skip(1)
                .map(row -> row.replace("\"", "").split(",", -1))
                .collect(Collectors.toMap(
                        row -> row[0], row -> row[4] + row[5], (one, other) -> one + " " + other, TreeMap::new));
        return groups.entrySet().stream()
                .map(g -> g.getKey() + ": " + g.getValue())
                .toList();
    }

    /** What {@code run.json} says of each source: how it came, what stands in and what it was made from. */
    private List<String> outcomes(String run) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode source : site.run(run).get("sources")) {
            String snapshot = source.path("snapshot").asText("none");
            lines.add(source.get("source").asText() + " " + source.get("kind").asText() + " "
                    + source.path("standIn").asText("-") + " "
                    + (snapshot.equals("none") ? "none" : night(snapshot, source)));
        }
        return lines;
    }

    private String night(String snapshot, JsonNode source) throws IOException {
        List<String> all = Site.names(site.work()
                .resolve("leas/west/snapshots")
                .resolve(source.get("source").asText()));
        return all.indexOf(snapshot) == 0 ? "first" : "second";
    }

    /** The files for CERS that these sources alone make. */
    private String merged(Map<String, Export> exports) throws IOException {
        MergeDesk desk = new MergeDesk(folder).on(Site.TODAY);
        exports.forEach(desk::source);
        return desk.night().cers();
    }

    private String file(String run) throws IOException {
        return Site.csv(site.set(LEA, run)).get("west-groups-001.csv");
    }

    @Test
    void one_is_skipped_and_for_another_its_last_good_delivery_stands_in() throws IOException {
        publish("charter");
        assertThat(published(FIRST))
                .containsExactly(
                        "c: t4@demo.example 9900000004",
                        "k: t1@demo.example 9900000001 9900000002",
                        "p: t2@demo.example 9900000003");
        assertThat(outcomes(FIRST))
                .containsExactly("sis LANDED - first", "portal LANDED - first", "charter LANDED - first");
        lea(Map.of("portal", "last-good 3d", "charter", "skip"));
        Export sis = sis().learn("k", "u5");
        deliver("sis", sis);
        damage("portal");

        Site.Result result = run();

        assertThat(line(SECOND, result))
                .startsWith(SECOND + ": published to the drop folder, 2 groups, 3 students, 2 logins; ")
                .contains("; without tonight's portal (the last good one stands in): " + without(DAMAGED))
                .endsWith("; without tonight's charter (skipped): " + missing("charter"));
        assertThat(result.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(outcomes(SECOND))
                .containsExactly(
                        "sis LANDED - second", "portal FAILED LAST_GOOD first", "charter MISSING SKIPPED none");
        assertThat(told(site.run(SECOND).at("/sources/1/reason").asText())).isEqualTo(DAMAGED);
        assertThat(told(site.run(SECOND).at("/sources/2/reason").asText())).isEqualTo(missing("charter"));
        assertThat(told(result.out()))
                .contains("\nWhat each source gave, in their order:\n  sis  ")
                .containsPattern(
                        "\n  portal  .* \\(the last good one stands in: .*\\)\n  charter +nothing \\(skipped: .*\\)\n")
                .contains("\nMade from sis: roster.zip, ")
                .doesNotContain("Made from portal", "Made from charter");
        assertThat(published(SECOND))
                .containsExactly("k: t1@demo.example 9900000001 9900000005", "p: t2@demo.example 9900000003");
        Map<String, Export> left = new LinkedHashMap<>();
        left.put("sis", sis);
        left.put("portal", portal());
        assertThat(file(SECOND)).isEqualTo(merged(left));
    }

    @Test
    void when_the_owner_of_a_class_is_skipped_the_next_source_that_has_it_owns_it_that_night() throws IOException {
        publish("sis");
        lea(Map.of("sis", "skip"));

        Site.Result result = run();

        assertThat(line(SECOND, result))
                .isEqualTo(SECOND + ": published to the drop folder, 3 groups, 4 students, 2 logins; without tonight's"
                        + " sis (skipped): " + missing("sis"));
        assertThat(result.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(outcomes(SECOND))
                .containsExactly("sis MISSING SKIPPED none", "portal LANDED - first", "charter LANDED - first");
        assertThat(published(SECOND))
                .containsExactly(
                        "c: t4@demo.example 9900000004",
                        "k: t2@demo.example 9900000001 9900000002 9900000003",
                        "p: t2@demo.example 9900000003");

        deliver("sis", sis());
        assertThat(run().code()).isZero();
        assertThat(published(THIRD)).isEqualTo(published(FIRST));
    }

    @Test
    void a_paused_source_is_not_asked_and_its_last_good_delivery_stands_in_whatever_its_age() throws IOException {
        publish("portal");
        deliver("portal", Export.alder().section("other").learn("other", "u9"));
        lea(Map.of("portal", "last-good 1s"), "\"blackouts[portal]\": \"2026-01-01..\"");

        Site.Result result = run();

        assertThat(line(SECOND, result))
                .isEqualTo(SECOND + ": unchanged, 3 groups, 4 students, 3 logins; without tonight's portal (the last"
                        + " good one stands in): It is paused from 2026-01-01 on (blackouts[portal]).");
        assertThat(result.code()).isZero();
        assertThat(outcomes(SECOND))
                .containsExactly("sis LANDED - first", "portal PAUSED LAST_GOOD first", "charter LANDED - first");
        assertThat(Site.names(site.drop("portal"))).containsExactly(".done", "roster.zip");
    }

    @Test
    void a_paused_source_of_which_nothing_was_published_is_left_out() throws IOException {
        lea(Map.of(), "\"blackouts[portal]\": \"2026-01-01..\"");

        Site.Result result = run();

        assertThat(line(FIRST, result))
                .isEqualTo(FIRST + ": published to the drop folder, 2 groups, 3 students, 2 logins; without tonight's"
                        + " portal (skipped): It is paused from 2026-01-01 on (blackouts[portal]).");
        assertThat(result.code()).isZero();
        assertThat(outcomes(FIRST))
                .containsExactly("sis LANDED - first", "portal PAUSED SKIPPED none", "charter LANDED - first");
    }

    @Test
    void a_source_that_may_not_be_missing_and_a_last_good_delivery_that_is_too_old_fail_the_night() throws IOException {
        publish("charter");
        damage("portal");
        lea(Map.of("portal", "skip"));

        Site.Result abort = run();

        assertThat(line(SECOND, abort))
                .isEqualTo(SECOND + ": failed. Source charter is missing: " + missing("charter"));
        assertThat(abort.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcomes(SECOND))
                .contains("sis LANDED - first")
                .anyMatch(outcome -> outcome.startsWith("portal FAILED "))
                .anyMatch(outcome -> outcome.startsWith("charter MISSING "));

        lea(Map.of("portal", "last-good 2d", "charter", "skip"));
        Path snapshots = site.work().resolve("leas/west/snapshots/portal");
        Path manifest = snapshots.resolve(Site.names(snapshots).get(0)).resolve("manifest.json");
        ObjectNode edited = (ObjectNode) new ObjectMapper().readTree(manifest.toFile());
        edited.put("landed", Instant.now().minus(Duration.ofHours(50)).toString());
        Files.writeString(manifest, edited.toString());

        Site.Result old = run();

        assertThat(line(THIRD, old))
                .isEqualTo(THIRD + ": failed. Source portal failed: " + DAMAGED
                        + " The last good snapshot is 50 hours old, over the limit of 48.");
        assertThat(old.code()).isEqualTo(ExitCode.FAILED);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    @Test
    void a_failed_night_tells_of_every_source_and_says_of_none_that_it_was_skipped_or_gave_nothing()
            throws IOException {
        publish("charter");
        lea(Map.of());
        damage("portal");

        Site.Result result = run();

        assertThat(told(result.out()))
                .doesNotContain("(skipped)", "sis              nothing")
                .contains(DAMAGED, missing("charter"));
    }

    @Test
    void a_failed_night_keeps_the_order_of_its_sources_and_what_stood_in() throws IOException {
        publish("charter");
        lea(Map.of("portal", "skip"));
        damage("portal");

        run();

        assertThat(outcomes(SECOND))
                .containsExactly("sis LANDED - first", "portal FAILED SKIPPED none", "charter MISSING - none");
    }

    @Test
    void a_night_that_is_held_or_only_tried_says_why_a_source_is_not_in_it() throws IOException {
        publish("sis");
        lea(Map.of("sis", "skip"));
        Path file = site.leas().resolve("west.camel.yaml");
        Files.writeString(file, Files.readString(file).replace("loginsAtLeast: 100", "loginsAtLeast: 1"));

        assertThat(told(site.execute("run", "--lea", LEA, "--dry-run").out())).contains(without(missing("sis")));
        assertThat(told(run().out())).contains(without(missing("sis")));
    }

    @Test
    void each_source_that_is_not_there_has_a_line_or_at_least_no_full_stop_before_a_semicolon() throws IOException {
        publish("charter");
        lea(Map.of("portal", "skip", "charter", "skip"));
        damage("portal");

        assertThat(line(SECOND, run())).doesNotContain(".;");
    }

    @Test
    void a_last_good_delivery_that_cannot_be_read_any_more_is_told_as_such() throws IOException {
        lea(Map.of(), "limits.refusedPercent: 100");
        deliver("portal", portal().student("u7", "enabledUser=perhaps"));
        assertThat(run().code()).isZero();
        lea(Map.of("portal", "last-good 3d"), "limits.refusedPercent: 0");
        damage("portal");

        assertThat(line(SECOND, run())).startsWith(SECOND + ": failed. Source portal failed: " + DAMAGED);
    }
}
