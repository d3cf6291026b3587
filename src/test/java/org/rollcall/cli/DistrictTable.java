package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What each way of doing a district's night takes, side by side. */
final class DistrictTable {

    private static final String LINE = "%-34s %9s %9s %9s %10s %10s  %s%n";

    private final int students;
    private final long rows;
    private final Machine machine;
    private final double duckDb;
    private final double inflating;
    private final List<String> csv =
            new ArrayList<>(List.of("way,students,rows,seconds,cpu_seconds,peak_megabytes,to_duckdb,to_inflating,note,"
                    + "cores,memory_gigabytes"));

    /**
     * @param rows of the zip
     * @param duckDb the seconds of DuckDB's faster way
     * @param inflating the seconds that inflating the zip takes
     */
    DistrictTable(int students, long rows, Machine machine, double duckDb, double inflating) {
        this.students = students;
        this.rows = rows;
        this.machine = machine;
        this.duckDb = duckDb;
        this.inflating = inflating;
    }

    /** Prints some ways. */
    void print(List<Measured> all) {
        System.out.printf(Locale.ROOT, "%n%s, %s%n", title(), machine);
        System.out.printf(LINE, "way", "seconds", "CPU s", "peak MB", "to DuckDB", "to inflate", "");
        for (Measured one : all) {
            String[] cells = {
                one.way(),
                figure("%.2f", one.seconds()),
                figure("%.2f", one.cpuSeconds()),
                String.valueOf(one.kilobytes() / 1000),
                figure("%.2f", one.seconds() / duckDb),
                figure("%.2f", one.seconds() / inflating),
                one.note()
            };
            System.out.printf(LINE, (Object[]) cells);
            csv.add(String.format(
                    Locale.ROOT,
                    "\"%s\",%d,%d,%s,%s,%s,%s,%s,\"%s\",%d,%d",
                    cells[0],
                    students,
                    rows,
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5],
                    cells[6].replace("\"", "\"\""),
                    machine.cores(),
                    machine.gigabytes()));
        }
    }

    /**
     * Writes {@code district.csv} with what has been printed, and {@code district.svg}.
     *
     * @param bars what the chart shows
     */
    void write(Path folder, List<Measured> bars) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("district.csv"), csv);
        Files.writeString(folder.resolve("district.svg"), BarChart.svg(title(), machine.toString(), bars));
        System.out.println(
                "Written to " + folder.resolve("district.csv").toAbsolutePath() + " and district.svg beside it");
    }

    private String title() {
        return String.format(
                Locale.ROOT, "One night of a district: %,d students, %,d rows, zip to CERS files", students, rows);
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
