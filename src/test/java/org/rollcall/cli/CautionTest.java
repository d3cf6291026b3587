package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.cers.SchoolYears;
import org.rollcall.merge.Export;

/** Nights that are not run, not published, or published only by some: blackouts, school years and approvers. */
class CautionTest {

    private static final String LEA = "demo";
    private static final String FIRST = Site.id(LEA, 1);
    private static final String SECOND = Site.id(LEA, 2);
    private static final String THIRD = Site.id(LEA, 3);
    private static final int YEAR = SchoolYears.of(Site.TODAY);

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void site() {
        site = new Site(folder);
    }

    private Site.Result run(String... more) {
        String[] line = new String[2 + more.length];
        line[0] = "--lea";
        line[1] = LEA;
        System.arraycopy(more, 0, line, 2, more.length);
        return site.execute("run", line);
    }

    private Site.Result approve(String run, String by) {
        return site.execute("approve", "--run", run, "--by", by, "--reason", "as agreed");
    }

    private String state(String run) throws IOException {
        return site.run(run).get("state").asText();
    }

    @Test
    void in_a_blackout_no_night_is_run_and_what_was_held_can_still_be_decided() throws IOException {
        site.lea(LEA).deliver(LEA, District.night(1));
        assertThat(run().code()).isEqualTo(ExitCode.NEEDS_PERSON);
        site.lea(LEA, "blackout: \"2020-12-21..2021-01-08, " + Site.TODAY.minusDays(1) + "..\"");
        List<String> drop = Site.listing(site.drop(LEA));

        Site.Result skipped = run();

        assertThat(skipped.line(SECOND))
                .isEqualTo(SECOND + ": skipped. No night is run from " + Site.TODAY.minusDays(1)
                        + " on (blackout); what was published stands.");
        assertThat(skipped.code()).isZero();
        assertThat(Site.names(site.runFolder(SECOND))).containsExactly("run.json");
        assertThat(Site.listing(site.drop(LEA))).isEqualTo(drop);
        assertThat(site.execute("history", "--lea", LEA).out())
                .contains("demo                           yes      none within a year (blackout)\n")
                .containsPattern(SECOND + " .* skipped ");
        assertThat(state(FIRST)).isEqualTo("HELD");
        assertThat(approve(FIRST, "kim").code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(FIRST);

        assertThat(run("--dry-run").line(THIRD)).isEqualTo(THIRD + ": dry run. It would be published.");
    }

    @Test
    void before_cers_opens_the_school_year_a_run_is_held_and_cannot_be_approved() throws IOException {
        site.with("cers.schoolYears", YEAR - 1 + ", " + YEAR + " from " + Site.TODAY.plusDays(1));
        site.lea(LEA, "firstRun: publish").deliver(LEA, District.night(1));
        String opens = "CERS opens school year " + YEAR + " on " + Site.TODAY.plusDays(1) + " (cers.schoolYears)";

        Site.Result held = run();

        assertThat(held.line(FIRST)).isEqualTo(FIRST + ": held for a person: " + opens);
        assertThat(held.code()).isEqualTo(ExitCode.NEEDS_PERSON);
        Site.Result refused = approve(FIRST, "kim");
        assertThat(refused.err())
                .isEqualTo(FIRST + " cannot be approved yet: " + opens
                        + ". Approve it when CERS has the year open and cers.schoolYears says so.\n");
        assertThat(refused.code()).isEqualTo(ExitCode.NEEDS_PERSON);
        assertThat(site.sets(LEA)).isEmpty();

        site.with("cers.schoolYears", YEAR + " from " + Site.TODAY);
        assertThat(approve(FIRST, "kim").code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    @Test
    void an_expected_change_lets_one_run_pass_and_is_used_up() throws IOException {
        String window = Site.TODAY.minusDays(3) + ".." + Site.TODAY.plusDays(1) + " rollover";
        site.lea(LEA, "firstRun: publish", "expectedChanges: \"2020-08-10..2020-08-21, " + window + "\"");
        site.deliver(LEA, District.night(1));
        run();
        site.deliver(LEA, District.half(2));

        Site.Result passed = run();

        assertThat(passed.line(SECOND)).endsWith("; it used up the expected change " + window);
        assertThat(passed.out())
                .containsPattern("\nNote: So much change is expected \\(expectedChanges: " + window
                        + "\\), so it is no reason to hold this run; the next is held again\\. It is: the LEA: .* published"
                        + " students are gone \\(.*\\.\n");
        assertThat(passed.code()).isZero();
        assertThat(site.run(SECOND).at("/report/expectedChange").asText()).isEqualTo(window);
        assertThat(site.published(LEA).get("spentChanges")).hasSize(1);
        assertThat(site.published(LEA).at("/spentChanges/0").asText()).isEqualTo(window);

        site.deliver(LEA, District.night(2));
        Site.Result held = run();

        assertThat(held.line(THIRD)).contains(": held for a person: the LEA: ");
        assertThat(held.code()).isEqualTo(ExitCode.NEEDS_PERSON);
        assertThat(site.sets(LEA)).containsExactly(FIRST, SECOND);
    }

    @Test
    void where_somebody_else_must_approve_whoever_started_the_run_may_not() throws IOException {
        site.lea(LEA, "approver: other").deliver(LEA, District.night(1));
        assertThat(run("--by", "kim").code()).isEqualTo(ExitCode.NEEDS_PERSON);

        Site.Result refused = approve(FIRST, " Kim ");

        assertThat(refused.err())
                .isEqualTo(
                        FIRST + " was started by kim, who may not approve it (approver: other). Have somebody else do"
                                + " it.\n");
        assertThat(refused.code()).isEqualTo(ExitCode.NEEDS_PERSON);
        assertThat(site.sets(LEA)).isEmpty();

        assertThat(approve(FIRST, "lee").code()).isZero();
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    /** Three nights: k and p; k alone, with another student and teacher; k as it was first. */
    @Test
    void an_add_only_lea_takes_nothing_away() throws IOException {
        site.lea(LEA, "firstRun: publish", "mode: add-only", "\"groups[0].name\": \"{class.title}\"");
        Export first = Export.alder().section("k").learn("k", "u1", "u2").teach("k", "t1");
        site.deliver(LEA, first.section("p").learn("p", "u3").teach("p", "t1").zip());
        run();
        site.deliver(
                LEA,
                Export.alder()
                        .section("k")
                        .learn("k", "u2", "u4")
                        .teach("k", "t2")
                        .zip());

        Site.Result added = run();

        assertThat(added.line(SECOND)).startsWith(SECOND + ": published to the drop folder, 1 groups, 3 students, 2");
        assertThat(added.code()).isZero();
        assertThat(Site.csv(site.set(LEA, SECOND)).get("demo-groups-001.csv"))
                .isEqualTo(
                        """
                        group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login
                        k,SCHOOL,YEAR,All,,t1@demo.example
                        k,SCHOOL,YEAR,All,,t2@demo.example
                        k,SCHOOL,YEAR,All,9900000001,
                        k,SCHOOL,YEAR,All,9900000002,
                        k,SCHOOL,YEAR,All,9900000004,
                        """
                                .replace(
                                        "SCHOOL",
                                        site.published(LEA)
                                                .at("/groups/0/school")
                                                .asText())
                                .replace("YEAR", String.valueOf(YEAR))
                                .replace("\n", "\r\n"));
        assertThat(site.published(LEA).get("groups")).hasSize(2).anySatisfy(group -> {
            assertThat(group.get("name").asText()).isEqualTo("p");
            assertThat(group.get("carried").asBoolean()).isTrue();
        });
        assertThat(site.executeOnState("replay", "--run", SECOND).out())
                .isEqualTo(SECOND + ": replayed; its 1 file is identical, byte for byte.\n");
    }
}
