package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.Summary;
import org.rollcall.testing.Odbc;
import org.rollcall.testing.Postgres;

/** The queries that ship for each SIS, on a made-up district in that SIS's own tables. */
class PackTest {

    private static final Path PACKS = Path.of("src/test/resources/packs");
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final Instant NIGHT = Instant.parse("2026-11-25T00:30:00Z"); // 18:30 Central on the 24th
    private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
    private static final List<String> NAMES =
            List.of("aeries", "default", "illuminate", "infinite-campus", "powerschool", "q", "skyward", "synergy");
    private static final List<String> COMPLETE =
            List.of("aeries", "illuminate", "infinite-campus", "powerschool", "synergy");
    private static final String COMPLETE_IT =
            " Copy it into the deployment's routes folder, complete it there, and take the line 'incomplete' out.";

    @TempDir
    Path folder;

    /** The folders of the packs there are, as sentences list them. */
    static String packs() {
        return NAMES.stream().map(sis -> "sis/" + sis + "/sql").collect(Collectors.joining(", "));
    }

    /** Makes the districts' databases. */
    @BeforeAll
    static void load() throws IOException, SQLException {
        Odbc.require("PostgreSQL Unicode");
        for (String sis : COMPLETE) {
            String database = database(sis);
            Postgres.shared()
                    .database(database)
                    .sql(
                            database,
                            Files.readString(PACKS.resolve(sis).resolve("schema.sql")),
                            Files.readString(PACKS.resolve(sis).resolve("district.sql")));
        }
    }

    private static String database(String sis) {
        return "pack_" + sis.replace('-', '_');
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "odbc"})
    void the_shipped_queries_make_of_each_district_exactly_what_a_person_would(String mode) throws IOException {
        Site site = new Site(folder).with("cers.schoolYears", "2027");
        for (String sis : COMPLETE) {
            lea(site, sis, mode);
        }

        Map<String, Run> runs = night(site);

        for (String sis : COMPLETE) {
            String id = sis + "-" + DATE + "-1";
            Map<String, String> expected = Site.csv(PACKS.resolve(sis).resolve("expected"));
            assertThat(Summary.line(runs.get(sis))).startsWith(id + ": published to the drop folder, ");
            assertThat(Site.csv(site.set(sis, id))).as(sis).isNotEmpty().isEqualTo(expected);
        }
    }

    private static void lea(Site site, String sis, String mode) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(Files.readString(PACKS.resolve(sis).resolve("lea.properties"))));
        new DatabaseLea(site, sis, Postgres.shared().odbc(database(sis)))
                .settings("sis: " + sis)
                .settings(settings.stringPropertyNames().stream()
                        .map(key -> key + ": " + settings.getProperty(key))
                        .toArray(String[]::new))
                .parameters("username: " + Postgres.OWNER, "mode: " + mode)
                .without("queries");
    }

    /** The runs of one night, by LEA, once they have ended. */
    private static Map<String, Run> night(Site site) throws IOException {
        site.line("run"); // writes the settings
        Map<String, Run> ended = new TreeMap<>();
        try (Deployment deployment = Deployment.start(
                new DeploymentOptions(
                        site.routes(), site.env(), site.work(), false, DeploymentOptions.Leas.CONFIGURED, Map.of()),
                Clock.fixed(NIGHT, ZONE),
                RunListener.NONE)) {
            assertThat(deployment.leas().faults()).isEmpty();
            for (String sis : COMPLETE) {
                assertThat(deployment.open(sis, DATE, false, Duration.ZERO)).isPresent();
            }
            deployment.dispatch();
            for (String sis : COMPLETE) {
                ended.put(
                        sis,
                        Awaitility.await()
                                .atMost(Duration.ofSeconds(30))
                                .until(() -> deployment.runs().list(sis).get(0), run -> run.state()
                                        .isOutcome()));
            }
        }
        return ended;
    }

    // ---- Packs that cannot be used as they are

    private Site.Result check(String sis) {
        Site site = new Site(folder);
        new DatabaseLea(site, "bay", "DSN=SIS").settings("sis: " + sis).without("queries");
        return site.execute("check");
    }

    private static List<String> problems(Site.Result check) {
        return check.out()
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.replaceFirst("^.*/bay\\.camel\\.yaml: ", ""))
                .toList();
    }

    @Test
    void a_pack_with_gaps_is_refused_and_says_what_is_to_be_found_out() {
        Site.Result check = check("skyward");

        assertThat(check.code()).isEqualTo(2);
        assertThat(problems(check))
                .containsExactly(
                        "sis/skyward/sql/schools.sql is not complete: find which column holds the state's 7-digit school"
                                + " code for an entity, and put it in place of the NULL." + COMPLETE_IT,
                        "sis/skyward/sql/students.sql is not complete: find which column holds California's 10-digit"
                                + " SSID, and put it in place of the NULL." + COMPLETE_IT,
                        "sis/skyward/sql/section_students.sql is not complete: find how STUDENT-CLASS shows that a"
                                + " student left a class (its status or a date), and give endDate by it."
                                + COMPLETE_IT);
    }

    @Test
    void a_pack_of_which_nothing_is_known_is_refused_file_by_file() {
        Site.Result check = check("q");

        assertThat(check.code()).isEqualTo(2);
        assertThat(problems(check))
                .hasSize(8)
                .allSatisfy(problem -> assertThat(problem)
                        .matches("sis/q/sql/[a-z_]+\\.sql is not complete: find [^.]+\\." + COMPLETE_IT))
                .contains("sis/q/sql/students.sql is not complete: find the table of students, and the columns with the"
                        + " SSID and with who is enrolled now." + COMPLETE_IT);
    }

    /** As a person would: each file is copied, completed and the line taken out. */
    @Test
    void every_file_of_every_pack_only_reads() throws IOException {
        Site site = new Site(folder);
        for (String sis : NAMES) {
            Path shipped = Path.of("routes/sis", sis, "sql");
            DatabaseLea lea = new DatabaseLea(site, sis, "DSN=SIS")
                    .settings("sis: " + sis)
                    .without("queries");
            List<String> names = Site.names(shipped);
            assertThat(names).hasSize(8);
            for (String name : names) {
                String text = Files.readString(shipped.resolve(name));
                site.file("sis/" + sis + "/sql/" + name, text.replaceAll("(?m)^-- incomplete:.*$", ""));
                if (text.contains("NOLOCK")) {
                    lea.parameters("isolation: read-uncommitted");
                }
            }
        }

        Site.Result check = site.execute("check");

        assertThat(check.out()).contains(NAMES.size() + " of " + NAMES.size() + " LEAs can run.\n");
        assertThat(check.code()).as(check.toString()).isZero();
    }
}
