package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.landing.DurableFiles;
import org.rollcall.oracle.CersOracle;

/** The README's first command, and what it says to try next; its files are given to the oracle of CERS. */
class DemoCommandTest {

    private static final String LEA = "demo-unified";
    private static final String CHARTER = "demo-charter";
    private static final String ELEMENTARY = "demo-elementary";

    private static final List<String> PLANTED = List.of(
            "value users user.email oneroster-zip oneroster-api",
            "ambiguous users email oneroster-zip spec-files",
            "ambiguous users email oneroster-zip spec-files",
            "value users user.name oneroster-zip spec-files",
            "two-ssids users user.ssid oneroster-zip oneroster-api",
            "shared-ssid users user.ssid oneroster-zip spec-files",
            "teacher-also-student users email spec-files oneroster-zip",
            "membership enrollments student oneroster-zip oneroster-api",
            "membership enrollments student oneroster-zip spec-files");

    @TempDir
    Path temp;

    private Path work;

    @BeforeEach
    void a_folder_that_a_shell_must_be_told_of_in_quotes() throws IOException {
        work = Files.createDirectory(temp.resolve("ops' work"));
    }

    private Site.Result demo(String... more) {
        List<String> line = new ArrayList<>(
                List.of("demo", "--routes", work.resolve("none").toString(), "--work", work.toString()));
        line.addAll(List.of(more));
        return Site.executeLine(line.toArray(String[]::new));
    }

    private byte[] published(String lea, int run) throws IOException {
        return Files.readAllBytes(work.resolve("demo/drop")
                .resolve(lea)
                .resolve(Site.id(lea, run))
                .resolve(lea + "-groups-001.csv"));
    }

    @Test
    void the_demo_publishes_what_cers_accepts_then_a_second_night_and_holds_half_a_file() throws Exception {
        Site.Result first = demo("--students", "3000");

        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.line(Site.id(LEA, 1))).contains(": published to the drop folder, ");
        assertThat(first.out())
                .contains("CDS code", "Left out, and what mends it:", "SSID_MISSING", "CSVs for CERS:", "Run folder:");
        CersOracle cers = cers(LEA);
        CersOracle.Result accepted = cers.upload(published(LEA, 1));
        assertThat(accepted.status()).isEqualTo(CersOracle.Status.ACCEPTED_PROCESSED);
        assertThat(accepted.harms()).isEmpty();

        Site.Result second = demo("--night", "2");

        assertThat(second.code()).as(second.toString()).isZero();
        assertThat(second.out())
                .contains(
                        "Since the night before, about 1 % of the students came, left or changed classes, and:",
                        "  dropped: Middle School PE P1 Eriksen at Poppy Lane Middle School",
                        "  renamed: English 11 P2 Chen at Maple Shore High School, now AP English Language",
                        "  teacher replaced: ");
        assertThat(cers.upload(published(LEA, 2)).harms()).isEmpty();

        Site.Result half = demo("--night", "3", "--half");

        assertThat(half.code()).as(half.toString()).isEqualTo(3);
        assertThat(half.line(Site.id(LEA, 3))).contains(": held for a person: ");
        assertThat(half.line(Site.id(CHARTER, 3))).doesNotContain("held");
        assertThat(half.out())
                .contains("Since the night before, about 1 % of the students came, left or changed classes.");

        Files.move(work.resolve("demo"), work.resolve("other"));
        copy(work.resolve("other"), work.resolve("demo"));
        Site.Result approved = decide("approve", half);
        assertThat(approved.code()).as(approved.toString()).isZero();
        assertThat(cers.upload(published(LEA, 3)).status()).isEqualTo(CersOracle.Status.ACCEPTED_PROCESSED);

