package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oracle.CersOracle;

/** The README's first command, and what it says to try next; its files are given to the oracle of CERS. */
class DemoCommandTest {

    private static final String LEA = "demo-unified";
    private static final String CHARTER = "demo-charter";
    private static final String ELEMENTARY = "demo-elementary";

    @TempDir
    Path work;

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

        assertThat(demo("--night", "2").code()).isZero();
        assertThat(cers.upload(published(LEA, 2)).harms()).isEmpty();

        Site.Result half = demo("--night", "3", "--half");

        assertThat(half.code()).as(half.toString()).isEqualTo(3);
        assertThat(half.line(Site.id(LEA, 3))).contains(": held for a person: ");
        assertThat(half.line(Site.id(CHARTER, 3))).doesNotContain("held");
        assertThat(half.out())
                .contains("rollcall approve --run " + Site.id(LEA, 3) + " --by NAME --reason TEXT --work "
                        + work.resolve("demo"));

        Site.Result approved = Site.executeLine(
                "approve",
                "--run",
                Site.id(LEA, 3),
                "--by",
                "Ana",
                "--reason",
                "half of the schools closed",
                "--work",
                work.resolve("demo").toString());
        assertThat(approved.code()).as(approved.toString()).isZero();
        assertThat(cers.upload(published(LEA, 3)).status()).isEqualTo(CersOracle.Status.ACCEPTED_PROCESSED);
    }

    @Test
    void the_charter_comes_through_its_api_and_is_published_beside_the_district() throws Exception {
        Site.Result first = demo("--students", "600");

        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.out())
                .containsPattern(
                        "Demo Charter Academy has a OneRoster 1\\.2 API, at http://127\\.0\\.0\\.1:\\d+, with OAuth 2\\.");
        assertThat(first.line(Site.id(CHARTER, 1))).contains(": published to the drop folder, ");
        assertThat(first.line("Made from oneroster-api: "))
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
        assertThat(first.line("Made from spec-files: ")).startsWith("Made from spec-files: 8 files, ");
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
