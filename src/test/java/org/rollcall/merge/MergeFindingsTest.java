package org.rollcall.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the merge should do and does not. */
class MergeFindingsTest {

    @TempDir
    Path folder;

    private MergeDesk desk() {
        return new MergeDesk(folder);
    }

    private static Export source(String section) {
        return Export.alder().section(section, "classCode=" + section);
    }

    @Test
    void a_merged_row_is_found_by_the_identifier_of_any_row_in_it_in_the_namespace_of_that_row() throws Exception {
        MergedNight night = desk().set("namespaces[api]", "sis")
                .set("namespaces[db]", "sis")
                .source(
                        "zip",
                        source("k")
                                .student("u1", "userIds=", "email=a@x.example", "identifier=Z1")
                                .learn("k", "u1"))
                .source(
                        "api",
                        source("ka")
                                .student(
                                        "guid",
                                        "userIds=",
                                        "email=a@x.example",
                                        "identifier=L1",
                                        "givenName=Given u1",
                                        "familyName=Family u1"))
                .source("db", new Export().student("L1", "userIds={SSID:9900000001}", "givenName=", "familyName="))
                .night();
        assertThat(night.groups()).containsExactly("k: 9900000001");
    }

    @Test
    void a_class_that_its_owner_has_stays_when_a_source_after_the_owner_deletes_it() throws Exception {
        MergedNight night = desk().set("precedence[class]", "files, api")
                .source("zip", source("k").learn("k", "u1"))
                .source("files", source("k").learn("k", "u1", "u2"))
                .source(
                        "api",
                        Export.alder()
                                .section("k", "status=tobedeleted")
                                .section("l")
                                .learn("l", "u9"))
                .night();
        assertThat(night.groups()).containsExactly("k: 9900000001 9900000002", "l: 9900000009");
    }

    @Test
    void a_class_that_two_sources_delete_is_deleted_for_whoever_comes_after_either() throws Exception {
        MergedNight night = desk().set("precedence[class]", "api, files, zip")
                .source(
                        "zip",
                        Export.alder()
                                .section("k", "status=tobedeleted")
                                .section("l")
                                .learn("l", "u9"))
                .source(
                        "api",
                        Export.alder()
                                .section("k", "status=tobedeleted")
                                .section("l")
                                .learn("l", "u9"))
                .source("files", source("k").learn("k", "u1"))
                .night();
        assertThat(night.groups()).containsExactly("l: 9900000009");
    }

    @Test
    void a_source_that_completes_a_later_ones_people_is_of_use() throws Exception {
        assertThat(desk().source("zip", source("k").learn("k", "u1"))
                        .source("db", new Export().student("u2"))
                        .source("api", source("ka").student("u2", "userIds=").learn("ka", "u2"))
                        .failure())
                .isEqualTo("they were merged");
    }

    @Test
    void people_matched_by_ssid_do_not_hide_that_ids_mean_others() throws Exception {
        Export zip = source("k");
        Export api = source("ka");
        for (int i = 1; i <= 30; i++) {
            zip.student("u" + i);
            api.student("x" + i, "userIds={SSID:" + Export.ssid("u" + i) + "}", "familyName=Family u" + i);
        }
        for (int i = 31; i <= 55; i++) {
            zip.student("u" + i, "userIds=", "identifier=L" + i);
            api.student("x" + i, "userIds=", "identifier=L" + i);
        }
        assertThat(desk().source("zip", zip).source("api", api).failure()).startsWith("Source api: of ");
    }

    @Test
    void students_and_staff_count_together() throws Exception {
        Export zip = source("k");
        Export api = source("ka");
        for (int i = 1; i <= 12; i++) {
            zip.student("u" + i, "userIds=").teacher("t" + i);
            api.student("u" + i, "userIds=", "givenName=X" + i, "familyName=X" + i)
                    .teacher("t" + i, "givenName=X" + i, "familyName=X" + i);
        }
        assertThat(desk().source("zip", zip).source("api", api).failure()).startsWith("Source api: of 24 ");
    }

    @Test
    void three_sources_of_which_two_agree_in_an_ssid() throws Exception {
        MergedNight night = desk().source("zip", source("k").learn("k", "u1"))
                .source("api", source("k").student("u1", "userIds={SSID:9900000002}"))
                .source("files", source("k").student("u1"))
                .night();
        assertThat(night.conflicts()).containsExactly("two-ssids u1 user.ssid: 9900000001 zip:2 / 9900000002 api:2");
    }

