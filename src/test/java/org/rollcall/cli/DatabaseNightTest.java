package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.testing.Odbc;
import org.rollcall.testing.Postgres;

/** Whole nights of an LEA that is read from a database, PostgreSQL or SQLite, by JDBC or ODBC: the same files come of each. */
class DatabaseNightTest {

    private static final String DATABASE = "night";
    private static final String READER = "night_reader";
    private static final String WRITER = "night_writer";
    private static final String PASSWORD = "hush-5d20b8";
    private static final String FIGURES = ", 5 groups, 9 students, 2 logins";
    private static final String CAN_WRITE = "its account can write; have the district give one that can only read";
    private static final String BREAK =
            "courses.csv, title: 1 damaged: a line break stands inside it (made a blank); see damaged.csv";

    @TempDir
    static Path files;

    private static String postgres;
    private static String sqlite;

    @TempDir
    Path folder;

    private Site site;

    @BeforeAll
    static void load() throws SQLException {
        Odbc.require("PostgreSQL Unicode", "SQLite3");
        DatabaseRoster.postgres(DATABASE);
        Postgres.shared()
                .role(READER, PASSWORD)
                .role(WRITER, PASSWORD)
                .sql(
                        DATABASE,
                        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + READER + ", " + WRITER,
                        "GRANT DELETE ON enrollment TO " + WRITER);
        DatabaseRoster.sqlite(files.resolve("night.sqlite"));
        postgres = Postgres.shared().odbc(DATABASE);
        sqlite = "Driver=SQLite3;Database=" + files.resolve("night.sqlite");
    }

    @BeforeEach
    void site() {
        site = new Site(folder).with("night.password", PASSWORD);
    }

    private DatabaseLea lea(String id, String connection, String... parameters) {
        return new DatabaseLea(site, id, connection)
                .queries(DatabaseRoster.queries())
                .parameters(parameters);
    }

    private DatabaseLea server(String id, String user, String... parameters) {
        return lea(id, postgres, parameters).parameters("username: " + user, "password: {{night.password}}");
    }

    /** The first of them is what the others are measured by. */
    private void assertSameFiles(Site.Result run, List<DatabaseLea> leas) throws IOException {
        for (DatabaseLea lea : leas) {
            assertThat(lea.ending(run, 1)).as(lea.id()).isEqualTo("published to the drop folder" + FIGURES);
            assertThat(lea.raw()).as(lea.id()).isEqualTo(leas.get(0).raw());
            assertThat(lea.ledger(1)).as(lea.id()).isEqualTo(leas.get(0).ledger(1));
        }
    }

    private List<DatabaseLea> everyWay(String name, String connection) {
        return Stream.of("jdbc", "odbc", "child")
                .map(way -> lea(name + "-" + way, connection).by(way))
                .toList();
    }

    // ---- The same files, whichever way

    @Test
    void the_same_roster_gives_the_same_bytes_whichever_way_and_from_whichever_database_it_is_read()
            throws IOException {
        List<DatabaseLea> ofPostgres = everyWay("pg", postgres + ";UID=" + Postgres.OWNER);
        List<DatabaseLea> ofSqlite = everyWay("lite", sqlite);

        Site.Result run = site.execute("run");

        assertThat(run.code()).as(run.toString()).isZero();
        assertSameFiles(run, ofPostgres);
        assertSameFiles(run, ofSqlite);
        Map<String, String> published = ofPostgres.get(0).published(1);
        assertThat(published).containsOnlyKeys("-groups-001.csv");
        List<DatabaseLea> all = new ArrayList<>(ofPostgres);
        all.addAll(ofSqlite);
        for (DatabaseLea lea : all) {
            assertThat(lea.published(1)).as(lea.id()).isEqualTo(published);
            assertThat(lea.manifest().at("/pull/records").toString())
                    .isEqualTo(
                            "{\"schools.csv\":3,\"terms.csv\":1,\"courses.csv\":4,\"sections.csv\":5,\"staff.csv\":3,"
                                    + "\"section_staff.csv\":6,\"students.csv\":12,\"section_students.csv\":12}");
        }
        assertThat(ofPostgres.get(0).raw()).isEqualTo(DatabaseRosterFiles.ofPostgres());
        assertThat(ofSqlite.get(1).raw()).isEqualTo(DatabaseRosterFiles.ofSqlite());
    }

    // ---- What is said

    @Test
    void a_run_says_from_what_it_was_made_and_warns_of_an_account_that_can_write() throws IOException {
        DatabaseLea writing = server("writing", WRITER);
        DatabaseLea reading = server("reading", READER);

        Site.Result run = writing.run();
        Site.Result silent = reading.run();

        assertThat(run.code()).isZero();
        assertThat(writing.ending(run, 1)).isEqualTo("published to the drop folder" + FIGURES);
        assertThat(DatabaseLea.bare(run.line("Made from"))
                        .replaceAll("on in .*", "on in TIME")
                        .replaceAll("\\d{4}-.* C[SD]T", "NOW"))
                .isEqualTo("Made from database: 46 records in 8 requests to PostgreSQL VERSION at"
                        + " jdbc:postgresql://127.0.0.1:PORT/night, by PostgreSQL JDBC Driver VERSION, pulled from NOW on"
                        + " in TIME");
        assertThat(writing.warnings(1)).containsExactly(BREAK, CAN_WRITE);
        assertThat(reading.warnings(1)).containsExactly(BREAK);
        assertThat(run.out()).contains("Note: " + CAN_WRITE + ".\n");
        assertThat(silent.out()).doesNotContain(CAN_WRITE);
        assertThat(writing.ledger(1))
                .isEqualTo(reading.ledger(1))
                .containsExactly(
                        "schools.csv: 3 read, 3 used, 0 merged, filtered {}, refused {}",
                        "terms.csv: 1 read, 1 used, 0 merged, filtered {}, refused {}",
                        "courses.csv: 4 read, 2 used, 0 merged, filtered {\"no-group\":2}, refused {}",
                        "sections.csv: 5 read, 5 used, 0 merged, filtered {}, refused {}",
                        "staff.csv: 3 read, 2 used, 0 merged, filtered {\"login-disabled\":1}, refused {}",
                        "students.csv: 12 read, 9 used, 0 merged, filtered {\"not-enrolled\":1,\"ssid-missing\":2},"
                                + " refused {}",
                        "section_staff.csv: 6 read, 4 used, 0 merged, filtered {\"login-disabled\":2}, refused {}",
                        "section_students.csv: 12 read, 9 used, 0 merged, filtered {\"ended\":1,\"ssid-missing\":2},"
                                + " refused {}");
    }

    @Test
    void each_run_reads_anew_and_files_that_are_the_same_are_unchanged() throws IOException {
        DatabaseLea lea = server("again", READER);
        lea.run();

        Site.Result second = lea.run();

        assertThat(lea.ending(second, 2)).isEqualTo("unchanged" + FIGURES);
        assertThat(second.code()).isZero();
        assertThat(lea.snapshots()).hasSize(2);
        assertThat(lea.manifest().get("identicalTo").asText())
                .isEqualTo(lea.snapshots().get(0));
        assertThat(site.sets("again")).containsExactly(Site.id("again", 1));
    }
}
