package org.rollcall.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which keys rows of two sources are found to be the same, and by which they are not. */
class IdentityTest {

    @TempDir
    Path folder;

    private MergeDesk desk() {
        return new MergeDesk(folder);
    }

    /** A source with a class of its own. */
    private static Export source(String section) {
        return Export.alder().section(section, "classCode=" + section);
    }

    private static String[] cells(String text) {
        return text == null ? new String[0] : text.split("; ");
    }

    @ParameterizedTest(name = "{0}: {1} / {2} is {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    ssid       | userIds={SSID:9900000001}; familyName=Diaz      | userIds={SSID:9900000001}; familyName=Diaz      | same
                    ssid       | userIds={SSID:9900000001}; givenName=Lea        | userIds={SSID:9900000001}; givenName=Lea        | same
                    ssid       | userIds={SSID:9900000001}                       | userIds={SSID:9900000001}                       | other
                    ssid       | userIds={SSID:9900000001}; familyName=Núñez-Ruiz | userIds={SSID:9900000001}; familyName=NUNEZ RUIZ | same
                    ssid       | userIds={SSID:9900000001}; givenName=; familyName= | userIds={SSID:9900000001}                    | same
                    ssid       | userIds={SSID:990000001}; familyName=Diaz       | userIds={SSID:990000001}; familyName=Diaz       | other
                    ssid       | userIds=; familyName=Diaz                       | userIds=; familyName=Diaz                       | other
                    identifier | identifier=L1; familyName=Diaz                  | identifier=L1; familyName=Diaz                  | same
                    identifier | identifier=L1                                   | identifier=l1                                   | other
                    identifier | identifier=b1; familyName=Diaz                  | familyName=Diaz                                 | same
                    identifier | familyName=Diaz                                 | identifier=a1; familyName=Diaz                  | same
                    identifier | -                                               | -                                               | other
                    email      | email=ANN@x.example; givenName=Ann              | email=ann@X.example; givenName=Ann              | same
                    email      | email=ann@x.example; givenName=Ann; familyName=Diaz | email=ann@x.example; givenName=Bea; familyName=Diaz | other
                    email      | givenName=Ann                                   | givenName=Ann                                   | other
                    username   | username=Ann.D; givenName=Ann                   | username=ANN.d; givenName=ann               | same
                    username   | username=ann.d; givenName=Ann; familyName=Diaz  | username=ann.d; givenName=Bea; familyName=Diaz  | other
                    username   | givenName=Ann                                   | givenName=Ann                                   | other
                    """)
    void students_are_the_same_by_each_key_alone(String key, String one, String other, String is) throws IOException {
        MergedNight night = desk().set("identity[student]", key)
                .source("zip", source("k").student("a1", cells(one)))
                .source("api", source("ka").student("b1", cells(other)))
                .night();

        assertThat(night.users()).containsExactly(is.equals("same") ? new String[] {"a1"} : new String[] {"a1", "b1"});
    }

    @ParameterizedTest(name = "{0}: {1} / {2} is {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    identifier | identifier=T1; familyName=Diaz                  | identifier=T1; familyName=Diaz                  | same
                    identifier | identifier=T1                                   | identifier=T1                                   | other
                    identifier | familyName=Diaz                                 | identifier=a1; role=administrator; familyName=Diaz | same
                    identifier | identifier=T1                                   | identifier=T2                                   | other
                    email      | email=R@x.example; familyName=Diaz              | email=r@x.example; familyName=Diaz              | same
                    email      | email=r@x.example; givenName=Rosa               | email=r@x.example; givenName=Rosa               | same
                    email      | email=office@x.example                          | email=office@x.example                          | other
                    email      | email=; familyName=Diaz                         | email=; familyName=Diaz                         | other
                    username   | username=RD; familyName=Diaz                    | username=rd; familyName=Diaz; role=aide         | same
                    username   | familyName=Diaz                                 | familyName=Diaz                                 | other
                    """)
    void staff_are_the_same_by_each_key_alone(String key, String one, String other, String is) throws IOException {
        MergedNight night = desk().set("identity[staff]", key)
                .source("zip", source("k").teacher("a1", cells(one)))
                .source("api", source("ka").teacher("b1", cells(other)))
                .night();

        assertThat(night.users()).containsExactly(is.equals("same") ? new String[] {"a1"} : new String[] {"a1", "b1"});
    }

