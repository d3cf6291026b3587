package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.testing.Odbc;

/** What is said of a database's errors, at the finest log level, holds neither a person's data nor a password. */
class DatabaseSilenceTest {

    private static final String DATABASE = "silence";

    @TempDir
    Path folder;

    @Test
    void nothing_of_a_person_and_no_password_is_said_at_any_log_level()
            throws IOException, InterruptedException, SQLException {
        Odbc.require("PostgreSQL Unicode");
        DatabaseSite.load(DATABASE)
                .sql(
                        DATABASE,
                        "UPDATE student SET given = 'Quillon', family = 'Tarrowby', ssid = '9127773331' WHERE id = 'S01'");
        DatabaseSite site = new DatabaseSite(folder, DATABASE);
        String students = "SELECT id AS studentId, ssid, given AS givenName, %s AS familyName FROM student ORDER BY id";
        for (String way : List.of("jdbc", "odbc", "child")) {
            site.lea("good-" + way).by(way);
            site.lea("number-" + way).by(way).query("students", String.format(students, "CAST(family AS integer)"));
            site.lea("date-" + way).by(way).query("students", String.format(students, "CAST(given AS date)"));
            site.lea("json-" + way)
                    .by(way)
                    .query("students", String.format(students, "CAST(CAST(family AS json) AS text)"));
            site.lea("ssid-" + way).by(way).query("students", String.format(students, "CAST(ssid AS integer)"));
        }

        Site.Result run = Child.run(
                folder,
                Child.java(
                        List.of("-Drollcall.log.level=TRACE"),
                        Rollcall.class,
                        site.site().line("run")));

        assertThat(run.code()).as(run.toString()).isEqualTo(4);
        StringBuilder said = new StringBuilder(run.out() + run.err());
        for (String way : List.of("jdbc", "odbc", "child")) {
            assertThat(run.line("good-" + way + "-")).contains(": published to the drop folder, ");
            assertFails(run, "number-" + way, "[22P02] ERROR: invalid input syntax for type integer: \"…\"");
            assertFails(run, "date-" + way, "[22007] ERROR: invalid input syntax for type date: \"…\"");
            assertFails(run, "json-" + way, "[22P02] ERROR: invalid input syntax for type json");
            assertFails(run, "ssid-" + way, "[22003] ERROR: value \"…\" is out of range for type integer");
            for (String lea : List.of("number-", "date-", "json-", "ssid-")) {
                said.append(Files.readString(
                        site.site().runFolder(Site.id(lea + way, 1)).resolve("run.json")));
            }
        }
        assertThat(said.toString()).doesNotContain("Quillon", "Tarrowby", "9127773331", "Núñez", DatabaseSite.PASSWORD);
    }

    private static void assertFails(Site.Result run, String lea, String said) {
        assertThat(run.line(Site.id(lea, 1)))
                .isEqualTo(
                        Site.id(lea, 1) + ": failed. Source database failed: queries/" + lea + "/students.sql fails: "
                                + said + ". The database's tables may have changed, or the account may not read them.");
    }
}
