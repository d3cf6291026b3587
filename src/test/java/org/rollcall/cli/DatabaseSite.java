package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.testing.Postgres;

/** A site of LEAs on one PostgreSQL database with the roster, and what each of them is to fail with. */
final class DatabaseSite {

    static final String READER = "roster_reader";
    static final String PASSWORD = "hush-2b7f19";

    private final Site site;
    private final String database;
    private final Map<DatabaseLea, String> faults = new LinkedHashMap<>();

    DatabaseSite(Path folder, String database) {
        this.site = new Site(folder).with("roster.password", PASSWORD);
        this.database = database;
    }

    /** Makes the database, with the roster, a role that can read it, and a function {@code stuck} that takes its seconds. */
    static Postgres load(String database) throws SQLException {
        DatabaseRoster.postgres(database);
        return Postgres.shared()
                .role(READER, PASSWORD)
                .sql(
                        database,
                        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + READER,
                        "CREATE FUNCTION stuck(seconds integer) RETURNS text LANGUAGE sql AS"
                                + " 'SELECT CAST(pg_sleep(seconds) AS text)'");
    }

    /** An LEA that reads all of the roster. */
    DatabaseLea lea(String id) {
        return lea(id, Postgres.shared().odbc(database));
    }

    DatabaseLea lea(String id, String connection) {
        return new DatabaseLea(site, id, connection)
                .queries(DatabaseRoster.queries())
                .parameters("username: " + READER, "password: {{roster.password}}");
    }

    Site site() {
        return site;
    }

    /** Says what an LEA is to fail with; {@code FOLDER} is that of its queries. */
    DatabaseSite expect(DatabaseLea lea, String sentence) {
        faults.put(lea, sentence.replace("FOLDER", lea.folder()));
        return this;
    }

    /** Runs all LEAs: each fails with its sentence, and nothing is left of what it read or published. */
    Site.Result assertAllFail() throws IOException {
        Site.Result run = site.execute("run");

        assertThat(run.code()).isEqualTo(4);
        assertFailed(run, 1);
        for (DatabaseLea lea : faults.keySet()) {
            assertThat(lea.snapshots()).as(lea.id()).isEmpty();
            assertThat(site.sets(lea.id())).as(lea.id()).isEmpty();
        }
        assertThat(run.toString()).doesNotContain(PASSWORD);
        return run;
    }

    /** The n-th runs of today of all LEAs failed, each with its sentence. */
    void assertFailed(Site.Result run, int number) {
        faults.forEach((lea, sentence) -> assertThat(DatabaseLea.bare(lea.ending(run, number)))
                .as(lea.id())
                .isEqualTo("failed. Source database failed: " + sentence));
    }
}
