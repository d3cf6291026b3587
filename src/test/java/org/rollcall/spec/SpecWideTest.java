package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.pipeline.SimpleFilters;
import org.rollcall.source.Reading;

/** Files whose rows hold rows of several kinds, and rules that leave rows out. */
class SpecWideTest {

    private static final String ROSTER =
            """
            name: Class roster
            delimiter: pipe
            dates: M/d/yyyy
            rows:
              terms: [ { termId: Y, title: Full year, startDate: 2026-08-12, endDate: 2027-06-04 } ]
            files:
              - name: roster.txt
                schools: { schoolId: School No, name: School, cds: CDS }
                sections:
                  sectionId: &section { join: [School No, Section], with: "-" }
                  schoolId: School No
                  termIds: { constant: Y }
                  sectionNumber: Section
                staff:
                  - staffId: Teacher
                    familyName: { column: Teacher Name, split: ",", part: 1 }
                    givenName: { column: Teacher Name, split: ",", part: 2 }
                  - staffId: Co
                    familyName: { column: Co Name, split: ",", part: 1 }
                    givenName: { column: Co Name, split: ",", part: 2 }
                section_staff:
                  - { sectionId: *section, staffId: Teacher, primary: { constant: "true" } }
                  - { sectionId: *section, staffId: Co }
                students:
                  studentId: Perm ID
                  ssid: SSID
                  familyName: { column: Student, split: ",", part: 1 }
                  givenName: { column: Student, split: ",", part: 2 }
                section_students: { sectionId: *section, studentId: Perm ID, beginDate: Begin, endDate: End }
            """;

    private static final String ROWS =
            """
            School No|School|CDS|Section|Teacher|Teacher Name|Co|Co Name|Perm ID|SSID|Student|Begin|End|Status
            101|Juniper Lane|99123456000101|1|T1|Brandewyn, Quillamar|T2|Oxenfjord, Zebrowska|K1|9120000231|Marrowby, Kestrelan|||Active
            101|Juniper Lane|99123456000101|1|T1|Brandewyn, Quillamar|T2|Oxenfjord, Zebrowska|K2|9120000232|Ixchelita, Wolfgrimm||9/30/2026|Active
            101|Juniper Lane|99123456000101|2|T2|Oxenfjord, Zebrowska|||K1|9120000231|Marrowby, Kestrelan|||Active
            """;

    private static final List<String> ROSTER_ROWS = List.of(
            "place 101-1 K1 STUDENT CURRENT",
            "place 101-1 K2 STUDENT ENDED",
            "place 101-1 staff T1 TEACHER primary CURRENT",
            "place 101-1 staff T2 TEACHER CURRENT",
            "place 101-2 K1 STUDENT CURRENT",
            "place 101-2 staff T2 TEACHER primary CURRENT",
            "school 101 Org[name=Juniper Lane, type=school, identifier=99123456000101]",
            "section 101-1 '' '1' scheduled of no course at 101 in [Y] subjects [] periods [] grades []",
            "section 101-2 '' '2' scheduled of no course at 101 in [Y] subjects [] periods [] grades []",
            "term Y AcademicSession[title=Full year, start=2026-08-12, end=2027-06-05, schoolYear=]",
            "user K1 student VALID 9120000231 null null null",
            "user K2 student VALID 9120000232 null null null",
            "user staff T1 teacher MISSING 0 Quillamar Brandewyn ",
            "user staff T2 teacher MISSING 0 Zebrowska Oxenfjord ");

    private static final String NO_CO = "roster.txt: a row has no Co and says nothing of ";

    @TempDir
    Path folder;

    private static SimpleFilters filters;
    private SpecDesk desk;

    @BeforeAll
    static void start() {
        filters = SimpleFilters.alone();
    }

    @BeforeEach
    void open() {
        desk = new SpecDesk(folder).filters(filters);
    }

    @AfterAll
    static void stop() {
        filters.close();
    }

    private static DataFiles roster(String rows) {
        return DataFiles.none().with("roster.txt", rows);
    }