    @Test
    void a_sourced_id_of_people_who_have_neither_name_in_common_is_anothers_and_other_keys_count_alone_where_set()
            throws IOException {
        Export zip = source("k").student("u1", "familyName=Diaz").teacher("t1", "familyName=Diaz");
        Export api = source("ka")
                .student("u1", "userIds=", "familyName=Cole", "givenName=Cy")
                .teacher("t1", "givenName=Di");

        MergedNight night = desk().source("zip", zip).source("api", api).night();

        assertThat(night.users()).containsExactly("u1", "t1", "u1@api", "t1@api");
        assertThat(night.conflicts()).contains("other-name u1 id: u1 zip:2 / u1 api:2");
        assertThat(desk().set("identity[student]", "email")
                        .set("identity[staff]", "username")
                        .source("zip", zip)
                        .source("api", api)
                        .night()
                        .users())
                .containsExactly("u1", "t1", "u1@api", "t1@api");
    }

    @Test
    void a_student_and_somebody_of_the_staff_are_never_the_same() throws IOException {
        MergedNight night = desk().source(
                        "zip", source("k").student("p1", "email=p@x.example", "username=p", "identifier=P", "userIds="))
                .source("api", source("ka").teacher("p1", "email=p@x.example", "username=p", "identifier=P"))
                .night();

        assertThat(night.users()).containsExactly("p1", "p1@api");
    }

    @ParameterizedTest
    @CsvSource({"'email, ssid', a1 b1", "'ssid, email', a1 c1"})
    void keys_are_tried_in_order_and_who_is_matched_is_out_of_the_reach_of_the_next(String keys, String users)
            throws IOException {
        MergedNight night = desk().set("identity[student]", keys)
                .source(
                        "zip",
                        source("k").student("a1", "userIds={SSID:9900000001}", "email=x@x.example", "givenName=A"))
                .source(
                        "api",
                        source("ka")
                                .student(
                                        "b1",
                                        "userIds={SSID:9900000001}",
                                        "email=y@x.example",
                                        "givenName=A",
                                        "familyName=Family a1")
                                .student(
                                        "c1",
                                        "userIds={SSID:9900000002}",
                                        "email=x@x.example",
                                        "givenName=A",
                                        "familyName=Family a1"))
                .night();

        assertThat(night.users()).containsExactly(users.split(" "));
    }

    @Test
    void a_value_that_several_rows_of_either_side_share_matches_none() throws IOException {
        Consumer<Export> two = e ->
                e.student("a1", "email=x@x.example", "givenName=A").student("a2", "email=x@x.example", "givenName=A");
        Export many = source("k");
        two.accept(many);
        Export one = source("ka").student("b1", "email=x@x.example", "givenName=A");

        MergedNight first = desk().source("zip", many).source("api", one).night();
        MergedNight last = desk().source("api", one).source("zip", many).night();

        assertThat(first.users()).containsExactly("a1", "a2", "b1");
        assertThat(first.conflicts()).containsExactly("ambiguous a1 email: a1 zip:2 / b1 api:2");
        assertThat(last.users()).containsExactly("b1", "a1", "a2");
        assertThat(last.conflicts())
                .containsExactly("ambiguous b1 email: b1 api:2 / a1 zip:2", "ambiguous b1 email: b1 api:2 / a2 zip:3");
        assertThat(first.merged().sentences())
                .containsExactly(
                        "1 × rows share their email in zip and api: more than one row has it, so none is matched by it");
    }

    @Test
    void a_value_that_rows_of_one_side_alone_share_is_nothing_to_report() throws IOException {
        MergedNight night = desk().source(
                        "zip", source("k").student("a1", "email=x@x.example").student("a2", "email=x@x.example"))
                .source("api", source("ka").student("b1", "email=y@x.example"))
                .night();

        assertThat(night.conflicts()).isEmpty();
    }

    @Test
    void what_another_key_finds_is_not_ambiguous_and_what_several_keys_leave_open_is_listed_once() throws IOException {
        MergedNight night = desk().source(
                        "zip",
                        source("k")
                                .student("a1", "email=x@x.example", "username=n", "givenName=A", "familyName=F")
                                .student("a2", "email=x@x.example", "username=m", "givenName=A", "familyName=F")
                                .student("a3", "email=y@x.example", "username=p", "givenName=A", "familyName=F")
                                .student("a4", "email=y@x.example", "username=p", "givenName=A", "familyName=F"))
                .source(
                        "api",
                        source("ka")
                                .student("b1", "email=x@x.example", "username=n", "givenName=A", "familyName=F")
                                .student("b3", "email=y@x.example", "username=p", "givenName=A", "familyName=F"))
                .night();

        assertThat(night.users()).containsExactly("a1", "a2", "a3", "a4", "b3");
        assertThat(night.conflicts()).containsExactly("ambiguous a3 email: a3 zip:4 / b3 api:3");
    }

