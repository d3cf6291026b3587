package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.testing.Odbc;
import org.rollcall.testing.Postgres;

/** A database that cannot be reached, or gives what is no roster: one exact sentence each, and nothing is kept. */
class DatabaseFaultTest {

    private static final String DATABASE = "faults";
    private static final String UP =
            " Check that the server is up and reachable from here, and that its address is right.";
    private static final String LOCKED =
            ". Check the source's username and password; the account may have expired or be locked.";
    private static final String INSTALL =
            ". Install the ODBC driver or DSN it names on this machine; odbcinst -q -d lists" + " those there are.";
    private static final String CHANGED = ". The database's tables may have changed, or the account may not read them.";
    private static final String GIVEN_UP =
            " and was given up. Ask the district whether the database is busy, or set a longer queryTimeout.";

    @TempDir
    Path folder;

    private DatabaseSite site;

    @BeforeAll
    static void load() throws SQLException {
        Odbc.require("PostgreSQL Unicode");
        DatabaseSite.load(DATABASE);
    }

    @BeforeEach
    void site() {
        site = new DatabaseSite(folder, DATABASE);
    }

    private static String at(int port) {
        return Postgres.shared().odbc(DATABASE).replace("=" + Postgres.shared().port(), "=" + port);
    }

    // ---- Reaching it

    @Test
    void a_database_that_cannot_be_opened_fails_with_why_and_what_mends_it() throws IOException {
        site.site().with("wrong.password", "hush-wrong");
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        site.expect(
                        site.lea("refused-jdbc", at(closed)),
                        "jdbc:postgresql://127.0.0.1:" + closed + "/faults cannot be opened: [08001] Connection to"
                                + " 127.0.0.1:" + closed + " refused. Check that the hostname and port are correct and"
                                + " that the postmaster is accepting TCP/IP connections." + UP)
                .expect(
                        site.lea("refused-odbc", at(closed)).by("odbc"),
                        "127.0.0.1/faults cannot be opened: [08001] connection to server at \"127.0.0.1\", port "
                                + closed
                                + " failed: Connection refused Is the server running on that host and accepting TCP/IP"
                                + " connections." + UP)
                .expect(
                        site.lea("dsn", "DSN=Nowhere").by("child"),
                        "DSN Nowhere cannot be opened: [IM002] [unixODBC][Driver Manager]Data source name not found and"
                                + " no default driver specified" + INSTALL)
                .expect(
                        site.lea("driver", "Driver={No Such Driver};Server=sis.example;Database=sis")
                                .by("odbc"),
                        "sis.example/sis cannot be opened: [01000] [unixODBC][Driver Manager]Can't open lib 'No Such"
                                + " Driver' : file not found" + INSTALL)
                .expect(
                        site.lea("database", Postgres.shared().odbc("nowhere")),
                        "jdbc:postgresql://127.0.0.1:PORT/nowhere cannot be opened: [3D000] FATAL: database \"nowhere\""
                                + " does not exist." + UP);
        String denied = "FATAL: password authentication failed for user \"roster_reader\"" + LOCKED;
        site.expect(
                        site.lea("password-jdbc").parameters("password: {{wrong.password}}"),
                        "jdbc:postgresql://127.0.0.1:PORT/faults cannot be opened: [28P01] " + denied)
                .expect(
                        site.lea("password-odbc").by("odbc").parameters("password: {{wrong.password}}"),
                        "127.0.0.1/faults cannot be opened: [08001] connection to server at \"127.0.0.1\", port PORT"
                                + " failed: " + denied);

        Site.Result run = site.assertAllFail();

        assertThat(run.toString()).doesNotContain("hush-wrong");
    }

    // ---- What it gives

    private void expect(String id, String query, String sql, String sentence) {
        for (String way : List.of("jdbc", "odbc")) {
            site.expect(site.lea(id + "-" + way).by(way).query(query, sql), "FOLDER/" + query + ".sql " + sentence);
        }
    }

    @Test
    void a_query_whose_tables_or_columns_are_not_what_they_were_fails_before_the_first_row() throws IOException {
        expect(
                "renamed",
                "courses",
                "SELECT id AS courseId, titel AS title FROM course",
                "fails: [42703] ERROR: column \"titel\" does not exist" + CHANGED);
        expect(
                "table",
                "courses",
                "SELECT id AS courseId, title FROM kurse",
                "fails: [42P01] ERROR: relation \"kurse\" does not exist" + CHANGED);
        expect(
                "rights",
                "courses",
                "SELECT usesysid AS courseId, passwd AS title FROM pg_shadow",
                "fails: [42501] ERROR: permission denied for view pg_shadow" + CHANGED);
        expect(
                "missing",
                "courses",
                "SELECT id AS courseId, title AS titel FROM course",
                "gives no column title; the nearest is titel; give the column it is in the name title with AS.");
        expect(
                "absent",
                "students",
                "SELECT id AS studentId, given AS givenName FROM student",
                "gives no column familyName; give the column it is in the name familyName with AS.");
        expect(
                "twice",
                "courses",
                "SELECT id AS courseId, title, subjects AS TITLE FROM course",
                "gives two columns title; keep the right one.");
        expect(
                "bytes",
                "courses",
                "SELECT id AS courseId, CAST('a' AS bytea) AS title FROM course",
                "gives the column title as bytes and not as text; cast it in the query. If it was text before, ask the"
                        + " district what changed.");
        expect(
                "cast",
                "courses",
                "SELECT g AS courseId, CAST(CAST(CASE g WHEN 45000 THEN 'x' ELSE '1' END AS integer) AS text) AS title"
                        + " FROM generate_series(1, 50000) g",
                "fails after 44,000 rows: [22P02] ERROR: invalid input syntax for type integer: \"x\"" + CHANGED);
        expect(
                "empty",
                "students",
                "SELECT id AS studentId, given AS givenName, family AS familyName FROM student WHERE 1 = 0",
                "gave no rows. That never means that everybody has left: check the source's schoolYear and schools, and"
                        + " what the account may read.");

        site.assertAllFail();
    }

