package org.rollcall.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.run.NightDoor.Ended;
import org.rollcall.run.RunState;

/** The bytes that take students and logins out of groups that are gone. */
class EmptyingTest {

    private static final String MATH =
            """
            Math,99100990000001,2027,Math,,t1@demo.example\r
            Math,99100990000001,2027,Math,9900000001,\r
            Math,99100990000001,2027,Math,9900000002,\r
            """;
    private static final String ENGLISH =
            """
            English,99100990000001,2027,ELA,,t2@demo.example\r
            English,99100990000001,2027,ELA,9900000003,\r
            """;
    private static final String NO_ENGLISH = "English,99100990000001,2027,ELA,,\r\n";

    @TempDir
    Path folder;

    private final World world = new World("sis");

    private Nights district() {
        return district(Set.of(2027));
    }

    /** One that takes what is left of a file with refused rows. */
    private Nights lenient() {
        district();
        return new Nights(folder, world, settings -> settings.getLimits().setRefusedPercent("100"));
    }

    private Nights district(Set<Integer> years) {
        Section math = world.section("k1", "sis", World.LINCOLN, "Math");
        math.subjectCodes = "02";
        math.primary = world.teacher("t1", "sis");
        world.enroll(math, 1, 2);
        Section english = world.section("k2", "sis", World.LINCOLN, "English");
        english.subjectCodes = "01";
        english.primary = world.teacher("t2", "sis");
        world.enroll(english, 3, 3);
        return new Nights(folder, world, years, settings -> {});
    }

    @Test
    void a_group_that_is_gone_is_emptied_for_three_nights_and_then_listed() throws IOException {
        Nights nights = district();
        assertThat(Nights.rows(nights.night())).isEqualTo(ENGLISH + MATH);
        world.sections.remove("k2");

        Ended first = nights.night();
        assertThat(Nights.rows(first)).isEqualTo(NO_ENGLISH + MATH);
        assertThat(first.state()).isEqualTo(RunState.PUBLISHED);
        for (int night = 2; night <= 3; night++) {
            Ended again = nights.night();
            assertThat(Nights.rows(again)).as("night %d", night).isEqualTo(NO_ENGLISH + MATH);
            assertThat(again.state()).as("night %d", night).isEqualTo(RunState.PUBLISHED);
        }
        for (int night = 4; night <= 5; night++) {
            Ended after = nights.night();
            assertThat(Nights.rows(after)).as("night %d", night).isEqualTo(MATH);
            assertThat(after.state()).isEqualTo(night == 4 ? RunState.PUBLISHED : RunState.UNCHANGED);
            assertThat(after.report("delete-by-hand.csv"))
                    .isEqualTo(
                            """
                    school,group,schoolYear,subject,since,why\r
                    99100990000001,English,2027,ELA,2026-11-17,emptied 3 nights in a row: nobody is in it and nobody sees it\r
                    """);
        }
    }

    @Test
    void a_group_stays_while_a_class_row_is_refused_that_does_not_say_whose_it_is() throws IOException {
        Nights nights = lenient();
        nights.night();
        Section english = world.sections.remove("k2");
        world.section("", "sis", World.LINCOLN, "English");

        assertThat(Nights.rows(nights.night())).isEqualTo(MATH);
        assertThat(nights.inForce())
                .filteredOn(group -> group.name().equals("English"))
                .singleElement()
                .matches(group -> group.isFilled() && group.carried() && group.students() == 1);

        world.sections.remove("");
        assertThat(Nights.rows(nights.night())).isEqualTo(NO_ENGLISH + MATH);
        world.sections.put("k2", english);
        assertThat(Nights.rows(nights.night()).replace("\"", "")).isEqualTo(ENGLISH + MATH);
    }

    @Test
    void a_night_is_held_when_somebody_changed_a_member_of_a_group_that_stayed() throws IOException {
        Nights nights = lenient();
        nights.night();
        Section english = world.sections.remove("k2");
        world.section("", "sis", World.LINCOLN, "English");
        Ended stayed = nights.night();
        world.sections.remove("");
        world.sections.put("k2", english);
        Path file = stayed.folder().resolve("carried/demo-groups-001.csv");
        Files.writeString(file, Files.readString(file).replace("9900000003", "9900000009"));

        assertThat(nights.night().holds())
                .containsExactly(
                        "carried/demo-groups-001.csv of demo-2026-11-17-1 is not what was published, so that what"
                                + " changes cannot be told for sure: restore the folder of that run from a backup and run again,"
                                + " or look at changes.csv with care before you approve");
        assertThat(nights.night().holds()).isEmpty();
    }

