package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.landing.DurableFiles;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.RosterTables;
import org.rollcall.source.OneRosterFiles;

/** Which run {@code rollcall why} asks, and what it says when it cannot answer. */
class WhyCommandTest {

    private static final String LEA = "west";
    private static final String FIRST = Site.id(LEA, 1);
    private static final String SECOND = Site.id(LEA, 2);
    private static final String PUBLISHED = ": published to the drop folder; CERS has it once it is uploaded.";
    private static final String HELD = ": held, so CERS has not been given it; rollcall approve or discard decides.";
    private static final String LISTS = "; rollcall history lists them (and --work says where to look).\n";

    @TempDir
    Path folder;

    private Site deliver(String... settings) throws IOException {
        Site site = new Site(folder).lea(LEA, settings);
        site.deliver(LEA, OneRosterFiles.version11().zip());
        return site;
    }

    private static Site.Result why(Site site, String... more) {
        return site.executeOnState(
                "why",
                Stream.concat(Stream.of("--lea", LEA, "--student", "u3"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static int run(Site site, String... more) {
        return site.execute(
                        "run",
                        Stream.concat(Stream.of("--lea", LEA), Stream.of(more)).toArray(String[]::new))
                .code();
    }

    // ---- Which run

    @Test
    void the_last_run_that_was_computed_is_asked_and_nothing_is_changed() throws IOException {
        Site site = deliver("firstRun: publish");
        assertThat(run(site)).isZero();
        assertThat(run(site, "--dry-run")).isZero();
        DurableFiles.remove(site.routes());
        List<String> before = Site.listing(site.work().resolve("leas"));

        Site.Result result = why(site);

        assertThat(result.out())
                .isEqualTo(
                        """
                        The student u3 is in 1 group, to which 1 teacher has access.
                        Run %s
                        Rows of the sources:
                          oneroster-zip, users.csv, line 4: u3, student, SSID ending in 0003
                        Classes:
                          k1
                            oneroster-zip, enrollments.csv, line 4: counts
                            group "Grade 4 401 Brandewyn", school 99123450000001, All: 2 students, 1 teacher with access
                            its teachers: u1 has access
                        """
                                .formatted(FIRST + PUBLISHED));
        assertThat(result.err()).isEqualTo(FIRST + ": reading ...\n" + FIRST + ": merging ...\n");
        assertThat(result.code()).isZero();
        assertThat(Site.listing(site.work().resolve("leas"))).isEqualTo(before);
    }

    @Test
    void a_dry_run_is_asked_by_its_id() throws IOException {
        Site site = deliver();
        assertThat(run(site, "--dry-run")).isEqualTo(3);

        assertThat(why(site, "--run", FIRST).out().lines())
                .startsWith(
                        "The student u3 is in 1 group, to which 1 teacher has access.",
                        "Run " + FIRST + ": a dry run, which is not given to CERS.");
        assertThat(why(site).err()).isEqualTo("--lea: no run of 'west' in " + site.work() + " was computed" + LISTS);
    }

    @Test
    void the_answer_says_how_the_run_ended() throws IOException {
        Site site = deliver();
        assertThat(run(site)).isEqualTo(3);
        assertThat(why(site).out()).contains("\nRun " + FIRST + HELD + "\n");

        assertThat(site.execute("discard", "--run", FIRST, "--by", "A", "--reason", "R")
                        .code())
                .isZero();
        assertThat(why(site).out()).contains("\nRun " + FIRST + ": discarded, so CERS was not given it.\n");

        site.lea(LEA, "firstRun: publish");
        assertThat(run(site)).isZero();
        assertThat(run(site)).isZero();
        assertThat(why(site).out())
                .contains("\nRun " + Site.id(LEA, 3) + ": unchanged: its files say what was published before.\n");
        assertThat(why(site, "--run", SECOND).out()).contains("\nRun " + SECOND + PUBLISHED + "\n");
    }

    @Test
    void a_source_that_was_skipped_is_named() throws IOException {
        Site site = WhyDistrict.two(folder, "\"policies[lms]\": skip");
        Files.delete(site.drop("lms").resolve("oneroster.zip"));
        assertThat(site.execute("run", "--lea", "two").code()).isEqualTo(5);

        Site.Result result = site.executeOnState("why", "--lea", "two", "--student", "u4");

        assertThat(result.out())
                .isEqualTo(
                        """
                        No source of this run has anybody with the id u4. The district can say whether its SIS has it, and
                          why its export does not.
                        Run %s
                        Its source lms did not come in or could not be read: the run goes without it.
                        """
                                .formatted(Site.id("two", 1) + PUBLISHED));
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void rules_that_decide_are_named() throws IOException {
        Site site = WhyDistrict.two(folder, "memberships: union", "\"precedence[ssid]\": lms");
        assertThat(site.execute("run", "--lea", "two").code()).isZero();

        assertThat(site.executeOnState("why", "--lea", "two", "--student", "u2").out())
                .isEqualTo(
                        """
                        The student u2 is in 1 group, to which 1 teacher has access.
                        Run %s
                        Rows of the sources:
                          sis, users.csv, line 5: u2, student, SSID ending in 0002
                          lms, users.csv, line 3: u2, student, SSID ending in 0092
                        Where the sources do not agree:
                          two SSIDs (lms, users.csv, line 3; sis, users.csv, line 5): precedence[ssid] names lms
                        Classes:
                          k1, period 1
                            sis, enrollments.csv, line 4: counts
                            lms, enrollments.csv, line 4: counts
                            group "Algebra P1 0417 Family t1", school 99123450000001, All: 6 students, 1 teacher with access
                            its teachers: t1 has access
                        """
                                .formatted(Site.id("two", 1) + PUBLISHED));
    }

    @Test
    void records_of_an_api_are_numbered() throws IOException {
        RosterTables tables = RosterTables.district(2, 60, 1);
        Site site = new Site(folder);
        try (OneRosterServer server =
                OneRosterServer.of(tables).access(Access.bearer("t")).start()) {
            new ApiLea(site, LEA, server.baseUrl()).written("auth: bearer", "token: t", "pageSize: 50");
            assertThat(run(site)).isZero();
        }
        String ssid =
                Site.csv(site.set(LEA, FIRST)).values().iterator().next().replaceFirst("(?s)^.*?,(\\d{10}),.*$", "$1");

        assertThat(site.executeOnState("why", "--lea", LEA, "--ssid", ssid).out())
                .containsPattern("\n  oneroster-api, users, record \\d+: \\S+, student, SSID ending in "
                        + ssid.substring(6) + "\n");
    }

    // ---- What cannot be asked

    @Test
    void an_lea_without_a_run_is_told() throws IOException {
        Site site = deliver();

        Site.Result result = why(site);

        assertThat(result.err()).isEqualTo("--lea: no run of 'west' in " + site.work() + " was computed" + LISTS);
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void a_run_that_is_not_there_or_another_lea_s_is_a_slip() throws IOException {
        Site site = deliver("firstRun: publish");
        assertThat(run(site)).isZero();

        Site.Result none = why(site, "--run", SECOND);
        Site.Result other = site.executeOnState("why", "--lea", "east", "--student", "u3", "--run", FIRST);

        assertThat(none.err()).isEqualTo("--run: there is no run '" + SECOND + "' in " + site.work() + LISTS);
        assertThat(none.code()).isEqualTo(2);
        assertThat(other.err()).isEqualTo("--run: '" + FIRST + "' is not a run of 'east'" + LISTS);
        assertThat(other.code()).isEqualTo(2);
    }

    @Test
    void a_run_that_failed_says_why_it_cannot_be_traced() throws IOException {
        Site site = new Site(folder).lea(LEA);
        assertThat(run(site)).isEqualTo(4);
        assertThat(why(site, "--run", FIRST).err().replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} C[SD]T", "TIME"))
                .endsWith(FIRST + ": cannot be traced: Source oneroster-zip is missing: no delivery since TIME in file:"
                        + site.drop(LEA) + ". Ask the district to send it.\n");

        site.deliver(
                LEA,
                OneRosterFiles.version11()
                        .replace("users.csv", "u3,,,true", "u3,,,maybe")
                        .replace("users.csv", "u4,,,true", "u4,,,maybe")
                        .zip());
        assertThat(run(site)).isEqualTo(4);
        assertCannot(
                site,
                SECOND,
                "Source oneroster-zip failed: users.csv: 2 of 6 rows are refused (33.3 %), over the limit of 5 %. Each"
                        + " stands in refused.csv with its line and reason; have them mended in the SIS, or raise"
                        + " limits.refusedPercent.");
    }

    @Test
    void a_run_whose_snapshot_is_gone_cannot_be_traced() throws IOException {
        Site site = deliver("firstRun: publish");
        assertThat(run(site)).isZero();
        Path snapshots = site.work().resolve("leas/west/snapshots/oneroster-zip");
        String id = site.snapshots(LEA).get(0);
        DurableFiles.remove(snapshots.resolve(id));

        assertCannot(
                site,
                FIRST,
                "the snapshot " + id + " of the source oneroster-zip is gone (this LEA keeps snapshots for 30 days:"
                        + " retention.snapshots).");
    }

    private static void assertCannot(Site site, String run, String sentence) {
        Site.Result result = why(site, "--run", run);
        assertThat(result.err()).endsWith(run + ": cannot be traced: " + sentence + "\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ssid 123456789 | --ssid: give ten digits",
                "--ssid u3 | --ssid: give ten digits",
                "--student= | --student: give a value",
                "--class= | --class: give a value",
                "--login= | --login: give a value",
                "--ssid= | --ssid: give a value",
                "--student u3 --class k1 | Error: --student=LOCALID, --class=ID are mutually exclusive"
                        + " (specify only one)",
            })
    void slips_are_told(String options, String sentence) {
        Site.Result result =
                Site.executeLine(Stream.concat(Stream.of("why", "--lea", LEA), Stream.of(options.split(" ")))
                        .toArray(String[]::new));

        assertThat(result.err()).isEqualTo(sentence + "\nTry: rollcall why --help\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void somebody_must_be_asked_about_and_an_lea_named() {
        assertThat(Site.executeLine("why", "--lea", LEA).err())
                .isEqualTo("Error: Missing required argument (specify one of these): (--ssid=N | --student=LOCALID |"
                        + " --class=ID | --login=EMAIL)\nTry: rollcall why --help\n");
        assertThat(Site.executeLine("why", "--student", "u3").err())
                .isEqualTo("Missing required option: '--lea=ID'\nTry: rollcall why --help\n");
    }

    @Test
    void help_names_the_options_and_tells_the_truth() {
        String help = Site.executeLine("why", "--help").out().replaceAll("\\s+", " ");

        assertThat(help)
                .contains(
                        "rollcall why [-hV] --lea=ID [--run=ID] [--work=DIR] (--ssid=N | --student=LOCALID | --class=ID |"
                                + " --login=EMAIL)",
                        "Says why a teacher can or cannot see a student",
                        "Computes the run again, from its snapshots; publishes nothing and changes nothing.",
                        "Exit code 2 when no source of the run knows whom or what is asked about.");
        assertThat(Site.executeLine("--help").out()).contains("  why ");
    }
}