    @Test
    void a_row_may_hold_rows_of_every_kind() throws IOException {
        Reading reading = desk.custom(ROSTER).read(roster(ROWS));

        assertThat(SpecDesk.roster(reading)).isEqualTo(ROSTER_ROWS);
        assertThat(SpecDesk.refusals(reading)).isEmpty();
        assertThat(SpecDesk.accounts(reading))
                .containsExactly(
                        "own.yaml (terms): read 1, merged 0, filtered {}, refused {}",
                        "roster.txt (schools): read 3, merged 2, filtered {}, refused {}",
                        "roster.txt (section_staff 1): read 3, merged 1, filtered {}, refused {}",
                        "roster.txt (section_staff 2): read 3, merged 1, filtered {blank-staffId=1}, refused {}",
                        "roster.txt (section_students): read 3, merged 0, filtered {}, refused {}",
                        "roster.txt (sections): read 3, merged 1, filtered {}, refused {}",
                        "roster.txt (staff 1): read 3, merged 2, filtered {}, refused {}",
                        "roster.txt (staff 2): read 3, merged 1, filtered {blank-staffId=1}, refused {}",
                        "roster.txt (students): read 3, merged 1, filtered {}, refused {}");
    }

    @Test
    void a_row_without_a_section_says_nothing_of_sections() throws IOException {
        String row = "101|Juniper Lane|99123456000101|2||||";

        Reading reading =
                desk.custom(ROSTER).read(roster(ROWS + row + "|K2|9120000232|Ixchelita, Wolfgrimm|||Active\n"));

        assertThat(SpecDesk.refusals(reading)).isEmpty();
        assertThat(SpecDesk.warnings(reading))
                .contains("roster.txt: a row has no Teacher and says nothing of section_staff");
        assertThat(SpecDesk.roster(reading)).containsAll(ROSTER_ROWS).contains("place 101-2 K2 STUDENT CURRENT");
    }

    @Test
    void a_row_without_the_student_it_is_of_is_refused() throws IOException {
        Reading reading = desk.custom(ROSTER)
                .read(roster(ROWS + "101|Juniper Lane|99123456000101|2|T2|Oxenfjord, Zebrowska||||||||Active\n"));

        assertThat(SpecDesk.refusals(reading))
                .containsExactly(
                        "roster.txt (section_students):5 Perm ID blank-required: is blank; a value is required");
        assertThat(SpecDesk.account(reading, "roster.txt (students)"))
                .isEqualTo("read 4, merged 1, filtered {blank-studentId=1}, refused {}");
        assertThat(SpecDesk.roster(reading)).isEqualTo(ROSTER_ROWS);
    }

    @Test
    void rows_that_say_different_things_of_one_teacher_are_refused_for_that() throws IOException {
        Reading reading = desk.custom(ROSTER).read(roster(ROWS.replaceFirst("T1\\|Brandewyn", "T1|Yarrowdal")));

        assertThat(SpecDesk.refusals(reading))
                .containsExactly(
                        "roster.txt (staff 1):2 Teacher conflicting-duplicate: line 3 has the same Teacher with other"
                                + " content; neither row is taken",
                        "roster.txt (staff 1):3 Teacher conflicting-duplicate: line 2 has the same Teacher with other"
                                + " content; neither row is taken",
                        "roster.txt (section_staff 1):2 Teacher refers-to-refused-staff: the row of staff it names,"
                                + " line"
                                + " 2, is refused; mend that one",
                        "roster.txt (section_staff 1):3 Teacher refers-to-refused-staff: the row of staff it names,"
                                + " line"
                                + " 2, is refused; mend that one");
        assertThat(SpecDesk.roster(reading, "place"))
                .isEqualTo(ROSTER_ROWS.stream()
                        .filter(row -> row.startsWith("place"))
                        .filter(row -> !row.contains("T1"))
                        .toList());
    }

    @Test
    void a_row_that_is_none_is_refused_once() throws IOException {
        Reading reading = desk.custom(ROSTER).read(roster(ROWS + "101|Juniper Lane\n"));

        assertThat(SpecDesk.refusals(reading))
                .containsExactly(
                        "roster.txt (section_students):5  too-few-fields: has 2 fields where the header has 14;"
                                + " perhaps a line break inside a value");
        assertThat(SpecDesk.account(reading, "roster.txt (schools)"))
                .isEqualTo("read 4, merged 2, filtered {damaged-row=1}, refused {}");
        assertThat(SpecDesk.roster(reading)).isEqualTo(ROSTER_ROWS);
    }

