package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        site.lea("good");
        Map<String, String> faults = new LinkedHashMap<>();
        for (String way : List.of("jdbc", "odbc", "child")) {
            failing(site, "number-" + way, "CAST(family AS integer)").by(way);
            faults.put("number-" + way, "[22P02] ERROR: invalid input syntax for type integer: \"…\"");
        }
        failing(site, "date", "CAST(given AS date)");
        faults.put("date", "[22007] ERROR: invalid input syntax for type date: \"…\"");
        failing(site, "json", "CAST(CAST(family AS json) AS text)");
        faults.put("json", "[22P02] ERROR: invalid input syntax for type json");
        failing(site, "ssid", "CAST(ssid AS integer)");
        faults.put("ssid", "[22003] ERROR: value \"…\" is out of range for type integer");
        failing(site, "quotes", "CAST('\"' || given || '\"\n' || family AS integer)");
        faults.put("quotes", "[22P02] ERROR: invalid input syntax for type integer: \"…\"");

        Site.Result run = Child.run(
                folder,
                Child.java(
                        List.of("-Drollcall.log.level=TRACE"),
                        Rollcall.class,
                        site.site().line("run")));

        assertThat(run.code()).as(run.toString()).isEqualTo(4);
        assertThat(run.line(Site.id("good", 1))).contains(": published to the drop folder, ");
        StringBuilder said = new StringBuilder(run.out() + run.err());
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            assertFails(run, fault.getKey(), fault.getValue());
            said.append(Files.readString(
                    site.site().runFolder(Site.id(fault.getKey(), 1)).resolve("run.json")));
        }
        assertThat(said.toString()).doesNotContain("Quillon", "Tarrowby", "9127773331", "Núñez", DatabaseSite.PASSWORD);
    }

    private static DatabaseLea failing(DatabaseSite site, String id, String familyName) {
        return site.lea(id)
                .query(
                        "students",
                        "SELECT id AS studentId, ssid, given AS givenName, " + familyName
                                + " AS familyName FROM student ORDER BY id");
    }

    private static void assertFails(Site.Result run, String lea, String said) {
        assertThat(run.line(Site.id(lea, 1)))
                .isEqualTo(
                        Site.id(lea, 1) + ": failed. Source database failed: queries/" + lea + "/students.sql fails: "
                                + said + ". The database's tables may have changed, or the account may not read them.");
    }
}
