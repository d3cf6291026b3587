package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.Entity;
import org.rollcall.source.Reading;

/** What people who read odd files for the first time found wrong, and what is so since. */
class SpecFindingsTest {

    private static final String DATES = "expected a date as yyyy-MM-dd or M/d/yyyy";

    private static final String SECTIONS_WITH_TEACHERS =
            """
            sections: { sectionId: sectionId, schoolId: schoolId, termIds: termIds }
                section_staff:
                  - { sectionId: sectionId, staffId: teacher, primary: { constant: "true" } }
                  - { sectionId: sectionId, staffId: coTeacher }
            """;

    @TempDir
    Path folder;

    private SpecDesk desk;

    @BeforeEach
    void open() {
        desk = new SpecDesk(folder);
    }

    @Test
    void a_damaged_value_is_found_by_the_id_of_its_row() throws IOException {
        Reading reading = desk.read(DataFiles.standard()
                .replace("students.csv", "9120000233", "9120000233.0")
                .replace("students.csv", "K2,", "200.0,")
                .replace("section_students.csv", "K2,", "200,"));

        assertThat(reading.damages().all())
                .extracting(damage -> damage.field() + " of " + damage.sourcedId())
                .containsExactly("studentId of 200", "ssid of K3");
    }

    /** A section may well be called so: nothing says that it was a number. */
    @ParameterizedTest
    @ValueSource(strings = {"2E1", "4e2", "7E12"})
    void an_id_with_an_e_between_digits_is_no_spreadsheets(String id) throws IOException {
        DataFiles files = DataFiles.standard();
        for (String file : List.of("sections.csv", "section_staff.csv", "section_students.csv")) {
            files.replace(file, "102-1", id);
        }

        Reading reading = desk.read(files);

        assertThat(SpecDesk.refusals(reading)).isEmpty();
        assertThat(SpecDesk.roster(reading, "place " + id)).hasSize(2);
    }

    /** Grades of CALPADS's own code set; a student in one must not be lost for it. */
    @ParameterizedTest
    @ValueSource(strings = {"UE", "US", "AD", "IN", "TD"})
    void a_grade_that_calpads_knows_loses_no_student(String grade) throws IOException {
        Reading reading = desk.read(DataFiles.standard().replace("students.csv", ",4,", "," + grade + ","));

        assertThat(SpecDesk.refusals(reading)).isEmpty();
    }

    @Test
    void a_word_for_a_blank_is_no_value_that_is_required() throws IOException {
        DataFiles files = DataFiles.standard().replace("sections.csv", "101-1,101,Y", "101-1,n/a,Y");

        Reading reading = desk.custom(Layouts.standard("blank: \"NULL, n/a\"")).read(files);

        assertThat(SpecDesk.refusals(reading))
                .startsWith("sections.csv:2 schoolId blank-required: is blank; a value is required");
    }

    @Test
    void a_row_with_a_date_that_is_none_takes_no_other_with_it() throws IOException {
        DataFiles files = DataFiles.standard().adding("section_students.csv", "101-1,K1,02/30/2026,");

        assertThat(desk.outcome(DataFiles.standard(), files))
                .containsExactly("refused section_students.csv:6 beginDate bad-value: found '02/30/2026', " + DATES);
    }

    @Test
    void text_that_a_spreadsheet_was_kept_from_counting_is_taken_without_what_kept_it() throws IOException {
        DataFiles files = DataFiles.standard()
                .replace("sections.csv", "0417,3,,04,02", "=\"0417\",=\"3\",,=\"04\",=\"02\"")
                .replace("courses.csv", "5104", "=\"5104\"")
                .replace("terms.csv", "8/12/2026", "=\"8/12/2026\"");

        assertThat(desk.outcome(DataFiles.standard(), files)).isEmpty();
    }

    @Test
    void an_empty_formula_is_a_blank() throws IOException {
        assertThat(desk.outcome(
                        DataFiles.standard(), DataFiles.standard().replace("students.csv", "9120000231", "=\"\"")))
                .containsExactly(
                        "- user K1 student VALID 9120000231 null null null",
                        "+ user K1 student MISSING 0 Kestrelan Marrowby ");
    }

