package org.rollcall.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.testing.Odbc;
import org.rollcall.testing.Postgres;

/**
 * How fast rows come from PostgreSQL, each way in a process of its own: through psqlodbc beside the same calls in C, and
 * through JDBC beside pgjdbc alone; and what memory that takes with a heap of 256 MB. The figures go to the terminal and to
 * {@code target/bench/fetch.csv}.
 */
@Tag("bench")
final class FetchBench {

    private static final int ROWS = 1_000_000;
    private static final int FEW = 100_000;
    private static final int ROUNDS = 4;
    private static final String LINE = "%-28s %12s %12s %12s%n";

    @TempDir
    private Path folder;

    private String connection;
    private Path program;

    /** @param kilobytes the process's peak memory */
    private record Pass(double rowsPerSecond, long kilobytes) {}

    @Test
    void rows_are_fetched() throws Exception {
        Odbc.require("PostgreSQL Unicode");
        Postgres server = Postgres.shared().database("bench").sql("bench", table());
        connection = server.odbc("bench") + ";Uid=postgres";
        program = compile();
        List<Pass> c = new ArrayList<>();
        List<Pass> odbc = new ArrayList<>();
        List<Pass> jdbc = new ArrayList<>();
        List<Pass> plain = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            c.add(run(c(ROWS)));
            odbc.add(run(java("odbc", ROWS)));
            plain.add(run(java("pgjdbc", ROWS)));
            jdbc.add(run(java("jdbc", ROWS)));
        }
        Pass few = run(java("odbc", FEW));
        List<String> csv = new ArrayList<>(List.of("way,rows,rows_per_second,peak_megabytes"));
        System.out.printf(LINE, "way", "rows", "rows/s", "peak MB");
        csv.add(line("C, psqlodbc", ROWS, median(c)));
        csv.add(line("Rollcall, psqlodbc", ROWS, median(odbc)));
        csv.add(line("Rollcall, psqlodbc", FEW, few));
        csv.add(line("pgjdbc alone", ROWS, median(plain)));
        csv.add(line("Rollcall, pgjdbc", ROWS, median(jdbc)));
        System.out.printf(
                Locale.ROOT,
                "Rollcall to C: %.2f; Rollcall to pgjdbc alone: %.2f; memory at 1,000,000 rows to 100,000: %.2f%n",
                median(odbc).rowsPerSecond() / median(c).rowsPerSecond(),
                median(jdbc).rowsPerSecond() / median(plain).rowsPerSecond(),
                median(odbc).kilobytes() / (double) few.kilobytes());
        Path file = Path.of("target/bench/fetch.csv");
        Files.createDirectories(file.getParent());
        Files.write(file, csv);
        System.out.println("Written to " + file.toAbsolutePath());
    }

    private static String[] table() {
        return new String[] {
            "CREATE TABLE roster (c0 varchar(40), c1 varchar(40), c2 varchar(40), c3 varchar(40), c4 varchar(40),"
                    + " c5 varchar(40), c6 varchar(40), c7 varchar(40), c8 varchar(40), c9 varchar(40))",
            "INSERT INTO roster SELECT 'C' || i, 'Peña-' || i % 977, CASE WHEN i % 3 = 0 THEN NULL ELSE 'Nguyễn' END,"
                    + " 'sourcedId-' || i, '2026-08-12', 'Mathematics 4 😀', 'r.pena' || i % 9000 || '@demo.example',"
                    + " '99123456000001', 'active', 'Room ' || i % 40 FROM generate_series(1, " + ROWS + ") i",
            "ANALYZE roster"
        };
    }

    private Path compile() throws Exception {
        Path source = folder.resolve("fetch.c");
        try (InputStream in = FetchBench.class.getResourceAsStream("/bench/fetch.c")) {
            Files.copy(in, source);
        }
        Path made = folder.resolve("fetch");
        Process compiler = new ProcessBuilder("cc", "-O2", "-o", made.toString(), source.toString(), "-l:libodbc.so.2")
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
        return made;
    }

    private static String query(int rows) {
        return "SELECT * FROM roster LIMIT " + rows;
    }

    private List<String> c(int rows) {
        String tuned = connection + ";UseDeclareFetch=1;Fetch=2000";
        return List.of(program.toString(), tuned, query(rows), "3");
    }

    private List<String> java(String way, int rows) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FetchPasses.class.getName(),
                way,
                connection,
                query(rows),
                "3");
    }

    /** The last of a process's passes. */
    private static Pass run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.valueOf(said)).isZero();
        String[] last = said.get(said.size() - 2).split(" ");
        return new Pass(
                Double.parseDouble(last[0]) / Double.parseDouble(last[1]), Long.parseLong(said.get(said.size() - 1)));
    }

    /** The median rate, and the highest peak. */
    private static Pass median(List<Pass> passes) {
        double[] rates =
                passes.stream().mapToDouble(Pass::rowsPerSecond).sorted().toArray();
        return new Pass(
                (rates[(rates.length - 1) / 2] + rates[rates.length / 2]) / 2,
                passes.stream().mapToLong(Pass::kilobytes).max().orElseThrow());
    }

    private static String line(String way, int rows, Pass pass) {
        String[] cells = {
            way,
            String.valueOf(rows),
            String.format(Locale.ROOT, "%.0f", pass.rowsPerSecond()),
            String.valueOf(pass.kilobytes() / 1000)
        };
        System.out.printf(LINE, (Object[]) cells);
        return String.join(",", cells);
    }
}
