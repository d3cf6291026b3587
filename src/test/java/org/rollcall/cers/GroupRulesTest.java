package org.rollcall.cers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.cers.SmallDistrict.DATE;
import static org.rollcall.cers.SmallDistrict.LINCOLN;
import static org.rollcall.cers.SmallDistrict.lincoln;
import static org.rollcall.cers.SmallDistrict.login;
import static org.rollcall.cers.SmallDistrict.ssid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.lea.ExtraLogins;
import org.rollcall.lea.StudentList;
import org.rollcall.lea.Subject;

/** What the rules of {@code groups[n]} make of a delivery, byte by byte. */
class GroupRulesTest {

    private static final String HEADER =
            "group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login\r\n";
    private static final String FRANKLIN = "99100990000002";

    @TempDir
    Path folder;

    private static String groupOf(String name, String school, String subject, String... people) {
        return Stream.of(people)
                .map(p -> p.contains("@") ? "," + p : p.startsWith("u") ? ssid(p) + "," : "," + login(p))
                .map(member -> name + "," + school + ",2027," + subject + "," + member + "\r\n")
                .collect(Collectors.joining());
    }

    private static String group(String name, String... people) {
        return groupOf(name, LINCOLN, "All", people);
    }

    private void becomes(SmallDistrict district, String... groups) throws IOException {
        Mapped mapped = district.map(folder);

        assertThat(mapped.text()).isEqualTo(HEADER + String.join("", groups));
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    /** Two classes of t1, in one of which t2 helps, and one of t2. */
    private static SmallDistrict faculty() {
        return lincoln()
                .section("k1", "title=Algebra", "periods=1", "classCode=A1", "grades=09")
                .section("k2", "title=Biology", "periods=2", "classCode=B1", "grades=10")
                .section("k3", "title=Chess", "periods=3", "classCode=C1", "classType=homeroom")
                .student("u1", "grades=09", "metadata.counselor=c1")
                .student("u2", "grades=09", "metadata.counselor=t2")
                .student("u3", "grades=10", "metadata.counselor=c1")
                .enroll("k1", "t1", "role=teacher", "primary=true")
                .teach("k1", "t2")
                .enroll("k2", "t1", "role=teacher", "primary=true")
                .teach("k3", "t2")
                .learn("k1", "u1", "u2")
                .learn("k2", "u3")
                .learn("k3", "u1")
                .teacher("t1");
    }

    @Test
    void a_teacher_has_one_group_of_all_students_of_the_classes_that_are_theirs() throws IOException {
        becomes(
                faculty().rule(r -> {
                    r.setBy("teacher");
                    r.setName("{teacher.familyName} {period} {school.name}");
                    r.setStaff("primary, substitutes");
                }),
                group("Family t1 Lincoln", "t1", "u1", "u2", "u3"),
                group("Family t2 3 Lincoln", "t2", "u1"));
    }

    @Test
    void co_teachers_see_the_groups_of_the_teacher_whom_they_help() throws IOException {
        becomes(
                faculty().rule(r -> {
                    r.setBy("teacher");
                    r.setName("{teacher.familyName}");
                    r.setStaff("primary, co-teachers");
                }),
                group("Family t1", "t1", "t2", "u1", "u2", "u3"),
                group("Family t2", "t2", "u1"));
    }

    /** Who helps in one class of a teacher would else see the students of all. */
    @Test
    void a_teacher_s_group_is_theirs_alone_unless_the_rule_says_otherwise() throws IOException {
        becomes(
                faculty().rule(r -> {
                    r.setBy("teacher");
                    r.setName("{teacher.familyName}");
                }),
                group("Family t1", "t1", "u1", "u2", "u3"),
                group("Family t2", "t2", "u1"));
    }

    @Test
    void a_teacher_at_two_schools_has_a_group_at_each() throws IOException {
        SmallDistrict district = lincoln()
                .org("s2", "identifier=" + FRANKLIN, "name=Franklin")
                .section("k1", "subjectCodes=01")
                .section("k2", "schoolSourcedId=s2", "subjectCodes=02")
                .section("k3", "schoolSourcedId=s2")
                .teach("k1", "t1")
                .teach("k2", "t1")
                .teach("k3", "t1")
                .learn("k1", "u1")
                .learn("k2", "u2")
                .learn("k3", "u2", "u3")
                .rule(r -> {
                    r.setBy("teacher");
                    r.setName("{teacher.familyName}");
                    r.getSubjects().put("ELA", "01");
                    r.getSubjects().put("Math", "02");
                });

        becomes(
                district,
                groupOf("Family t1", LINCOLN, "ELA", "t1", "u1"),
                groupOf("Family t1", FRANKLIN, "All", "t1", "u2", "u3"));
        assertThat(keys(district))
                .containsExactly("teacher:t1@" + LINCOLN + " Family t1", "teacher:t1@" + FRANKLIN + " Family t1");
    }

    private List<String> keys(SmallDistrict district) throws IOException {
        return district.map(folder).mapping().groups().stream()
                .map(group -> group.origin().key() + " " + group.name())
                .toList();
    }

    @Test
    void classes_without_a_teacher_make_no_group_by_teacher_and_say_so() throws IOException {
        Mapped mapped = faculty()
                .section("k4", "title=Drama")
                .learn("k4", "u3")
                .rule(r -> r.setBy("teacher"))
                .map(folder);

        assertThat(mapped.leftOut())
                .containsExactly("CLASS " + LINCOLN + " k4 'Drama' CLASS_WITHOUT_TEACHER classes.csv:5");
        assertThat(mapped.filtered("classes.csv", "no-teacher")).isEqualTo(1);
        assertThat(mapped.filtered("enrollments.csv", "class-no-teacher")).isEqualTo(1);
    }

    @Test
    void a_grade_has_a_group_at_each_school_and_nobody_sees_it_unasked() throws IOException {
        SmallDistrict district = faculty().rule(r -> {
            r.setBy("grade");
            r.setName(null);
        });

        becomes(district, group("Grade 09", "u1", "u2"), group("Grade 10", "u3"));
        assertThat(keys(district))
                .containsExactly("grade:09@" + LINCOLN + " Grade 09", "grade:10@" + LINCOLN + " Grade 10");
        assertThat(district.map(folder).warnings())
                .containsExactly("groups[0]: nobody has access to 2 of its 2 groups; name people in its staff, its list"
                        + " or extraLogins");
    }

    @Test
    void a_grade_rule_takes_the_grades_it_includes() throws IOException {
        Mapped mapped = faculty()
                .rule(r -> {
                    r.setBy("grade");
                    r.setName("{grade} {schoolYear}");
                    r.setStaff("primary");
                    r.getInclude().put("grade", "9, 11");
                })
                .map(folder);

        assertThat(mapped.text()).isEqualTo(HEADER + group("09 2026-27", "t1", "t2", "u1", "u2"));
        assertThat(mapped.filtered("enrollments.csv", "no-grade")).isEqualTo(1);
        assertThat(mapped.filtered("classes.csv", "no-members")).isEqualTo(1);
    }

    @Test
    void a_field_makes_a_group_of_each_value_whose_staff_member_sees_it() throws IOException {
        SmallDistrict district = faculty().teacher("c1", "role=administrator").rule(r -> {
            r.setBy("field counselor");
            r.setName("Counselor {teacher.familyName|field}");
            r.setStaff("field");
        });

        becomes(
                district,
                group("Counselor Family c1", "c1@demo.example", "u1", "u3"),
                group("Counselor Family t2", "t2", "u2"));
        assertThat(district.map(folder).filtered("users.csv", "not-enrolled")).isZero();
        assertThat(district.map(folder).filtered("users.csv", "staff")).isEqualTo(1);
        assertThat(keys(district)).contains("field:metadata.counselor=c1@" + LINCOLN + " Counselor Family c1");
    }

    @Test
    void a_column_that_nobody_has_anything_in_is_said() throws IOException {
        Mapped mapped = faculty()
                .rule(r -> r.setBy("field counsellor"))
                .rule(r -> r.setName(null))
                .map(folder);

        assertThat(mapped.text()).isEmpty();
        assertThat(mapped.warnings())
                .contains("groups[0] makes no group: no student whom it could take has anything in the column"
                        + " metadata.counsellor");
        assertThat(mapped.filtered("enrollments.csv", "no-value")).isEqualTo(4);
    }

    private static StudentList.Row listed(int line, String group, String student) {
        return new StudentList.Row(line, group, student, "", "", null);
    }

    private static SmallDistrict listing(SmallDistrict district, StudentList.Row... rows) {
        return district.rule(r -> {
                    r.setBy("list");
                    r.setName(null);
                    r.setList("lists.csv");
                })
                .list("lists.csv", rows);
    }

    @Test
    void a_list_names_students_by_ssid_sourced_id_or_local_id_and_who_sees_them() throws IOException {
        SmallDistrict district = listing(
                faculty()
                        .student("u4", "identifier=L4", "userIds={SSID:" + ssid("u4") + "}")
                        .learn("k2", "u4"),
                listed(2, "Reading lab", ssid("u1")),
                listed(3, "Reading lab", "u2"),
                listed(4, "Reading lab", "L4"),
                new StudentList.Row(5, "Reading lab", "", "coach@demo.example", "", Subject.ELA));

        becomes(district, groupOf("Reading lab", LINCOLN, "ELA", "coach@demo.example", "u1", "u2", "u4"));
        assertThat(keys(district)).containsExactly("list:Reading lab@" + LINCOLN + " Reading lab");
        Mapped mapped = district.map(folder);
        assertThat(mapped.filtered("enrollments.csv", "not-in-list")).isEqualTo(1);
        assertThat(mapped.entry("enrollments.csv").used()).isEqualTo(4);
    }

    @Test
    void who_is_listed_and_not_found_or_not_enrolled_is_left_out_by_line() throws IOException {
        Mapped mapped = listing(
                        faculty().student("u8").student("u9", "identifier=").learn("k1", "u9"),
                        listed(2, "Lab", "u1"),
                        listed(3, "Lab", "nobody"),
                        listed(4, "Lab", "u8"),
                        listed(5, "Lab", "u9"))
                .map(folder);

        assertThat(mapped.text()).isEqualTo(HEADER + group("Lab", "u1"));
        assertThat(mapped.leftOut())
                .containsExactly(
                        "STUDENT  nobody '' LISTED_UNKNOWN lists.csv:3",
                        "STUDENT  u8 '' LISTED_NOT_ENROLLED lists.csv:4",
                        "STUDENT " + LINCOLN + " u9 'Family u9, Given' SSID_MISSING users.csv:8");
    }

    @Test
    void several_rules_make_their_groups_side_by_side_and_the_same_group_once() throws IOException {
        SmallDistrict district = faculty()
                .rule(r -> r.getInclude().put("period", "1"))
                .another(r -> {
                    r.setName("{class.title}");
                    r.setStaff("primary");
                    r.getExclude().put("classType", "homeroom");
                })
                .another(r -> {
                    r.setName("{class.title}");
                    r.setSubject("Math");
                    r.getInclude().put("course", "math*");
                    r.getInclude().put("grade", "9");
                    r.getInclude().put("school", "LINCOLN");
                });

        becomes(
                district,
                group("Algebra [All]", "t1", "t2", "u1", "u2"),
                groupOf("Algebra [Math]", LINCOLN, "Math", "t1", "t2", "u1", "u2"),
                group("Biology", "t1", "u3"),
                groupOf("Chess", LINCOLN, "Math", "t2", "u1"));
        assertThat(district.map(folder).entry("classes.csv").used()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "school | " + LINCOLN + " | Algebra Biology Chess",
                "school | frank* | ",
                "grade | 9 | Algebra Chess", // a class without grades has those of its students
                "grade | 1* | Biology",
                "course | mathematics | Algebra Biology Chess",
                "courseCode | M-1 | Algebra Biology Chess",
                "department | science | Biology",
                "department | Math Dep* | Algebra Chess",
                "subjectCode | 02 | Algebra",
                "classType | HOMEROOM | Chess",
                "term | 2026* | Algebra Biology Chess",
                "period | 1,  3 | Algebra Chess"
            })
    void a_filter_includes_or_excludes_classes(String key, String values, String titles) throws IOException {
        List<String> included = titles == null ? List.of() : List.of(titles.split(" "));
        assertThat(sections()
                        .rule(r -> r.getInclude().put(key, values))
                        .map(folder)
                        .names())
                .isEqualTo(included);
        assertThat(sections()
                        .rule(r -> r.getExclude().put(key, values))
                        .map(folder)
                        .names())
                .isEqualTo(Stream.of("Algebra", "Biology", "Chess")
                        .filter(title -> !included.contains(title))
                        .toList());
    }

    private static SmallDistrict sections() {
        return lincoln()
                .org("d1", "name=Math Department", "type=department")
                .course("a", "courseCode=M-1", "orgSourcedId=d1")
                .section("k1", "title=Algebra", "periods=1", "subjectCodes=02", "grades=09", "courseSourcedId=a")
                .section(
                        "k2",
                        "title=Biology",
                        "periods=2",
                        "grades=10",
                        "courseSourcedId=b",
                        "metadata.department=Science")
                .section("k3", "title=Chess", "periods=3", "classType=homeroom", "courseSourcedId=a")
                .course("b", "courseCode=M-1")
                .student("u1", "grades=9")
                .learn("k1", "u1")
                .learn("k2", "u1")
                .learn("k3", "u1");
    }

    @Test
    void groups_of_too_few_students_are_left_out_and_counted() throws IOException {
        Mapped mapped = faculty().rule(r -> r.setMinimumStudents("2")).map(folder);

        assertThat(mapped.text()).isEqualTo(HEADER + group("Algebra", "t1", "t2", "u1", "u2"));
        assertThat(mapped.warnings())
                .containsExactly("groups[0]: 2 groups of fewer than 2 students are left out (minimumStudents)");
        assertThat(mapped.filtered("classes.csv", "too-small")).isEqualTo(2);
        assertThat(mapped.filtered("enrollments.csv", "class-too-small")).isEqualTo(4);
        assertThat(mapped.filtered("users.csv", "class-too-small")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "primary | t1",
                "co-teachers | t2",
                "primary, co-teachers | t1 t2",
                "aide, ext:coach | a1 x1",
                "none | ",
                "primary, substitutes | s1@demo.example t1"
            })
    void staff_says_who_has_access(String staff, String logins) throws IOException {
        Mapped mapped = faculty()
                .enroll("k1", "a1", "role=aide")
                .enroll("k1", "x1", "role=ext:coach")
                .teacher("a1", "role=aide")
                .teacher("x1", "role=aide")
                .rule(r -> r.getInclude().put("period", "1"))
                .rule(r -> r.setStaff(staff))
                .extra(new ExtraLogins.Row(2, "s1@demo.example", "", "", login("t1"), DATE, DATE))
                .extra(new ExtraLogins.Row(3, "s2@demo.example", "", "", "t1", DATE.plusDays(1), null))
                .extra(new ExtraLogins.Row(4, "s3@demo.example", "", "", "t1", null, DATE.minusDays(1)))
                .map(folder);

        assertThat(mapped.text())
                .isEqualTo(HEADER
                        + group(
                                "Algebra",
                                Stream.concat(
                                                Stream.of(logins == null ? new String[0] : logins.split(" ")),
                                                Stream.of("u1", "u2"))
                                        .toArray(String[]::new)));
    }

    @Test
    void extra_logins_see_the_lea_a_school_or_a_department() throws IOException {
        Mapped mapped = sections()
                .extra(new ExtraLogins.Row(2, "all@demo.example", "", "", "", null, null))
                .extra(new ExtraLogins.Row(3, "lincoln@demo.example", "lincoln ", "", "", null, null))
                .extra(new ExtraLogins.Row(4, "math@demo.example", LINCOLN, "math department", "", null, null))
                .extra(new ExtraLogins.Row(5, "lost@demo.example", "Franklin", "", "", null, null))
                .extra(new ExtraLogins.Row(6, "sub@demo.example", "", "", "nobody", null, null))
                .map(folder);

        assertThat(mapped.text())
                .isEqualTo(HEADER
                        + group("Algebra", "all@demo.example", "lincoln@demo.example", "math@demo.example", "u1")
                        + group("Biology", "all@demo.example", "lincoln@demo.example", "u1")
                        + group("Chess", "all@demo.example", "lincoln@demo.example", "math@demo.example", "u1"));
        assertThat(mapped.warnings())
                .containsExactly(
                        "extra.csv, line 5: its school is none of those that are taken; nobody gets access by it",
                        "extra.csv, line 6: its teacher is nobody of the staff that the sources have; nobody gets access"
                                + " by it");
    }

    @Test
    void logins_that_toms_does_not_have_are_told_with_the_nearest_and_kept() throws IOException {
        Mapped mapped =
                faculty().toms("keep", "t1@demo.example", "t22@demo.example").map(folder);

        assertThat(mapped.text()).contains(",t2@demo.example\r\n");
        assertThat(mapped.mapping().unknownLogins())
                .containsExactly(new UnknownLogin(LINCOLN, "t2@demo.example", "t1@demo.example", 2, true));
        assertThat(mapped.warnings())
                .containsExactly("1 login has no account in the TOMS export toms.csv: kept, and listed in"
                        + " logins.csv with the nearest account (logins.unknown)");
    }

    @Test
    void logins_that_toms_does_not_have_are_dropped_where_ops_say_so() throws IOException {
        Mapped mapped = faculty()
                .toms("drop", "t1@demo.example", "t2@elsewhere.example")
                .map(folder);

        assertThat(mapped.text()).doesNotContain("t2@");
        assertThat(mapped.mapping().unknownLogins())
                .containsExactly(new UnknownLogin(LINCOLN, "t2@demo.example", "t1@demo.example", 2, false));
        assertThat(mapped.leftOut())
                .containsExactly("TEACHER " + LINCOLN + " t2 'Family t2, Given' LOGIN_UNKNOWN users.csv:5");
        assertThat(mapped.filtered("enrollments.csv", "login-unknown")).isEqualTo(2);
    }

    private Mapped after(Mapped before, SmallDistrict district) throws IOException {
        Map<String, List<Earlier.Name>> names = before.mapping().groups().stream()
                .collect(Collectors.groupingBy(
                        group -> group.origin().key(),
                        TreeMap::new,
                        Collectors.mapping(
                                group -> new Earlier.Name(
                                        group.school(),
                                        group.origin().title(),
                                        group.subject().code(),
                                        group.origin().ending()),
                                Collectors.toList())));
        return district.map(folder, new Earlier(names, Set.of(), Map.of(), Map.of()));
    }

    private static SmallDistrict arts(String... ids) {
        SmallDistrict district = lincoln();
        for (String id : ids) {
            district.section(id, "title=Art", "classCode=" + id.toUpperCase(java.util.Locale.ROOT))
                    .learn(id, "u1");
        }
        return district;
    }

    @Test
    void a_newcomer_to_a_name_gets_an_ending_and_who_had_it_stays() throws IOException {
        Mapped first = arts("k2").map(folder);
        Mapped second = after(first, arts("k1", "k2"));
        Mapped third = after(second, arts("k1"));

        assertThat(first.names()).containsExactly("Art");
        assertThat(second.names()).containsExactly("Art", "Art [K1]");
        assertThat(second.mapping().groups().get(0).origin().key()).isEqualTo("section:k2");
        assertThat(third.names()).containsExactly("Art [K1]");
    }

    @Test
    void a_name_that_is_in_force_for_another_group_is_not_taken() throws IOException {
        Earlier reserved = new Earlier(Map.of(), Set.of(GroupName.of(LINCOLN, 2027, "ART")), Map.of(), Map.of());

        assertThat(arts("k1").map(folder, reserved).names()).containsExactly("Art [k1]");
    }

    @Test
    void a_class_may_return_whose_students_are_left_out_tonight() throws IOException {
        Fates fates = faculty()
                .section("k4", "title=Drama")
                .section("k5", "title=Empty")
                .student("u9", "identifier=")
                .learn("k4", "u9")
                .map(folder)
                .mapping()
                .fates();

        assertThat(Stream.of("k1", "k4", "k5", "k6").filter(id -> fates.mayReturn("section:" + id)))
                .containsExactly("k4");
    }
}