    @Test
    void surplus_fields_are_noted_once() throws IOException {
        Reading reading = desk.custom(ROSTER).read(roster(ROWS.replace("|Active\n", "|Active|\n")));

        assertThat(SpecDesk.warnings(reading).stream().filter(warning -> !warning.startsWith(NO_CO)))
                .containsExactly(
                        "roster.txt: 3 rows, the first on line 2, have more fields than the header; the surplus is ignored");
    }

    @Test
    void only_rows_count_for_which_the_filter_holds() throws IOException {
        String yaml = ROSTER.replace(
                "- name: roster.txt\n", "- name: roster.txt\n    where: \"${body[Status]} == 'Active'\"\n");

        Reading reading = desk.custom(yaml)
                .read(roster(ROWS
                        + "101|Juniper Lane|99123456000101|2|T9|x, x|||K9|9120000239|Yarrowdal,"
                        + " Pemberwick|||Left\n"
                        + "101|Juniper Lane|99123456000101|2|T2|Oxenfjord,"
                        + " Zebrowska|||K2|9120000232|Ixchelita, Wolfgrimm|||\u00A0Active \n"));

        assertThat(SpecDesk.roster(reading))
                .hasSize(ROSTER_ROWS.size() + 1)
                .containsAll(ROSTER_ROWS)
                .contains("place 101-2 K2 STUDENT CURRENT");
        assertThat(SpecDesk.account(reading, "roster.txt (students)"))
                .isEqualTo("read 5, merged 2, filtered {where=1}, refused {}");
        assertThat(SpecDesk.account(reading, "roster.txt (section_students)"))
                .isEqualTo("read 5, merged 0, filtered {where=1}, refused {}");
    }

    @Test
    void the_columns_of_a_filter_must_be_there() throws IOException {
        String yaml =
                ROSTER.replace("- name: roster.txt\n", "- name: roster.txt\n    where: \"${body[Enrolled]} == '1'\"\n");

        assertThat(desk.custom(yaml).refusal(roster(ROWS)))
                .isEqualTo(
                        "roster.txt: the column 'Enrolled' is missing. Have the district put it back, or name it anew"
                                + " in own.yaml.");
    }

    @Test
    void a_filter_knows_several_columns_and_conditions() throws IOException {
        String yaml = Layouts.standard("")
                .replace(
                        "- name: section_students.csv\n",
                        "- name: section_students.csv\n    where: \"${body[sectionId]} not regex '102.*' &&"
                                + " ${body[endDate]} == ''\"\n");

        Reading reading = desk.custom(yaml).read(DataFiles.standard());

        assertThat(SpecDesk.outcome(new SpecDesk(folder).read(DataFiles.standard()), reading))
                .containsExactly(
                        "- place 101-2 K1 STUDENT ENDED",
                        "- place 102-1 K3 STUDENT CURRENT",
                        "noted section_students.csv: a row does not pass the filter where (2 times)");
        assertThat(SpecDesk.account(reading, "section_students.csv"))
                .isEqualTo("read 4, merged 0, filtered {where=2}, refused {}");
    }

    @Test
    void a_filter_that_leaves_nothing_of_a_required_file_is_refused() throws IOException {
        String yaml = Layouts.standard("")
                .replace(
                        "- name: section_students.csv\n",
                        "- name: section_students.csv\n    where: \"${body[sectionId]} == 'none'\"\n");

        assertThat(desk.custom(yaml).lateRefusal(DataFiles.standard()))
                .isEqualTo(
                        "section_students.csv: no row passes the filter where: ${body[sectionId]} == 'none'. Either the"
                                + " file's values have changed, or the filter asks for the wrong ones; correct it in"
                                + " own.yaml.");
    }

    @Test
    void a_filter_may_leave_nothing_of_a_file_that_need_not_come() throws IOException {
        String yaml = Layouts.standard("")
                .replace(
                        "- name: courses.csv\n",
                        "- name: courses.csv\n    required: false\n    where: \"${body[title]} == 'none'\"\n");

        Reading reading = desk.custom(yaml)
                .read(DataFiles.standard()
                        .replace("sections.csv", "MATH-04", "")
                        .replace("sections.csv", "ELA-09", ""));

        assertThat(SpecDesk.refusals(reading)).isEmpty();
        assertThat(SpecDesk.account(reading, "courses.csv"))
                .isEqualTo("read 2, merged 0, filtered {where=2}, refused {}");
    }
}