    /** It may be that of another class of theirs. */
    @Test
    void so_does_the_group_of_a_teacher() throws IOException {
        district();
        Nights nights = byTeacher();
        String both = Nights.rows(nights.night());
        world.sections.remove("k2");
        world.section("", "sis", World.LINCOLN, "English");

        assertThat(Nights.rows(nights.night()))
                .isEqualTo(both.lines()
                        .filter(row -> row.startsWith("Family t1,"))
                        .map(row -> row + "\r\n")
                        .collect(Collectors.joining()));

        world.sections.remove("");
        assertThat(Nights.rows(nights.night())).contains("Family t2,99100990000001,2027,All,,\r\n");
    }

    @Test
    void the_group_of_a_teacher_stays_while_a_user_row_is_refused_that_does_not_say_whose_it_is() throws IOException {
        district();
        Nights nights = byTeacher();
        nights.night();
        world.sections.remove("k2");
        world.teachers.remove("t2");
        world.teacher("", "sis");

        assertThat(Nights.rows(nights.night())).doesNotContain("Family t2");

        world.teachers.remove("");
        assertThat(Nights.rows(nights.night())).contains("Family t2,99100990000001,2027,All,,\r\n");
    }

    /** Whether they have a class is not known when their place in one is refused. */
    @Test
    void the_group_of_a_teacher_who_is_there_stays_while_an_enrollment_is_refused() throws IOException {
        district();
        Nights nights = byTeacher();
        nights.night();
        Section english = world.sections.get("k2");
        english.primary = null;
        english.students.add(new Student("", "sis", "9900000009"));

        assertThat(Nights.rows(nights.night())).doesNotContain("Family t2");

        english.students.removeIf(student -> student.id.isEmpty());
        assertThat(Nights.rows(nights.night())).contains("Family t2,99100990000001,2027,All,,\r\n");
    }

    /** Whom a teacher still has is known, whatever row of another is refused. */
    @Test
    void a_further_part_of_a_teacher_s_group_is_emptied_while_an_enrollment_is_refused() throws IOException {
        Section math = district().world.sections.get("k1");
        world.enroll(math, 10, 250);
        Nights nights = byTeacher();
        assertThat(Nights.rows(nights.night())).contains("Family t1 (2),99100990000001,2027,All,99");
        math.students.removeIf(student -> student.ssid.compareTo("9900000100") > 0);
        world.sections.get("k2").students.add(new Student("", "sis", "9900000009"));

        assertThat(Nights.rows(nights.night())).contains("Family t1 (2),99100990000001,2027,All,,\r\n");
    }

    private Nights byTeacher() {
        return new Nights(folder, world, settings -> {
            settings.getLimits().setRefusedPercent("100");
            settings.getGroups().get(0).getSubjects().clear();
            settings.getGroups().get(0).setBy("teacher");
            settings.getGroups().get(0).setName("{teacher.familyName}");
        });
    }

    /** Else nobody would be taken out for as long as one row of a user is without its sourcedId. */
    @Test
    void a_user_row_that_does_not_say_whose_it_is_keeps_no_group_of_a_class_that_is_gone() throws IOException {
        Nights nights = lenient();
        nights.night();
        world.sections.remove("k2");
        world.teacher("", "sis");

        assertThat(Nights.rows(nights.night())).isEqualTo(NO_ENGLISH + MATH);
    }

    @Test
    void a_class_that_is_gone_from_its_source_is_not_the_one_that_another_source_s_refused_row_names()
            throws IOException {
        World two = new World("sis", "extra");
        two.enroll(two.section("k1", "sis", World.LINCOLN, "Math"), 1, 2);
        two.enroll(two.section("k2", "sis", World.LINCOLN, "English"), 3, 3);
        two.enroll(two.section("k3", "extra", World.LINCOLN, "Art"), 4, 4);
        Nights nights = new Nights(folder, two, settings -> settings.getLimits().setRefusedPercent("100"));
        nights.night();
        two.sections.remove("k2");
        two.section("k2", "extra", World.LINCOLN, "English").type = "none";

        assertThat(Nights.rows(nights.night())).contains("English,99100990000001,2027,All,,\r\n");
    }

    /** The subject in force, not what the class would have now; the name as it stands in CERS. */
    @Test
    void a_renamed_group_is_emptied_under_its_old_name_and_subject() throws IOException {
        Nights nights = district();
        nights.night();
        Section english = world.sections.get("k2");
        english.title = "Literature";
        english.subjectCodes = "";
        assertThat(Nights.rows(nights.night()))
                .isEqualTo(NO_ENGLISH
                        + """
                        Literature,99100990000001,2027,All,,t2@demo.example\r
                        Literature,99100990000001,2027,All,9900000003,\r
                        """
                        + MATH);
    }

