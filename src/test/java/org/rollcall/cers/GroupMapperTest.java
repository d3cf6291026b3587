package org.rollcall.cers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rollcall.cers.SmallDistrict.DATE;
import static org.rollcall.cers.SmallDistrict.LINCOLN;
import static org.rollcall.cers.SmallDistrict.lincoln;
import static org.rollcall.cers.SmallDistrict.login;
import static org.rollcall.cers.SmallDistrict.ssid;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.lea.MappingKey;

/** From the files of a delivery to the files for CERS, byte by byte. Every case keeps its books in balance. */
class GroupMapperTest {

    private static final String HEADER =
            "group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login\r\n";
    private static final String FRANKLIN = "99100990000002";
    private static final String ELSEWHERE = "99200990000001";

    @TempDir
    Path folder;

    /**
     * One district and all that is made of it.
     *
     * @param groups the rows of the files, without the header
     * @param filtered {@code file rule rows} of rules the case is about
     */
    private record Case(
            String rule, SmallDistrict district, String groups, List<String> leftOut, List<String> filtered) {

        Case leftOut(String... lines) {
            return new Case(rule, district, groups, List.of(lines), filtered);
        }

        Case filtered(String... lines) {
            return new Case(rule, district, groups, leftOut, List.of(lines));
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    private static Case becomes(String rule, SmallDistrict district, String... groups) {
        return new Case(rule, district, String.join("", groups), List.of(), List.of());
    }

    /** The rows of a group of Lincoln in all subjects: its teachers, then its students. */
    private static String group(String name, String... people) {
        return groupOf(name, LINCOLN, "All", people);
    }

    private static String groupOf(String name, String school, String subject, String... people) {
        return Stream.of(people)
                .map(p -> p.startsWith("t") ? "," + login(p) : ssid(p) + ",")
                .map(member -> name + "," + school + ",2027," + subject + "," + member + "\r\n")
                .collect(Collectors.joining());
    }

    static Stream<Case> classes() {
        return Stream.of(
                becomes("a scheduled class in session becomes a group", art(), group("Art", "t1", "u1")),
                becomes(
                        "so does a homeroom",
                        lincoln()
                                .section("k1", "title=Room 4", "classType=homeroom")
                                .teach("k1", "t1")
                                .learn("k1", "u1"),
                        group("Room 4", "t1", "u1")),
                becomes(
                                "a class type that the rule does not name is left out",
                                art().section("k2", "title=Room 4", "classType=homeroom")
                                        .learn("k2", "u1")
                                        .rule(r -> r.setClasses("scheduled")),
                                group("Art", "t1", "u1"))
                        .filtered("classes.csv class-type 1", "enrollments.csv class-class-type 1"),
                becomes(
                                "homerooms alone, when the rule says so",
                                art().section("k2", "title=Room 4", "classType=homeroom")
                                        .learn("k2", "u1")
                                        .rule(r -> r.setClasses("homeroom")),
                                group("Room 4", "u1"))
                        .leftOut("CLASS " + LINCOLN + " k2 'Room 4' CLASS_WITHOUT_TEACHER classes.csv:3")
                        .filtered("classes.csv class-type 1", "enrollments.csv class-class-type 2"),
                becomes(
                                "an extension of the class types is none of them",
                                art().section("k2", "title=Chess", "classType=ext:club")
                                        .learn("k2", "u1"),
                                group("Art", "t1", "u1"))
                        .filtered("classes.csv class-type 1"),
                becomes(
                        "one of several terms in session is enough",
                        lincoln()
                                .session("q1", "startDate=2026-08-12", "endDate=2026-10-10")
                                .session("q2", "startDate=2026-10-10", "endDate=2026-12-20")
                                .section("k1", "title=Art", "termSourcedIds=q1,q2")
                                .teach("k1", "t1")
                                .learn("k1", "u1"),
                        group("Art", "t1", "u1")),
                becomes(
                                "a class without a teacher is a group that nobody sees, and says so",
                                lincoln().section("k1", "title=Art").learn("k1", "u1"),
                                group("Art", "u1"))
                        .leftOut("CLASS " + LINCOLN + " k1 'Art' CLASS_WITHOUT_TEACHER classes.csv:2"),
                becomes(
                                "a class without students is no group, and its teacher's row is not counted as used",
                                art().section("k2", "title=Chess").teach("k2", "t1", "t2"),
                                group("Art", "t1", "u1"))
                        .filtered(
                                "classes.csv no-students 1",
                                "enrollments.csv class-no-students 2",
                                "users.csv class-no-students 1"),
                becomes(
                                "what the SIS is about to delete is not there",
                                art().section("k2", "title=Chess", "status=tobedeleted")
                                        .learn("k2", "u1")
                                        .student("u2", "status=tobedeleted")
                                        .learn("k1", "u2")
                                        .enroll("k1", "u3", "role=student", "status=tobedeleted")
                                        .student("u3"),
                                group("Art", "t1", "u1"))
                        .filtered(
                                "classes.csv tobedeleted 1",
                                "users.csv tobedeleted 1",
                                "users.csv not-enrolled 1",
                                "enrollments.csv tobedeleted 1",
                                "enrollments.csv refers-to-filtered-classes 1",
                                "enrollments.csv refers-to-filtered-users 1"),
                becomes("no class, no file", lincoln()));
    }

    static Stream<Case> schools() {
        return Stream.of(
                becomes(
                                "a school of another district is left out",
                                art().org("s2", "identifier=" + ELSEWHERE)
                                        .section("k2", "title=Chess", "schoolSourcedId=s2")
                                        .learn("k2", "u1"),
                                group("Art", "t1", "u1"))
                        .filtered("classes.csv other-school 1", "enrollments.csv class-other-school 1"),
                becomes(
                        "schools of other districts are taken when the LEA lists them, by code or beginning",
                        art().org("s2", "identifier=" + ELSEWHERE)
                                .org("s3", "identifier=99300990000007")
                                .section("k2", "title=Chess", "schoolSourcedId=s2")
                                .section("k3", "title=Drama", "schoolSourcedId=s3")
                                .teach("k2", "t2")
                                .learn("k2", "u2")
                                .teach("k3", "t3")
                                .learn("k3", "u3")
                                .set(s -> s.setSchools(ELSEWHERE + ", 9930099*")),
                        groupOf("Chess", ELSEWHERE, "All", "t2", "u2"),
                        groupOf("Drama", "99300990000007", "All", "t3", "u3")),
                becomes(
                        "blanks and hyphens in a code are passed over",
                        inSchool("identifier= 99-10099-0000001 "),
                        group("Art", "t1", "u1")),
                becomes(
                        "the leading zero that a spreadsheet took is put back",
                        inSchool("identifier=9999990000001").set(s -> s.setCountyDistrictCode("0999999")),
                        groupOf("Art", "09999990000001", "All", "t1", "u1")),
                becomes(
                        "a mapping gives the code that the source does not have",
                        inSchool("identifier=").maps(MappingKey.ORG, "s1", LINCOLN),
                        group("Art", "t1", "u1")),
                becomes(
                        "a mapping outranks the source",
                        inSchool("identifier=" + ELSEWHERE).maps(MappingKey.ORG, "s1", LINCOLN),
                        group("Art", "t1", "u1")),
                becomes(
                        "a mapping of course codes gives the subject",
                        art().course("m2", "courseCode=ALG1", "subjectCodes=99")
                                .maps(MappingKey.COURSE, "ALG1", "02")
                                .rule(r -> r.getSubjects().put("Math", "02"))
                                .section("k2", "title=Algebra", "courseSourcedId=m2")
                                .teach("k2", "t1")
                                .learn("k2", "u1"),
                        groupOf("Algebra", LINCOLN, "Math", "t1", "u1"),
                        group("Art", "t1", "u1")),
                becomes(
                        "two orgs of one code are one school",
                        art().org("s2", "name=Lincoln Annex", "identifier=" + LINCOLN)
                                .section("k2", "title=Art", "schoolSourcedId=s2", "periods=2")
                                .section("k3", "title=Chess", "schoolSourcedId=s2")
                                .learn("k2", "u2")
                                .teach("k2", "t1")
                                .learn("k3", "u2")
                                .teach("k3", "t1"),
                        group("Art [k1]", "t1", "u1"),
                        group("Art [k2]", "t1", "u2"),
                        group("Chess", "t1", "u2")),
                becomes(
                                "an org without a code, with a district's, or with what a spreadsheet made of one"
                                        + " takes its classes along",
                                art().org("s2", "name=Adams")
                                        .org("s3", "name=Demo Unified", "type=district", "identifier=99100990000000")
                                        .org("s4", "name=Grant", "identifier=9.91010E+13")
                                        .org("s5", "name=Never used")
                                        .section("k2", "schoolSourcedId=s2")
                                        .section("k3", "schoolSourcedId=s2")
                                        .section("k4", "schoolSourcedId=s3")
                                        .section("k5", "schoolSourcedId=s4")
                                        .learn("k2", "u1")
                                        .learn("k4", "u2"),
                                group("Art", "t1", "u1"))
                        .leftOut(
                                "SCHOOL  s2 'Adams' SCHOOL_WITHOUT_CDS orgs.csv:3",
                                "SCHOOL  s3 'Demo Unified' SCHOOL_WITHOUT_CDS orgs.csv:4",
                                "SCHOOL  s4 'Grant' SCHOOL_WITHOUT_CDS orgs.csv:5")
                        .filtered(
                                "classes.csv school-without-cds 4",
                                "enrollments.csv class-school-without-cds 2",
                                "orgs.csv no-group 4"));
    }

    static Stream<Case> students() {
        return Stream.of(
                becomes(
                        "a student in two schools is in both",
                        art().org("s2", "identifier=" + FRANKLIN)
                                .section("k2", "title=Chess", "schoolSourcedId=s2")
                                .teach("k2", "t2")
                                .learn("k2", "u1"),
                        group("Art", "t1", "u1"),
                        groupOf("Chess", FRANKLIN, "All", "t2", "u1")),
                becomes(
                        "a student twice in a class stands there once",
                        art().enroll("k1", "u1", "role=student", "beginDate=2026-09-01"),
                        group("Art", "t1", "u1")),
                becomes(
                        "two users of one SSID and one name are one student",
                        art().student("u2", "identifier=" + ssid("u1"), "familyName=FAMILY U1")
                                .learn("k1", "u2"),
                        group("Art", "t1", "u1")),
                becomes(
                                "two users of one SSID and two names are nobody's in no class",
                                art().section("k2", "title=Chess")
                                        .teach("k2", "t1")
                                        .student("u2", "identifier=" + ssid("u1"))
                                        .learn("k2", "u1", "u2", "u3")
                                        .learn("k1", "u3"),
                                group("Art", "t1", "u3"),
                                group("Chess", "t1", "u3"))
                        .leftOut(
                                "STUDENT " + LINCOLN + " u1 '' SSID_SHARED users.csv:3",
                                "STUDENT " + LINCOLN + " u2 '' SSID_SHARED users.csv:4")
                        .filtered("users.csv ssid-shared 2", "enrollments.csv ssid-shared 3"),
                becomes(
                                "without an SSID, with half of one, or with two, a student is left out",
                                art().student("u2", "identifier=")
                                        .student("u3", "identifier=123456789")
                                        .student("u4", "identifier=99000000O4")
                                        .student("u5", "userIds={SSID:9900000005},{SSID:9900000006}")
                                        .student("u6", "identifier=S12345", "userIds={Local:12},{Fed:9900000006}")
                                        .learn("k1", "u2", "u3", "u4", "u5", "u6"),
                                group("Art", "t1", "u1"))
                        .leftOut(
                                "STUDENT " + LINCOLN + " u2 'Family u2, Given' SSID_MISSING users.csv:4",
                                "STUDENT " + LINCOLN + " u3 'Family u3, Given' SSID_MALFORMED users.csv:5",
                                "STUDENT " + LINCOLN + " u4 'Family u4, Given' SSID_MALFORMED users.csv:6",
                                "STUDENT " + LINCOLN + " u6 'Family u6, Given' SSID_MALFORMED users.csv:8",
                                "STUDENT " + LINCOLN + " u5 'Family u5, Given' SSID_CONFLICT users.csv:7")
                        .filtered(
                                "users.csv ssid-missing 1",
                                "users.csv ssid-malformed 3",
                                "users.csv ssid-conflict 1",
                                "enrollments.csv ssid-malformed 3"),
                becomes(
                        "the first place with a sound SSID counts",
                        art().student("u2", "userIds={Local:1},{ssid: 9900000002 }", "identifier=4711")
                                .student("u3", "userIds={SSID:12}", "identifier=9900000003")
                                .learn("k1", "u2", "u3"),
                        group("Art", "t1", "u1", "u2", "u3")),
                becomes(
                                "a student left out of two schools is reported at the one whose code comes first",
                                art().org("s2", "identifier=" + FRANKLIN)
                                        .section("k2", "title=Chess", "schoolSourcedId=s2")
                                        .student("u2", "identifier=", "givenName=", "familyName=Only")
                                        .student("u3", "identifier=", "givenName=", "familyName=")
                                        .learn("k2", "u2", "u3")
                                        .learn("k1", "u2"),
                                group("Art", "t1", "u1"))
                        .leftOut(
                                "STUDENT " + LINCOLN + " u2 'Only' SSID_MISSING users.csv:4",
                                "STUDENT " + FRANKLIN + " u3 '' SSID_MISSING users.csv:5"),
                becomes(
                                "only students and teachers are members",
                                art().student("u2", "role=aide")
                                        .enroll("k1", "u2", "role=aide")
                                        .student("u3", "role=administrator")
                                        .enroll("k1", "u3", "role=administrator")
                                        .teacher("t4")
                                        .enroll("k1", "t4", "role=proctor"),
                                group("Art", "t1", "u1"))
                        .filtered("enrollments.csv role 3", "users.csv not-enrolled 3"),
                becomes(
                        "a student whose access the SIS curtails is a student still",
                        art().student("u2", "enabledUser=false").learn("k1", "u2"),
                        group("Art", "t1", "u1", "u2")));
    }

    static Stream<Case> teachers() {
        return Stream.of(
                becomes(
                        "co-teachers see the group as the primary one does, each once, in order",
                        lincoln()
                                .section("k1", "title=Art")
                                .teach("k1", "t3")
                                .teacher("t1")
                                .enroll("k1", "t1", "role=teacher", "primary=true")
                                .enroll("k1", "t1", "role=teacher", "primary=false")
                                .teach("k1", "t2")
                                .learn("k1", "u1"),
                        group("Art", "t1", "t2", "t3", "u1")),
                becomes(
                        "logins are in lower case, and two users of one login are one",
                        lincoln()
                                .section("k1", "title=Art")
                                .teacher("t1", "email=T1@Demo.Example")
                                .teacher("t2", "email= t1@demo.example ")
                                .teach("k1", "t1", "t2")
                                .learn("k1", "u1"),
                        group("Art", "t1", "u1")),
                becomes(
                                "a teacher who is disabled or has no address to sign in with is left out once",
                                art().section("k2", "title=Chess")
                                        .learn("k2", "u1")
                                        .teacher("t2", "enabledUser=false", "email=")
                                        .teacher("t3", "email=")
                                        .teacher("t4", "email=t4")
                                        .teacher("t5", "email=Zoë@demo.example")
                                        .teacher("t6", "email=a\\b@demo.example")
                                        .teacher("t7", "email=-t7@demo.example")
                                        .teach("k1", "t2", "t3", "t4", "t5", "t6", "t7")
                                        .teach("k2", "t2"),
                                group("Art", "t1", "u1"),
                                group("Chess", "u1"))
                        .leftOut(
                                "TEACHER " + LINCOLN + " t3 'Family t3, Given' LOGIN_MISSING users.csv:5",
                                "TEACHER " + LINCOLN + " t4 'Family t4, Given' LOGIN_MALFORMED users.csv:6",
                                "TEACHER " + LINCOLN + " t5 'Family t5, Given' LOGIN_MALFORMED users.csv:7",
                                "TEACHER " + LINCOLN + " t6 'Family t6, Given' LOGIN_MALFORMED users.csv:8",
                                "TEACHER " + LINCOLN + " t7 'Family t7, Given' LOGIN_MALFORMED users.csv:9",
                                "TEACHER " + LINCOLN + " t2 'Family t2, Given' LOGIN_DISABLED users.csv:4")
                        .filtered(
                                "users.csv login-missing 1",
                                "users.csv login-malformed 4",
                                "users.csv login-disabled 1",
                                "enrollments.csv login-disabled 2"));
    }

    static Stream<Case> refused() {
        return Stream.of(becomes(
                        "every row refused in reading is a line, at the kind of thing it is",
                        art().set(s -> s.getLimits().setRefusedPercent("100"))
                                .org("s2", "type=campus")
                                .session("x", "endDate=June")
                                .course("n", "status=gone")
                                .section("k2", "courseSourcedId=none")
                                .student("u2", "role=pupil")
                                .learn("k1", "u2")
                                .enroll("none", "u1", "role=student"),
                        group("Art", "t1", "u1"))
                .leftOut(
                        "SCHOOL  s2 '' ROW_REFUSED orgs.csv:3",
                        "CLASS  k2 '' ROW_REFUSED classes.csv:3",
                        "ENROLLMENT  e3 '' ROW_REFUSED enrollments.csv:4",
                        "ENROLLMENT  e4 '' ROW_REFUSED enrollments.csv:5",
                        "ROW  n '' ROW_REFUSED courses.csv:3",
                        "ROW  u2 '' ROW_REFUSED users.csv:4",
                        "ROW  x '' ROW_REFUSED academicSessions.csv:3"));
    }

    @ParameterizedTest
    @MethodSource({"classes", "schools", "students", "teachers", "refused"})
    void maps_as_the_rule_says(Case rule) throws IOException {
        Mapped mapped = rule.district.map(folder);

        assertThat(mapped.text()).isEqualTo(rule.groups.isEmpty() ? "" : HEADER + rule.groups);
        assertThat(mapped.leftOut()).isEqualTo(rule.leftOut);
        for (String line : rule.filtered) {
            String[] words = line.split(" ");
            assertThat(mapped.filtered(words[0], words[1])).as(line).isEqualTo(Long.parseLong(words[2]));
        }
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = {"LOGIN_UNKNOWN", "LISTED_.*"},
            value = LeftOut.Reason.class)
    void every_reason_to_be_left_out_occurs(LeftOut.Reason reason) throws IOException {
        List<Case> cases = Stream.of(classes(), schools(), students(), teachers(), refused())
                .flatMap(c -> c)
                .toList();
        assertThat(cases).anyMatch(c -> c.leftOut.stream().anyMatch(line -> line.contains(" " + reason + " ")));
    }

    @Test
    void a_file_is_these_bytes() throws IOException {
        Mapped mapped = art().section("k2", "title=Bio, \"AP\"", "subjectCodes=02")
                .learn("k2", "u2", "u1")
                .teach("k2", "t2", "t1")
                .rule(r -> r.getSubjects().put("Math", "02"))
                .map(folder);

        assertThat(mapped.files()).containsOnlyKeys("demo-groups-001.csv");
        assertThat(mapped.text())
                .isEqualTo(
                        """
                        group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login
                        Art,99100990000001,2027,All,,t1@demo.example
                        Art,99100990000001,2027,All,9900000001,
                        "Bio, ""AP\""",99100990000001,2027,Math,,t1@demo.example
                        "Bio, ""AP\""",99100990000001,2027,Math,,t2@demo.example
                        "Bio, ""AP\""",99100990000001,2027,Math,9900000001,
                        "Bio, ""AP\""",99100990000001,2027,Math,9900000002,
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void schools_are_summed_up() throws IOException {
        Mapped mapped = art().section("k2", "title=Chess")
                .learn("k2", "u1", "u2")
                .teach("k2", "t1", "t2")
                .student("u3", "identifier=")
                .learn("k2", "u3")
                .map(folder);

        assertThat(mapped.mapping().schools()).containsExactly(new SchoolSummary(LINCOLN, "Lincoln", 2, 2, 2, 1));
    }

    @ParameterizedTest(name = "a term from {0} to {1}: {2}")
    @CsvSource({
        "2026-11-20, 2027-06-05, true",
        "2026-11-21, 2027-06-05, false",
        "2026-08-12, 2026-11-21, true",
        "2026-08-12, 2026-11-20, false",
        "2026-11-20, 2026-11-20, false"
    })
    void a_term_ends_on_the_day_before_its_end_date(String start, String end, boolean inSession) throws IOException {
        Mapped mapped = new SmallDistrict()
                .org("s1", "identifier=" + LINCOLN)
                .course("m")
                .session("y", "startDate=" + start, "endDate=" + end)
                .section("k1", "title=Art")
                .teach("k1", "t1")
                .learn("k1", "u1")
                .map(folder);

        assertThat(mapped.names()).isEqualTo(inSession ? List.of("Art") : List.of());
        assertThat(mapped.filtered("classes.csv", "not-in-term")).isEqualTo(inSession ? 0 : 1);
        assertThat(mapped.filtered("enrollments.csv", "class-not-in-term")).isEqualTo(inSession ? 0 : 2);
    }

    @ParameterizedTest(name = "an enrollment from {0} to {1}: {2}")
    @CsvSource({
        "'', '', current",
        "2026-11-20, '', current",
        "2026-11-21, '', not-begun",
        "'', 2026-11-21, current",
        "'', 2026-11-20, ended",
        "2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z, current"
    })
    void an_enrollment_counts_from_its_begin_date_to_the_day_before_its_end_date(String begin, String end, String fate)
            throws IOException {
        Mapped mapped = art().student("u2")
                .enroll("k1", "u2", "role=student", "beginDate=" + begin, "endDate=" + end)
                .teacher("t2")
                .enroll("k1", "t2", "role=teacher", "beginDate=" + begin, "endDate=" + end)
                .map(folder);

        boolean current = fate.equals("current");
        assertThat(mapped.text())
                .isEqualTo(HEADER + (current ? group("Art", "t1", "t2", "u1", "u2") : group("Art", "t1", "u1")));
        assertThat(mapped.filtered("enrollments.csv", fate)).isEqualTo(current ? 0 : 2);
        assertThat(mapped.leftOut()).isEmpty();
    }

    @ParameterizedTest(name = "on {0} the school year is {1}")
    @CsvSource({"2026-06-30, 2026", "2026-07-01, 2027", "2026-12-31, 2027", "2027-01-01, 2027", "2027-06-30, 2027"})
    void a_school_year_begins_on_july_1(LocalDate date, String year) throws IOException {
        SmallDistrict district = art().session("always", "startDate=2020-01-01", "endDate=2030-01-01", "schoolYear=")
                .section("k2", "title=Chess", "termSourcedIds=always")
                .learn("k2", "u1")
                .teach("k2", "t1")
                .on(date);

        assertThat(district.map(folder).text()).contains("\r\nChess," + LINCOLN + "," + year + ",All,");
    }

    /**
     * @param written settings as {@code subjects[Math]=02}
     * @param ofClass subject codes of the class
     * @param ofCourse subject codes of its course
     * @param code course code
     * @param subject what the group carries; blank when the class is left out
     */
    @ParameterizedTest(name = "{0}; class {1}, course {2} {3}: {4}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "''                                          | 02     | 02     | M7   | All",
                "subject=math                                | ''     | ''     | ''   | Math",
                "subject=none                                | ''     | ''     | ''   | ''",
                "subjects[Math]=02                           | 0212   | ''     | ''   | Math",
                "subjects[Math]=02                           | 20,0212| ''     | ''   | Math",
                "subjects[Math]=02                           | 12     | ''     | ''   | All",
                "subjects[Math]=02;subject=none              | 12     | ''     | ''   | ''",
                "subjects[Math]=02;subject=ela               | 12     | ''     | ''   | ELA",
                "subjects[Math]=02;subject=ela               | 02     | ''     | ''   | Math",
                "subjects[Math]=02, 03                       | 03     | ''     | ''   | Math",
                "subjects[Math]=02;subjects[ELA]=01          | ''     | 01     | ''   | ELA",
                "subjects[Math]=02;subjects[ELA]=01          | 02     | 01     | ''   | Math",
                "subjects[Math]=02;subjects[ELA]=01          | 01,02  | ''     | ''   | All",
                "subjects[Math]=02;subject=none              | 03     | 02     | ''   | ''",
                "subjects[All]=9;subject=none                | 99     | ''     | ''   | All",
                "courses[ELA]=E.*                            | ''     | ''     | E9   | ELA",
                "courses[ELA]=E;subject=none                 | ''     | ''     | E9   | ''",
                "courses[ELA]=E\\d, X9;subject=none          | ''     | ''     | X9   | ELA",
                "courses[ELA]=E.;subjects[Math]=02           | 02     | ''     | E9   | All",
                "courses[ELA]=E.;subjects[ELA]=01            | 01     | ''     | E9   | ELA"
            })
    void a_class_has_the_subject_its_codes_name(
            String written, String ofClass, String ofCourse, String code, String subject) throws IOException {
        SmallDistrict district = lincoln()
                .course("c", "courseCode=" + code, "subjectCodes=" + ofCourse)
                .section("k1", "title=Art", "courseSourcedId=c", "subjectCodes=" + ofClass)
                .teach("k1", "t1")
                .learn("k1", "u1");
        for (String setting : written.isEmpty() ? new String[0] : written.split(";")) {
            district.rule(rule -> {
                String value = setting.substring(setting.indexOf('=') + 1);
                if (setting.startsWith("subject=")) {
                    rule.setSubject(value);
                } else {
                    String key = setting.substring(setting.indexOf('[') + 1, setting.indexOf(']'));
                    (setting.startsWith("subjects") ? rule.getSubjects() : rule.getCourses()).put(key, value);
                }
            });
        }
        Mapped mapped = district.map(folder);

        assertThat(mapped.text())
                .isEqualTo(subject.isEmpty() ? "" : HEADER + groupOf("Art", LINCOLN, subject, "t1", "u1"));
        assertThat(mapped.filtered("classes.csv", "subject")).isEqualTo(subject.isEmpty() ? 1 : 0);
    }

    /** Titles as delivered and the names they become, as they stand in the file. */
    static Stream<Arguments> titles() {
        return Stream.of(
                Arguments.of("decomposed accents", "Cafe\u0301", "Caf\u00E9"),
                Arguments.of("blanks of all kinds", "A\u00A0B\u2003C\u3000D\u202FE", "A B C D E"),
                Arguments.of("runs of blanks", "A  \u00A0 B", "A B"),
                Arguments.of("tabs and line breaks", "A\tB\r\nC\nD\u2028E", "A B C D E"),
                Arguments.of("zero-width characters", "\uFEFFA\u200BB\u200C\u200DC\u2060D\u00AD", "ABCD"),
                Arguments.of("writing direction marks", "\u202BA\u202C\u200FB\u2066", "AB"),
                Arguments.of("control characters", "A\u0007B\u001BC\u007FD", "ABCD"),
                Arguments.of("backslashes", "A\\B\\", "A/B/"),
                Arguments.of("the loader's word for no value", "\\N", "/N"),
                Arguments.of("MySQL's word for no value", "NULL", "(NULL)"),
                Arguments.of("the same in small letters", "null", "(null)"),
                Arguments.of("a name that only begins with it", "Nullsums", "Nullsums"),
                Arguments.of("characters outside the BMP", "Math \uD83D\uDE00 \uD835\uDC00", "Math"),
                Arguments.of("a compatibility ideograph from outside it", "A\uFACFB", "AB"),
                Arguments.of("nothing but such", "\uD83D\uDE00", "Class k1"),
                Arguments.of("nothing but blanks", "\u00A0 \u2003", "Class k1"),
                Arguments.of("nothing at all", "", "Class k1"),
                Arguments.of("nothing but marks", "-=-", "Class k1"),
                Arguments.of("replacement and private characters", "A\uFFFDB\uE000C\uFFFFD", "ABCD"),
                Arguments.of("a formula", "=SUM(A1)", "SUM(A1)"),
                Arguments.of("a sign", "+1 Algebra", "1 Algebra"),
                Arguments.of("a dash", "- Math -", "Math -"),
                Arguments.of("a spreadsheet's quote", "'Tis Math", "Tis Math"),
                Arguments.of("several such", "@=+-\u00A0-@Home", "Home"),
                Arguments.of("a formula behind a zero-width character", "\u200B=1+1", "1+1"),
                Arguments.of("what composes once a character between is gone", "Cafe\u200B\u0301", "Caf\u00E9"),
                Arguments.of("the same around an emoji", "Cafe\uD83D\uDE00\u0301", "Caf\u00E9"),
                Arguments.of("jamo that compose likewise", "\u1100\u200B\u1161", "\uAC00"),
                Arguments.of("a formula's sign that composes to another", "a=\u200B\u0338b", "a\u2260b"),
                Arguments.of("an iota below nothing it composes with", "A\u0345B \u03B1\u0345", "AB \u1FB3"),
                Arguments.of("commas and quotes", "Bio, \"AP\"", "\"Bio, \"\"AP\"\"\""),
                Arguments.of("255 characters", "x".repeat(255), "x".repeat(255)),
                Arguments.of("256 characters", "x".repeat(256), "x".repeat(254) + "…"),
                Arguments.of("a word where it is cut", "word ".repeat(51) + "more", "word ".repeat(50) + "word…"),
                Arguments.of("a blank where it is cut", "x".repeat(254) + " y", "x".repeat(254) + "…"),
                Arguments.of(
                        "scripts of the world",
                        "\u4E2D\u6587 \u0420\u0443\u0441 \u05E2\u05D1\u05E8 \u0939\u093F\u0902",
                        "\u4E2D\u6587 \u0420\u0443\u0441 \u05E2\u05D1\u05E8 \u0939\u093F\u0902"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("titles")
    void a_name_holds_only_what_cers_stores(String what, String title, String name) throws IOException {
        Mapped mapped = lincoln()
                .section("k1", "title=" + title)
                .teach("k1", "t1")
                .learn("k1", "u1")
                .map(folder);

        assertThat(mapped.text()).isEqualTo(HEADER + group(name, "t1", "u1"));
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    /** Two titles that CERS's database holds for one, and what they are as NFC without what is never stored. */
    static Stream<Arguments> alike() {
        return Stream.of(
                Arguments.of("case", "Math P1", "MATH P1"),
                Arguments.of("accents", "Jos\u00E9 P1", "Jose P1"),
                Arguments.of("kinds of accents", "Jos\u00E9 P1", "Jos\u00E8 P1"),
                Arguments.of("a mark that stands alone", "Math\u20DD", "Math"),
                Arguments.of("an iota below", "\u1FB3", "\u03B1"),
                Arguments.of("full width", "\uFF2D\uFF41\uFF54\uFF48", "Math"),
                Arguments.of("a roman number", "Math \u2161", "Math II"),
                Arguments.of("a raised digit", "x\u00B2", "x2"),
                Arguments.of("a circled digit", "Room \u2460", "Room 1"),
                Arguments.of("an ellipsis", "Read\u2026", "Read..."),
                Arguments.of("a number sign", "\u2116 1", "No 1"),
                Arguments.of("a trade mark", "Math\u2122", "MathTM"),
                Arguments.of("a sharp s", "Stra\u00DFe", "STRASSE"),
                Arguments.of("a capital sharp s", "STRA\u1E9EE", "strasse"),
                Arguments.of("o and e in one", "\u0152uvre", "oeuvre"),
                Arguments.of("a and e in one", "\u00C6on", "aeon"),
                Arguments.of("a ligature", "\uFB01ne", "fine"),
                Arguments.of("sigmas", "\u03A3\u03A3", "\u03C3\u03C2"),
                Arguments.of("a final sigma before a spacing mark", "\u0391\u03A3\u0903\u0392", "\u0391\u03A3\u0392"),
                Arguments.of("a dotted i", "\u0130stanbul", "istanbul"),
                Arguments.of("arabic forms", "\uFE8D", "\u0627"));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @MethodSource("alike")
    void names_that_cers_would_take_for_one_are_told_apart(String what, String one, String other) throws IOException {
        Mapped mapped = two("title=" + one, "title=" + other).map(folder);

        assertThat(mapped.names()).containsExactlyInAnyOrder(one + " [k1]", other + " [k2]");
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"NBSP, A\u00A0B, A B", "zero width, A\u200BB, AB", "blanks, 'A  B ', A B", "backslash, A\\B, A/B"})
    void names_that_become_one_are_told_apart(String what, String one, String other) throws IOException {
        Mapped mapped = two("title=" + one, "title=" + other).map(folder);

        assertThat(mapped.names()).containsExactly(other + " [k1]", other + " [k2]");
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    static Stream<Arguments> endings() {
        String same = "title=Art|classCode=A|periods=1";
        return Stream.of(
                endings("the class code", List.of("classCode=B2|periods=1", "classCode=B1|periods=2"), "B2", "B1"),
                endings("the period, when a code is missing", List.of("classCode=B2|periods=1", "periods=2"), "1", "2"),
                endings("the period, when codes are alike", List.of(same, "classCode=a|periods=2"), "1", "2"),
                endings("all periods", List.of("periods=3,1", "periods=3"), "1-3", "3"),
                endings("the term", List.of("termSourcedIds=y,q1", "termSourcedIds=q2"), "2026-27-Q1", "Q2"),
                endings("the sourcedId at last", List.of(same, same), "k1", "k2"),
                endings(
                        "one part for all three",
                        List.of(same, "classCode=A|periods=2", "classCode=C|periods=3"),
                        "1",
                        "2",
                        "3"),
                endings("a code made fit", List.of("classCode=B\\2\u200B", "classCode=B\u00A03"), "B/2", "B 3"),
                endings(
                        "the sourcedId, when codes differ only past what is shown of them",
                        List.of("classCode=" + "b".repeat(100) + "1", "classCode=" + "b".repeat(100) + "2"),
                        "k1",
                        "k2"));
    }

    private static Arguments endings(String what, List<String> classes, String... endings) {
        return Arguments.of(what, classes, List.of(endings));
    }

    @ParameterizedTest(name = "by {0}")
    @MethodSource("endings")
    void classes_of_one_name_are_told_apart(String what, List<String> classes, List<String> endings)
            throws IOException {
        SmallDistrict told = lincoln().session("q1", "title=Q1").session("q2", "title=Q2");
        for (int i = 0; i < classes.size(); i++) {
            String[] values = ("title=Art|" + classes.get(i)).split("\\|");
            told.section("k" + (i + 1), values).teach("k" + (i + 1), "t1").learn("k" + (i + 1), "u" + (i + 1));
        }
        Mapped mapped = told.map(folder);

        assertThat(mapped.text())
                .isEqualTo(HEADER
                        + IntStream.range(0, endings.size())
                                .mapToObj(i -> group("Art [" + endings.get(i) + "]", "t1", "u" + (i + 1)))
                                .sorted()
                                .collect(Collectors.joining()));
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    @Test
    void names_need_not_differ_between_schools() throws IOException {
        Mapped mapped = art().org("s2", "identifier=" + FRANKLIN)
                .section("k2", "title=ART", "schoolSourcedId=s2")
                .teach("k2", "t1")
                .learn("k2", "u1")
                .map(folder);

        assertThat(mapped.names()).containsExactly("Art", "ART");
    }

    @Test
    void long_names_that_differ_only_at_their_end_give_way_to_an_ending() throws IOException {
        String title = "x".repeat(254) + " ";
        Mapped mapped = two("title=" + title + "one", "title=" + title + "two").map(folder);

        assertThat(mapped.names()).containsExactly("x".repeat(249) + "… [k1]", "x".repeat(249) + "… [k2]");
        assertThat(mapped.names()).allMatch(name -> name.length() == 255);
    }

    @Test
    void ids_that_differ_only_in_case_get_a_number() throws IOException {
        Mapped mapped = lincoln()
                .section("k1", "title=Art")
                .section("K1", "title=Art")
                .teach("k1", "t1")
                .learn("k1", "u1")
                .teach("K1", "t1")
                .learn("K1", "u2")
                .map(folder);

        assertThat(mapped.text()).isEqualTo(HEADER + group("Art [K1]", "t1", "u2") + group("Art [k1 ~2]", "t1", "u1"));
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void ids_that_differ_only_past_what_is_shown_of_them_get_a_number() throws IOException {
        String id = "k".repeat(100);
        Mapped mapped = lincoln()
                .section(id + "2", "title=Art")
                .section(id + "1", "title=Art")
                .teach(id + "1", "t1")
                .learn(id + "1", "u1")
                .teach(id + "2", "t1")
                .learn(id + "2", "u2")
                .map(folder);

        assertThat(mapped.text())
                .isEqualTo(HEADER + group("Art [" + id + " ~2]", "t1", "u2") + group("Art [" + id + "]", "t1", "u1"));
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    @Test
    void a_class_called_like_another_ones_ending_is_told_apart_from_it() throws IOException {
        Mapped mapped = two("title=Art", "title=art")
                .section("k3", "title=Art [K1]")
                .teach("k3", "t1")
                .learn("k3", "u3")
                .map(folder);

        assertThat(mapped.names()).containsExactly("Art [K1] [k3]", "Art [k1]", "art [k2]");
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    @ParameterizedTest(name = "{0} students")
    @ValueSource(ints = {200, 201, 400, 401, 1000})
    void a_class_of_more_than_200_students_is_cut_into_parts(int students) throws IOException {
        Mapped mapped = big(students).map(folder);

        List<StudentGroup> parts = mapped.mapping().groups();
        assertThat(parts).hasSizeBetween((students + 199) / 200, (students + 99) / 100);
        assertThat(parts)
                .allSatisfy(
                        part -> assertThat(part.ssids()).hasSizeBetween(1, 200).isSorted())
                .allSatisfy(part -> assertThat(part.logins()).containsExactly("t1@demo.example"))
                .allSatisfy(part ->
                        assertThat(part.name()).isEqualTo(part.part() == 1 ? "Band" : "Band (" + part.part() + ")"));
        assertThat(parts.stream().flatMapToLong(part -> LongStream.of(part.ssids())))
                .hasSize(students)
                .doesNotHaveDuplicates();
        assertThat(mapped.upload(mapped.cers())).isEmpty();
        assertThat(mapped.entry("enrollments.csv").used()).isEqualTo(students + 1);
    }

    @Test
    void who_joins_or_leaves_a_class_of_several_parts_moves_nobody_else() throws IOException {
        List<StudentGroup> before = big(500).map(folder).mapping().groups();
        List<StudentGroup> after = big(501).map(folder).mapping().groups();

        assertThat(after).hasSameSizeAs(before);
        int moved = 0;
        for (int part = 0; part < before.size(); part++) {
            Set<Long> now = LongStream.of(after.get(part).ssids()).boxed().collect(Collectors.toSet());
            LongStream.of(before.get(part).ssids())
                    .forEach(ssid -> assertThat(now).contains(ssid));
            moved += now.size() - before.get(part).ssids().length;
        }
        assertThat(moved).isEqualTo(1);
    }

    @Test
    void a_part_is_told_apart_from_a_class_that_is_called_like_it() throws IOException {
        Mapped mapped = big(201).section("k2", "title=band (2)")
                .teach("k2", "t2")
                .learn("k2", "u300")
                .map(folder);

        assertThat(mapped.names()).containsExactly("Band [k1]", "Band [k1] (2)", "band (2) [k2]");
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    @Test
    void two_classes_of_parts_and_one_name_are_told_apart_in_every_part() throws IOException {
        SmallDistrict district = big(201).section("k2", "title=Band", "classCode=B2");
        district.teach("k2", "t1");
        for (int i = 1; i <= 201; i++) {
            district.learn("k2", "u" + i);
        }
        Mapped mapped = district.map(folder);

        assertThat(mapped.names()).containsExactly("Band [k1]", "Band [k1] (2)", "Band [k2]", "Band [k2] (2)");
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    @Test
    void the_ending_and_the_number_of_a_part_fit_into_255_characters() throws IOException {
        SmallDistrict district =
                lincoln().section("k1", "title=" + "x".repeat(300)).teach("k1", "t1");
        for (int i = 1; i <= 201; i++) {
            district.learn("k1", "u" + i);
        }
        Mapped mapped = district.map(folder);

        assertThat(mapped.names()).containsExactly("x".repeat(254) + "…", "x".repeat(250) + "… (2)");
        assertThat(mapped.upload(mapped.cers())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{course.title}                             | Math 7",
                "{course.courseCode}                        | M7",
                "{class.title}                              | Sec 1",
                "{class.classCode}                          | 107",
                "{class.sourcedId}                          | k1",
                "P{period}                                  | P1-3",
                "{term}                                     | Q1-Q2",
                "{grade}                                    | 07-08",
                "{teacher.familyName}                       | Young",
                "{teacher.familyName}, {teacher.givenName}  | Young, Zoe",
                "{school.name}                              | Lincoln",
                "{schoolYear}                               | 2026-27",
                "{course.title} P{period} {term} Room       | Math 7 P1-3 Q1-Q2 Room"
            })
    void a_group_is_named_by_the_template(String template, String name) throws IOException {
        Mapped mapped = lincoln()
                .course("c", "title=Math 7", "courseCode=M7")
                .session("q1", "title=Q1")
                .session("q2", "title=Q2")
                .section(
                        "k1",
                        "title=Sec 1",
                        "classCode=107",
                        "courseSourcedId=c",
                        "termSourcedIds=q2,q1",
                        "periods=3,1,3",
                        "grades=08,07")
                .teacher("t1", "familyName=Young", "givenName=Zoe")
                .teacher("t2", "familyName=Adams", "givenName=Al")
                .enroll("k1", "t2", "role=teacher")
                .enroll("k1", "t1", "role=teacher", "primary=true")
                .learn("k1", "u1")
                .rule(r -> r.setName(template))
                .map(folder);

        assertThat(mapped.names()).containsExactly(name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "title=Math 7 | periods=3  | classCode=107 | Math 7 P3 107 Family t1",
                "title=       | periods=3  | classCode=107 | Sec 1 P3 107 Family t1",
                "title=Math 7 | periods=   | classCode=    | Math 7 Family t1",
                "title=       | title=     | periods=      | Family t1"
            })
    void without_a_template_a_name_is_made_of_what_there_is(String ofCourse, String one, String other, String name)
            throws IOException {
        Mapped mapped = lincoln()
                .course("c", ofCourse)
                .section("k1", "title=Sec 1", "courseSourcedId=c", one, other)
                .teach("k1", "t1")
                .learn("k1", "u1")
                .rule(r -> r.setName(null))
                .map(folder);

        assertThat(mapped.names()).containsExactly(name);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "primary=false, primary=false, Adams",
        "primary=true, primary=false, Young",
        "primary=true, primary=true, Adams"
    })
    void the_name_is_the_primary_teachers_and_among_several_the_first_in_the_alphabet(
            String young, String adams, String name) throws IOException {
        Mapped mapped = lincoln()
                .section("k1")
                .teacher("t1", "familyName=Young")
                .teacher("t2", "familyName=Boyd", "preferredFamilyName=Adams", "enabledUser=false")
                .enroll("k1", "t1", "role=teacher", young)
                .enroll("k1", "t2", "role=teacher", adams)
                .learn("k1", "u1")
                .rule(r -> r.setName("{teacher.familyName}"))
                .map(folder);

        assertThat(mapped.names()).containsExactly(name);
    }

    @Test
    void a_package_without_courses_has_names_and_subjects_from_its_classes() throws IOException {
        SmallDistrict district = art().rule(r -> {
            r.setName("{course.title|class.title}");
            r.getCourses().put("ELA", ".*");
        });
        List<CsvTable> tables = district.tables().stream()
                .filter(table -> !table.file().equals("courses.csv"))
                .map(table -> table.file().equals("manifest.csv") ? withoutCourses(table) : table)
                .toList();
        Mapped mapped = district.map(folder, tables, ZipForm.PLAIN);

        assertThat(mapped.text()).isEqualTo(HEADER + group("Art", "t1", "u1"));
    }

    private static CsvTable withoutCourses(CsvTable manifest) {
        return new CsvTable(
                manifest.file(),
                manifest.columns(),
                manifest.rows().stream()
                        .map(row -> row.get(0).equals("file.courses") ? List.of(row.get(0), "absent") : row)
                        .toList());
    }

    @Test
    void the_leading_zero_put_back_is_said() throws IOException {
        Mapped mapped = inSchool("identifier=9999990000001")
                .set(s -> s.setCountyDistrictCode("0999999"))
                .map(folder);

        assertThat(mapped.warnings())
                .containsExactly("A school's CDS code has 13 digits; the leading zero is put back");
    }

    @Test
    void cers_stores_exactly_the_members_of_each_class() throws IOException {
        Mapped mapped = two("title=Art", "title=\u00C4rt").map(folder);
        var cers = mapped.cers();

        assertThat(mapped.upload(cers)).isEmpty();
        assertThat(cers.groups().values())
                .extracting("displayName", "subject", "ssids", "logins")
                .containsExactly(
                        tuple("Art [k1]", "All", Set.of(ssid("u1")), Set.of(login("t1"))),
                        tuple("\u00C4rt [k2]", "All", Set.of(ssid("u2")), Set.of(login("t1"))));
        assertThat(cers.groups().keySet()).allMatch(key -> key.year() == SchoolYears.of(DATE));
    }

    /** Class {@code k1}, Art, with teacher {@code t1} and student {@code u1}. */
    private static SmallDistrict art() {
        return lincoln().section("k1", "title=Art").teach("k1", "t1").learn("k1", "u1");
    }

    private static SmallDistrict inSchool(String... values) {
        return new SmallDistrict()
                .org("s1", values)
                .session("y")
                .course("m")
                .section("k1", "title=Art")
                .teach("k1", "t1")
                .learn("k1", "u1");
    }

    /** Classes {@code k1} and {@code k2} with one teacher and a student each. */
    private static SmallDistrict two(String one, String other) {
        return lincoln()
                .section("k1", one)
                .section("k2", other)
                .teach("k1", "t1")
                .learn("k1", "u1")
                .teach("k2", "t1")
                .learn("k2", "u2");
    }

    private static SmallDistrict big(int students) {
        SmallDistrict district = lincoln().section("k1", "title=Band").teach("k1", "t1");
        for (int i = students; i >= 1; i--) {
            district.learn("k1", "u" + i);
        }
        return district;
    }
}