    @Test
    void an_ssid_in_conflict_supplies_nothing() throws Exception {
        MergedNight night = desk().source(
                        "zip", source("k").student("u1", "userIds=").learn("k", "u1"))
                .source("api", source("k").student("u1", "userIds={SSID:9900000002},{SSID:9900000003}"))
                .night();
        assertThat(night.leftOut()).contains("student u1 SSID_CONFLICT");
        assertThat(night.merged().contributions().get(1).supplied()).isEmpty();
    }

    @Test
    void a_malformed_address_where_the_better_source_has_none_is_called_malformed() throws Exception {
        MergedNight night = desk().source(
                        "zip",
                        source("k").teacher("t1", "email=").learn("k", "u1").teach("k", "t1"))
                .source("api", source("k").teacher("t1", "email=no address"))
                .night();
        assertThat(night.leftOut()).contains("teacher t1 LOGIN_MALFORMED");
    }

    @Test
    void order_of_rows_does_not_matter_to_sentences() throws Exception {
        Export zip = source("k").teacher("t1").teacher("t2");
        Export api = source("k").teacher("t1", "email=o@x.example").teacher("t2", "givenName=X");
        assertThat(desk().source("zip", zip)
                        .source("api", api.reversed())
                        .night()
                        .merged()
                        .sentences())
                .isEqualTo(desk().source("zip", zip)
                        .source("api", api)
                        .night()
                        .merged()
                        .sentences());
    }

    @Test
    void two_ssids_that_a_rule_decides_in_the_end_are_not_said_to_leave_the_student_out() throws Exception {
        MergedNight night = desk().set("precedence[ssid]", "files")
                .source("zip", source("k").learn("k", "u1"))
                .source("api", source("k").student("u1", "userIds={SSID:9900000002}"))
                .source("files", source("k").student("u1"))
                .night();
        assertThat(night.groups()).containsExactly("k: 9900000001");
        assertThat(night.merged().sentences()).noneMatch(sentence -> sentence.contains("the student is left out"));
    }

    @Test
    void codes_in_another_order_are_the_same() throws Exception {
        MergedNight night = desk().source(
                        "zip", source("k").section("l", "periods=2,3", "grades=09,10", "subjectCodes=01,02"))
                .source("api", source("k").section("l", "periods=3,2", "grades=10,09", "subjectCodes=02,01"))
                .night();
        assertThat(night.conflicts()).isEmpty();
    }

    @Test
    void subject_codes_of_courses_are_shown_as_those_of_classes_are() throws Exception {
        MergedNight night = desk().source("zip", Export.alder().course("n", "subjectCodes=01"))
                .source("api", Export.alder().course("n", "subjectCodes=01,02"))
                .night();
        assertThat(night.conflicts()).containsExactly("value n course.subjectCodes: 01 zip:3 / 01,02 api:3");
    }

    @Test
    void enrollments_that_another_source_has_too_are_not_a_sources_own_with_union_either() throws Exception {
        MergedNight night = desk().set("memberships", "union")
                .source("zip", source("k").learn("k", "u1", "u2"))
                .source("api", source("k").learn("k", "u2", "u3"))
                .night();
        assertThat(night.merged().contributions().get(1).own()).containsEntry("enrollments", 1);
    }

    @Test
    void who_is_deleted_in_one_source_and_not_in_another_is_taken_and_told() throws Exception {
        MergedNight night = desk().source(
                        "zip", source("k").student("u1", "status=tobedeleted").learn("k", "u2"))
                .source("api", source("ka").learn("ka", "u1"))
                .night();
        assertThat(night.groups()).containsExactly("k: 9900000002", "ka: 9900000001");
        assertThat(night.conflicts()).containsExactly("deleted u1 : u1 api:2 / u1 zip:2");
    }

    @Test
    void schools_that_come_to_have_one_cds_code_are_told_in_whatever_order_they_came() throws Exception {
        Export zip = new Export()
                .session("y")
                .course("m")
                .org("s1", "name=One", "identifier=")
                .org("s2", "name=Two", "identifier=99123450000002")
                .section("k")
                .learn("k", "u1");
        Export api = new Export().session("y").course("m").org("s1", "name=One", "identifier=99123450000002");
        for (Export first : List.of(zip, zip.reversed())) {
            MergedNight night = desk().source("zip", first).source("api", api).night();
            assertThat(night.merged().reading().warnings().sentences())
                    .contains("The schools One, Two have one CDS code, 99123450000002: their classes go to CERS as one"
                            + " school's");
        }
    }
}
