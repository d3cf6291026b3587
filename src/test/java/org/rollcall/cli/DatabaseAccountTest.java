package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.testing.Odbc;

/** What a database's administrator has set for an account, and what its own functions say. */
final class DatabaseAccountTest {

    private static final String DATABASE = "account";

    @TempDir
    Path folder;

    private DatabaseSite site;

    @BeforeAll
    static void load() throws SQLException {
        Odbc.require("PostgreSQL Unicode");
        DatabaseSite.load(DATABASE)
                .role("timed", DatabaseSite.PASSWORD)
                .role("blind", DatabaseSite.PASSWORD)
                .sql(
                        DATABASE,
                        "CREATE FUNCTION complain(t text) RETURNS text LANGUAGE plpgsql AS"
                                + " $$ BEGIN RAISE EXCEPTION 'bad name %', t; END $$",
                        "ALTER ROLE timed SET statement_timeout = '300ms'",
                        "REVOKE EXECUTE ON FUNCTION has_table_privilege(oid, text) FROM PUBLIC",
                        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO timed, blind");
    }

    @BeforeEach
    void site() {
        site = new DatabaseSite(folder, DATABASE);
    }

    @Test
    void a_query_that_is_too_slow_by_jdbc_is_given_up_and_not_lost() throws IOException {
        site.expect(
                site.lea("slow")
                        .by("jdbc")
                        .parameters("queryTimeout: 1s")
                        .query("courses", "SELECT 1 AS courseId, stuck(20) AS title"),
                "FOLDER/courses.sql gave no row for 1 second and was given up. Ask the district whether the database is"
                        + " busy, or set a longer queryTimeout.");

        site.assertAllFail();
    }

    @Test
    void a_limit_of_the_accounts_own_is_told_from_the_sources() throws IOException {
        site.expect(
                site.lea("timed")
                        .by("jdbc")
                        .parameters("username: timed")
                        .query("courses", "SELECT id AS courseId, stuck(1) AS title FROM course"),
                "FOLDER/courses.sql fails: [57014] ERROR: canceling statement due to statement timeout. The database gave"
                        + " it up by a limit of its own; ask its administrator to raise the account's.");

        site.assertAllFail();
    }

    @Test
    void what_a_function_of_the_database_raises_is_not_said() throws IOException {
        site.expect(
                site.lea("raise")
                        .by("jdbc")
                        .query(
                                "students",
                                "SELECT id AS studentId, ssid, 'x' AS givenName, complain(family) AS familyName"
                                        + " FROM student"),
                "FOLDER/students.sql fails: [P0001] a function or trigger of the database refuses, in words that may hold"
                        + " data. The database's tables may have changed, or the account may not read them.");

        site.assertAllFail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "odbc", "child"})
    void an_account_that_may_not_look_its_rights_up_is_read_all_the_same(String way) throws IOException {
        DatabaseLea lea = site.lea("blind-" + way).by(way).parameters("username: blind");

        Site.Result run = lea.run();

        assertThat(lea.ending(run, 1)).isEqualTo("published to the drop folder, 5 groups, 9 students, 2 logins");
        assertThat(lea.warnings(1))
                .contains("whether its account can write cannot be told, as it may not look its rights up");
    }
}