    /** CERS might refuse the whole file for a school that the account does not hold any more. */
    @Test
    void the_groups_of_a_school_that_is_not_taken_any_more_are_listed() throws IOException {
        Nights nights = district();
        world.enroll(world.section("k3", "sis", World.WASHINGTON, "Art"), 4, 4);
        nights.night();
        Ended ended = new Nights(folder, world, Set.of(2027), settings -> settings.setSchools(World.LINCOLN))
                .on(Nights.FIRST.plusDays(1))
                .night();
        assertThat(Nights.rows(ended)).isEqualTo(ENGLISH + MATH);
        assertThat(ended.report("delete-by-hand.csv"))
                .isEqualTo(
                        """
                school,group,schoolYear,subject,since,why\r
                99100990000002,Art,2027,All,2026-11-17,"CERS has closed its school year, or the LEA does not take its school any more, so no file can empty it: whoever saw it sees it still"\r
                """);
    }

    @Test
    void a_group_that_gets_another_subject_alone_is_said() throws IOException {
        Nights nights = district();
        nights.night();
        world.sections.get("k2").subjectCodes = "";

        Ended ended = nights.night();

        assertThat(Nights.rows(ended)).isEqualTo(ENGLISH.replace(",ELA,", ",All,") + MATH);
        assertThat(ended.report("changes.csv"))
                .isEqualTo(
                        """
                school,change,group,renamedFrom,ssid,login,studentsBefore,studentsNow,subjectFrom\r
                99100990000001,group-subject,English,,,,1,1,ELA\r
                """);
    }

    @Test
    void a_group_that_comes_back_is_filled_again() throws IOException {
        Nights nights = district();
        nights.night();
        Section english = world.sections.remove("k2");
        nights.night();
        world.sections.put("k2", english);
        Ended back = nights.night();
        assertThat(back.state()).isEqualTo(RunState.PUBLISHED);
        assertThat(Nights.rows(back).replace("\"", "")).isEqualTo(ENGLISH + MATH);
        assertThat(nights.inForce()).allMatch(group -> group.isFilled() && !group.carried());
    }

