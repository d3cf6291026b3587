package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a district is told of its files before the first night. */
class ValidationTest {

    @TempDir
    Path folder;

    private SpecDesk desk;

    @BeforeEach
    void open() {
        desk = new SpecDesk(folder);
    }

    private static DataFiles alone(String name) {
        return DataFiles.none().with(name, DataFiles.standard().bytes(name));
    }

    @Test
    void files_that_are_as_they_should_be_will_do() throws IOException {
        Validation validation = desk.validation(
                DataFiles.standard()
                        .with("demographics.csv", "studentId,birthDate,gender\nK1,2016-11-03,female\n")
                        .with(
                                "contacts.csv",
                                "studentId,relationship,givenName,familyName,email\nK1,guardian,Zebrowska,Marrowby,z@demo-unified.example\n"));

        assertThat(validation.passed()).isTrue();
        assertThat(validation.whole()).isTrue();
        assertThat(SpecDesk.text(validation))
                .isEqualTo("[]\n[]\n[]\n[staff.csv: a row has no email, without which the person is left out]");
        assertThat(validation.rows())
                .containsExactly(
                        Map.entry("schools.csv", 2L),
                        Map.entry("terms.csv", 2L),
                        Map.entry("courses.csv", 2L),
                        Map.entry("sections.csv", 3L),
                        Map.entry("staff.csv", 2L),
                        Map.entry("section_staff.csv", 3L),
                        Map.entry("students.csv", 3L),
                        Map.entry("section_students.csv", 4L),
                        Map.entry("demographics.csv", 1L),
                        Map.entry("contacts.csv", 1L));
    }

    @Test
    void a_file_by_itself_is_checked_and_the_others_are_named() throws IOException {
        Validation validation = desk.validation(alone("students.csv").replace("students.csv", "Wolfgrimm", ""));

        assertThat(validation.rows()).containsExactly(Map.entry("students.csv", 3L));
        assertThat(SpecDesk.found(validation.found()))
                .containsExactly("students.csv:3 givenName: is blank; a value is required");
        assertThat(validation.sentences())
                .containsExactly("Missing: schools.csv, terms.csv, sections.csv, staff.csv, section_staff.csv,"
                        + " section_students.csv. A full set is needed.");
        assertThat(validation.whole()).isFalse();
        assertThat(validation.passed()).isFalse();
    }

    @Test
    void a_stranger_is_named_and_so_is_the_file_it_may_be() throws IOException {
        DataFiles files = DataFiles.standard();

        Validation validation = desk.validation(files.as("students.csv", "student.csv", files.bytes("students.csv")));

        assertThat(validation.sentences())
                .containsExactly(
                        "Missing: students.csv (it has student.csv). A full set is needed.",
                        "student.csv is no file of specs/standard.yaml.");
        assertThat(validation.passed()).isFalse();
    }

    @Test
    void every_fault_of_a_file_is_found_with_line_and_field() throws IOException {
        Validation validation = desk.validation(DataFiles.standard()
                .replace("schools.csv", "99123456000101", "9912345")
                .replace("terms.csv", "12/18/2026", "46374")
                .replace("section_staff.csv", "101-1,T1,true", "101-1,T1")
                .replace("section_students.csv", "101-1,K1,,", "101-1,,,")
                .replace("students.csv", "9120000232", "912000023")
                .replace("staff.csv", "T2,Zebrowska", "T2,"));

        assertThat(SpecDesk.found(validation.found()))
                .contains(
                        "schools.csv:2 cds: found '9912345', expected 14 digits",
                        "terms.csv:3 endDate: found '46374', which is a spreadsheet's number of a day; expected a"
                                + " date as"
                                + " yyyy-MM-dd or M/d/yyyy",
                        "section_staff.csv:2 : has 4 fields where the header has 5; perhaps a line break inside a"
                                + " value",
                        "section_students.csv:2 studentId: is blank; a value is required",
                        "students.csv:3 ssid: has 9 digits where 10 are expected; perhaps a spreadsheet has dropped"
                                + " leading zeros",
                        "staff.csv:3 givenName: is blank; a value is required");
        assertThat(validation.found()).doesNotHaveDuplicates();
        assertThat(validation.passed()).isFalse();
    }