        DurableFiles.remove(work.resolve("demo"));
        Files.move(work.resolve("other"), work.resolve("demo"));
        Site.Result discarded = decide("discard", half);
        assertThat(discarded.code()).as(discarded.toString()).isZero();
        assertThat(discarded.out()).contains(Site.id(LEA, 3) + ": discarded");
        assertThat(work.resolve("demo/drop").resolve(LEA).resolve(Site.id(LEA, 3)))
                .doesNotExist();
    }

    /** Does what a shell does with the line that the run printed. */
    private static Site.Result decide(String command, Site.Result held) throws IOException {
        String line = held.out()
                .lines()
                .filter(printed -> printed.contains(" rollcall " + command + " "))
                .findFirst()
                .orElseThrow();
        Process shell = new ProcessBuilder(
                        "sh", "-c", "printf '%s\\n' " + line.substring(line.indexOf(" " + command + " ")))
                .start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Site.executeLine(words.split("\n"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void the_charter_comes_through_its_api_and_is_published_beside_the_district() throws Exception {
        Site.Result first = demo("--students", "600");

        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.out())
                .containsPattern(
                        "Demo Charter Academy has a OneRoster 1\\.2 API, at http://127\\.0\\.0\\.1:\\d+, with OAuth 2\\.");
        assertThat(first.line(Site.id(CHARTER, 1))).contains(": published to the drop folder, ");
        assertThat(beginning(first, "Made from oneroster-api: ").get(0))
                .as("the server answers one request of each pull 429")
                .matches("Made from oneroster-api: [\\d,]+ records in " + (pages() + 1)
                        + " requests to http://127\\.0\\.0\\.1:\\d+/ims/oneroster/rostering/v1p2, pulled from .*");
        assertThat(first.line("99123450137401")).contains("Demo Charter Academy");
        assertThat(schools(published(CHARTER, 1))).containsExactly("99123450137401");
        assertThat(schools(published(LEA, 1))).doesNotContain("99123450137401");
        CersOracle cers = cers(CHARTER);
        CersOracle.Result accepted = cers.upload(published(CHARTER, 1));
        assertThat(accepted.status()).isEqualTo(CersOracle.Status.ACCEPTED_PROCESSED);
        assertThat(accepted.harms()).isEmpty();

        Site.Result second = demo("--night", "2");

        assertThat(second.code()).as(second.toString()).isZero();
        assertThat(cers.upload(published(CHARTER, 2)).harms()).isEmpty();
    }

    @Test
    void the_elementary_district_sends_files_and_is_published_beside_the_district() throws Exception {
        Site.Result first = demo("--students", "600");

        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.out())
                .contains(
                        "Uploaded the 8 files of Demo Elementary School District, as specs/standard.yaml has them, over"
                                + " SFTP.");
        assertThat(beginning(first, "Made from spec-files: ").get(0)).startsWith("Made from spec-files: 8 files, ");
        assertThat(first.line(Site.id(ELEMENTARY, 1)))
                .isEqualTo(
                        Site.id(ELEMENTARY, 1) + ": published to the drop folder, 52 groups, 638 students, 26 logins");
        assertThat(schools(published(ELEMENTARY, 1)))
                .hasSize(2)
                .allMatch(school -> school.startsWith("9954321"))
                .doesNotContainAnyElementsOf(schools(published(LEA, 1)));
        CersOracle cers = cers(ELEMENTARY);
        CersOracle.Result accepted = cers.upload(published(ELEMENTARY, 1));
        assertThat(accepted.status()).isEqualTo(CersOracle.Status.ACCEPTED_PROCESSED);
        assertThat(accepted.harms()).isEmpty();

        Site.Result second = demo("--night", "2");

        assertThat(second.code()).as(second.toString()).isZero();
        assertThat(cers.upload(published(ELEMENTARY, 2)).harms()).isEmpty();
    }

    @Test
    void the_district_s_four_sources_are_merged_and_all_that_was_planted_is_found() throws Exception {
        Site.Result first = demo("--students", "600");

        assertThat(first.line("  oneroster-zip ")).matches("  oneroster-zip +its own: 660 users, 168 classes, .*");
        assertThat(first.line("  database  "))
                .matches("  database +shared with sources before it: 600 users; filled in for them: 1 user\\.ssid");
        assertThat(first.line("  oneroster-api "))
                .matches(
                        "  oneroster-api +its own: 1 user, 3 classes, 25 enrollments; shared with sources before it: 530"
                                + " users, 154 classes, .*; filled in for them: 2 user\\.email");
        assertThat(first.line("  spec-files "))
                .matches("  spec-files +its own: 5 users, 4 classes, 34 enrollments; shared with sources before it: 33"
                        + " users, 1 class, 6 enrollments");
        assertThat(conflicts(1)).containsExactlyElementsOf(PLANTED);
        assertThat(first.line(Site.id(LEA, 1))).contains(" groups, 595 students, ");

        Site.Result second = demo("--night", "2");

        assertThat(second.code()).as(second.toString()).isZero();
        assertThat(conflicts(2)).containsExactlyElementsOf(PLANTED);
    }

    /** Lines of it, that of the charter or the elementary district before the district's. */
    private static List<String> beginning(Site.Result result, String words) {
        return result.out().lines().filter(line -> line.startsWith(words)).toList();
    }

    /** Each conflict of a run: what of, and between which sources. */
    private List<String> conflicts(int run) throws IOException {
        Path file = work.resolve("demo/leas").resolve(LEA).resolve("runs").resolve(Site.id(LEA, run));
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file.resolve("conflicts.csv"))) {
            return rows.stream()
                    .map(row -> String.join(
                            " ",
                            row.getField("kind"),
                            row.getField("entity"),
                            row.getField("field"),
                            row.getField("keptSource"),
                            row.getField("lostSource")))
                    .toList();
        }
    }

    /** How many pages the charter's only snapshot has. */
    private int pages() throws IOException {
        Path snapshots = work.resolve("demo/leas").resolve(CHARTER).resolve("snapshots/oneroster-api");
        List<String> all = Site.names(snapshots);
        assertThat(all).hasSize(1);
        return ApiLea.files(snapshots.resolve(all.get(0)).resolve("raw")).size();
    }

    private CersOracle cers(String lea) throws IOException {
        return new CersOracle(schools(published(lea, 1)), Set.of(Site.TODAY.getYear(), Site.TODAY.getYear() + 1));
    }

    private static Set<String> schools(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.replaceAll("^(\"([^\"]|\"\")*\"|[^,]*),", "").substring(0, 14))
                .collect(Collectors.toSet());
    }

    @Test
    void a_folder_that_is_not_a_demos_is_left_alone() throws Exception {
        Path own = Files.createDirectories(work.resolve("demo"));
        Files.writeString(own.resolve("thesis.txt"), "mine");

        Site.Result result = demo();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("--work: " + own + " is there and not a demo's; the demo needs it for itself");
        assertThat(own.resolve("thesis.txt")).hasContent("mine");
    }

    @Test
    void settings_of_a_real_deployment_do_not_reach_the_demo() throws Exception {
        Path env = Files.writeString(
                work.resolve("production.properties"),
                "publish.to=" + work.resolve("real-drop") + "\nsftp.privateKeyFile=/nowhere/key\n");

        assertThat(demo("--students", "3000", "--env", env.toString()).code()).isZero();

        assertThat(work.resolve("real-drop")).doesNotExist();
        assertThat(published(LEA, 1)).isNotEmpty();
    }
}