    @Test
    void groups_of_a_source_that_is_skipped_stay_and_nobody_takes_their_name() throws IOException {
        World two = new World("sis", "extra");
        Section math = two.section("k1", "sis", World.LINCOLN, "Math");
        two.enroll(math, 1, 2);
        Section english = two.section("k2", "extra", World.LINCOLN, "English");
        two.enroll(english, 3, 3);
        Nights nights = new Nights(folder, two, settings -> {});
        nights.night();
        Section newcomer = two.section("k3", "sis", World.LINCOLN, "ENGLISH");
        two.enroll(newcomer, 4, 4);

        assertThat(Nights.rows(nights.night(Set.of("sis"))))
                .isEqualTo(
                        """
                ENGLISH [k3],99100990000001,2027,All,9900000004,\r
                Math,99100990000001,2027,All,9900000001,\r
                Math,99100990000001,2027,All,9900000002,\r
                """);
        assertThat(nights.night().files().values().stream().map(b -> new String(b, StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains("\r\nEnglish,99100990000001,2027,All,9900000003,\r\n")
                .contains("\r\nENGLISH [k3],99100990000001,2027,All,9900000004,\r\n");
    }

    /** Else the missing source's students would lose the group for a night. */
    @Test
    void a_group_of_two_sources_stays_as_it_is_while_one_of_them_is_missing() throws IOException {
        World two = new World("sis", "extra");
        two.enroll(two.section("k1", "sis", World.LINCOLN, "Math"), 1, 2);
        two.enroll(two.section("k2", "extra", World.LINCOLN, "Reading"), 3, 4);
        Nights nights = new Nights(folder, two, settings -> {
            settings.getGroups().get(0).getSubjects().clear();
            settings.getGroups().get(0).setBy("grade");
            settings.getGroups().get(0).setName("Grade {grade}");
        });
        String whole = Nights.rows(nights.night());
        assertThat(whole.lines()).hasSize(4).allSatisfy(row -> assertThat(row).startsWith("Grade 05,"));
        two.student(5, "sis").grade = "06";
        two.student(6, "sis");
        two.enroll(two.section("k3", "sis", World.LINCOLN, "Art"), 5, 6);

        assertThat(Nights.rows(nights.night(Set.of("sis"))))
                .isEqualTo("Grade 06,99100990000001,2027,All,9900000005,\r\n");
        assertThat(Nights.rows(nights.night()))
                .startsWith(whole.lines().findFirst().orElseThrow())
                .contains("9900000005");
    }

    /** Who counsels whom is known from a source that has none of their classes. */
    @Test
    void groups_of_a_field_stay_while_the_source_that_fills_it_is_missing() throws IOException {
        World two = new World("sis", "extra");
        two.enroll(two.section("k1", "sis", World.LINCOLN, "Math"), 1, 3);
        two.students.values().forEach(student -> student.counselor = student.id.equals("u1") ? "Ito" : "");
        two.enroll(two.section("k2", "extra", World.LINCOLN, "Art"), 9, 9);
        two.student(9, "extra").counselor = "Ito";
        for (int number = 2; number <= 3; number++) {
            Student same = new Student("x" + number, "extra", "990000000" + number);
            same.counselor = "Ruiz";
            two.students.put(same.id, same);
        }
        Nights nights = new Nights(folder, two, settings -> {
            settings.getGroups().get(0).getSubjects().clear();
            settings.getGroups().get(0).setBy("field counselor");
            settings.getGroups().get(0).setName("{field}");
        });
        assertThat(Nights.rows(nights.night()))
                .contains("Ruiz,99100990000001,2027,All,9900000002,\r\nRuiz,99100990000001,2027,All,9900000003,\r\n");
        two.enroll(two.section("k3", "sis", World.LINCOLN, "Music"), 4, 4);
        two.student(4, "sis").counselor = "Lee";

        assertThat(Nights.rows(nights.night(Set.of("sis")))).isEqualTo("Lee,99100990000001,2027,All,9900000004,\r\n");
    }

    /** A new term's class is often called like the last one's, whose students an add-only LEA keeps. */
    @Test
    void nobody_takes_the_name_of_a_group_that_an_add_only_lea_keeps() throws IOException {
        district();
        Nights nights = new Nights(folder, world, settings -> settings.setMode("add-only"));
        nights.night();
        world.sections.remove("k2");
        world.enroll(world.section("k9", "sis", World.LINCOLN, "English"), 4, 4);

        assertThat(Nights.rows(nights.night()))
                .isEqualTo("English [k9],99100990000001,2027,All,9900000004,\r\n" + MATH);
        assertThat(nights.inForce())
                .filteredOn(group -> group.name().equals("English"))
                .allMatch(group -> group.carried() && group.students() == 1);
    }

    /** What CERS has of a year before goes on giving access, whether or not the class is there this year. */
    @Test
    void groups_of_last_year_are_emptied_in_their_own_year_and_subject() throws IOException {
        Nights nights = district(Set.of(2027, 2028)).on(LocalDate.of(2027, 5, 20));
        assertThat(Nights.rows(nights.night())).isEqualTo(ENGLISH + MATH);
        rollOver();
        assertThat(Nights.rows(nights.on(LocalDate.of(2027, 8, 20)).night()))
                .isEqualTo(
                        NO_ENGLISH + "Math,99100990000001,2027,Math,,\r\n" + MATH.replace(",2027,Math", ",2028,All"));
    }

    @Test
    void groups_of_a_year_that_cers_has_closed_are_listed_at_once() throws IOException {
        Nights nights = district(Set.of(2027)).on(LocalDate.of(2027, 5, 20));
        nights.night();
        rollOver();
        Ended first = new Nights(folder, world, Set.of(2028), settings -> {})
                .on(LocalDate.of(2027, 8, 20))
                .night();
        assertThat(Nights.rows(first)).isEqualTo(MATH.replace(",2027,Math", ",2028,All"));
        assertThat(first.report("delete-by-hand.csv"))
                .isEqualTo(
                        """
                school,group,schoolYear,subject,since,why\r
                99100990000001,English,2027,ELA,2027-08-20,"CERS has closed its school year, or the LEA does not take its school any more, so no file can empty it: whoever saw it sees it still"\r
                99100990000001,Math,2027,Math,2027-08-20,"CERS has closed its school year, or the LEA does not take its school any more, so no file can empty it: whoever saw it sees it still"\r
                """);
    }

    /** English is not taught again; the subject of mathematics is not known any more. */
    private void rollOver() {
        world.year = List.of("2027-08-12", "2028-06-05", "2028");
        world.sections.remove("k2");
        world.sections.get("k1").subjectCodes = "";
    }
}
