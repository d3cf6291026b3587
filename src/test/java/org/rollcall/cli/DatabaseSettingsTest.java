package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.testing.Odbc;
import org.rollcall.testing.Postgres;

/** What a database source's settings do: which way is taken, what check says, which queries are sent and with what. */
class DatabaseSettingsTest {

    private static final String DATABASE = "settings";
    private static final String READER = "settings_reader";
    private static final String WRITER = "settings_writer";
    private static final String PASSWORD = "hush-91c4e7";
    private static final String LEA = "bay";
    private static final String SELECTED = "the columns of 8 queries are there";
    private static final String CAN_WRITE =
            "; WARNING: its account can write; have the district give one that can only read";

    private static String postgres;

    @TempDir
    Path folder;

    private Site site;

    @BeforeAll
    static void load() throws SQLException {
        Odbc.require("PostgreSQL Unicode");
        DatabaseRoster.postgres(DATABASE);
        Postgres.shared()
                .role(READER, PASSWORD)
                .role(WRITER, PASSWORD)
                .sql(
                        DATABASE,
                        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + READER + ", " + WRITER,
                        "GRANT TRUNCATE ON enrollment TO " + WRITER);
        postgres = Postgres.shared().odbc(DATABASE);
    }

    @BeforeEach
    void site() {
        site = new Site(folder).with("settings.password", PASSWORD);
    }

    private DatabaseLea lea(String id, String connection, String... parameters) {
        return new DatabaseLea(site, id, connection)
                .queries(DatabaseRoster.queries())
                .parameters(parameters);
    }

    private DatabaseLea signedIn(String user, String... parameters) {
        return signedIn(LEA, user, List.of(parameters));
    }

    private DatabaseLea signedIn(String id, String user, List<String> parameters) {
        return lea(id, postgres, parameters.toArray(String[]::new))
                .parameters("username: " + user, "password: {{settings.password}}");
    }

    // ---- Which way is taken

    @Test
    void check_says_which_way_a_database_is_read_and_why() {
        String server = "Driver={PostgreSQL Unicode};Server=sis.example;Port=5433;Database=sis";
        String child = ", with the driver in a process of its own";
        Map<String, String> ways = new LinkedHashMap<>();
        lea("a", server);
        ways.put("a", "jdbc:postgresql://sis.example:5433/sis by JDBC, the faster way");
        lea("b", server, "mode: jdbc");
        ways.put("b", "jdbc:postgresql://sis.example:5433/sis by JDBC, as mode says");
        lea("c", server, "mode: odbc");
        ways.put("c", "sis.example/sis by ODBC, as mode says");
        lea("d", server, "mode: odbc", "process: child");
        ways.put("d", "sis.example/sis by ODBC, as mode says" + child);
        lea("e", "jdbc:postgresql://sis.example/sis?sslmode=require", "password: {{settings.password}}");
        ways.put("e", "jdbc:postgresql://sis.example/sis by JDBC, as the connection is a JDBC URL");
        lea("f", "DSN=SIS");
        ways.put("f", "DSN SIS by ODBC, as a DSN is known to the driver manager alone" + child);
        lea("g", "DSN=SIS", "process: same");
        ways.put("g", "DSN SIS by ODBC, as a DSN is known to the driver manager alone");
        lea("h", server + ";XaOpt=1");
        ways.put("h", "sis.example/sis by ODBC, as 'xaopt' has no counterpart in JDBC");
        lea("i", "Driver=Sybase;Server=sis.example;Database=sis");
        ways.put("i", "sis.example/sis by ODBC, as the driver 'Sybase' has no JDBC counterpart that is known" + child);
        lea("j", "Driver={Progress OpenEdge 12.2 Driver};Host=sis.example;Port=9000;DB=sis");
        ways.put(
                "j",
                "sis.example/sis by ODBC, as there is no JDBC driver for Progress OpenEdge in the folder that the"
                        + " setting database.lib names" + child);

        Site.Result check = site.execute("check");

        assertThat(check.code()).as(check.toString()).isZero();
        assertThat(check.out().lines().filter(line -> line.startsWith("  ")))
                .containsExactly(ways.entrySet().stream()
                        .map(way -> "  " + way.getKey() + ".database: reads " + way.getValue()
                                + ", by the queries in queries/" + way.getKey() + ".")
                        .toArray(String[]::new));
    }