    @Test
    void files_of_a_full_set_are_held_against_each_other() throws IOException {
        Validation validation = desk.validation(DataFiles.standard()
                .replace("section_students.csv", "102-1,K3", "102-1,K9")
                .replace("section_staff.csv", "102-1,T2", "102-7,T2")
                .adding("students.csv", "K2,9120000239,Wolfgrimm,Ixchelita,TK,101"));

        assertThat(validation.whole()).isTrue();
        assertThat(validation.sentences()).isEmpty();
        assertThat(SpecDesk.found(validation.found()))
                .containsExactly(
                        "students.csv:3 studentId: line 5 has the same studentId with other content; neither row is"
                                + " taken",
                        "students.csv:5 studentId: line 3 has the same studentId with other content; neither row is"
                                + " taken",
                        "section_staff.csv:4 sectionId: no row of sections has the sectionId it names",
                        "section_students.csv:5 studentId: no row of students has the studentId it names");
        assertThat(validation.consequences())
                .as("rows that refer to the two of K2")
                .isEqualTo(1);
    }

    @Test
    void what_is_mended_on_reading_is_no_fault() throws IOException {
        Validation validation = desk.validation(DataFiles.standard()
                .replace("students.csv", "9120000231", "9120000231.0")
                .replace("students.csv", "Marrowby", "\"Marrow\nby\"")
                .replace("sections.csv", "Room 12", "\u201CRoom 12\u201D"));

        assertThat(validation.passed()).isTrue();
        assertThat(SpecDesk.found(validation.repaired()))
                .containsExactly(
                        "sections.csv:2 title: typographic quotation marks stand around it (removed)",
                        "students.csv:2 ssid: a spreadsheet has added a decimal point (removed)",
                        "students.csv:2 familyName: a line break stands inside it (made a blank)");
    }

    @Test
    void what_nobody_can_mend_is_a_fault() throws IOException {
        Validation validation = desk.validation(DataFiles.standard()
                .replace("students.csv", "Marrowby", "Marro?by")
                .replace("staff.csv", "quillamar@", "quillamar at "));

        assertThat(validation.passed()).isFalse();
        assertThat(SpecDesk.found(validation.found()))
                .containsExactly(
                        "staff.csv:2 email: is not an e-mail address",
                        "students.csv:2 familyName: the exporter has put a question mark where a letter was");
        assertThat(validation.repaired()).isEmpty();
    }

    @Test
    void files_that_are_kept_and_not_read_are_checked_too() throws IOException {
        Validation validation = desk.validation(DataFiles.standard()
                .with("demographics.csv", "studentId,birthDate,gender,races\nK1,,female,700;200\n,,,\nK2\n")
                .with(
                        "contacts.csv",
                        "studentId,relationship,givenName,familyName,email,state\n"
                                + "K1,,Zebrowska,Marrowby,zebrowska at work,CA\nK2,guardian,,Ixche?ita,,\n"));

        assertThat(SpecDesk.found(validation.found()))
                .containsExactlyInAnyOrder(
                        "demographics.csv:3 studentId: is blank; a value is required",
                        "demographics.csv:4 : has 1 fields where the header has 4; perhaps a line break inside a value",
                        "contacts.csv:2 relationship: is blank; a value is required",
                        "contacts.csv:2 email: is not an e-mail address",
                        "contacts.csv:3 givenName: is blank; a value is required",
                        "contacts.csv:3 familyName: the exporter has put a question mark where a letter was");
        assertThat(validation.passed()).isFalse();
        assertThat(validation.whole()).isTrue();
    }

    @Test
    void a_file_that_cannot_be_read_keeps_the_others_from_nothing() throws IOException {
        Validation validation = desk.validation(DataFiles.standard()
                .with("courses.csv", "")
                .replace("staff.csv", "givenName", "first name")
                .replace("students.csv", "Kestrelan", "\"Kestrelan")
                .replace("section_staff.csv", "101-1,T1,true", "101-1,T1,maybe"));

        assertThat(validation.sentences())
                .containsExactly(
                        "courses.csv is empty: it has no header row. Export it again.",
                        "staff.csv: the column 'givenName' is missing; the nearest is 'first name'. Have the"
                                + " district put it"
                                + " back.",
                        "students.csv, line 2 or after it: a quote is not closed, or something stands between a closing"
                                + " quote and the comma. The rest of the file cannot be told apart; export it again.");
        assertThat(SpecDesk.found(validation.found()))
                .containsExactly("section_staff.csv:2 primary: found 'aaaaa', expected true or false");
        assertThat(validation.rows())
                .doesNotContainKeys("courses.csv", "staff.csv", "students.csv")
                .hasSize(5);
        assertThat(validation.whole()).isFalse();
    }

    @Test
    void a_required_file_without_rows_is_no_full_set() throws IOException {
        assertThat(desk.validation(DataFiles.standard().with("staff.csv", "staffId,givenName,familyName\n"))
                        .sentences())
                .containsExactly(
                        "staff.csv has a header and no rows. A file without rows never means that everybody has"
                                + " left; export it again.");
    }

