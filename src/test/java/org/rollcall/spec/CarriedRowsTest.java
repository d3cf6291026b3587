package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.source.Reading;

/** What a delivery that does not list everybody leaves as the delivery before it had it. */
class CarriedRowsTest {

    @TempDir
    Path folder;

    private SpecDesk desk;

    @BeforeEach
    void open() {
        desk = new SpecDesk(folder);
    }

    /** The folder of a night's files, in a snapshot of its own. */
    private Path night(int number, DataFiles files) throws IOException {
        return files.write(folder.resolve("night " + number).resolve("raw"));
    }

    private void carry(Path before, Path now) throws IOException {
        desk.in(now).carryOver(desk.in(before));
    }

    /** Two nights, of which the second lists a part. */
    private Reading after(DataFiles first, DataFiles second) throws IOException {
        Path before = night(1, first);
        Path now = night(2, second);
        carry(before, now);
        return desk.read(now);
    }

    private String carried(int night, String file) throws IOException {
        return Files.readString(
                folder.resolve("night " + night).resolve("carried").resolve(file));
    }

    /** Tonight's files list one student in full. */
    private static DataFiles onlyK2() {
        return DataFiles.standard()
                .with("students.csv", "studentId,ssid,givenName,familyName\nK2,9120000232,Wolfgrimm,Ixchelita\n")
                .with("section_students.csv", "sectionId,studentId\n102-1,K2\n");
    }

    @Test
    void a_student_who_is_not_listed_keeps_their_places_and_one_who_is_has_tonights() throws IOException {
        Reading sound = desk.read(DataFiles.standard());

        Reading reading = after(DataFiles.standard(), onlyK2());

        assertThat(SpecDesk.outcome(sound, reading))
                .containsExactly("- place 101-1 K2 STUDENT FUTURE", "+ place 102-1 K2 STUDENT CURRENT");
        assertThat(SpecDesk.account(reading, "students.csv (carried over)"))
                .isEqualTo("read 2, merged 0, filtered {}, refused {}");
        assertThat(SpecDesk.account(reading, "section_students.csv (carried over)"))
                .isEqualTo("read 3, merged 0, filtered {}, refused {}");
    }

    @Test
    void a_delivery_that_lists_everything_carries_nothing() throws IOException {
        Reading reading = after(DataFiles.standard(), DataFiles.standard());

        assertThat(SpecDesk.outcome(desk.read(DataFiles.standard()), reading)).isEmpty();
        assertThat(folder.resolve("night 2").resolve("carried")).isEmptyDirectory();
    }

    @Test
    void a_section_that_is_listed_has_tonights_teachers_alone() throws IOException {
        DataFiles second = DataFiles.standard()
                .with("section_staff.csv", "sectionId,staffId,primary\n101-1,T2,true\n")
                .with("sections.csv", "sectionId,schoolId,termIds,title\n101-1,102,F,Room 13\n");

        assertThat(SpecDesk.outcome(desk.read(DataFiles.standard()), after(DataFiles.standard(), second)))
                .containsExactly(
                        "- place 101-1 staff T1 TEACHER primary CURRENT",
                        "- section 101-1 'Room 12' '1' homeroom of no course at 101 in [Y] subjects [] periods []"
                                + " grades"
                                + " [04]",
                        "+ place 101-1 staff T2 TEACHER primary CURRENT",
                        "+ section 101-1 'Room 13' '' scheduled of no course at 102 in [F] subjects [] periods []"
                                + " grades"
                                + " []");
    }

    @Test
    void courses_that_did_not_come_tonight_are_those_of_the_night_before() throws IOException {
        assertThat(SpecDesk.outcome(
                        desk.read(DataFiles.standard()),
                        after(DataFiles.standard(), DataFiles.standard().without("courses.csv"))))
                .isEmpty();
    }

    @Test
    void a_student_may_come_for_the_first_time() throws IOException {
        DataFiles second = onlyK2().adding("students.csv", "K4,9120000234,Kestrelan,Yarrowdal")
                .adding("section_students.csv", "101-2,K4");

        Reading reading = after(DataFiles.standard(), second);

        assertThat(SpecDesk.roster(reading, "place 101-2"))
                .containsExactly(
                        "place 101-2 K1 STUDENT ENDED",
                        "place 101-2 K4 STUDENT CURRENT",
                        "place 101-2 staff T1 TEACHER primary CURRENT");
    }