    @Test
    void who_is_matched_by_one_key_does_not_stand_in_the_way_of_the_next() throws IOException {
        MergedNight night = desk().source(
                        "zip",
                        source("k")
                                .student("a1", "email=x@x.example", "givenName=A")
                                .student("a2", "email=x@x.example", "givenName=A"))
                .source(
                        "api",
                        source("ka")
                                .student("a1", "email=x@x.example", "givenName=A")
                                .student("b2", "email=x@x.example", "givenName=A", "familyName=Family a2"))
                .night();

        assertThat(night.users()).containsExactly("a1", "a2");
        assertThat(night.conflicts()).isEmpty();
    }

    @Test
    void a_merged_row_is_found_by_the_sourced_id_of_any_row_in_it() throws IOException {
        MergedNight night = desk().source("zip", source("k").learn("k", "u1"))
                .source("api", source("ka").student("x1", "userIds={SSID:9900000001}", "familyName=Family u1"))
                .source("files", source("kf").student("x1", "givenName=Other", "familyName=Family u1"))
                .night();

        assertThat(night.users()).containsExactly("u1");
        assertThat(night.groups()).containsExactly("k: 9900000001");
    }

    @Test
    void of_two_rows_whose_ids_lead_to_one_merged_row_the_one_with_its_own_id_is_it() throws IOException {
        MergedNight night = desk().source("zip", source("k").student("u1"))
                .source(
                        "api",
                        source("ka")
                                .student(
                                        "x1",
                                        "userIds={SSID:9900000001}",
                                        "givenName=Given u1",
                                        "familyName=Family u1"))
                .source(
                        "files",
                        source("kf")
                                .student("x1", "givenName=X", "familyName=Family u1")
                                .student("u1"))
                .night();

        assertThat(night.users()).containsExactly("u1", "x1");
        assertThat(night.conflicts()).containsExactly("ambiguous u1 sourcedId: u1 zip:2 / x1 files:2");
    }

    @Test
    void who_is_refused_or_deleted_takes_no_part() throws IOException {
        MergedNight night = desk().refusing()
                .source(
                        "zip",
                        source("k")
                                .student("u1", "status=tobedeleted")
                                .student("u2", "role=pupil")
                                .learn("k", "u3"))
                .source("api", source("ka").learn("ka", "u1", "u2"))
                .night();

        assertThat(night.users()).containsExactly("u1", "u2", "u3");
        assertThat(night.groups()).containsExactly("k: 9900000003", "ka: 9900000001 9900000002");
    }

    // ---- Namespaces

    @Test
    void in_another_namespace_one_id_means_another_row_and_gets_the_name_of_its_source() throws IOException {
        Export zip = source("k").learn("k", "u1").teach("k", "t1");
        Export api = new Export()
                .org("s1", "identifier=99123450000002", "name=Birch")
                .session("y", "title=Other days")
                .course("m", "title=Biology")
                .section("k")
                .student("u1", "userIds={SSID:9900000077}", "givenName=Cy", "familyName=Cole")
                .learn("k", "u1")
                .teacher("t1", "givenName=Di", "familyName=Dunn", "email=di@x.example")
                .teach("k", "t1");

        MergedNight night = desk().set("namespaces[api]", "charter")
                .source("zip", zip)
                .source("api", api)
                .night();

        assertThat(night.groups()).containsExactly("k: 9900000001 t1@demo.example", "k@api: 9900000077 di@x.example");
        assertThat(night.users()).containsExactly("u1", "t1", "u1@api", "t1@api");
        assertThat(night.orgs()).containsExactly("s1", "s1@api");
        assertThat(night.sessions()).containsExactly("y", "y@api");
        assertThat(night.courses()).containsExactly("m", "m@api");
        assertThat(night.conflicts()).isEmpty();
    }

    @Test
    void sources_with_one_namespace_share_their_ids_and_identifiers_and_other_keys_hold_across() throws IOException {
        MergedNight night = desk().set("namespaces[api]", "sis")
                .set("namespaces[files]", "sis")
                .source(
                        "zip",
                        source("k")
                                .student("u1")
                                .student("u2", "userIds=", "identifier=L2", "givenName=Ann", "email=ann@x.example"))
                .source(
                        "api",
                        source("ka")
                                .student("u1", "userIds={SSID:9900000011}")
                                .student("x2", "userIds=", "givenName=Ann", "email=ann@x.example")
                                .student("x3", "identifier=L2"))
                .source(
                        "files",
                        source("kf")
                                .student("u1", "userIds=")
                                .student("x2", "userIds={SSID:9900000002}", "givenName=Ann"))
                .night();

        assertThat(night.users()).containsExactly("u1", "u2", "u1@api", "x3");
        assertThat(night.merged().contributions().get(2).supplied()).containsEntry("user.ssid", 1);
    }

