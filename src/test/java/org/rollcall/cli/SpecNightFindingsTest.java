package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a careful first user of nights with files found wrong, and what is so since. */
class SpecNightFindingsTest {

    private static final String LEA = "elementary";
    private static final String FIRST = Site.id(LEA, 1);
    private static final String SECOND = Site.id(LEA, 2);
    private static final String THIRD = Site.id(LEA, 3);

    @TempDir
    Path folder;

    private Site site;
    private SpecDrop lea;

    @BeforeEach
    void site() {
        site = new Site(folder).specLea(LEA);
        lea = new SpecDrop(site, LEA);
    }

    private static String stamp(int days) {
        return "_" + LocalDate.from(Site.TODAY).plusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Map<String, String> with(String name, String text) {
        Map<String, String> files = SpecDrop.small();
        files.put(name, text);
        return files;
    }

    private Site.Result run() {
        return site.execute("run", "--lea", LEA);
    }

    private String said(Site.Result result) {
        return (result.out() + result.err())
                .replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} C[SD]T", "TIME")
                .replace(folder.toString(), "SITE");
    }

    /** Lands a delivery and archives some of its files, as a process that is killed in between leaves it. */
    private void landedAndPartlyArchived(String... archived) throws IOException {
        lea.put(SpecDrop.small());
        assertThat(site.execute("run", "--lea", LEA, "--dry-run").code()).isZero();
        Path done = Files.createDirectories(lea.drop().resolve(".done"));
        for (String name : archived) {
            Files.move(lea.drop().resolve(name), done.resolve("20261124-000000000-" + name));
        }
    }

    @Test
    void a1_a_landed_set_of_which_some_files_are_archived_is_published_and_the_rest_archived() throws IOException {
        landedAndPartlyArchived("courses.csv", "schools.csv");
        Site.Result result = run();
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(lea.left()).isEmpty();
    }

    @Test
    void a2_a_landed_set_whose_optional_file_is_archived_is_published_whole() throws IOException {
        landedAndPartlyArchived("courses.csv");
        assertThat(run().code()).isZero();
        assertThat(lea.published(2)).contains("Fractions P3 0417 Arroyo 9120000001");
    }

    @Test
    void b_an_older_day_by_its_name_does_not_land_after_a_newer_one() throws IOException {
        site.specLea(LEA, "spec: specs/ours.yaml").file("specs/ours.yaml", SpecDrop.own("_{yyyyMMdd}"));
        lea.put(SpecDrop.small(stamp(-1)));
        lea.put(
                "students" + stamp(-1) + ".csv",
                SpecDrop.small().get("students.csv").replace("Abrin", "Abron"));
        lea.put(SpecDrop.small(stamp(0)))
                .age(Duration.ofMinutes(20), SpecDrop.small(stamp(0)).keySet().toArray(String[]::new));
        assertThat(run().code()).isZero();
        assertThat(lea.raw()).containsOnlyKeys(SpecDrop.small(stamp(0)).keySet());
        assertThat(run().code()).isZero();
        assertThat(lea.raw()).containsOnlyKeys(SpecDrop.small(stamp(0)).keySet());
        assertThat(lea.snapshots()).hasSize(1);
    }

    @Test
    void c_an_optional_file_of_an_earlier_day_by_its_name_is_passed_over() throws IOException {
        site.specLea(LEA, "spec: specs/ours.yaml").file("specs/ours.yaml", SpecDrop.own("_{yyyyMMdd}"));
        lea.put(SpecDrop.small(stamp(0)))
                .delete("courses" + stamp(0) + ".csv")
                .put("courses" + stamp(-1) + ".csv", SpecDrop.small().get("courses.csv"));
        assertThat(run().code()).isZero();
    }

    @Test
    void e_a_partial_delivery_does_not_carry_over_what_a_person_discarded() throws IOException {
        site.specLea(LEA, List.of("limits.school.groupsAtLeast: 1"), "dropStudentsNotInFile: false");
        lea.put(SpecDrop.small());
        assertThat(run().code()).isZero();
        lea.put(with(
                "section_students.csv", "sectionId,studentId,beginDate,endDate\nA,S1,,\nA,S2,,\nA,S3,,\nA,S4,,\n"));
        assertThat(run().code()).isEqualTo(3);
        assertThat(site.execute("discard", "--run", SECOND, "--by", "A", "--reason", "wrong")
                        .code())
                .isZero();
        lea.put(with("section_students.csv", "sectionId,studentId,beginDate,endDate\nA,S1,,\n"))
                .put(
                        "students.csv",
                        "studentId,ssid,givenName,familyName,grade,schoolId\nS1,9120000001,Ada,Abrin,04,101\n");
        Site.Result result = run();
        assertThat(result.line(THIRD)).isEqualTo(THIRD + ": unchanged, 2 groups, 4 students, 2 logins");
    }

    @Test
    void f_a_file_older_than_the_last_delivery_is_said_to_be_so() throws IOException {
        lea.put(SpecDrop.small());
        assertThat(run().code()).isZero();
        lea.put(SpecDrop.small()).age(Duration.ofMinutes(20), "staff.csv");
        assertThat(said(run())).doesNotContain("staff.csv is not there");
    }