    /** The encoding a careful person writes down, and a file that is another: it must not be tried for ever. */
    @Test
    void a_file_that_is_not_in_the_encoding_set_is_refused_though_that_is_utf_8() throws IOException {
        desk.custom(Layouts.standard("encoding: UTF-8"));
        byte[] wrong = DataFiles.standard()
                .replace("staff.csv", "Zebrowska", "Zoë")
                .text("staff.csv")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> assertThat(
                        desk.readFailure(DataFiles.standard().with("staff.csv", wrong)))
                .hasMessageStartingWith("staff.csv is not UTF-8. "));
    }

    @Test
    void a_check_of_a_file_that_is_not_in_the_encoding_set_says_so_though_that_is_utf_8() throws IOException {
        desk.custom(Layouts.standard("encoding: UTF-8"));
        byte[] wrong = DataFiles.standard()
                .replace("staff.csv", "Zebrowska", "Zoë")
                .text("staff.csv")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(desk.validation(DataFiles.standard().with("staff.csv", wrong))
                        .sentences())
                .singleElement()
                .asString()
                .startsWith("staff.csv is not UTF-8. ");
    }

    private static String sectionsWithTeachers() {
        return Layouts.standard("blank: NULL")
                .replaceFirst("  - name: section_staff.csv\n.*\n", "")
                .replaceFirst("sections: \\{.*\n", SECTIONS_WITH_TEACHERS);
    }

    /** A district that sends a file for each school may have hundreds of one kind. */
    @Test
    void every_row_of_hundreds_of_files_of_one_kind_is_booked_in_its_own_file() throws IOException {
        String layout = Layouts.standard("");
        String students = layout.lines()
                .filter(line -> line.contains("students: { studentId"))
                .findFirst()
                .orElseThrow();
        DataFiles files = DataFiles.standard()
                .without("students.csv")
                .with("section_students.csv", "sectionId,studentId,beginDate,endDate\n101-1,K300,,\n");
        StringBuilder entries = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            entries.append("  - name: students-")
                    .append(i)
                    .append(".csv\n")
                    .append(students)
                    .append('\n');
            files = files.with(
                    "students-" + i + ".csv",
                    "studentId,ssid,givenName,familyName,grade,schoolId\nK" + i + ",9120000" + (100 + i)
                            + ",Kestrelan,Marrowby,4,101\n");
        }

        Reading reading = desk.custom(layout.replace("  - name: students.csv\n" + students + "\n", entries))
                .read(files);

        SpecDesk.assertEveryRowHasAFate(reading);
        assertThat(reading.roster()
                        .origin(
                                Entity.USERS,
                                reading.roster().users(),
                                reading.roster().users().size() - 1))
                .extracting(Origin::file)
                .isEqualTo("students-300.csv");
    }

    /** A section without a teacher, or without a second one, is a section all the same. */
    @Test
    void a_section_without_a_teacher_is_no_fault() throws IOException {
        DataFiles files = DataFiles.standard()
                .without("section_staff.csv")
                .with(
                        "sections.csv",
                        "sectionId,schoolId,termIds,teacher,coTeacher\n101-1,101,Y,T1,T2\n101-2,101,Y,T1,\n102-1,102,Y,,\n");

        Reading reading = desk.custom(sectionsWithTeachers()).read(files);

        assertThat(SpecDesk.refusals(reading)).isEmpty();
        assertThat(SpecDesk.account(reading, "sections.csv (section_staff 1)"))
                .isEqualTo("read 3, merged 0, filtered {blank-staffId=1}, refused {}");
        assertThat(SpecDesk.account(reading, "sections.csv (section_staff 2)"))
                .isEqualTo("read 3, merged 0, filtered {blank-staffId=2}, refused {}");
    }

    @Test
    void a_word_for_a_blank_is_a_blank_where_a_row_holds_several_kinds() throws IOException {
        DataFiles files = DataFiles.standard()
                .without("section_staff.csv")
                .with(
                        "sections.csv",
                        "sectionId,schoolId,termIds,teacher,coTeacher\n101-1,101,Y,NULL,T2\n101-2,101,Y,NULL,T2\n102-1,102,Y,T1,T2\n");

        Reading reading = desk.custom(sectionsWithTeachers()).read(files);

        assertThat(SpecDesk.refusals(reading)).isEmpty();
        assertThat(SpecDesk.account(reading, "sections.csv (section_staff 1)"))
                .isEqualTo("read 3, merged 0, filtered {blank-staffId=2}, refused {}");
    }

    /** One person cannot be held against themselves when the rows of two blocks are read side by side. */
    @Test
    void teachers_of_two_blocks_who_differ_are_refused() throws IOException {
        String yaml = Layouts.standard("")
                .replaceFirst(
                        "staff: \\{.*\n",
                        """
                        staff:
                              - { staffId: a, givenName: aFirst, familyName: aLast }
                              - { staffId: b, givenName: bFirst, familyName: bLast }
                        """);
        DataFiles files = DataFiles.standard()
                .with(
                        "staff.csv",
                        "a,aFirst,aLast,b,bFirst,bLast\nT1,Quillamar,Brandewyn,T2,Zebrowska,Oxenfjord\n"
                                + "T2,Zebrowska,Brandewyn,T1,Quillamar,Brandewyn\n");

        Reading reading = desk.custom(yaml).read(files);

        assertThat(reading.refusals().all())
                .extracting(refusal -> refusal.file() + ":" + refusal.line() + " " + refusal.rule())
                .startsWith(
                        "staff.csv (staff 2):2 conflicting-duplicate", "staff.csv (staff 1):3 conflicting-duplicate");
    }

    @Test
    void a_row_at_fault_is_named_in_the_words_of_its_own_file() throws IOException {
        String yaml = Layouts.standard("")
                + "  - name: more.csv\n    students: { studentId: ID, givenName: First, familyName: Last }\n";

        Reading reading = desk.custom(yaml)
                .read(DataFiles.standard().with("more.csv", "ID,Last,First\nK3,Yarrowdal,Pemberwick\n"));

        assertThat(SpecDesk.refusals(reading))
                .startsWith("students.csv:4 studentId conflicting-duplicate: line 2 of more.csv has the same studentId"
                        + " with other content; neither row is taken");
    }

    @Test
    void places_of_two_files_are_held_against_each_other() throws IOException {
        String yaml = Layouts.standard("")
                + "  - name: more.csv\n    section_students: { sectionId: Section, studentId: ID, endDate: End }\n";

        Reading reading = desk.custom(yaml)
                .read(DataFiles.standard().with("more.csv", "ID,Section,End\nK1,101-1,\nK3,102-1,9/1/2026\n"));

        assertThat(SpecDesk.account(reading, "more.csv"))
                .isEqualTo("read 2, merged 1, filtered {}, refused {conflicting-duplicate=1}");
        assertThat(SpecDesk.roster(reading, "place 101-1 K1")).hasSize(1);
    }

    @Test
    void students_of_a_file_that_is_also_kept_are_refused_as_elsewhere() throws IOException {
        String yaml = Layouts.standard("")
                .replaceFirst(
                        "(students: \\{ studentId.*\n)",
                        "$1    demographics: { studentId: studentId, birthDate: born }\n");
        DataFiles files = DataFiles.standard()
                .with(
                        "students.csv",
                        "studentId,ssid,givenName,familyName,grade,schoolId,born\n"
                                + "K1,9120000231,Kestrelan,Marrowby,4,101,1/2/2016\n"
                                + "K2,9120000232,Wolfgrimm,Ixchelita\n,9120000233,Pemberwick,Yarrowdal,09,102,\n");

        Reading reading = desk.custom(yaml).read(files);

        assertThat(SpecDesk.refusals(reading).stream().filter(refusal -> refusal.startsWith("students.csv")))
                .containsExactly(
                        "students.csv (students):3  too-few-fields: has 4 fields where the header has 7; perhaps a line"
                                + " break inside a value",
                        "students.csv (students):4 studentId blank-required: is blank; a value is required");
    }

    private static String staffWith(String layout) {
        return Layouts.standard("")
                .replaceFirst("- name: staff.csv\n    staff: .*\n", "- name: staff.csv\n    " + layout + "\n");
    }

    /** FixedWidthFile: blanks at a line's end may be missing. */
    @Test
    void a_fixed_width_line_whose_last_columns_are_blank_may_end_before_them() throws IOException {
        String yaml = staffWith("fixed: { id: 1-4, given: 5-14, family: 15-24, mail: 25-60 }\n"
                + "    staff: { staffId: id, givenName: given, familyName: family, email: mail }");
        DataFiles files = DataFiles.standard()
                .with("staff.csv", "T1  Quillamar Brandewyn quillamar@demo-unified.example\nT2  Zebrowska Oxenfjord\n");

        assertThat(SpecDesk.outcome(
                        desk.read(DataFiles.standard()), desk.custom(yaml).read(files)))
                .isEmpty();
    }

    @Test
    void a_file_without_a_header_that_is_empty_is_not_said_to_have_one() throws IOException {
        String empty = "staff.csv is empty: it has no rows. Export it again.";
        desk.custom(staffWith("header: false\n    fields: 3\n    staff: { staffId: 1, givenName: 2, familyName: 3 }"));
        assertThat(desk.refusal(DataFiles.standard().with("staff.csv", ""))).isEqualTo(empty);
        assertThat(desk.readFailure(DataFiles.standard().with("staff.csv", "\n\n"))
                        .getMessage())
                .doesNotContain("header");

        desk.custom(staffWith("fixed: { id: 1-4, given: 5-14, family: 15-24 }\n"
                + "    staff: { staffId: id, givenName: given, familyName: family }"));
        assertThat(desk.readFailure(DataFiles.standard().with("staff.csv", "\n\n"))
                        .getMessage())
                .doesNotContain("header");
    }

    @Test
    void what_is_said_of_a_header_is_said_once() throws IOException {
        String yaml = Layouts.standard("")
                .replaceFirst("  - name: section_staff.csv\n.*\n", "")
                .replaceFirst(
                        "sections: \\{.*\n",
                        """
                        sections: { sectionId: sectionId, schoolId: schoolId, termIds: termIds }
                            section_staff: { sectionId: sectionId, staffId: teacher }
                        """);
        DataFiles files = DataFiles.standard()
                .without("section_staff.csv")
                .with(
                        "sections.csv",
                        "SectionID,schoolId,termIds,teacher\n101-1,101,Y,T1\n101-2,101,Y,T1\n102-1,102,Y,T2\n");

        assertThat(SpecDesk.warnings(desk.custom(yaml).read(files)))
                .containsExactly("sections.csv: the column 'SectionID' is taken for sectionId");
    }

    @Test
    void a_packed_file_that_cannot_be_unpacked_is_named() throws IOException {
        byte[] zip = DataFiles.zip(Map.of("staff.csv", DataFiles.standard().bytes("staff.csv")));
        List<byte[]> broken = List.of(
                Arrays.copyOf(zip, zip.length - 30), DataFiles.standard().bytes("staff.csv"), new byte[0]);

        for (byte[] bytes : broken) {
            assertThat(desk.refusal(DataFiles.standard().as("staff.csv", "staff.csv.zip", bytes)))
                    .contains("staff.csv.zip")
                    .doesNotContain("as one zip");
        }
    }

    @Test
    void the_same_mark_cannot_be_delimiter_and_quote() {
        List<String> problems = new java.util.ArrayList<>();

        SpecDesk.standardAsSuch()
                .custom("own.yaml", Layouts.standard("delimiter: \"'\"\nquote: single"), x -> null, problems);

        assertThat(problems).isNotEmpty();
    }

    /** A report with names of which only the places are taken: its columns may stand askew all the same. */
    @Test
    void a_value_of_a_file_whose_other_columns_may_be_names_is_not_shown() throws IOException {
        String yaml = Layouts.standard("")
                .replaceFirst(
                        "section_students: \\{.*\n",
                        "section_students: { sectionId: sectionId, studentId: studentId, beginDate: begin }\n");
        DataFiles files = DataFiles.standard()
                .with(
                        "section_students.csv",
                        "sectionId,studentId,Student,begin\n101-1,K1,Marrowby, Kestrelan,9/1/2026\n");

        Reading reading = desk.custom(yaml).read(files); // which holds every message against the names

        assertThat(SpecDesk.refusals(reading)).hasSize(1);
    }

    @Test
    void a_birth_date_or_ethnicity_that_is_none_is_not_shown() throws IOException {
        DataFiles files = DataFiles.standard()
                .with("demographics.csv", "studentId,birthDate,gender,ethnicity\nK1,31.12.2015,,\nK2,,,Nahua\n");

        assertThat(SpecDesk.found(desk.validation(files).found()))
                .containsExactly(
                        "demographics.csv:2 birthDate: found '99.99.9999', expected a date as yyyy-MM-dd or M/d/yyyy",
                        "demographics.csv:3 ethnicity: found 'Aaaaa', expected one of hispanic, not-hispanic,"
                                + " unspecified");
    }

    /** A line end that was lost behind the header: its last names are those of a student, and the SSID. */
    @Test
    void a_name_in_a_header_that_the_specification_does_not_know_is_not_quoted() throws IOException {
        DataFiles files = DataFiles.standard().replace("students.csv", "schoolId\nK1", "schoolId,K1");

        desk.read(files); // which holds every message against the names
    }

    private Path night(int number, DataFiles files) throws IOException {
        return files.write(folder.resolve("night " + number).resolve("raw"));
    }

    private static DataFiles onlyK2() {
        return DataFiles.standard()
                .with(
                        "students.csv",
                        "studentId,ssid,givenName,familyName,grade\nK2,9120000232,Wolfgrimm,Ixchelita,TK\n")
                .with("section_students.csv", "sectionId,studentId,beginDate\n102-1,K2,\n");
    }

    /** As after a crash between the carrying and the landing, should the folder be used again. */
    @Test
    void carrying_again_gives_the_same() throws IOException {
        Path before = night(1, DataFiles.standard());
        Path now = night(2, onlyK2());
        desk.in(now).carryOver(desk.in(before));
        List<String> once = SpecDesk.roster(desk.read(now));

        desk.in(now).carryOver(desk.in(before));

        assertThat(SpecDesk.roster(desk.read(now))).isEqualTo(once);
    }

    /** Neither of the two is a conflict: one of them is none. */
    @Test
    void a_student_whose_row_is_at_fault_tonight_is_refused_for_that_alone() throws IOException {
        Path before = night(1, DataFiles.standard());
        Path now = night(2, onlyK2().adding("students.csv", "K1,9120000231,,Marrowby,4"));
        desk.in(now).carryOver(desk.in(before));

        assertThat(SpecDesk.refusals(desk.read(now)))
                .filteredOn(refusal -> !refusal.contains(" refers-to-refused-"))
                .containsExactly("students.csv:3 givenName blank-required: is blank; a value is required");
    }

    @Test
    void a_value_that_is_shown_is_on_one_line() throws IOException {
        DataFiles files = DataFiles.standard()
                .replace("section_students.csv", "101-1,K1,,", "101-1,K1,\"so\non\",")
                .replace("section_students.csv", "101-1,K2,2026-11-02,", "101-1,K2,b\u0007y,");

        assertThat(SpecDesk.refusals(desk.read(files))) // which holds every message against line ends
                .containsExactly(
                        "section_students.csv:2 beginDate bad-value: found 'aa?aa', " + DATES,
                        "section_students.csv:4 beginDate bad-value: found 'a?a', " + DATES);
    }

    /** What is undone in the id of a term is undone where a section names the term. */
    @ParameterizedTest
    @ValueSource(strings = {"2601.0", "=\"2601\"", "'2601", "2.601E+03"})
    void ids_in_a_list_are_mended_as_others_are(String term) throws IOException {
        DataFiles files = DataFiles.standard()
                .with("terms.csv", "termId,title,startDate,endDate\n" + term + ",Year,2026-08-12,2027-06-04\n")
                .with(
                        "sections.csv",
                        "sectionId,schoolId,termIds\n101-1,101," + term + "\n101-2,101," + term + "\n102-1,102,2601\n");

        Reading reading = desk.read(files);

        assertThat(SpecDesk.refusals(reading)).isEmpty();
        assertThat(SpecDesk.roster(reading, "section")).hasSize(3).allMatch(row -> row.contains(" in [2601] "));
    }

    /** All required files are there: whole() says no more than that. */
    @Test
    void a_stranger_does_not_keep_files_from_being_held_against_each_other() throws IOException {
        Validation validation = desk.validation(
                DataFiles.standard().with("readme.txt", "x").replace("section_students.csv", "102-1,K3", "102-1,K9"));

        assertThat(validation.whole()).isTrue();
        assertThat(SpecDesk.found(validation.found()))
                .containsExactly("section_students.csv:5 studentId: no row of students has the studentId it names");
    }

    /** NUL stands for no quote; a NUL in a file of that form is no quote either. */
    @Test
    void zero_bytes_are_refused_where_nothing_quotes_too() throws IOException {
        DataFiles files = DataFiles.standard()
                .adding("students.csv", "K9,,Wolfgrimm,Ixchelita,,\n".repeat(400) + "K8,,\0Wolfgrimm\0,Ixchelita,,");

        assertThat(desk.custom(Layouts.standard("quote: none")).readFailure(files))
                .hasMessage("students.csv, line 405: is not text (it has zero bytes; perhaps the export ended early)."
                        + " Export the file again.");
    }
}
