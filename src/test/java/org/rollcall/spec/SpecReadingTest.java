package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.UnmappedPolicy;
import org.rollcall.lea.ValueMapping;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.UnmappedValue;
import org.rollcall.roster.Entity;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;

/** How files of the standard become a roster, and what a delivery must have to be one. */
class SpecReadingTest {

    @TempDir
    Path folder;

    private SpecDesk desk;

    @BeforeEach
    void open() {
        desk = new SpecDesk(folder);
    }

    @Test
    void values_are_mapped_as_the_specification_reads_them_and_named_as_the_file_does() throws IOException {
        String yaml = Layouts.standard("").replace("grades: grades", "grades: Klassenstufe");
        DataFiles files = DataFiles.standard();
        files.with(
                "sections.csv",
                files.text("sections.csv").replace("grades", "Klassenstufe").replace("homeroom,4", "homeroom,K8"));
        ValueMapping mapping =
                new ValueMapping("grades.csv", List.of(new ValueMapping.Entry("04", "05", "")), UnmappedPolicy.PASS);

        Reading reading = desk.mapping(MappingKey.GRADE, mapping).custom(yaml).read(files);

        assertThat(SpecDesk.roster(reading, "section"))
                .containsExactly(
                        "section 101-1 'Room 12' '1' homeroom of no course at 101 in [Y] subjects [] periods [] grades"
                                + " [K8]",
                        "section 101-2 '' '0417' scheduled of MATH-04 at 101 in [Y] subjects [02] periods [3] grades"
                                + " [05]",
                        "section 102-1 '' '2001' scheduled of ELA-09 at 102 in [Y, F] subjects [] periods [2, 4] grades"
                                + " [09]");
        assertThat(reading.unmapped().all())
                .containsExactly(
                        new UnmappedValue("grade", SpecDesk.SOURCE, "sections.csv", "Klassenstufe", "K8", 1, 2));
    }

    @Test
    void a_row_refused_for_a_value_shows_it_unless_its_file_has_people_too() throws IOException {
        ValueMapping mapping = new ValueMapping(
                "subjects.csv",
                List.of(new ValueMapping.Entry("01", "ELA", ""), new ValueMapping.Entry("03", "ELA", "")),
                new UnmappedPolicy(UnmappedPolicy.Kind.REFUSE, ""));
        DataFiles files = DataFiles.standard();
        String both = "  - name: courses.csv\n    courses: { courseId: courseId, title: title, courseCode: courseCode,"
                + " subjectCodes: subjectCodes }\n";
        String people = both + "    students: { studentId: title, givenName: title, familyName: title }\n";
        String rest = "add it to mappings[subject], or set mappings[subject].unmapped to pass or to a default";

        desk.mapping(MappingKey.SUBJECT, mapping);
        assertThat(SpecDesk.refusals(desk.read(files)))
                .contains("courses.csv:2 subjectCodes unmapped-value: '02' has no mapping; " + rest);
        String yaml = Layouts.standard("");
        assertThat(yaml).contains(both);
        assertThat(SpecDesk.refusals(desk.custom(yaml.replace(both, people)).read(files)))
                .contains("courses.csv (courses):2 subjectCodes unmapped-value: has no mapping; " + rest);
    }