    @Test
    void g_each_slip_of_a_specification_is_said_once() {
        List<String> repeated = new ArrayList<>();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("delimiter", "delimiter: tabs");
        lines.put("dates", "dates: jjjj");
        lines.put("encoding", "encoding: windows-99");
        lines.forEach((id, line) ->
                site.specLea(id, "spec: specs/" + id + ".yaml").file("specs/" + id + ".yaml", SpecDrop.own("", line)));
        site.specLea("pattern", "spec: specs/pattern.yaml")
                .file("specs/pattern.yaml", SpecDrop.own("").replace("\"terms.csv", "\"terms_{yyyyMM}.csv"));
        Site.Result check = site.execute("check");
        for (String id : List.of("delimiter", "dates", "encoding", "pattern")) {
            long said = check.out()
                    .lines()
                    .filter(line -> line.contains("/" + id + ".camel.yaml: "))
                    .count();
            if (said != 1) {
                repeated.add(id + " " + said);
            }
        }
        assertThat(repeated).isEmpty();
    }

    @Test
    void h_what_cannot_be_meant_is_said_by_check() {
        Map<String, String> specifications = new LinkedHashMap<>();
        specifications.put("counts", SpecDrop.own("", "counts: counts.csv"));
        specifications.put("rows", SpecDrop.own("", "rows: terms"));
        specifications.put("dates", SpecDrop.own("", "dates: MM/dd"));
        specifications.put("twice", SpecDrop.own("").replace("\"terms.csv", "\"staff.csv"));
        specifications.put("star", SpecDrop.own("").replace("\"terms.csv", "\"s*.csv"));
        specifications.put("sound", SpecDrop.own(""));
        specifications.forEach(
                (id, text) -> site.specLea(id, "spec: specs/" + id + ".yaml").file("specs/" + id + ".yaml", text));
        site.specLea("absolute", "spec: " + site.routes().resolve("specs/sound.yaml"));
        Site.Result check = site.execute("check");
        assertThat(check.out().lines().filter(line -> line.endsWith(": ok")))
                .containsExactly("elementary: ok", "sound: ok");
    }

    @Test
    void i_a_faulty_standard_takes_out_every_lea_that_is_read_by_it() throws IOException {
        site.specLea("zz-own", "spec: specs/ours.yaml").file("specs/ours.yaml", SpecDrop.own(""));
        String standard = Files.readString(Path.of("routes/specs/standard.yaml"));
        site.file("specs/standard.yaml", standard.replaceFirst("delimiter: comma", "delimiter: tap"));
        assertThat(site.execute("check").out()).contains("zz-own: FAULTY");
    }

    @Test
    void i2_a_standard_with_a_key_that_is_none_is_faulty() throws IOException {
        String standard = Files.readString(Path.of("routes/specs/standard.yaml"));
        site.file("specs/standard.yaml", standard.replaceFirst("key: schoolId", "ky: schoolId"));
        assertThat(site.execute("check").code()).isEqualTo(2);
    }

    @Test
    void j_a_packed_file_that_cannot_be_opened_is_named() throws IOException {
        lea.put("export.zip", "no zip");
        assertThat(said(run())).contains("failed: export.zip");
    }

    @Test
    void j2_a_packed_file_among_others_that_cannot_be_opened_is_named() throws IOException {
        lea.put(SpecDrop.small()).delete("staff.csv").put("staff.csv.zip", "no zip");
        assertThat(said(run()))
                .contains("failed: staff.csv.zip")
                .doesNotContain("Send the files of the specification as one");
    }

    @Test
    void k_a_short_within_is_said_as_it_is() throws IOException {
        site.specLea(LEA, "within: 30s");
        lea.put(SpecDrop.small()).age(Duration.ofMinutes(2), "staff.csv");
        assertThat(said(run())).doesNotContain("the 0 minutes");
    }

    @Test
    void l_a_filter_that_fails_on_a_row_is_said_to() throws IOException {
        site.specLea(LEA, "spec: specs/ours.yaml")
                .file(
                        "specs/ours.yaml",
                        SpecDrop.own("")
                                .replace("    students:", "    where: \"${body[ssid]} regex '['\"\n    students:"));
        lea.put(SpecDrop.small());
        assertThat(said(run())).doesNotContain("A fault in Rollcall");
    }

    @Test
    void m_an_older_zip_that_is_passed_over_is_counted() throws IOException {
        lea.put("a.zip", SpecDrop.zip(SpecDrop.small())).age(Duration.ofMinutes(9), "a.zip");
        lea.put("b.zip", SpecDrop.zip(SpecDrop.small()));
        assertThat(said(run())).contains("older deliveries passed over: 1");
    }

    @Test
    void n_files_of_long_ago_by_their_names_are_said_to_be_so() throws IOException {
        site.specLea(LEA, "spec: specs/ours.yaml").file("specs/ours.yaml", SpecDrop.own("_{yyyyMMdd}"));
        lea.put(SpecDrop.small(stamp(-5)));
        assertThat(said(run())).doesNotContain(".csv of TIME is too old");
    }

    @Test
    void p_what_is_passed_over_is_in_the_runs_record() throws IOException {
        lea.put(with("sections.csv", SpecDrop.small().get("sections.csv").replace("M4,,", ",Fractions,")))
                .age(Duration.ofHours(2), "courses.csv");
        assertThat(said(run())).contains("Note: ").contains("passed over");
    }

    @Test
    void q_end_dates_that_a_specification_names_itself_are_not_set_for_the_lea() throws IOException {
        site.specLea("west", List.of("\"endDates[spec-files]\": inclusive"));

        assertThat(site.execute("check").out())
                .contains("west.camel.yaml: endDates[spec-files]: it would change nothing: the specification says which"
                        + " fields name a last day; take it out\n");
    }
}
