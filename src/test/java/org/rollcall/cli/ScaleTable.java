package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a row takes in districts of several sizes, and what a further one takes between two of them. */
final class ScaleTable {

    private static final String LINE = "%10s %10s %9s %9s %9s %9s %15s %15s%n";
    private static final String[] HEADER = {
        "students", "rows", "seconds", "us_per_row", "peak_mb", "b_per_row", "us_per_more_row", "to_one_before"
    };

    private final List<String[]> lines = new ArrayList<>();
    private long rowsBefore;
    private double secondsBefore;
    private double marginalBefore;

    /** Adds a district that is larger than those before. */
    void add(int students, long rows, Measured warm) {
        double marginal = lines.isEmpty() ? 0 : (warm.seconds() - secondsBefore) / (rows - rowsBefore) * 1e6;
        lines.add(new String[] {
            String.valueOf(students),
            String.valueOf(rows),
            figure(warm.seconds()),
            figure(warm.seconds() / rows * 1e6),
            String.valueOf(warm.kilobytes() / 1000),
            String.valueOf(warm.kilobytes() * 1024 / rows),
            lines.isEmpty() ? "" : figure(marginal),
            marginalBefore == 0 ? "" : figure(marginal / marginalBefore)
        });
        rowsBefore = rows;
        secondsBefore = warm.seconds();
        marginalBefore = marginal;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    void print() {
        System.out.printf("%nWarm in serve, by size%n");
        System.out.printf(LINE, (Object[]) HEADER);
        lines.forEach(line -> System.out.printf(LINE, (Object[]) line));
    }

    /** Writes {@code district-scale.csv}. */
    void write(Path folder) throws IOException {
        List<String> csv = new ArrayList<>(List.of(String.join(",", HEADER)));
        lines.forEach(line -> csv.add(String.join(",", line)));
        Files.write(folder.resolve("district-scale.csv"), csv);
    }
}
