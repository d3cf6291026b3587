package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole nights of an LEA whose delivery is several files of a specification, in a drop folder on local disk. */
class SpecNightTest {

    private static final String LEA = "elementary";
    private static final String FIRST = Site.id(LEA, 1);
    private static final String SECOND = Site.id(LEA, 2);
    private static final String THIRD = Site.id(LEA, 3);
    private static final String FOURTH = Site.id(LEA, 4);
    private static final List<String> FILES =
            SpecDrop.small().keySet().stream().sorted().toList();
    private static final String FIGURES = ", 2 groups, 4 students, 2 logins";
    private static final List<String> PUBLISHED = List.of(
            "Fractions P3 0417 Arroyo rosa@elementary.example",
            "Fractions P3 0417 Arroyo 9120000001",
            "Fractions P3 0417 Arroyo 9120000002",
            "Room 12 0012 Brook otto@elementary.example",
            "Room 12 0012 Brook 9120000003",
            "Room 12 0012 Brook 9120000004");
    private static final String INCOMPLETE =
            "Source spec-files is missing: the delivery in file:SITE/sis/elementary is not complete: ";
    private static final String SEND_ALL = ". Ask the district to send all files again.";

    @TempDir
    Path folder;

    private Site site;
    private SpecDrop lea;

    @BeforeEach
    void site() {
        site = new Site(folder).specLea(LEA);
        lea = new SpecDrop(site, LEA);
    }