    @Test
    void a_file_in_another_encoding_is_read_as_set_with_a_note() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        // what was found before it turned out how the file is written is found once
        String many = "T9,Zoe,Oxenfjord,none,\n".repeat(1000);
        DataFiles files =
                DataFiles.standard().adding("staff.csv", many + "T8,Zoë,Peña,,").in("staff.csv", windows);

        Validation validation = desk.encoding("windows-1252").validation(files);

        assertThat(validation.notes())
                .containsExactly(
                        "staff.csv is not UTF-8 and is read as windows-1252",
                        "staff.csv: a row has no email, without which the person is left out (2 times)");
        assertThat(validation.rows()).containsEntry("staff.csv", 1003L);
        assertThat(validation.found()).hasSize(1000).allSatisfy(item -> assertThat(item.sentence())
                .isEqualTo("is not an e-mail address"));
        assertThat(new SpecDesk(folder).validation(files).sentences())
                .containsExactly(
                        "staff.csv is not UTF-8. Have the SIS export UTF-8, or set encoding for the LEA or in its specification,"
                                + " such as windows-1252.");
    }

    @Test
    void surplus_and_another_spelling_are_notes() throws IOException {
        Validation validation = desk.validation(DataFiles.standard()
                .replace("students.csv", "studentId", "Student ID")
                .replace("section_students.csv", "101-1,K1,,", "101-1,K1,,,"));

        assertThat(validation.passed()).isTrue();
        assertThat(validation.notes())
                .containsExactly(
                        "staff.csv: a row has no email, without which the person is left out",
                        "students.csv: the column 'Student ID' is taken for studentId",
                        "section_students.csv: the row on line 2 has more fields than the header; the surplus is ignored");
    }

    @Test
    void packed_files_are_checked_as_others_are() throws IOException {
        DataFiles files = DataFiles.standard().replace("students.csv", "Wolfgrimm", "");
        List<String> found = List.of("students.csv:3 givenName: is blank; a value is required");

        assertThat(SpecDesk.found(desk.validation(files).found())).isEqualTo(found);
        assertThat(SpecDesk.found(desk.validation(DataFiles.none().with("all.zip", files.zip()))
                        .found()))
                .isEqualTo(found);
        assertThat(SpecDesk.found(desk.validation(files.gzipped("students.csv")).found()))
                .isEqualTo(found);
    }

    @Test
    void a_damaged_archive_is_said_to_be_one() throws IOException {
        byte[] gzip = DataFiles.gzip(DataFiles.standard().bytes("students.csv"));

        assertThat(desk.validation(DataFiles.standard()
                                .as("students.csv", "students.csv.gz", Arrays.copyOf(gzip, gzip.length - 20)))
                        .sentences())
                .containsExactly("students.csv.gz is cut short or damaged, or no gzip file. Send it again.");
    }

    @Test
    void files_that_came_twice_are_not_checked() throws IOException {
        DataFiles files = DataFiles.standard();

        Validation validation = desk.validation(files.with("STAFF.csv", files.bytes("staff.csv")));

        assertThat(validation.sentences())
                .containsExactly(
                        "STAFF.csv and staff.csv are both staff.csv of the specification. Send each file once.");
        assertThat(validation.rows()).isEmpty();
        assertThat(validation.passed()).isFalse();
    }

    @Test
    void findings_of_a_wide_file_are_told_apart_by_kind() throws IOException {
        String yaml = Layouts.standard("")
                .replaceFirst("  - name: students.csv\n.*\n", "")
                .replaceFirst(
                        "section_students: \\{.*\n",
                        """
                        section_students: { sectionId: section, studentId: student, beginDate: begin }
                            students: { studentId: student, ssid: ssid, givenName: first, familyName: last }
                        """);
        DataFiles files = DataFiles.standard()
                .without("students.csv")
                .with(
                        "section_students.csv",
                        "section,student,ssid,first,last,begin\n101-1,K1,912000023,Kestrelan,Marrowby,\n"
                                + "101-1,K2,9120000232,Wolfgrimm,Ixchelita,soon\n101-1,K3\n");

        assertThat(SpecDesk.found(desk.custom(yaml).validation(files).found()))
                .containsExactlyInAnyOrder(
                        "section_students.csv (students):2 ssid: has 9 digits where 10 are expected; perhaps a"
                                + " spreadsheet has dropped leading zeros",
                        // a file that holds names shows no values
                        "section_students.csv (section_students):3 begin: found 'aaaa', expected a date as"
                                + " yyyy-MM-dd or"
                                + " M/d/yyyy",
                        "section_students.csv (section_students):4 : has 2 fields where the header has 6; perhaps a"
                                + " line"
                                + " break inside a value");
    }
}
