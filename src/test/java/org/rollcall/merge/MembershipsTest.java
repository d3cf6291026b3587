package org.rollcall.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.merge.MergeDesk.DATE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is in which class when several sources have it, and what becomes of each row in the books. */
class MembershipsTest {

    private static final String YESTERDAY = DATE.minusDays(1).toString();
    private static final String TODAY = DATE.toString();
    private static final String TOMORROW = DATE.plusDays(1).toString();

    @TempDir
    Path folder;

    private MergeDesk desk() {
        return new MergeDesk(folder);
    }

    /** Class {@code k}. */
    private static Export k() {
        return Export.alder().section("k");
    }

    private static Export second(Export export) {
        return export.org("s2", "name=Birch", "identifier=99123450000002");
    }

    // ---- Who owns a class

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                                        | k: 9900000001 9900000002 t1@demo.example
                    precedence[class] = api                  | k: 9900000002 9900000003 t2@demo.example
                    precedence[enrollment] = api             | k: 9900000002 9900000003 t2@demo.example
                    precedence[class] = files                | k: 9900000004
                    precedence[class] = files, api           | k: 9900000004
                    precedence[enrollment] = zip; precedence[class] = api | k: 9900000001 9900000002 t1@demo.example
                    precedence[user] = api                   | k: 9900000001 9900000002 t1@demo.example
                    precedence[class.title] = api            | k: 9900000001 9900000002 t1@demo.example
                    memberships = union                      | k: 9900000001 9900000002 9900000003 9900000004 t1@demo.example t2@demo.example
                    memberships = union; precedence[class] = api | k: 9900000001 9900000002 9900000003 9900000004 t1@demo.example t2@demo.example
                    """)
    void a_class_is_owned_by_the_first_source_that_has_it(String settings, String group) throws IOException {
        MergeDesk desk = desk().source("zip", k().learn("k", "u1", "u2").teach("k", "t1"))
                .source("api", k().learn("k", "u2", "u3").teach("k", "t2"))
                .source("files", k().learn("k", "u4"));
        if (settings != null) {
            for (String setting : settings.split("; ")) {
                desk.set(setting.split(" = ")[0], setting.split(" = ")[1]);
            }
        }

        assertThat(desk.night().groups()).containsExactly(group);
    }

    @Test
    void enrollments_of_others_are_merged_where_they_say_the_same_else_filtered_and_listed() throws IOException {
        MergedNight night = desk().source("zip", k().learn("k", "u1", "u2").teach("k", "t1"))
                .source(
                        "api",
                        k().learn("k", "u2", "u3")
                                .teach("k", "t1", "t2")
                                .enroll("k", "u3", "role=student", "endDate=" + YESTERDAY)
                                .enroll("k", "u3", "role=student", "beginDate=" + TOMORROW)
                                .teacher("a1", "role=aide")
                                .enroll("k", "a1", "role=aide"))
                .night();

        assertThat(night.books("zip", "enrollments.csv")).isEqualTo("3 read, 3 used");
        assertThat(night.books("api", "enrollments.csv")).isEqualTo("7 read, 0 used, 2 merged, owned-by-zip 5");
        assertThat(night.conflicts())
                .containsExactly(
                        "membership u3 student: not in class k zip:2 / in class k api:3",
                        "membership t2 teacher: not in class k zip:2 / in class k api:5");
    }

    @Test
    void a_student_who_teaches_in_the_other_source_is_not_the_same_enrollment() throws IOException {
        MergedNight night = desk().source("zip", k().learn("k", "u1"))
                .source("api", k().student("u1").enroll("k", "u1", "role=teacher"))
                .night();

        assertThat(night.groups()).containsExactly("k: 9900000001");
        assertThat(night.books("api", "enrollments.csv")).isEqualTo("1 read, 0 used, owned-by-zip 1");
        assertThat(night.conflicts()).containsExactly("membership u1 teacher: not in class k zip:2 / in class k api:2");
    }

    @Test
    void with_union_equal_enrollments_are_merged() throws IOException {
        MergedNight night = desk().set("memberships", "union")
                .source("zip", k().learn("k", "u1", "u2").teach("k", "t1"))
                .source("api", k().learn("k", "u2", "u3").teach("k", "t1"))
                .night();

        assertThat(night.groups()).containsExactly("k: 9900000001 9900000002 9900000003 t1@demo.example");
        assertThat(night.books("zip", "enrollments.csv")).isEqualTo("3 read, 3 used");
        assertThat(night.books("api", "enrollments.csv")).isEqualTo("3 read, 1 used, 2 merged");
        assertThat(night.conflicts()).isEmpty();
    }

    @Test
    void classes_that_one_source_alone_has_belong_to_it() throws IOException {
        MergedNight night = desk().source("zip", k().learn("k", "u1"))
                .source(
                        "api",
                        Export.alder().section("ka").learn("ka", "u1", "u2").teach("ka", "t1"))
                .night();

        assertThat(night.groups()).containsExactly("k: 9900000001", "ka: 9900000001 9900000002 t1@demo.example");
        assertThat(night.books("api", "enrollments.csv")).isEqualTo("3 read, 3 used");
    }

    @Test
    void the_first_source_that_has_no_active_row_of_a_class_does_not_own_it() throws IOException {
        MergedNight night = desk().refusing()
                .source(
                        "zip",
                        Export.alder()
                                .section("k", "classType=lecture")
                                .section("l")
                                .learn("k", "u1"))
                .source("api", k().learn("k", "u2"))
                .night();

        assertThat(night.groups()).containsExactly("k: 9900000002");
    }

    @Test
    void an_owner_without_enrollments_leaves_the_class_empty() throws IOException {
        MergedNight night = desk().source("zip", k().section("l").learn("l", "u1"))
                .source("api", k().learn("k", "u1"))
                .night();

        assertThat(night.groups()).containsExactly("l: 9900000001");
        assertThat(night.conflicts()).containsExactly("membership u1 student: not in class k zip:2 / in class k api:2");
    }

    // ---- Who has left

    @ParameterizedTest
    @ValueSource(strings = {"gone", "ended", "deleted"})
    void a_student_who_left_in_the_better_source_is_not_brought_back(String how) throws IOException {
        Export zip = k().learn("k", "u1").student("u2");
        if (how.equals("ended")) {
            zip.enroll("k", "u2", "role=student", "endDate=" + TODAY);
        } else if (how.equals("deleted")) {
            zip.enroll("k", "u2", "role=student", "status=tobedeleted");
        }
        MergedNight night = desk().source("zip", zip)
                .source("api", k().learn("k", "u1", "u2"))
                .night();

        assertThat(night.groups()).containsExactly("k: 9900000001");
        assertThat(night.conflicts()).containsExactly("membership u2 student: not in class k zip:2 / in class k api:3");
        assertThat(night.books("api", "enrollments.csv")).isEqualTo("2 read, 0 used, 1 merged, owned-by-zip 1");
    }

    @Test
    void with_union_one_who_left_in_one_source_alone_stays() throws IOException {
        MergedNight night = desk().set("memberships", "union")
                .source("zip", k().learn("k", "u1").student("u2").enroll("k", "u2", "role=student", "endDate=" + TODAY))
                .source("api", k().learn("k", "u1", "u2"))
                .night();

        assertThat(night.groups()).containsExactly("k: 9900000001 9900000002");
        assertThat(night.books("zip", "enrollments.csv")).isEqualTo("2 read, 1 used, ended 1");
    }

    @Test
    void one_who_is_new_in_the_worse_source_waits_for_the_better() throws IOException {
        Export api = k().learn("k", "u1", "u2");
        assertThat(desk().source("zip", k().learn("k", "u1"))
                        .source("api", api)
                        .night()
                        .groups())
                .containsExactly("k: 9900000001");
        assertThat(desk().source("zip", k().learn("k", "u1", "u2"))
                        .source("api", api)
                        .night()
                        .groups())
                .containsExactly("k: 9900000001 9900000002");
    }

    @ParameterizedTest(name = "{0}, {1} on {2}: in it {3}")
    @CsvSource({
        "exclusive, 2026-11-20, 2026-11-19, true",
        "exclusive, 2026-11-20, 2026-11-20, false",
        "inclusive, 2026-11-20, 2026-11-20, true",
        "inclusive, 2026-11-20, 2026-11-21, false"
    })
    void an_end_date_is_the_day_after_or_the_last_as_the_source_has_it(
            String meaning, String end, LocalDate day, boolean in) throws IOException {
        Export zip = Export.alder()
                .section("k")
                .learn("k", "u1")
                .student("u2")
                .enroll("k", "u2", "role=student", "endDate=" + end)
                .session("f", "title=Fall", "endDate=" + end)
                .section("kf", "termSourcedIds=f")
                .learn("kf", "u1");
        Export api = Export.alder()
                .section("ka")
                .learn("ka", "u1")
                .student("u3")
                .enroll("ka", "u3", "role=student", "endDate=" + end);
        MergedNight night = desk().set("endDates[zip]", meaning)
                .on(day)
                .source("zip", zip)
                .source("api", api)
                .night();

        boolean stillByTheStandard = day.isBefore(LocalDate.parse(end));
        String ofApi = stillByTheStandard ? "ka: 9900000001 9900000003" : "ka: 9900000001";
        assertThat(night.groups())
                .containsExactly(
                        in
                                ? new String[] {"k: 9900000001 9900000002", ofApi, "kf: 9900000001"}
                                : new String[] {"k: 9900000001", ofApi});
    }

    @Test
    void who_is_to_begin_tomorrow_is_not_in_it_today_whatever_the_worse_source_says() throws IOException {
        Export zip = k().learn("k", "u1").student("u2").enroll("k", "u2", "role=student", "beginDate=" + TOMORROW);
        Export api = k().learn("k", "u1", "u2");

        assertThat(desk().source("zip", zip).source("api", api).night().groups())
                .containsExactly("k: 9900000001");
        assertThat(desk().on(DATE.plusDays(1))
                        .source("zip", zip)
                        .source("api", api)
                        .night()
                        .groups())
                .containsExactly("k: 9900000001 9900000002");
    }

    @Test
    void classes_of_a_term_to_come_wait_for_it_in_each_source() throws IOException {
        Export zip = Export.alder()
                .session("spring", "title=Spring", "startDate=" + TOMORROW)
                .section("k")
                .learn("k", "u1")
                .section("ks", "termSourcedIds=spring")
                .learn("ks", "u1");
        Export api = Export.alder()
                .session("spring", "title=Spring", "startDate=" + TOMORROW)
                .section("ka", "termSourcedIds=spring")
                .learn("ka", "u2");

        MergedNight before = desk().source("zip", zip).source("api", api).night();
        assertThat(before.groups()).containsExactly("k: 9900000001");
        assertThat(before.books("api", "classes.csv")).isEqualTo("1 read, 0 used, not-in-term 1");
        assertThat(desk().on(DATE.plusDays(1))
                        .source("zip", zip)
                        .source("api", api)
                        .night()
                        .groups())
                .containsExactly("k: 9900000001", "ka: 9900000002", "ks: 9900000001");
    }

    // ---- Who has moved

    @Test
    void a_student_who_moves_to_another_school_is_in_the_classes_of_the_new_one_alone() throws IOException {
        Export zip =
                second(k()).section("k2", "schoolSourcedId=s2").learn("k", "u1").learn("k2", "u2");
        Export late = second(k()).section("k2", "schoolSourcedId=s2").learn("k", "u1", "u2");

        MergedNight night = desk().source("zip", zip).source("api", late).night();

        assertThat(night.groups()).containsExactly("k: 9900000001", "k2: 9900000002");
        assertThat(night.conflicts()).containsExactly("membership u2 student: not in class k zip:2 / in class k api:3");
    }

    @Test
    void a_student_who_changes_sections_in_the_year_is_in_the_new_one_alone() throws IOException {
        Export zip = k().section("l")
                .learn("k", "u1")
                .learn("l", "u2")
                .student("u3")
                .enroll("k", "u3", "role=student", "endDate=" + TODAY)
                .enroll("l", "u3", "role=student", "beginDate=" + TODAY);
        Export late = k().section("l").learn("k", "u1", "u3").learn("l", "u2");

        MergedNight night = desk().source("zip", zip).source("api", late).night();

        assertThat(night.groups()).containsExactly("k: 9900000001", "l: 9900000002 9900000003");
    }

    @Test
    void a_student_of_two_schools_is_in_classes_of_both_each_from_its_own_source() throws IOException {
        Export zip = k().learn("k", "u1").teach("k", "t1");
        Export charter = second(Export.alder())
                .section("k2", "schoolSourcedId=s2")
                .student("x9", "userIds={SSID:9900000001}", "givenName=Given u1", "familyName=Family u1")
                .learn("k2", "x9", "u2");

        MergedNight night = desk().set("namespaces[api]", "charter")
                .source("zip", zip)
                .source("api", charter)
                .night();

        assertThat(night.groups()).containsExactly("k: 9900000001 t1@demo.example", "k2: 9900000001 9900000002");
        assertThat(night.conflicts()).isEmpty();
    }

    @Test
    void the_owner_says_who_the_primary_teacher_is() throws IOException {
        Export zip = k().learn("k", "u1")
                .teacher("t1", "familyName=Zeta")
                .teacher("t2", "familyName=Alpha")
                .enroll("k", "t1", "role=teacher", "primary=true")
                .enroll("k", "t2", "role=teacher", "primary=false");
        Export api = k().learn("k", "u1")
                .teacher("t1", "familyName=Zeta")
                .teacher("t2", "familyName=Alpha")
                .enroll("k", "t1", "role=teacher", "primary=false")
                .enroll("k", "t2", "role=teacher", "primary=true");

        assertThat(desk().named("{teacher.familyName}")
                        .source("zip", zip)
                        .source("api", api)
                        .night()
                        .cers())
                .contains("\r\nZeta,");
        assertThat(desk().named("{teacher.familyName}")
                        .set("precedence[enrollment]", "api")
                        .source("zip", zip)
                        .source("api", api)
                        .night()
                        .cers())
                .contains("\r\nAlpha,");
    }

    // ---- Classes that are to be deleted

    private static Export deleted(String... students) {
        return Export.alder()
                .section("k", "status=tobedeleted")
                .section("l")
                .learn("l", "u9")
                .learn("k", students);
    }

    @Test
    void a_class_that_the_better_source_deletes_stays_deleted() throws IOException {
        MergedNight night = desk().source("zip", deleted())
                .source("api", k().learn("k", "u1"))
                .night();

        assertThat(night.groups()).containsExactly("l: 9900000009");
        assertThat(night.books("zip", "classes.csv")).isEqualTo("2 read, 1 used, tobedeleted 1");
        assertThat(night.books("api", "classes.csv")).isEqualTo("1 read, 0 used, deleted-in-zip 1");
        assertThat(night.books("api", "enrollments.csv")).isEqualTo("1 read, 0 used, refers-to-filtered-classes 1");
        assertThat(night.books("api", "users.csv")).isEqualTo("1 read, 0 used, not-enrolled 1");
    }

    @Test
    void a_class_that_the_worse_source_deletes_stays() throws IOException {
        MergedNight night = desk().source("zip", k().learn("k", "u1"))
                .source("api", deleted())
                .night();

        assertThat(night.groups()).containsExactly("k: 9900000001", "l: 9900000009");
        assertThat(night.books("api", "classes.csv")).isEqualTo("2 read, 1 used, tobedeleted 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "enrollment"})
    void which_source_is_better_is_what_precedence_says(String key) throws IOException {
        MergedNight later = desk().set("precedence[" + key + "]", "api")
                .source("zip", k().learn("k", "u1"))
                .source("api", deleted())
                .night();
        assertThat(later.groups()).containsExactly("l: 9900000009");
        assertThat(later.books("zip", "classes.csv")).isEqualTo("1 read, 0 used, deleted-in-api 1");
        assertThat(later.books("zip", "enrollments.csv")).isEqualTo("1 read, 0 used, refers-to-filtered-classes 1");

        MergedNight first = desk().set("precedence[" + key + "]", "api")
                .source("zip", deleted())
                .source("api", k().learn("k", "u1"))
                .night();
        assertThat(first.groups()).containsExactly("k: 9900000001", "l: 9900000009");
    }

    @Test
    void a_deleted_id_of_another_namespace_is_another_class() throws IOException {
        MergedNight night = desk().set("namespaces[api]", "charter")
                .source("zip", deleted())
                .source("api", k().learn("k", "u1"))
                .night();

        assertThat(night.groups()).hasSize(2).anyMatch(group -> group.endsWith(": 9900000001"));
    }

    @Test
    void with_union_a_class_that_the_better_source_deletes_stays_deleted_as_well() throws IOException {
        MergedNight night = desk().set("memberships", "union")
                .source("zip", deleted())
                .source("api", k().learn("k", "u1"))
                .night();

        assertThat(night.groups()).containsExactly("l: 9900000009");
    }

    // ---- Books

    @Test
    void every_row_of_every_source_is_booked_in_the_account_of_its_own_file() throws IOException {
        Export zip = k().learn("k", "u1", "u2").teach("k", "t1");
        Export api = second(k())
                .section("k2", "schoolSourcedId=s2", "courseSourcedId=n")
                .course("n", "title=Biology")
                .learn("k", "u2")
                .learn("k2", "u3")
                .teach("k2", "t1")
                .student("u4");

        MergedNight night = desk().source("zip", zip).source("api", api).night();

        assertThat(night.books("zip", "orgs.csv")).isEqualTo("1 read, 1 used");
        assertThat(night.books("api", "orgs.csv")).isEqualTo("2 read, 1 used, 1 merged");
        assertThat(night.books("api", "academicSessions.csv")).isEqualTo("1 read, 0 used, 1 merged");
        assertThat(night.books("zip", "academicSessions.csv")).isEqualTo("1 read, 1 used");
        assertThat(night.books("api", "courses.csv")).isEqualTo("2 read, 1 used, 1 merged");
        assertThat(night.books("api", "classes.csv")).isEqualTo("2 read, 1 used, 1 merged");
        assertThat(night.books("zip", "users.csv")).isEqualTo("3 read, 3 used");
        assertThat(night.books("api", "users.csv")).isEqualTo("4 read, 1 used, 2 merged, not-enrolled 1");
        assertThat(night.books("zip", "enrollments.csv")).isEqualTo("3 read, 3 used");
        assertThat(night.books("api", "enrollments.csv")).isEqualTo("3 read, 2 used, 1 merged");
        assertThat(night.merged().contributions())
                .extracting(Object::toString)
                .containsExactly(
                        "Contribution[source=zip, own={academicSessions=1, classes=1, courses=1, enrollments=3, orgs=1,"
                                + " users=3}, joined={}, supplied={}]",
                        "Contribution[source=api, own={classes=1, courses=1, enrollments=2, orgs=1, users=2},"
                                + " joined={academicSessions=1, classes=1, courses=1, enrollments=1, orgs=1, users=2},"
                                + " supplied={}]");
    }

    @Test
    void a_source_merged_with_itself_changes_nothing_and_its_second_copy_is_merged_row_by_row() throws IOException {
        Export zip = second(k())
                .section("k2", "schoolSourcedId=s2")
                .learn("k", "u1", "u2")
                .teach("k", "t1")
                .learn("k2", "u3");
        MergedNight alone = desk().source("zip", zip).night();
        MergedNight twice = desk().source("zip", zip).source("api", zip).night();

        assertThat(twice.cers()).isEqualTo(alone.cers());
        assertThat(twice.conflicts()).isEmpty();
        for (String file : new String[] {"orgs", "academicSessions", "courses", "classes", "users", "enrollments"}) {
            String read = twice.books("zip", file + ".csv").replaceFirst(" .*", "");
            assertThat(twice.books("zip", file + ".csv")).isEqualTo(alone.books("zip", file + ".csv"));
            assertThat(twice.books("api", file + ".csv")).isEqualTo(read + " read, 0 used, " + read + " merged");
        }
    }
}