    private Site.Result run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--lea", LEA));
        arguments.addAll(List.of(more));
        return site.execute("run", arguments.toArray(String[]::new));
    }

    /** A first night of the small district, which is published. */
    private void publish() throws IOException {
        lea.put(SpecDrop.small());
        assertPublished(FIRST, run());
    }

    private String line(String run, Site.Result result) {
        return said(result.line(run + ":"));
    }

    private String said(String text) {
        return text.replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} C[SD]T", "TIME")
                .replace(folder.toString(), "SITE");
    }

    private void assertPublished(String run, Site.Result result) {
        assertThat(line(run, result)).isEqualTo(run + ": published to the drop folder" + FIGURES);
        assertThat(result.code()).isZero();
    }

    private void assertUnchanged(String run, Site.Result result) {
        assertThat(line(run, result)).isEqualTo(run + ": unchanged" + FIGURES);
        assertThat(result.code()).isZero();
    }

    private void assertFailed(String run, Site.Result result, String sentence) {
        assertThat(line(run, result)).isEqualTo(run + ": failed. " + sentence);
        assertThat(result.code()).isEqualTo(4);
    }

    /** Without what the small district has under these names. */
    private static Map<String, String> without(String... names) {
        Map<String, String> files = SpecDrop.small();
        files.keySet().removeAll(List.of(names));
        return files;
    }

    private static Map<String, String> with(String name, String text) {
        Map<String, String> files = SpecDrop.small();
        files.put(name, text);
        return files;
    }

    private static String rows(String header, String... rows) {
        return header + "\n" + String.join("\n", rows) + "\n";
    }

    private static String students(String... rows) {
        return rows("studentId,ssid,givenName,familyName,grade,schoolId", rows);
    }

    private static String places(String... rows) {
        return rows("sectionId,studentId,beginDate,endDate", rows);
    }

    // ---- A whole delivery

    @Test
    void a_whole_delivery_is_published_landed_as_one_and_archived_with_no_other_file() throws IOException {
        lea.put(SpecDrop.small()).put("readme.txt", "ours").put("students.csv.part", "half");
        List<String> before = Site.listing(lea.drop());

        Site.Result dry = run("--dry-run");

        assertThat(line(FIRST, dry)).isEqualTo(FIRST + ": dry run. It would be published.");
        assertThat(dry.code()).isZero();
        assertThat(Site.listing(lea.drop())).isEqualTo(before);
        assertThat(site.sets(LEA)).isEmpty();

        Site.Result result = run();

        assertPublished(SECOND, result);
        assertThat(said(result.line("Made from"))).isEqualTo("Made from spec-files: 8 files, 810 bytes, of TIME.");
        assertThat(lea.published(2)).isEqualTo(PUBLISHED);
        assertThat(Site.csv(site.set(LEA, SECOND)))
                .isEqualTo(Site.csv(site.runFolder(FIRST).resolve("cers")));
        assertThat(lea.left()).containsExactly("readme.txt", "students.csv.part");
        assertThat(lea.done()).isEqualTo(FILES);
        assertThat(lea.raw()).isEqualTo(new TreeMap<>(SpecDrop.small()));
        assertThat(Site.names(lea.snapshot())).containsExactly("manifest.json", "raw", "specification.yaml");
        assertThat(lea.manifest().at("/delivery/path").asText()).isEqualTo("8 files");
        assertThat(lea.manifest().get("files"))
                .extracting(file -> file.get("path").asText())
                .containsExactlyInAnyOrderElementsOf(FILES);
        for (String name : FILES) {
            Path file = lea.snapshot().resolve("raw").resolve(name);
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        int snapshots = lea.snapshots().size();

        assertUnchanged(THIRD, run());
        assertThat(lea.snapshots()).hasSize(snapshots);
        assertThat(site.sets(LEA)).containsExactly(SECOND);
        assertThat(lea.left()).containsExactly("readme.txt", "students.csv.part");
    }

    @Test
    void the_same_files_sent_anew_are_a_new_arrival_and_unchanged() throws IOException {
        publish();
        lea.put(SpecDrop.small());

        assertUnchanged(SECOND, run());

        assertThat(lea.snapshots()).hasSize(2);
        assertThat(lea.manifest().get("identicalTo").asText())
                .isEqualTo(lea.snapshots().get(0));
        assertThat(site.run(SECOND).at("/sources/0/snapshot").asText())
                .isEqualTo(lea.snapshots().get(1));
        assertThat(lea.left()).isEmpty();
        assertThat(lea.done()).hasSize(16);
    }

    @Test
    void archive_keep_leaves_the_files_and_does_not_land_them_twice() throws IOException {
        site.specLea(LEA, "archive: keep");
        lea.put(SpecDrop.small());
        List<String> before = Site.listing(lea.drop());

        assertPublished(FIRST, run());
        assertUnchanged(SECOND, run());

        assertThat(Site.listing(lea.drop())).isEqualTo(before);
        assertThat(lea.snapshots()).hasSize(1);
        lea.put(SpecDrop.small());
        assertUnchanged(THIRD, run());
        assertThat(lea.snapshots()).hasSize(2);
    }

    @Test
    void names_in_other_capital_letters_are_taken() throws IOException {
        for (Map.Entry<String, String> file : SpecDrop.small().entrySet()) {
            lea.put(file.getKey().toUpperCase(Locale.ROOT), file.getValue());
        }

        assertPublished(FIRST, run());

        assertThat(lea.done())
                .containsExactlyElementsOf(FILES.stream()
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .sorted()
                        .toList());
    }

    // ---- Files that are not there

    @Test
    void a_required_file_that_is_missing_is_named_and_what_is_published_stands_until_a_whole_delivery_comes()
            throws IOException {
        publish();
        lea.put(without("staff.csv", "section_staff.csv")).put("readme.txt", "ours");
        List<String> before = Site.listing(lea.drop());

        Site.Result result = run("--wait", "1s");

        assertFailed(SECOND, result, INCOMPLETE + "staff.csv is not there, section_staff.csv is not there" + SEND_ALL);
        assertThat(site.run(SECOND).at("/sources/0/kind").asText()).isEqualTo("MISSING");
        assertThat(Site.listing(lea.drop())).isEqualTo(before);
        assertThat(lea.snapshots()).hasSize(1);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
        assertThat(site.published(LEA).get("run").asText()).isEqualTo(FIRST);

        lea.put(with("students.csv", SpecDrop.small().get("students.csv").replace("Abrin", "Abron")));

        assertUnchanged(THIRD, run());
        assertThat(lea.snapshots()).hasSize(2);
        assertThat(lea.left()).containsExactly("readme.txt");
    }

    @Test
    void a_run_that_waits_lands_the_delivery_when_its_last_file_comes() throws IOException {
        lea.put(without("section_students.csv"));
        CompletableFuture<Site.Result> running = CompletableFuture.supplyAsync(() -> run("--wait", "60s"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> reason(FIRST)
                .equals("the delivery in file:SITE/sis/elementary is not complete: section_students.csv is not there"
                        + SEND_ALL));
        assertThat(site.run(FIRST).get("state").asText()).isEqualTo("WAITING");
        assertThat(lea.snapshots()).isEmpty();

        lea.put("section_students.csv", SpecDrop.small().get("section_students.csv"));

        assertPublished(FIRST, running.join());
        assertThat(lea.published(1)).isEqualTo(PUBLISHED);
        assertThat(lea.left()).isEmpty();
        assertThat(lea.done()).isEqualTo(FILES);
        assertThat(lea.snapshots()).hasSize(1);
    }

    /** Why the source has not landed in a run, so far; blank when nothing is said. */
    private String reason(String run) throws IOException {
        return Files.exists(site.runFolder(run).resolve("run.json"))
                ? said(site.run(run).at("/sources/0/reason").asText(""))
                : "";
    }

    @Test
    void last_good_stands_in_for_a_delivery_that_is_not_complete() throws IOException {
        publish();
        site.specLea(LEA, List.of("\"policies[spec-files]\": last-good 3d"));
        lea.put(without("terms.csv"));

        Site.Result unchanged = run();

        String without = FIGURES + "; without tonight's spec-files (the last good one stands in): the delivery in"
                + " file:SITE/sis/elementary is not complete: terms.csv is not there" + SEND_ALL;
        assertThat(line(SECOND, unchanged)).isEqualTo(SECOND + ": unchanged" + without);
        assertThat(unchanged.code()).isEqualTo(5);

        site.specLea(LEA, List.of("\"policies[spec-files]\": last-good 3d", "\"groups[0].subject\": Math"));
        Site.Result anew = run();

        assertThat(line(THIRD, anew)).isEqualTo(THIRD + ": published to the drop folder" + without);
        assertThat(anew.code()).isEqualTo(5);
        assertThat(site.sets(LEA)).containsExactly(FIRST, THIRD);
        assertThat(lea.snapshots()).hasSize(1);

        lea.put("terms.csv", SpecDrop.small().get("terms.csv"));

        assertUnchanged(FOURTH, run());
        assertThat(lea.snapshots()).hasSize(2);
        assertThat(lea.left()).isEmpty();
    }

    @Test
    void files_sent_again_by_themselves_are_no_delivery() throws IOException {
        publish();
        lea.put("students.csv", SpecDrop.small().get("students.csv"))
                .put("section_students.csv", SpecDrop.small().get("section_students.csv"));

        assertFailed(
                SECOND,
                run(),
                INCOMPLETE
                        + "schools.csv is not there, terms.csv is not there, courses.csv is not there (the delivery before"
                        + " had it), sections.csv is not there, staff.csv is not there, section_staff.csv is not there"
                        + SEND_ALL);
        assertThat(lea.left()).containsExactly("section_students.csv", "students.csv");
        assertThat(lea.done()).isEqualTo(FILES);
        assertThat(lea.snapshots()).hasSize(1);
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    @Test
    void a_file_with_a_name_like_the_one_that_is_missing_is_pointed_at() throws IOException {
        lea.put(without("students.csv"))
                .put("studnets.csv", SpecDrop.small().get("students.csv"))
                .put("bus-routes.xlsx", "ours");

        assertFailed(FIRST, run(), INCOMPLETE + "students.csv is not there (studnets.csv is)" + SEND_ALL);
        assertThat(lea.snapshots()).isEmpty();
    }

    // ---- Times

    @Test
    void files_of_the_night_before_are_too_old_all_of_them_or_one() throws IOException {
        lea.put(SpecDrop.small());
        lea.age(Duration.ofHours(14), FILES.toArray(String[]::new)).age(Duration.ofHours(13), "staff.csv");
        List<String> before = Site.listing(lea.drop());

        assertFailed(
                FIRST,
                run(),
                "Source spec-files is missing: no delivery since TIME in file:SITE/sis/elementary; staff.csv of TIME is"
                        + " too old. Ask the district to send it.");
        assertThat(Site.listing(lea.drop())).isEqualTo(before);

        lea.put(without("staff.csv"));

        assertFailed(SECOND, run(), INCOMPLETE + "staff.csv of TIME is too old" + SEND_ALL);
        assertThat(lea.left()).isEqualTo(FILES);
        assertThat(lea.snapshots()).isEmpty();

        site.specLea(LEA, List.of("fresh: 1d"), "within: 1d");
        assertPublished(THIRD, run());
        assertThat(lea.done()).isEqualTo(FILES);
    }

    @Test
    void files_further_apart_than_within_are_not_of_one_delivery() throws IOException {
        lea.put(SpecDrop.small()).age(Duration.ofMinutes(2), FILES.toArray(String[]::new));
        lea.age(Duration.ofMinutes(70), "section_staff.csv").age(Duration.ofMinutes(1), "students.csv");

        assertFailed(
                FIRST,
                run(),
                INCOMPLETE
                        + "section_staff.csv came TIME and students.csv TIME, further apart than the 60 minutes that"
                        + " the files of one delivery may be" + SEND_ALL);
        assertThat(lea.left()).isEqualTo(FILES);

        site.specLea(LEA, "within: 90m");
        assertPublished(SECOND, run());
        assertThat(lea.left()).isEmpty();
    }

    @Test
    void an_optional_file_of_an_earlier_delivery_is_passed_over_and_stays() throws IOException {
        lea.put(with("sections.csv", SpecDrop.small().get("sections.csv").replace("M4,,", ",Fractions,")))
                .age(Duration.ofHours(2), "courses.csv");

        assertPublished(FIRST, run());

        assertThat(lea.left()).containsExactly("courses.csv");
        assertThat(lea.done())
                .isEqualTo(FILES.stream().filter(n -> !n.equals("courses.csv")).toList());
        assertThat(lea.raw()).hasSize(7).doesNotContainKey("courses.csv");
        assertThat(lea.published(1)).isEqualTo(PUBLISHED);
        assertUnchanged(SECOND, run());
        assertThat(lea.snapshots()).hasSize(1);
    }

    @Test
    void an_optional_file_may_be_missing() throws IOException {
        lea.put(without("courses.csv"))
                .put("sections.csv", SpecDrop.small().get("sections.csv").replace("M4,,", ",Fractions,"));

        assertPublished(FIRST, run());

        assertThat(lea.published(1)).isEqualTo(PUBLISHED);
        assertThat(lea.raw()).hasSize(7);
    }

    private static String stamp(LocalDate date) {
        return "_" + date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    @Test
    void of_files_with_dates_in_their_names_those_of_the_newest_day_are_the_delivery() throws IOException {
        String today = stamp(Site.TODAY);
        String yesterday = stamp(Site.TODAY.minusDays(1));
        site.specLea(LEA, "spec: specs/ours.yaml").file("specs/ours.yaml", SpecDrop.own("_{yyyyMMdd}"));
        lea.put(SpecDrop.small(yesterday))
                .age(Duration.ofMinutes(5), SpecDrop.small(yesterday).keySet().toArray(String[]::new));
        lea.put(SpecDrop.small(today)).delete("staff" + today + ".csv");
        lea.age(Duration.ofMinutes(4), "schools" + today + ".csv");

        assertFailed(
                FIRST,
                run(),
                INCOMPLETE + "staff" + yesterday + ".csv and courses" + today
                        + ".csv are of different days by their names" + SEND_ALL);
        assertThat(lea.snapshots()).isEmpty();

        lea.put("staff" + today + ".csv", SpecDrop.small().get("staff.csv"));
        Site.Result result = run();

        assertPublished(SECOND, result);
        assertThat(result.line("Made from")).endsWith("; older deliveries passed over: 8.");
        assertThat(site.run(SECOND).at("/sources/0/superseded").asInt()).isEqualTo(8);
        assertThat(lea.raw()).containsOnlyKeys(SpecDrop.small(today).keySet());
        assertThat(lea.left())
                .containsExactlyElementsOf(
                        SpecDrop.small(yesterday).keySet().stream().sorted().toList());
        assertUnchanged(THIRD, run());
        assertThat(lea.snapshots()).hasSize(1);
    }

    @Test
    void files_made_long_ago_and_sent_tonight_are_told_by_the_dates_in_their_names() throws IOException {
        String today = stamp(Site.TODAY);
        String longAgo = stamp(Site.TODAY.minusDays(3));
        site.specLea(LEA, "spec: specs/ours.yaml").file("specs/ours.yaml", SpecDrop.own("_{yyyyMMdd}"));
        lea.put(SpecDrop.small(today)).delete("terms" + today + ".csv");
        lea.put("terms" + longAgo + ".csv", SpecDrop.small().get("terms.csv"));

        assertFailed(FIRST, run(), INCOMPLETE + "terms" + longAgo + ".csv bears a date that is too old" + SEND_ALL);
        assertThat(lea.left()).hasSize(8);
        assertThat(lea.snapshots()).isEmpty();
    }

    // ---- Files that speak of the others

    @Test
    void a_control_file_says_that_all_have_come() throws IOException {
        site.specLea(LEA, "spec: specs/ours.yaml").file("specs/ours.yaml", SpecDrop.own("", "control: done.txt"));
        lea.put(SpecDrop.small());

        assertFailed(
                FIRST, run(), INCOMPLETE + "done.txt is not there, which says that all files have come" + SEND_ALL);

        lea.put("done.txt", "").age(Duration.ofMinutes(2), FILES.toArray(String[]::new));
        lea.age(Duration.ofMinutes(1), "done.txt", "terms.csv").age(Duration.ofSeconds(30), "staff.csv");
        assertFailed(
                SECOND,
                run(),
                INCOMPLETE + "done.txt, which says that all files have come, is older than staff.csv" + SEND_ALL);
        assertThat(lea.snapshots()).isEmpty();

        lea.age(Duration.ofSeconds(30), "done.txt");

        assertPublished(THIRD, run());
        assertThat(lea.left()).isEmpty();
        assertThat(lea.done()).hasSize(9).contains("done.txt");
        assertThat(lea.raw()).containsKey("done.txt");
    }

    @Test
    void a_count_file_is_held_against_the_rows_that_came() throws IOException {
        site.specLea(LEA, "spec: specs/ours.yaml")
                .file("specs/ours.yaml", SpecDrop.own("", "counts: { name: counts.csv, file: File, rows: Rows }"));
        String right = rows(
                "File,Rows",
                "schools.csv,1",
                "terms.csv,1",
                "COURSES.csv,1",
                "sections.csv,2",
                "staff.csv,2",
                "section_staff.csv,2",
                "students.csv,4",
                "section_students.csv,4");
        lea.put(SpecDrop.small());

        assertFailed(FIRST, run(), INCOMPLETE + "counts.csv is not there" + SEND_ALL);
        String failed = "Source spec-files failed: ";
        lea.put("counts.csv", right.replace("students.csv,4", "students.csv,5"));
        assertFailed(
                SECOND,
                run(),
                failed
                        + "students.csv has 4 rows where counts.csv says 5. One of them was cut short or is of another"
                        + " delivery; send all files again.");
        lea.put("counts.csv", right.replace("terms.csv,1\n", ""));
        assertFailed(THIRD, run(), failed + "counts.csv does not say how many rows terms.csv has. Export both again.");
        lea.put("counts.csv", right.replace("Rows", "Records"));
        assertFailed(FOURTH, run(), failed + "counts.csv: the column 'Rows' is missing. Export it again.");
        lea.put("counts.csv", right.replace("staff.csv,2\nsection", "staff.csv,two\nsection"));
        assertFailed(Site.id(LEA, 5), run(), failed + "counts.csv has a number of rows that is none. Export it again.");
        assertThat(lea.left()).hasSize(9);
        assertThat(lea.snapshots()).isEmpty();

        lea.put("counts.csv", right);

        assertPublished(Site.id(LEA, 6), run());
        assertThat(lea.done()).hasSize(9);
    }

    // ---- Packing

    @Test
    void one_zip_of_all_files_is_a_delivery() throws IOException {
        Map<String, String> files = SpecDrop.small();
        files.put("readme.txt", "ours");
        lea.put("export 2026.zip", SpecDrop.zip(files));

        Site.Result result = run();

        assertPublished(FIRST, result);
        assertThat(result.out()).contains("Note: readme.txt is no file of the specification and is ignored.\n");
        assertThat(lea.published(1)).isEqualTo(PUBLISHED);
        assertThat(lea.raw()).containsOnlyKeys("export 2026.zip");
        assertThat(lea.done()).containsExactly("export 2026.zip");
        assertThat(lea.left()).isEmpty();

        lea.put(SpecDrop.small()).put("staff.csv.gz", SpecDrop.gzip("half")).delete("staff.csv");
        lea.put("export 2026.zip", SpecDrop.zip(SpecDrop.small()))
                .age(
                        Duration.ofMinutes(1),
                        FILES.stream()
                                .map(name -> name.replace("staff.csv", "staff.csv.gz")
                                        .replace("section_staff.csv.gz", "section_staff.csv"))
                                .toArray(String[]::new));

        assertUnchanged(SECOND, run());
        assertThat(lea.done()).containsExactly("export 2026.zip", "export 2026.zip");
        assertThat(lea.left()).hasSize(8);
    }

    @Test
    void files_packed_by_themselves_are_a_delivery() throws IOException {
        for (Map.Entry<String, String> file : SpecDrop.small().entrySet()) {
            lea.put(file.getKey() + ".gz", SpecDrop.gzip(file.getValue()));
        }
        lea.delete("students.csv.gz")
                .put(
                        "students.zip",
                        SpecDrop.zip(Map.of("students.csv", SpecDrop.small().get("students.csv"))));
        byte[] whole = SpecDrop.gzip(SpecDrop.small().get("staff.csv"));
        lea.put("staff.csv.gz", Arrays.copyOf(whole, whole.length / 2));
        List<String> before = Site.listing(lea.drop());

        assertFailed(
                FIRST,
                run(),
                "Source spec-files failed: staff.csv.gz is cut short or damaged, or no gzip file. Send it again.");
        assertThat(Site.listing(lea.drop())).isEqualTo(before);
        assertThat(lea.snapshots()).isEmpty();

        lea.put("staff.csv.gz", whole);

        assertPublished(SECOND, run());
        assertThat(lea.published(2)).isEqualTo(PUBLISHED);
        assertThat(lea.done()).hasSize(8).contains("staff.csv.gz", "students.zip");
        assertThat(lea.left()).isEmpty();
    }

    // ---- What is in the files

    @Test
    void a_renamed_column_stops_the_source_by_name_and_last_good_stands_in() throws IOException {
        publish();
        site.specLea(LEA, List.of("\"policies[spec-files]\": last-good 3d"));
        lea.put(with("students.csv", SpecDrop.small().get("students.csv").replace("studentId", "studentNumber")));
        List<String> before = Site.listing(lea.drop());

        Site.Result result = run();

        assertThat(line(SECOND, result))
                .isEqualTo(SECOND + ": unchanged" + FIGURES
                        + "; without tonight's spec-files (the last good one stands in): students.csv: the column"
                        + " 'studentId' is missing; the nearest is 'studentNumber'. Have the district put it back.");
        assertThat(result.code()).isEqualTo(5);
        assertThat(site.run(SECOND).at("/sources/0/kind").asText()).isEqualTo("FAILED");
        assertThat(Site.listing(lea.drop())).isEqualTo(before);
        assertThat(lea.snapshots()).hasSize(1);

        lea.put("students.csv", SpecDrop.small().get("students.csv"));
        assertUnchanged(THIRD, run());
        assertThat(lea.snapshots()).hasSize(2);
        assertThat(lea.left()).isEmpty();
    }

    @Test
    void a_file_without_rows_never_means_that_everybody_has_left() throws IOException {
        publish();
        lea.put(with("section_students.csv", places()));

        assertFailed(
                SECOND,
                run(),
                "Source spec-files failed: section_students.csv has a header and no rows. A file without rows never means"
                        + " that everybody has left; export it again.");
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    @Test
    void a_partial_delivery_leaves_the_students_it_does_not_list_as_they_were() throws IOException {
        site.specLea(LEA, "dropStudentsNotInFile: false");
        publish();
        lea.put(with("students.csv", students("S1,9120000001,Ada,Abrin,04,101", "S5,9120000005,Eve,Emmer,04,101")))
                .put("section_students.csv", places("B,S1,,", "A,S5,,"));

        Site.Result second = run();

        assertThat(line(SECOND, second))
                .isEqualTo(SECOND + ": published to the drop folder, 2 groups, 5 students, 2 logins");
        assertThat(lea.published(2))
                .containsExactly(
                        "Fractions P3 0417 Arroyo rosa@elementary.example",
                        "Fractions P3 0417 Arroyo 9120000002",
                        "Fractions P3 0417 Arroyo 9120000005",
                        "Room 12 0012 Brook otto@elementary.example",
                        "Room 12 0012 Brook 9120000001",
                        "Room 12 0012 Brook 9120000003",
                        "Room 12 0012 Brook 9120000004");
        assertLedgerBalances(SECOND);
        assertThat(lea.raw().get("students.csv")).doesNotContain("Ben");
        for (Path kept : List.of(Path.of("students.csv"), Path.of("section_students.csv"))) {
            assertThat(Files.getPosixFilePermissions(
                            lea.snapshot().resolve("carried").resolve(kept)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }

        lea.put(with("students.csv", students("S2,9120000002,Ben,Bolder,04,101")))
                .put("section_students.csv", places("B,S2,,"));
        assertThat(run().code()).isZero();
        assertThat(lea.published(3))
                .containsExactly(
                        "Fractions P3 0417 Arroyo rosa@elementary.example",
                        "Fractions P3 0417 Arroyo 9120000005",
                        "Room 12 0012 Brook otto@elementary.example",
                        "Room 12 0012 Brook 9120000001",
                        "Room 12 0012 Brook 9120000002",
                        "Room 12 0012 Brook 9120000003",
                        "Room 12 0012 Brook 9120000004");

        site.specLea(LEA, List.of("limits.school.groupsAtLeast: 1"), "dropStudentsNotInFile: true");
        lea.put(with("students.csv", students("S2,9120000002,Ben,Bolder,04,101")))
                .put("section_students.csv", places("B,S2,,"));
        Site.Result held = run();
        assertThat(line(FOURTH, held))
                .isEqualTo(FOURTH + ": held for a person: Juniper Lane Elementary School (99543210000101): 1 of 2"
                        + " published groups are gone (50.0 %, limit 10 %)");
        assertThat(held.code()).isEqualTo(3);
        assertThat(site.published(LEA).get("run").asText()).isEqualTo(THIRD);

        site.specLea(
                LEA,
                List.of("limits.lea.groupsPercent: 100", "limits.school.groupsPercent: 100"),
                "dropStudentsNotInFile: true");
        assertThat(run().code()).isZero();
        assertThat(lea.published(5))
                .containsExactly(
                        "Fractions P3 0417 Arroyo ",
                        "Room 12 0012 Brook otto@elementary.example",
                        "Room 12 0012 Brook 9120000002");
        assertThat(Site.names(lea.snapshot())).doesNotContain("carried");
    }

    private void assertLedgerBalances(String run) throws IOException {
        JsonNode ledger = site.run(run).at("/report/ledger");
        assertThat(ledger).isNotEmpty();
        for (JsonNode entry : ledger) {
            long accounted = entry.get("used").asLong() + entry.get("merged").asLong();
            for (String kind : List.of("filtered", "refused")) {
                for (JsonNode count : entry.get(kind)) {
                    accounted += count.asLong();
                }
            }
            assertThat(entry.get("read").asLong())
                    .as(entry.toString())
                    .isPositive()
                    .isEqualTo(accounted);
        }
    }

    /** 200 students of Room 12 besides the four; those under the limit can be refused. */
    private static Map<String, String> crowd() {
        Map<String, String> files = SpecDrop.small();
        StringBuilder students = new StringBuilder(files.get("students.csv"));
        StringBuilder places = new StringBuilder(files.get("section_students.csv"));
        for (int i = 100; i < 296; i++) {
            students.append("S").append(i).append(",9120000").append(i).append(",Gil,Grow,05,101\n");
            places.append("B,S").append(i).append(",,\n");
        }
        files.put("students.csv", students.toString());
        files.put("section_students.csv", places.toString());
        return files;
    }

    @Test
    void refused_and_damaged_values_are_listed_by_file_line_and_field_and_the_ledger_balances() throws IOException {
        Map<String, String> files = new LinkedHashMap<>(crowd());
        files.compute("students.csv", (name, text) -> text.replace("9120000001,Ada", "9.12E+09,Ada")
                .replace("9120000002,Ben", "9.120000002E+09,Ben")
                .replace("Cid,Carrow", ",Carrow")
                .replace("Dee,Dunmore", "D?e,"));
        files.compute("section_students.csv", (name, text) -> text.replace("B,S100,,", "B,S100,,1st of May")
                .replace("B,S101,,", "Z,S101,,"));
        lea.put(files);

        Site.Result result = run();

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(Files.readString(site.runFolder(FIRST).resolve("refused.csv")))
                .isEqualTo(
                        """
                        source,file,line,field,rule,reason,sourcedId
                        spec-files,students.csv,4,givenName,blank-required,is blank; a value is required,S3
                        spec-files,students.csv,5,familyName,blank-required,is blank; a value is required,S4
                        spec-files,section_students.csv,4,studentId,refers-to-refused-students,"the row of students it names, line 4, is refused; mend that one",B S3
                        spec-files,section_students.csv,5,studentId,refers-to-refused-students,"the row of students it names, line 5, is refused; mend that one",B S4
                        spec-files,section_students.csv,6,endDate,bad-value,"found '1aa aa Aaa', expected a date as yyyy-MM-dd or M/d/yyyy",B S100
                        spec-files,section_students.csv,7,sectionId,dangling-reference,no row of sections has the sectionId it names,Z S101
                        """
                                .replace("\n", "\r\n"));
        Path damaged = site.runFolder(FIRST).resolve("damaged.csv");
        assertThat(Files.readString(damaged))
                .isEqualTo(
                        """
                        source,file,line,field,damage,done,sourcedId
                        spec-files,students.csv,2,ssid,a spreadsheet has rounded the number and lost its last digits; export it again without opening it in one,,S1
                        spec-files,students.csv,3,ssid,"a spreadsheet has written the number with an exponent, all digits being there",written out,S2
                        spec-files,students.csv,5,givenName,the exporter has put a question mark where a letter was,,S4
                        """
                                .replace("\n", "\r\n"));
        assertThat(Files.getPosixFilePermissions(damaged)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(result.out())
                .contains(
                        "Note: students.csv, givenName: 1 damaged: the exporter has put a question mark where a letter"
                                + " was; see damaged.csv.\n");
        assertThat(lea.published(1))
                .contains("Fractions P3 0417 Arroyo 9120000002")
                .hasSize(2 + 1 + 194);
        assertLedgerBalances(FIRST);
        assertThat(site.run(FIRST).at("/report/ledger")).anySatisfy(entry -> assertThat(entry.toString())
                .startsWith("{\"source\":\"spec-files\",\"file\":\"students.csv\",\"read\":200,"));
    }

    @Test
    void more_refused_rows_than_the_limit_fail_the_source_and_are_listed() throws IOException {
        Map<String, String> files = crowd();
        lea.put(files).put("students.csv", files.get("students.csv").replaceAll("Ada|Ben|Cid", ""));

        assertFailed(
                FIRST,
                run(),
                "Source spec-files failed: students.csv: 3 of 200 rows are refused (1.5 %), over the limit of 1 %. Each"
                        + " stands in refused.csv with its line and reason; have them mended in the SIS, or raise"
                        + " limits.refusedPercent.");
        assertThat(Files.readString(site.runFolder(FIRST).resolve("refused.csv")))
                .isEqualTo(
                        """
                        source,file,line,field,rule,reason,sourcedId
                        spec-files,students.csv,2,givenName,blank-required,is blank; a value is required,S1
                        spec-files,students.csv,3,givenName,blank-required,is blank; a value is required,S2
                        spec-files,students.csv,4,givenName,blank-required,is blank; a value is required,S3
                        """
                                .replace("\n", "\r\n"));

        lea.put(files);
        assertThat(run().code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(SECOND);
    }
}