    @Test
    void a_blank_namespace_is_the_common_one() throws IOException {
        MergedNight night = desk().set("namespaces[api]", " ")
                .source("zip", source("k").student("u1"))
                .source("api", source("ka").student("u1"))
                .night();

        assertThat(night.users()).containsExactly("u1");
    }

    // ---- Schools, terms, courses, classes

    @ParameterizedTest
    @CsvSource({
        "99123450000001, 99123450000001, same",
        "99-12345-0000001, 99123450000001, same",
        "01123450000001, 1123450000001, same",
        "99123450000001, 99123450000002, other",
        "9912345, 9912345, other",
        "99123450000000, 99123450000000, other",
        "'', '', other"
    })
    void schools_are_the_same_by_their_cds_code(String one, String other, String is) throws IOException {
        MergedNight night = desk().source("zip", new Export().org("s1", "identifier=" + one))
                .source("api", new Export().org("x1", "identifier=" + other))
                .night();

        assertThat(night.orgs()).containsExactly(is.equals("same") ? new String[] {"s1"} : new String[] {"s1", "x1"});
    }

    @Test
    void a_cds_code_that_two_schools_have_matches_none_of_them() throws IOException {
        MergedNight night = desk().source(
                        "zip", new Export().org("s1", "name=North").org("s2", "name=South"))
                .source("api", new Export().org("x1"))
                .night();

        assertThat(night.orgs()).containsExactly("s1", "s2", "x1");
        assertThat(night.conflicts()).containsExactly("ambiguous s1 cds: s1 zip:2 / x1 api:2");
    }

    @ParameterizedTest
    @CsvSource({
        "title=Fall, title=fall, same",
        "title=Fall Term, title=FALL  TERM, same",
        "title=Fall, title=Autumn, other",
        "startDate=2026-08-12, startDate=2026-08-13, other",
        "endDate=2026-12-19, endDate=2026-12-20, other"
    })
    void terms_are_the_same_by_title_and_dates(String one, String other, String is) throws IOException {
        MergedNight night = desk().source("zip", new Export().session("y", one))
                .source("api", new Export().session("x", other))
                .night();

        assertThat(night.sessions()).containsExactly(is.equals("same") ? new String[] {"y"} : new String[] {"y", "x"});
    }

