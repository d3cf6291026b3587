package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
class SourcePolicyFindingsTest {

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
                        limits.studentsAtLeast: 100
                        limits.groupsPercent: 100
                        limits.loginsAtLeast: 100
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
                + "; the last one came TIME. Ask the district to send it";
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

        assertThat(told(site.execute("run", "--lea", LEA, "--dry-run").out())).contains(missing("sis"));
        assertThat(told(run().out())).contains(missing("sis"));
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