    @Test
    void files_become_a_roster() throws IOException {
        Reading reading = desk.read(DataFiles.standard());

        assertThat(reading.roster().origins(Entity.USERS))
                .extracting(Origin::source)
                .containsOnly("files");
        assertThat(SpecDesk.roster(reading))
                .containsExactly(
                        "course ELA-09 Course[title=English 9, courseCode=2130, subjectCodes=[01, 03]]",
                        "course MATH-04 Course[title=Mathematics 4, courseCode=5104, subjectCodes=[02]]",
                        "place 101-1 K1 STUDENT CURRENT",
                        "place 101-1 K2 STUDENT FUTURE",
                        "place 101-1 staff T1 TEACHER primary CURRENT",
                        "place 101-2 K1 STUDENT ENDED",
                        "place 101-2 staff T1 TEACHER primary CURRENT",
                        "place 102-1 K3 STUDENT CURRENT",
                        "place 102-1 staff T2 TEACHER CURRENT",
                        "school 101 Org[name=Juniper Lane Elementary, type=school, identifier=99123456000101]",
                        "school 102 Org[name=Larkspur High, type=school, identifier=01123456000102]",
                        "section 101-1 'Room 12' '1' homeroom of no course at 101 in [Y] subjects [] periods [] grades"
                                + " [04]",
                        "section 101-2 '' '0417' scheduled of MATH-04 at 101 in [Y] subjects [02] periods [3] grades"
                                + " [04]",
                        "section 102-1 '' '2001' scheduled of ELA-09 at 102 in [Y, F] subjects [] periods [2, 4] grades"
                                + " [09]",
                        // last days become the days after them
                        "term F AcademicSession[title=Fall, start=2026-08-12, end=2026-12-19, schoolYear=2027]",
                        "term Y AcademicSession[title=Full year, start=2026-08-12, end=2027-06-05, schoolYear=2027]",
                        "user K1 student VALID 9120000231 null null null",
                        "user K2 student VALID 9120000232 null null null",
                        "user K3 student VALID 9120000233 null null null",
                        "user staff T1 teacher MISSING 0 Quillamar Brandewyn quillamar@demo-unified.example",
                        "user staff T2 teacher MISSING 0 Zebrowska Oxenfjord ");
        assertThat(reading.warnings().sentences()).isEmpty();
        assertThat(reading.damages().all()).isEmpty();
        assertThat(reading.refusals().all()).isEmpty();
    }

    @Test
    void every_file_has_its_account() throws IOException {
        assertThat(SpecDesk.accounts(desk.read(DataFiles.standard())))
                .containsExactly(
                        "courses.csv: read 2, merged 0, filtered {}, refused {}",
                        "schools.csv: read 2, merged 0, filtered {}, refused {}",
                        "section_staff.csv: read 3, merged 0, filtered {}, refused {}",
                        "section_students.csv: read 4, merged 0, filtered {}, refused {}",
                        "sections.csv: read 3, merged 0, filtered {}, refused {}",
                        "staff.csv: read 2, merged 0, filtered {}, refused {}",
                        "students.csv: read 3, merged 0, filtered {}, refused {}",
                        "terms.csv: read 2, merged 0, filtered {}, refused {}");
    }

    @Test
    void progress_is_told_for_each_file() throws IOException {
        Map<String, Long> told = new TreeMap<>();

        desk.in(DataFiles.standard().write(folder.resolve("raw"))).read(SpecDesk.DATE, told::put);

        assertThat(told)
                .isEqualTo(Map.of(
                        "schools.csv", 2L,
                        "terms.csv", 2L,
                        "courses.csv", 2L,
                        "sections.csv", 3L,
                        "staff.csv", 2L,
                        "section_staff.csv", 3L,
                        "students.csv", 3L,
                        "section_students.csv", 4L));
    }

