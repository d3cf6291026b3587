package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.testing.Odbc;
import org.rollcall.testing.Postgres;

/** A database, or the process of its driver, that is lost in the middle of a file: nothing of it is kept, and the next run works. */
@Timeout(60)
class DatabaseLossTest {

    private static final String DATABASE = "loss";
    private static final String LOST =
            "FOLDER/courses.sql: the connection to %s was lost after %s rows: %s. Nothing of" + " it is used.";

    /** Its first 40,000 rows come at once, the others too late. */
    private static final String STUCK = "SELECT g AS courseId, CASE g WHEN 40001 THEN stuck(20) ELSE 'a' END"
            + " AS title FROM generate_series(1, 50000) g";

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

    /** Does something to a run once many rows of each of some LEAs are on disk. */
    private static CompletableFuture<Void> onceReading(List<DatabaseLea> leas, Callable<?> deed) {
        return CompletableFuture.runAsync(() -> {
            try {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> leas.stream().allMatch(lea -> lea.growing("courses.csv") > 200_000));
                deed.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void a_connection_that_is_ended_in_the_middle_fails_and_leaves_nothing() throws IOException {
        List<DatabaseLea> leas = Stream.of("jdbc", "odbc", "child")
                .map(way -> site.lea(way).by(way).query("courses", STUCK))
                .toList();
        String ended = "[57P01] FATAL: terminating connection due to administrator command";
        List<String> places = List.of("jdbc:postgresql://127.0.0.1:PORT/loss", "127.0.0.1/loss", "127.0.0.1/loss");
        for (int i = 0; i < leas.size(); i++) {
            site.expect(leas.get(i), String.format(LOST, places.get(i), "40,000", ended));
        }
        CompletableFuture<Void> end = onceReading(leas, () -> Postgres.shared()
                .sql(
                        DATABASE,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + DatabaseSite.READER
                                + "'"));

        site.assertAllFail();

        end.join();
    }

    @Test
    void a_driver_whose_process_is_killed_fails_the_run_alone_and_the_next_works() throws IOException {
        DatabaseLea lea = site.lea("bay").by("child");
        assertThat(lea.run().code()).isZero();
        List<String> before = lea.snapshots();
        lea.query("courses", STUCK);

        CompletableFuture<Void> killed = onceReading(List.of(lea), () -> child().destroyForcibly());
        Site.Result first = lea.run();
        killed.join();
        CompletableFuture<Void> crashed =
                onceReading(List.of(lea), () -> new ProcessBuilder("kill", "-SEGV", String.valueOf(child().pid()))
                        .start()
                        .waitFor());
        Site.Result second = lea.run();
        crashed.join();

        String killedBy = "the ODBC driver ended its process by signal 9; it crashed or was killed";
        assertThat(lost(lea.ending(first, 2), lea)).isEqualTo(killedBy);
        assertThat(lost(lea.ending(second, 3), lea)).isEqualTo("the ODBC driver ended its process by a crash");
        assertThat(List.of(first.code(), second.code())).containsExactly(4, 4);
        assertThat(lea.snapshots()).isEqualTo(before);
        assertThat(site.site().sets("bay")).containsExactly(Site.id("bay", 1));
        assertThat(Files.list(Path.of("")).map(Path::toString)).noneMatch(name -> name.matches("(hs_err|core).*"));

        lea.queries(DatabaseRoster.queries());
        Site.Result next = lea.run();

        assertThat(lea.ending(next, 4)).isEqualTo("unchanged, 5 groups, 9 students, 2 logins");
        assertThat(next.code()).isZero();
    }

    /** What is said of a driver that was lost with some of its rows on the way. */
    private static String lost(String ending, DatabaseLea lea) {
        String form = "failed. Source database failed: "
                + String.format(LOST.replace("FOLDER", lea.folder()), "127.0.0.1/loss", "#", "[08S01] #");
        assertThat(ending.replaceAll("after [\\d,]+ rows", "after # rows").replaceFirst("] the ODBC[^.]*", "] #"))
                .isEqualTo(form);
        return ending.replaceFirst("^.*] (the ODBC[^.]*).*$", "$1");
    }

    /** The process of the driver; its class is at the end of a long command line. */
    private static ProcessHandle child() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> commandLine(process).contains("OdbcChild"))
                .findFirst()
                .orElseThrow();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void with_the_policy_last_good_the_snapshot_before_stands_in() throws IOException {
        DatabaseLea lea = site.lea("bay").settings("policies[database]: last-good 3d");
        assertThat(lea.run().code()).isZero();
        lea.query("courses", "SELECT id AS courseId, titel AS title FROM course");

        Site.Result second = lea.run();

        assertThat(lea.ending(second, 2))
                .isEqualTo(
                        "unchanged, 5 groups, 9 students, 2 logins; without tonight's database (the last good one stands"
                                + " in): queries/bay/courses.sql fails: [42703] ERROR: column \"titel\" does not exist. The"
                                + " database's tables may have changed, or the account may not read them.");
        assertThat(second.code()).isEqualTo(5);
        assertThat(lea.snapshots()).hasSize(1);
    }
}
