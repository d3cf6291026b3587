package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was in the delivery before and is not in tonight's, and what ends before it should. */
class SpecBeforeTest {

    private static final String LEA = "elementary";
    private static final String SECOND = Site.id(LEA, 2);
    private static final String FAILED = SECOND + ": failed. Source spec-files failed: ";

    @TempDir
    Path folder;

    private Site site;
    private SpecDrop lea;

    @BeforeEach
    void a_night_is_published() throws IOException {
        site = new Site(folder).specLea(LEA);
        lea = new SpecDrop(site, LEA);
        lea.put(SpecDrop.small());
        assertThat(run().code()).isZero();
    }

    private Site.Result run() {
        return site.execute("run", "--lea", LEA);
    }

    private static Map<String, String> with(String file, String from, String to) {
        Map<String, String> files = SpecDrop.small();
        assertThat(files.get(file)).contains(from);
        files.put(file, files.get(file).replace(from, to));
        return files;
    }

    @Test
    void a_column_that_need_not_be_there_is_missed_when_it_was_there_before() throws IOException {
        lea.put(with("section_students.csv", "endDate", "exitDate"));

        Site.Result result = run();

        assertThat(result.line(SECOND))
                .isEqualTo(
                        FAILED + "section_students.csv: the column 'endDate' is missing, which the delivery before had;"
                                + " the nearest is 'exitDate'. Have the district put it back, or set mayBeMissing:"
                                + " \"section_students.csv: endDate\" if it need not be there.");
        assertThat(result.code()).isEqualTo(4);
        assertThat(lea.left()).hasSize(8);

        site.specLea(LEA, "mayBeMissing: courses.csv, section_students.csv:endDate");

        assertThat(run().code()).isZero();
        assertThat(lea.left()).isEmpty();
    }

    @Test
    void a_file_that_need_not_be_there_is_waited_for_when_it_was_there_before() throws IOException {
        lea.put(SpecDrop.small()).delete("courses.csv");

        assertThat(run().line(SECOND))
                .isEqualTo(SECOND + ": failed. Source spec-files is missing: the delivery in file:" + lea.drop()
                        + " is not complete: courses.csv is not there (the delivery before had it). Ask the district to"
                        + " send all files again.");

        site.specLea(LEA, "mayBeMissing: courses.csv");

        assertThat(run().line("                LEA "))
                .as("the name of a group has gone with its course")
                .matches(".* LEA +0 +0 +1 +0 +0 +0 +0 +0");
        assertThat(site.run(Site.id(LEA, 3)).at("/report/warnings").toString())
                .contains("No file has courses: names and subjects come from the sections alone");
    }

    @Test
    void a_file_that_need_not_be_there_is_missed_in_a_zip_of_all_too() throws IOException {
        Map<String, String> files = SpecDrop.small();
        files.remove("courses.csv");
        lea.put("all.zip", SpecDrop.zip(files));

        assertThat(run().line(SECOND))
                .isEqualTo(FAILED
                        + "The delivery has no courses.csv, which the delivery before had. Have the district send"
                        + " it, or set mayBeMissing: \"courses.csv\" if it need not be there.");
    }

    @Test
    void a_file_that_ends_in_the_middle_of_a_row_was_cut_short() throws IOException {
        Map<String, String> files = SpecDrop.small();
        String whole = files.get("section_students.csv");
        files.put("section_students.csv", whole.substring(0, whole.length() - 5));
        lea.put(files);

        Site.Result result = run();

        assertThat(result.line(SECOND))
                .isEqualTo(
                        FAILED + "section_students.csv ends in the middle of a row, line 5: it was cut short. Have it"
                                + " sent again.");
        assertThat(result.code()).isEqualTo(4);
        assertThat(site.sets(LEA)).containsExactly(Site.id(LEA, 1));
    }

    @Test
    void of_two_deliveries_that_do_not_list_everybody_none_is_passed_over() throws IOException {
        site.specLea(LEA, "dropStudentsNotInFile: false", "spec: specs/own.yaml")
                .file("specs/own.yaml", SpecDrop.own("_*"));
        lea.put(SpecDrop.small("_1")).put("students_2.csv", SpecDrop.small().get("students.csv"));

        assertThat(run().line(SECOND))
                .contains(
                        " is not complete: students_1.csv and students_2.csv both wait, and a delivery that does not list"
                                + " everybody must not be passed over; move the later aside, run, and bring it back.");
        assertThat(lea.snapshots()).hasSize(1);
    }

    @Test
    void of_two_zips_that_do_not_list_everybody_none_is_passed_over() throws IOException {
        site.specLea(LEA, "dropStudentsNotInFile: false");
        lea.put("a.zip", SpecDrop.zip(SpecDrop.small())).put("b.zip", SpecDrop.zip(SpecDrop.small()));

        assertThat(run().line(SECOND)).contains(" is not complete: a.zip and b.zip both wait, ");
    }

    @Test
    void a_column_that_only_changed_its_capital_letters_is_not_missed() throws IOException {
        lea.put(with("section_students.csv", "endDate", "EndDate"));

        assertThat(run().line(SECOND)).contains(": unchanged, 2 groups, 4 students, 2 logins");
    }

    @Test
    void a_delivery_that_need_not_list_everybody_may_list_nobody() throws IOException {
        site.specLea(LEA, "dropStudentsNotInFile: false");
        lea.put(SpecDrop.small()).put("section_students.csv", "sectionId,studentId,beginDate,endDate\n");

        Site.Result result = run();

        assertThat(result.line(SECOND)).contains(": unchanged, 2 groups, 4 students, 2 logins");
        assertThat(result.code()).isZero();
    }

    @Test
    void a_school_without_a_group_is_not_missing_without_a_word() throws IOException {
        Map<String, String> files = with("schools.csv", "name,cds\n", "name,cds\n102,Larkspur,99543210000102\n");
        lea.put(files);

        run();

        assertThat(site.run(SECOND).at("/report/warnings").toString())
                .contains(
                        "School Larkspur (99543210000102) has no groups: no class of it is in session and taken with a"
                                + " student whose SSID is known");
    }

    @Test
    void two_files_that_may_both_be_the_one_that_is_meant_are_not_taken() throws IOException {
        site.specLea(LEA, "spec: specs/own.yaml").file("specs/own.yaml", SpecDrop.own("_*"));
        lea.put(SpecDrop.small("_oak")).put("students_elm.csv", SpecDrop.small().get("students.csv"));

        assertThat(run().line(SECOND))
                .contains(
                        " is not complete: students_elm.csv and students_oak.csv may both be students_*.csv, and one file is"
                                + " expected; give the specification a name that fits one alone.");
    }
}
