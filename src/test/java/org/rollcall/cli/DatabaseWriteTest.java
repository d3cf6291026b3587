package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.testing.Odbc;
import org.rollcall.testing.Postgres;

/** Nothing is ever written to a database, by an account that may write all. */
class DatabaseWriteTest {

    private static final String DATABASE = "writes";
    private static final String READS_ONLY = ". A query only reads; take out of it what writes.";

    @TempDir
    Path folder;

    @BeforeAll
    static void load() throws SQLException {
        Odbc.require("PostgreSQL Unicode");
        DatabaseSite.load(DATABASE)
                .sql(
                        DATABASE,
                        "CREATE TABLE loot (n integer)",
                        function("take", "INSERT INTO loot VALUES (1)"),
                        function("unlock", "SET TRANSACTION READ WRITE; INSERT INTO loot VALUES (1)"),
                        function("forget", "DELETE FROM student"),
                        "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + DatabaseSite.READER);
    }

    private static String function(String name, String statements) {
        return "CREATE FUNCTION " + name + "() RETURNS text LANGUAGE plpgsql AS $$ BEGIN " + statements
                + "; RETURN 'done'; END $$";
    }

    private static List<Integer> counts() throws SQLException {
        try (Connection connection = Postgres.shared().connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet counts =
                        statement.executeQuery("SELECT (SELECT COUNT(*) FROM loot), (SELECT COUNT(*) FROM student)")) {
            counts.next();
            return List.of(counts.getInt(1), counts.getInt(2));
        }
    }

    @Test
    void a_function_that_writes_is_refused_by_the_server() throws IOException, SQLException {
        DatabaseSite site = new DatabaseSite(folder, DATABASE);
        for (String way : List.of("jdbc", "odbc", "child")) {
            String rest = " cannot execute %s in a read-only transaction" + READS_ONLY;
            site.expect(
                            site.lea("take-" + way)
                                    .by(way)
                                    .query("courses", "SELECT id AS courseId, take() AS title FROM course"),
                            "FOLDER/courses.sql fails: [25006] ERROR:" + String.format(rest, "INSERT"))
                    .expect(
                            site.lea("forget-" + way)
                                    .by(way)
                                    .query("courses", "SELECT id AS courseId, forget() AS title FROM course"),
                            "FOLDER/courses.sql fails: [25006] ERROR:" + String.format(rest, "DELETE"))
                    .expect(
                            site.lea("unlock-" + way)
                                    .by(way)
                                    .query("courses", "SELECT id AS courseId, unlock() AS title FROM course"),
                            "FOLDER/courses.sql fails: [25001] ERROR: "
                                    + (way.equals("jdbc")
                                            ? "transaction read-write mode must be set before any query"
                                            : "cannot set transaction read-write mode inside a read-only transaction")
                                    + READS_ONLY);
        }

        site.assertAllFail();

        assertThat(counts()).containsExactly(0, 12);
    }

    @Test
    void a_query_that_would_write_is_refused_before_anything_is_sent() throws SQLException {
        DatabaseSite site = new DatabaseSite(folder, DATABASE);
        site.lea("a")
                .query(
                        "courses",
                        "-- takes\nWITH x AS (\n  INSERT INTO loot VALUES (1) RETURNING n)\nSELECT n AS courseId, 'a' AS title"
                                + " FROM x");
        site.lea("b").query("courses", "SELECT id AS courseId, title\nFROM course;\nDELETE FROM student");
        site.lea("c").query("students", "/* none\n*/ DROP TABLE student");
        site.lea("d").query("staff", "SELECT id AS staffId INTO TEMP loot2 FROM teacher");
        site.lea("e")
                .query(
                        "staff",
                        "SELECT id AS staffId, given AS givenName, family AS familyName\nFROM teacher FOR UPDATE");
        site.lea("f").query("terms", "SELECT 'Y' AS termId WHERE :year = 1");
        site.lea("g").query("terms", "");
        site.lea("h").query("terms", "SELECT id AS termId FROM term\nSELECT 2");

        for (List<String> command : List.of(List.of("check"), List.of("check", "--connect"))) {
            Site.Result check = site.site()
                    .execute(command.get(0), command.subList(1, command.size()).toArray(String[]::new));

            assertThat(check.code()).isEqualTo(2);
            assertThat(check.out()
                            .lines()
                            .filter(line -> line.startsWith("  "))
                            .map(line -> line.replaceFirst("^.*\\.camel\\.yaml: ", "")))
                    .containsExactly(
                            "queries/a/courses.sql, line 3: INSERT is not allowed; a query only reads. If it is a column's"
                                    + " name, put it in double quotes.",
                            "queries/b/courses.sql, line 2: a second statement follows the ';'; a file is one query.",
                            "queries/c/students.sql, line 2: it begins with DROP; a query is a SELECT, or a WITH and a"
                                    + " SELECT.",
                            "queries/d/staff.sql, line 1: INTO is not allowed; a query only reads. If it is a column's"
                                    + " name, put it in double quotes.",
                            "queries/e/staff.sql, line 2: UPDATE is not allowed; a query only reads. If it is a column's"
                                    + " name, put it in double quotes.",
                            "queries/f/terms.sql, line 1: there is no parameter :year; there are :countyDistrictCode,"
                                    + " :everySchool, :runDate, :schoolYear, :schools.",
                            "queries/g/terms.sql, line 1: there is no statement in it.",
                            "queries/h/terms.sql, line 2: a second statement follows without UNION or the like; a file is"
                                    + " one query.");
            assertThat(check.out()).contains("0 of 8 LEAs can run.\n");
        }
        assertThat(counts()).containsExactly(0, 12);
    }
}