    @Test
    void a_server_or_a_query_that_says_nothing_for_too_long_is_given_up() throws IOException {
        String late = "SELECT g AS courseId, CASE g WHEN 45000 THEN stuck(20) ELSE 'a' END AS title"
                + " FROM generate_series(1, 50000) g";
        for (String way : List.of("odbc", "child")) {
            site.expect(
                            site.lea("slow-" + way)
                                    .by(way)
                                    .parameters("queryTimeout: 1s")
                                    .query("courses", "SELECT 1 AS courseId, stuck(20) AS title"),
                            "FOLDER/courses.sql gave no row for 1 second" + GIVEN_UP)
                    .expect(
                            site.lea("late-" + way)
                                    .by(way)
                                    .parameters("queryTimeout: 1s")
                                    .query("courses", late),
                            "FOLDER/courses.sql gave no row for 1 second after 44,000 rows" + GIVEN_UP);
        }
        try (ServerSocket silent = new ServerSocket(0)) {
            int port = silent.getLocalPort();
            site.expect(
                            site.lea("silent-jdbc", at(port)).parameters("loginTimeout: 2s"),
                            "jdbc:postgresql://127.0.0.1:" + port
                                    + "/faults cannot be opened: [08001] Connection attempt" + " timed out." + UP)
                    .expect(
                            site.lea("silent-odbc", at(port)).by("odbc").parameters("loginTimeout: 2s"),
                            "127.0.0.1/faults cannot be opened: [08001] connection to server at \"127.0.0.1\", port "
                                    + port + " failed: timeout expired." + UP);

            site.assertAllFail();
        }
    }

    @Test
    void a_date_that_cannot_be_read_is_refused_with_its_line() throws IOException {
        DatabaseLea lea = site.lea("dates")
                .query("terms", "SELECT id AS termId, title, 'someday' AS startDate, ends AS endDate FROM term");

        Site.Result run = lea.run();

        assertThat(lea.ending(run, 1))
                .isEqualTo(
                        "failed. Source database failed: terms.csv: 1 of 1 rows are refused (100.0 %), over the limit"
                                + " of 1 %. Each stands in refused.csv with its line and reason; have them mended in the SIS, or"
                                + " raise limits.refusedPercent.");
        assertThat(lea.report("refused.csv"))
                .isEqualTo("source,file,line,field,rule,reason,sourcedId\r\n"
                        + "database,terms.csv,2,startDate,bad-value,\"found 'someday', expected a date as yyyy-MM-dd or"
                        + " M/d/yyyy\",Y\r\n");
        assertThat(run.code()).isEqualTo(4);
    }

    // ---- The second night

    @Test
    void what_was_there_the_night_before_and_is_gone_fails_unless_it_may_be_missing() throws IOException {
        String courses = "SELECT id AS courseId, title FROM course ORDER BY id";
        DatabaseLea students = site.lea("students");
        DatabaseLea emptied = site.lea("emptied");
        DatabaseLea column = site.lea("column");
        assertThat(site.site().execute("run").code()).isZero();
        students.query("students", DatabaseRoster.queries().get("students").replace("ORDER", "WHERE false ORDER"));
        emptied.query("courses", courses.replace("ORDER", "WHERE false ORDER"));
        column.query("courses", courses);
        String everybody =
                " before. That never means that everybody has left: check the source's schoolYear and schools,"
                        + " and what the account may read.";
        site.expect(students, "FOLDER/students.sql gave no rows where it gave 12" + everybody)
                .expect(emptied, "FOLDER/courses.sql gave no rows where it gave 4" + everybody)
                .expect(
                        column,
                        "courses.csv: the column 'courseCode' is missing, which the delivery before had. Have the"
                                + " district put it back, or set mayBeMissing: \"courses.csv: courseCode\" if it need not"
                                + " be there.");

        Site.Result second = site.site().execute("run");

        assertThat(second.code()).isEqualTo(4);
        site.assertFailed(second, 2);
        for (DatabaseLea lea : List.of(students, emptied, column)) {
            assertThat(lea.snapshots()).hasSize(1);
            assertThat(site.site().sets(lea.id())).hasSize(1);
        }

        column.parameters("mayBeMissing: courses.sql: courseCode, courses.sql: subjectCodes");
        Site.Result third = column.run();

        assertThat(third.code()).as(third.toString()).isZero();
        assertThat(column.raw().get("courses.csv")).startsWith("courseId,title\n");
    }
}