    @Test
    void a_student_is_in_a_section_on_the_last_day_and_not_on_the_day_after() throws IOException {
        DataFiles files = DataFiles.standard();

        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 9, 30)).read(files), "place 101-2 K1"))
                .containsExactly("place 101-2 K1 STUDENT CURRENT");
        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 10, 1)).read(files), "place 101-2 K1"))
                .containsExactly("place 101-2 K1 STUDENT ENDED");
    }

    @Test
    void a_student_is_in_a_section_from_the_first_day_on() throws IOException {
        DataFiles files = DataFiles.standard();

        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 11, 1)).read(files), "place 101-1 K2"))
                .containsExactly("place 101-1 K2 STUDENT FUTURE");
        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 11, 2)).read(files), "place 101-1 K2"))
                .containsExactly("place 101-1 K2 STUDENT CURRENT");
    }

    @Test
    void a_snapshot_that_is_no_folder_is_refused() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> desk.in(folder.resolve("none"))))
                .hasMessage("The snapshot is not a set of files. Have the district send its files again.");
    }

    @Test
    void sections_need_no_courses() throws IOException {
        assertThat(desk.outcome(DataFiles.standard(), DataFiles.standard().without("courses.csv")))
                .containsExactly(
                        "- course ELA-09 Course[title=English 9, courseCode=2130, subjectCodes=[01, 03]]",
                        "- course MATH-04 Course[title=Mathematics 4, courseCode=5104, subjectCodes=[02]]",
                        "- section 101-2 '' '0417' scheduled of MATH-04 at 101 in [Y] subjects [02] periods [3] grades"
                                + " [04]",
                        "- section 102-1 '' '2001' scheduled of ELA-09 at 102 in [Y, F] subjects [] periods [2, 4]"
                                + " grades [09]",
                        "+ section 101-2 '' '0417' scheduled of no course at 101 in [Y] subjects [02] periods [3]"
                                + " grades [04]",
                        "+ section 102-1 '' '2001' scheduled of no course at 102 in [Y, F] subjects [] periods [2, 4]"
                                + " grades [09]",
                        "noted No file has courses: names and subjects come from the sections alone");
    }

    @Test
    void an_optional_file_may_have_no_rows() throws IOException {
        DataFiles files = DataFiles.standard().without("courses.csv");
        Reading without = desk.read(files.replace("sections.csv", "MATH-04", "").replace("sections.csv", "ELA-09", ""));

        Reading empty = desk.read(files.with("courses.csv", "courseId,title,courseCode,subjectCodes\n"));

        assertThat(SpecDesk.outcome(without, empty)).isEmpty();
        assertThat(SpecDesk.account(empty, "courses.csv")).isEqualTo("read 0, merged 0, filtered {}, refused {}");
    }

    @Test
    void a_required_file_without_rows_is_refused() throws IOException {
        DataFiles files = DataFiles.standard().with("students.csv", "studentId,ssid,givenName,familyName\n");

        assertThat(desk.lateRefusal(files))
                .isEqualTo("students.csv has a header and no rows. A file without rows never means that everybody has"
                        + " left; export it again.");
    }

    @Test
    void a_required_file_that_did_not_come_is_refused_with_the_name_that_is_like_it() throws IOException {
        assertThat(desk.refusal(DataFiles.standard().without("staff.csv")))
                .isEqualTo("The delivery has no staff.csv. A full set is needed; nothing is removed for its absence.");
        assertThat(desk.refusal(DataFiles.standard().as("staff.csv", "staffs.csv", new byte[] {'x'})))
                .isEqualTo("The delivery has no staff.csv (it has staffs.csv). A full set is needed; nothing is removed"
                        + " for its absence.");
    }

    @Test
    void a_file_that_came_twice_is_refused() throws IOException {
        DataFiles files = DataFiles.standard();

        assertThat(desk.refusal(files.with("STAFF.CSV.gz", DataFiles.gzip(files.bytes("staff.csv")))))
                .isEqualTo("STAFF.CSV and staff.csv are both staff.csv of the specification. Send each file once.");
    }

    @Test
    void capital_letters_in_the_name_of_a_file_do_not_matter() throws IOException {
        DataFiles files = DataFiles.standard();

        Reading reading = desk.read(files.as("staff.csv", "Staff.CSV", files.bytes("staff.csv")));

        assertThat(SpecDesk.outcome(desk.read(DataFiles.standard()), reading)).isEmpty();
        assertThat(SpecDesk.account(reading, "Staff.CSV")).isEqualTo("read 2, merged 0, filtered {}, refused {}");
    }

    @Test
    void a_file_of_no_use_is_named_and_one_that_is_kept_is_not_read() throws IOException {
        DataFiles files =
                DataFiles.standard().with("readme.txt", "\0\0").with("demographics.csv", "no header, \"and no end");

        // its header is looked at when it comes, so that only the reading passes it over
        Reading reading = desk.in(files.write(folder.resolve("raw"))).read(SpecDesk.DATE, ReadProgress.NONE);

        assertThat(reading.warnings().sentences())
                .containsExactly(
                        "readme.txt is no file of the specification and is ignored",
                        "demographics.csv is kept and not read");
    }

    @Test
    void more_refused_rows_than_the_lea_allows_are_too_many() throws IOException {
        desk.refusedPercent(33);
        DataFiles files = DataFiles.standard().replace("students.csv", "Kestrelan", "");

        assertThat(desk.lateRefusal(files))
                .isEqualTo("students.csv: 1 of 3 rows are refused (33.3 %), over the limit of 33 %. Each stands in"
                        + " refused.csv with its line and reason; have them mended in the SIS, or raise"
                        + " limits.refusedPercent.");
        assertThat(desk.readFailure(files).refusals())
                .extracting(SpecDesk::text)
                .containsExactly("students.csv:2 givenName blank-required: is blank; a value is required");
    }
}