    @Test
    void what_is_carried_night_after_night_stays_as_it_was() throws IOException {
        DataFiles onlyK3 = DataFiles.standard()
                .with("students.csv", "studentId,ssid,givenName,familyName\nK3,9120000233,Pemberwick,Yarrowdal\n")
                .with("section_students.csv", "sectionId,studentId\n101-2,K3\n");
        Path first = night(1, DataFiles.standard());
        Path second = night(2, onlyK2());
        carry(first, second);
        Path third = night(3, onlyK3);
        carry(second, third);
        Path fourth = night(4, onlyK3);
        carry(third, fourth);

        assertThat(SpecDesk.roster(desk.read(fourth), "place").stream().filter(row -> row.contains("STUDENT")))
                .containsExactly(
                        "place 101-1 K1 STUDENT CURRENT", // of the first night
                        "place 101-2 K1 STUDENT ENDED",
                        "place 101-2 K3 STUDENT CURRENT", // of tonight
                        "place 102-1 K2 STUDENT CURRENT"); // of the second night
        assertThat(carried(4, "section_students.csv")).isEqualTo(carried(3, "section_students.csv"));
        assertThat(carried(4, "students.csv")).isEqualTo(carried(3, "students.csv"));
    }

    @Test
    void last_days_stay_what_they_were_however_often_they_are_carried() throws IOException {
        Path night = night(1, DataFiles.standard());
        for (int i = 2; i < 6; i++) {
            Path next = night(i, onlyK2());
            carry(night, next);
            night = next;
        }

        // K1 has 9/30 as the last day, K3 10/1
        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 9, 30)).read(night), "place 101-2 K1"))
                .containsExactly("place 101-2 K1 STUDENT CURRENT");
        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 10, 1)).read(night), "place 101-2 K1"))
                .containsExactly("place 101-2 K1 STUDENT ENDED");
        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 10, 1)).read(night), "place 102-1 K3"))
                .containsExactly("place 102-1 K3 STUDENT CURRENT");
        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 10, 2)).read(night), "place 102-1 K3"))
                .containsExactly("place 102-1 K3 STUDENT ENDED");
    }

    @Test
    void what_is_carried_is_kept_as_the_standard_says_whatever_the_files_were() throws IOException {
        Reading sound = new SpecDesk(folder).read(onlyK2());
        String yaml = Layouts.standard("delimiter: pipe\nblank: \"NULL\"\nendDates: inclusive");
        DataFiles first = DataFiles.standard();
        first.names().forEach(name -> first.with(name, first.text(name).replace(",", "|")));
        first.replace("sections.csv", "Room 12", "\"Salón 12|A, \"\"B\"\"\"")
                .replace("students.csv", "9120000233", "9.120000233E+09")
                .replace("section_students.csv", "102-1|K3||2026-10-01", "102-1|K3|NULL|10/1/2026 0:00");
        DataFiles second = onlyK2().with(
                        "sections.csv",
                        "sectionId,schoolId,termIds,courseId,title,sectionNumber,periods,classType,grades,subjectCodes\n102-1,102,Y;F,ELA-09,,2001,2;4,scheduled,9,\n");
        second.with(
                "students.csv",
                "studentId,ssid,givenName,familyName,grade,schoolId\nK2,9120000232,Wolfgrimm,Ixchelita,,\n");
        second.with("section_students.csv", "sectionId,studentId,beginDate,endDate\n102-1,K2,,\n");
        second.names().forEach(name -> second.with(name, second.text(name).replace(",", "|")));
        desk.custom(yaml);

        Reading reading = after(first, second);

        assertThat(carried(2, "section_students.csv"))
                .isEqualTo("sectionId,studentId,beginDate,endDate\r\n101-1,K1,,\r\n101-2,K1,2026-08-12,2026-10-01\r\n"
                        + "102-1,K3,,2026-10-02\r\n");
        assertThat(SpecDesk.roster(reading, "section 101-1"))
                .containsExactly("section 101-1 'Salón 12|A, \"B\"' '1' homeroom of no course at 101 in [Y] subjects []"
                        + " periods [] grades [04]");
        assertThat(SpecDesk.roster(reading, "user K3"))
                .containsExactly("user K3 student VALID 9120000233 null null null");
        assertThat(SpecDesk.roster(reading, "school")).isEqualTo(SpecDesk.roster(sound, "school"));
        assertThat(SpecDesk.damages(reading)).isEmpty(); // it was listed the night it came
    }

    @Test
    void deliveries_in_another_encoding_are_carried_as_they_are_read() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        // far enough down for rows to have been read as UTF-8 before
        String many = "K9,,Zoe,Oxenfjord\n".repeat(1000);
        DataFiles first = DataFiles.standard()
                .with(
                        "students.csv",
                        "studentId,ssid,givenName,familyName\n" + many
                                + "K1,9120000231,Kestrelan,Marrowby\nK5,,Zoë,Marrowby\nK6,,Zoë,Peña\n")
                .adding("section_students.csv", "101-1,K5,,")
                .replace("section_students.csv", "102-1,K3,,2026-10-01", "101-1,K6,,")
                .in("students.csv", windows);
        DataFiles second = onlyK2().with(
                        "students.csv", "studentId,ssid,givenName,familyName\n" + many + "K6,,Zoë,Núñez\n")
                .with("section_students.csv", "sectionId,studentId\n101-2,K6\n")
                .in("students.csv", windows);
        desk.encoding("windows-1252");

        Reading reading = after(first, second);

        assertThat(carried(2, "students.csv"))
                .isEqualTo("studentId,ssid,givenName,familyName,grade,schoolId,counselor,cohort\r\n"
                        + "K1,9120000231,Kestrelan,Marrowby,,,,\r\nK5,,Zoë,Marrowby,,,,\r\n");
        assertThat(SpecDesk.roster(reading, "user K"))
                .containsExactly(
                        "user K1 student VALID 9120000231 null null null",
                        "user K5 student MISSING 0 Zoë Marrowby ",
                        "user K6 student MISSING 0 Zoë Núñez ",
                        "user K9 student MISSING 0 Zoe Oxenfjord ");
        assertThat(SpecDesk.roster(reading, "place 101-2 K6")).hasSize(1);
        assertThat(SpecDesk.roster(reading, "place 101-1 K6")).isEmpty();
    }

    @Test
    void rows_of_one_wide_file_are_carried_by_their_kinds() throws IOException {
        String yaml = Layouts.standard("")
                .replaceFirst("  - name: students.csv\n.*\n", "")
                .replaceFirst(
                        "section_students: \\{.*\n",
                        """
                        section_students: { sectionId: sectionId, studentId: studentId }
                            students: { studentId: studentId, ssid: ssid, givenName: first, familyName: last }
                        """);
        String header = "sectionId,studentId,ssid,first,last\n";
        DataFiles first = DataFiles.standard()
                .without("students.csv")
                .with(
                        "section_students.csv",
                        header + "101-1,K1,9120000231,Kestrelan,Marrowby\n101-2,K1,9120000231,Kestrelan,Marrowby\n"
                                + "101-1,K2,9120000232,Wolfgrimm,Ixchelita\n");
        DataFiles second = DataFiles.standard()
                .without("students.csv")
                .with("section_students.csv", header + "102-1,K2,9120000232,Wolfgrimm,Ixchelita\n");
        desk.custom(yaml);

        Reading reading = after(first, second);

        assertThat(SpecDesk.roster(reading, "place").stream().filter(row -> row.contains("STUDENT")))
                .containsExactly(
                        "place 101-1 K1 STUDENT CURRENT",
                        "place 101-2 K1 STUDENT CURRENT",
                        "place 102-1 K2 STUDENT CURRENT");
        assertThat(SpecDesk.refusals(reading)).isEmpty();
    }

    @Test
    void rows_that_were_refused_are_not_carried() throws IOException {
        DataFiles first = DataFiles.standard()
                .replace("students.csv", "K1,9120000231,Kestrelan,Marrowby,4,101", "K1,9120000231,Kestrelan,Marrowby")
                .adding("section_students.csv", "101-1,K3,46246,");

        Reading reading = after(first, onlyK2());

        assertThat(carried(2, "students.csv"))
                .isEqualTo("studentId,ssid,givenName,familyName,grade,schoolId,counselor,cohort\r\n"
                        + "K3,9120000233,Pemberwick,Yarrowdal,09,102,,\r\n");
        assertThat(SpecDesk.refusals(reading))
                .containsExactly(
                        "section_students.csv (carried over):2 studentId dangling-reference: no row of students has the"
                                + " studentId it names",
                        "section_students.csv (carried over):3 studentId dangling-reference: no row of students has the"
                                + " studentId it names");
    }

    @Test
    void what_is_carried_is_for_the_owner_alone() throws IOException {
        after(DataFiles.standard(), onlyK2());

        Path file = folder.resolve("night 2/carried/students.csv");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }
}