    @Test
    void an_end_date_that_names_the_last_day_is_the_same_as_the_day_after_it() throws IOException {
        MergedNight night = desk().set("endDates[api]", "inclusive")
                .source("zip", new Export().session("y", "endDate=2026-12-20"))
                .source("api", new Export().session("x", "endDate=2026-12-19"))
                .night();

        assertThat(night.sessions()).containsExactly("y");
        assertThat(night.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ALG1, ALG1, same", "ALG1, alg1, other", "'', '', other"})
    void courses_are_the_same_by_their_code(String one, String other, String is) throws IOException {
        MergedNight night = desk().source("zip", new Export().course("m", "courseCode=" + one))
                .source("api", new Export().course("x", "courseCode=" + other))
                .night();

        assertThat(night.courses()).containsExactly(is.equals("same") ? new String[] {"m"} : new String[] {"m", "x"});
    }

    @ParameterizedTest(name = "{0} / {1} is {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    classCode=7; periods=2                    | classCode=7; periods=2                     | same
                    classCode=7                               | classCode=7                                | same
                    periods=2                                 | periods=2                                  | same
                    title=A                                   | title=A                                    | other
                    classCode=7                               | classCode=8                                | other
                    classCode=7; periods=2                    | classCode=7; periods=3                     | other
                    classCode=7; periods=2,3                  | classCode=7; periods=3,2                   | same
                    classCode=7; termSourcedIds=y,z           | classCode=7; termSourcedIds=xz,xy          | same
                    classCode=7                               | classCode=7; termSourcedIds=xy,xz          | other
                    classCode=7                               | classCode=7; schoolSourcedId=x2            | other
                    classCode=7                               | classCode=7; courseSourcedId=xn            | other
                    """)
    void classes_are_the_same_by_school_course_code_terms_and_periods(String one, String other, String is)
            throws IOException {
        Export zip = Export.alder()
                .session("z", "title=Fall")
                .section("k", cells(one))
                .learn("k", "u1");
        Export api = new Export()
                .org("x1")
                .org("x2", "identifier=99123450000002")
                .session("xy")
                .session("xz", "title=Fall")
                .course("xm", "courseCode=")
                .course("xn", "courseCode=N");
        String mended = other.contains("courseSourcedId") ? other : other + "; courseSourcedId=xm";
        mended = mended.contains("schoolSourcedId") ? mended : mended + "; schoolSourcedId=x1";
        mended = mended.contains("termSourcedIds") ? mended : mended + "; termSourcedIds=xy";
        api.section("x", cells(mended)).with("courses.csv", "sourcedId,title,courseCode\nxm,Algebra,M\nxn,Biology,N\n");
        zip.with("courses.csv", "sourcedId,title,courseCode\nm,Algebra,M\n");

        MergedNight night = desk().source("zip", zip).source("api", api).night();

        assertThat(night.classes()).containsExactly(is.equals("same") ? new String[] {"k"} : new String[] {"k", "x"});
    }

    // ---- Sources that do not fit

    private static Export people(String prefix, int from, int to, String given) {
        Export export = source("k" + prefix);
        for (int i = from; i <= to; i++) {
            export.student(
                    prefix + i, "userIds=", "identifier=L" + i, "givenName=" + given + i, "familyName=" + given + i);
        }
        return export;
    }

    @Test
    void ids_that_mean_other_people_fail_the_night() {
        assertThat(desk().source("zip", people("u", 1, 20, "A"))
                        .source("api", people("u", 1, 20, "B"))
                        .failure())
                .isEqualTo(
                        "Source api: of 20 people whom it shares an id with in the sources before it, 20 have another"
                                + " name there. Its ids mean other people; give it a namespace of its own in namespaces[api].");
        assertThat(desk().source("zip", people("u", 1, 30, "A"))
                        .source("api", people("x", 1, 30, "B"))
                        .failure())
                .startsWith("Source api: of 30 people whom it shares an id with in the sources before it, 30 have");
        assertThat(desk().source("zip", people("u", 1, 19, "A"))
                        .source("api", people("u", 1, 19, "B"))
                        .failure())
                .isEqualTo("they were merged");
    }

    @Test
    void half_of_them_may_have_another_name() {
        Export half = people("u", 1, 10, "B");
        for (int i = 11; i <= 20; i++) {
            half.student("u" + i, "userIds=", "givenName=A" + i);
        }
        Export more = people("u", 1, 11, "B");
        for (int i = 12; i <= 20; i++) {
            more.student("u" + i, "userIds=", "givenName=A" + i);
        }

        assertThat(desk().source("zip", people("u", 1, 20, "A"))
                        .source("api", half)
                        .failure())
                .isEqualTo("they were merged");
        assertThat(desk().source("zip", people("u", 1, 20, "A"))
                        .source("api", more)
                        .failure())
                .startsWith("Source api: of 20 people whom it shares an id with in the sources before it, 11 have");
    }

    @Test
    void a_namespace_of_its_own_mends_it() throws IOException {
        MergedNight night = desk().set("namespaces[api]", "sis")
                .source("zip", people("u", 1, 20, "A"))
                .source("api", people("u", 1, 20, "B"))
                .night();

        assertThat(night.users()).hasSize(40);
    }

    @Test
    void a_later_source_without_classes_that_completes_nobody_fails_the_night() {
        assertThat(desk().source("zip", source("k").learn("k", "u1"))
                        .source("api", new Export().student("x1", "userIds={SSID:9900000099}"))
                        .failure())
                .isEqualTo("Source api has no classes, and none of its 1 people is one of another source: its ids are"
                        + " others than theirs, or it has no SSIDs. By which keys people are found is in"
                        + " identity[student] and identity[staff].");
        assertThat(desk().source("zip", source("k").learn("k", "u1"))
                        .source("api", new Export().student("x1").student("u1"))
                        .failure())
                .isEqualTo("they were merged");
        assertThat(desk().source("zip", source("k").learn("k", "u1"))
                        .source("api", source("ka").student("x1"))
                        .failure())
                .isEqualTo("they were merged");
    }

    @Test
    void one_that_comes_first_and_completes_nobody_fails_it_as_well() {
        assertThat(desk().source("api", new Export().student("x1", "userIds={SSID:9900000099}"))
                        .source("zip", source("k").learn("k", "u1"))
                        .failure())
                .startsWith("Source api has no classes, and none of its 1 people is one of another source: ");
    }
}