    @Test
    void check_refuses_settings_that_cannot_be_used_and_says_how_to_mend_them() {
        String server = "Driver={PostgreSQL Unicode};Server=sis.example;Database=sis";
        lea("a", server + ";PWD=open");
        lea("b", "jdbc:postgresql://sis.example/sis", "mode: odbc");
        lea("c", "DSN=SIS", "mode: jdbc");
        lea("d", server, "schools: 101, 1'2", "schoolYear: 26-27", "queryTimeout: 0s");
        lea("e", server, "queries: queries/none");
        lea("f", server).query("pupils", "SELECT 1");

        Site.Result check = site.execute("check");

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.out().replace("  " + site.leas() + "/", "  "))
                .isEqualTo(
                        """
                        a: FAULTY, it will not run
                          a.camel.yaml: connection: it holds a password for all to read; take it out of there, and set password to a placeholder such as {{env:NAME}}
                        b: FAULTY, it will not run
                          b.camel.yaml: connection: a JDBC URL cannot be used with mode: odbc
                        c: FAULTY, it will not run
                          c.camel.yaml: connection: it cannot be translated for mode: jdbc: a DSN is known to the driver manager alone
                        d: FAULTY, it will not run
                          d.camel.yaml: queryTimeout: must be at least 1s
                          d.camel.yaml: schools: '1'2' is no code of a school; list the SIS's codes with commas between
                          d.camel.yaml: schoolYear: '26-27' is not the year that a school year ends in, such as 2027
                        e: FAULTY, it will not run
                          e.camel.yaml: queries: there are none in queries/none; there are some in PACKS
                        f: FAULTY, it will not run
                          f.camel.yaml: queries/f/pupils.sql is no query of a roster; there are schools.sql, terms.sql, courses.sql, sections.sql, staff.sql, section_staff.sql, students.sql, section_students.sql
                        0 of 6 LEAs can run.
                        """
                                .replace("PACKS", PackTest.packs()));
    }

    // ---- check --connect

    @Test
    void check_connect_looks_at_the_columns_of_every_query_and_warns_of_an_account_that_can_write() throws IOException {
        String jdbc = "ok, PostgreSQL VERSION at jdbc:postgresql://127.0.0.1:PORT/settings, by PostgreSQL JDBC Driver"
                + " VERSION; " + SELECTED;
        String odbc = "ok, PostgreSQL VERSION at 127.0.0.1/settings, by psqlodbcw.so VERSION; " + SELECTED;
        Map<DatabaseLea, String> said = new LinkedHashMap<>();
        said.put(signedIn("a", READER, List.of()), jdbc);
        said.put(signedIn("b", WRITER, List.of()), jdbc + CAN_WRITE);
        said.put(signedIn("c", READER, List.of("mode: odbc")), odbc);
        said.put(signedIn("d", WRITER, List.of("mode: odbc")), odbc + CAN_WRITE);
        said.put(signedIn("e", READER, List.of("mode: odbc", "process: child")), odbc);
        said.put(
                signedIn("f", READER, List.of("isolation: read-uncommitted")),
                jdbc + "; WARNING: isolation: read-uncommitted is read-committed in PostgreSQL");
        said.put(
                signedIn("g", READER, List.of())
                        .query("courses", "SELECT id AS courseId, title, revised AS courseCodes FROM course"),
                jdbc + "; WARNING: queries/g/courses.sql gives a column coursecodes, which courses.csv does not have;"
                        + " it is not read. Is it courseCode?");

        Site.Result check = site.execute("check", "--connect");

        assertThat(check.code()).as(check.toString()).isZero();
        assertThat(check.toString()).doesNotContain(PASSWORD);
        for (Map.Entry<DatabaseLea, String> expected : said.entrySet()) {
            assertThat(DatabaseLea.bare(expected.getKey().said(check))).isEqualTo(expected.getValue());
            assertThat(expected.getKey().snapshots()).isEmpty();
        }
    }

    // ---- The queries

    @Test
    void a_query_knows_the_school_year_the_run_date_the_district_and_the_schools() throws IOException {
        DatabaseLea lea = signedIn(READER, "schools: 101, 102", "schoolYear: 2031")
                .query(
                        "terms",
                        "-- the year, as it is given\n"
                                + "SELECT id AS termId, title, ':runDate' AS title2, starts AS startDate, ends AS endDate,\n"
                                + "  :schoolYear AS schoolYear FROM term -- all\n"
                                + "WHERE :runDate BETWEEN CAST(starts AS date) AND ends /* :none */ ;\n");

        Site.Result run = lea.run();

        assertThat(lea.ending(run, 1)).startsWith("held for a person: CERS does not have school year 2031 open");
        assertThat(lea.raw().get("schools.csv"))
                .isEqualTo("schoolId,name,cds\n101 ,Encina Élémentaire,99123450000101\n"
                        + "102 ,\"Cedar, \"\"The\"\" School\",99123450000102\n");
        assertThat(lea.raw().get("terms.csv")).endsWith(",2031\n");
        assertThat(lea.sent("schools"))
                .isEqualTo("SELECT code AS schoolId, name, '9912345' || state_code AS cds FROM school\n"
                        + "WHERE 0 = 1 OR trim(code) IN ('101', '102') ORDER BY code");
        assertThat(lea.sent("terms").replaceAll(" +", " ").replaceAll("(?m) $", ""))
                .isEqualTo("\nSELECT id AS termId, title, ':runDate' AS title2, starts AS startDate, ends AS endDate,\n"
                        + " 2031 AS schoolYear FROM term\n"
                        + "WHERE '" + Site.TODAY + "' BETWEEN CAST(starts AS date) AND ends");
        assertThat(lea.warnings(1))
                .contains("queries/bay/terms.sql gives a column title2, which terms.csv does not have; it is not read");
    }

    @Test
    void without_schools_every_school_is_asked_for_and_the_year_is_that_of_the_night() throws IOException {
        DatabaseLea lea = signedIn(READER);

        lea.run("--dry-run");

        assertThat(lea.sent("schools")).endsWith("\nWHERE 1 = 1 OR trim(code) IN ('') ORDER BY code");
        assertThat(lea.sent("terms"))
                .endsWith("\nWHERE ending_year = " + DatabaseRoster.YEAR + " AND starts <= '" + Site.TODAY
                        + "' ORDER BY id");
    }

    @Test
    void a_query_of_the_routes_folder_takes_the_place_of_the_shipped_one_of_its_path() throws IOException {
        DatabaseLea lea = signedIn(READER, "profile: aeries").without("queries");
        for (Map.Entry<String, String> query : DatabaseRoster.queries().entrySet()) {
            site.file("sis/aeries/sql/" + query.getKey() + ".sql", query.getValue());
        }

        Site.Result run = lea.run();

        assertThat(lea.ending(run, 1)).isEqualTo("published to the drop folder, 5 groups, 9 students, 2 logins");
        assertThat(lea.raw()).isEqualTo(DatabaseRosterFiles.ofPostgres());
    }
}
