package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.demo.DemoDistrict;

/**
 * A district's whole night, from the zip to the published files, the first and a later one, beside the same job as a DuckDB
 * script and beside the bare inflating of the zip, each in processes of its own; DuckDB's rows must be Rollcall's. Then what a row takes as the
 * district grows. The size is {@code bench.students}, at least 600; ways that begin a process are passed
 * {@code bench.passes} times. The figures go to the terminal and to {@code target/bench}.
 */
@Tag("bench")
final class DistrictBench {

    private static final String LEA = "large";
    private static final String DISTRICT = "9912345";
    private static final String FINISHED = "finished";
    private static final int LATER_NIGHTS = 6;
    private static final int LAST = 3;
    private static final int TIMES_LONGER = 5;
    private static final int[] SIZES = {5_000, 50_000, 560_000};
    private static final Path RESULTS = Path.of("target/bench");

    @TempDir
    private Path folder;

    private Path set;

    @Test
    void the_night_of_a_district_makes_the_rows_that_duckdb_makes() throws Exception {
        int students = Math.max(600, Integer.parseInt(System.getProperty("bench.students")));
        int passes = Integer.parseInt(System.getProperty("bench.passes"));
        Path zip = zip(students);
        Path later = folder.resolve("later.zip");
        district(students).night(2).writeZip(later);

        Measured inflating = inflating(zip);
        Measured cold = cold(zip, passes);
        ServedNights served = serve(students, zip);
        Measured laterNight = laterNight(zip, later);
        Measured files = duckDb(DuckDbPass.Way.FILES, zip, passes, List.of(set, served.set()));
        Measured pipes = duckDb(DuckDbPass.Way.PIPES, zip, passes, List.of(set));

        List<Measured> all = List.of(inflating, files, pipes, cold, served.first(), served.warm(), laterNight);
        DistrictTable table = new DistrictTable(
                students,
                served.rows(),
                Machine.here(),
                Math.min(files.seconds(), pipes.seconds()),
                inflating.seconds());
        table.print(all);
        table.write(RESULTS, all);
        scale(students, served);
        List<Measured> small = List.of(smallHeap(zip, "384m", cold), smallHeap(zip, "192m", cold));
        table.print(small);
        table.write(RESULTS, all);
        assertSmallHeaps(small);
    }

    private Path zip(int students) throws IOException {
        Path zip = folder.resolve(students + ".zip");
        district(students).writeZip(zip);
        return zip;
    }

    private static DemoDistrict district(int students) {
        return DemoDistrict.of(1, Site.TODAY).withStudents(students).withUuids();
    }

    private static Measured inflating(Path zip) throws Exception {
        return median("The zip inflated, nothing else", InflatePass.class, List.of(), zip.toString(), "5");
    }

    private Measured laterNight(Path zip, Path later) throws Exception {
        return median(
                "Rollcall, a later night, warm",
                LaterNightPass.class,
                flags(),
                Files.createDirectory(folder.resolve("later")).toString(),
                zip.toString(),
                later.toString(),
                String.valueOf(LATER_NIGHTS));
    }

    /** The median of the last times that a process says it took. */
    private static Measured median(String way, Class<?> main, List<String> flags, String... arguments)
            throws Exception {
        JavaPass pass = JavaPass.run(flags, main, List.of(arguments));
        assertThat(pass.code()).as(pass.said()).isZero();
        Footprint whole = Footprint.said(pass.said());
        List<Measured> all = pass.said()
                .lines()
                .filter(line -> line.matches("[\\d.]+ [\\d.]+ .*"))
                .map(line -> line.split(" ", 3))
                .map(figures -> new Measured(
                        way,
                        Double.parseDouble(figures[0]),
                        Double.parseDouble(figures[1]),
                        whole.kilobytes(),
                        figures[2]))
                .toList();
        return Measured.median(all.subList(all.size() - LAST, all.size()));
    }

    private Measured cold(Path zip, int passes) throws Exception {
        List<Measured> measured = new ArrayList<>();
        for (int pass = 1; pass <= passes; pass++) {
            Site site = site("cold-" + pass, zip);
            JavaPass run = JavaPass.run(flags(), CommandPass.class, line(site));
            assertThat(run.code()).as(run.said()).isEqualTo(ExitCode.DONE);
            measured.add(run.measured("Rollcall, cold process"));
            if (pass < passes) {
                Machine.clear(site.work());
            }
            set = site.set(LEA, Site.id(LEA, 1));
        }
        return Measured.median(measured);
    }

    private Site site(String name, Path zip) throws IOException {
        Site site = new Site(Files.createDirectory(folder.resolve(name))).lea(LEA, "firstRun: publish");
        site.deliver(LEA, zip);
        return site;
    }

    private static List<String> line(Site site) {
        return List.of(site.line("run", "--lea", LEA));
    }

    /** Flags of the launcher; what comes after them counts. */
    private static List<String> flags(String... more) throws IOException {
        List<String> flags = new ArrayList<>(JavaPass.launcherFlags());
        flags.addAll(List.of(more));
        return flags;
    }

    /** Says what becomes of the night with a heap that is smaller than the launcher's; it may take long. */
    private Measured smallHeap(Path zip, String heap, Measured usual) throws Exception {
        Site site = site("heap-" + heap, zip);
        Duration limit = Duration.ofSeconds(30 + (long) (usual.seconds() * TIMES_LONGER));
        JavaPass run = JavaPass.run(limit, flags("-Xmx" + heap), CommandPass.class, line(site));
        String ending = run.said()
                .lines()
                .filter(line -> line.contains(": failed. ") || line.contains("OutOfMemoryError"))
                .findFirst()
                .orElse("");
        if (run.code() == JavaPass.CUT_SHORT) {
            ending = "has not finished by then " + ending;
        } else if (run.code() == ExitCode.DONE) {
            assertSameFiles(site.set(LEA, Site.id(LEA, 1)));
            ending = FINISHED;
        }
        return run.measured("Rollcall, cold process, -Xmx" + heap).noted(ending);
    }

    private void assertSameFiles(Path other) throws IOException {
        for (String name : Site.names(set)) {
            if (name.endsWith(".csv")) {
                assertThat(Files.mismatch(set.resolve(name), other.resolve(name)))
                        .as(name)
                        .isEqualTo(-1);
            }
        }
    }

    /** 384 MB do; with less, the night finishes or says what it wants. */
    private static void assertSmallHeaps(List<Measured> small) {
        assertThat(small.get(0).note()).as(small.get(0).way()).isEqualTo(FINISHED);
        assertThat(small.get(1).note())
                .as(small.get(1).way())
                .matches(FINISHED + "|.*-Xmx\\d+m.*|.*\\d MB.*")
                .doesNotContain("OutOfMemoryError");
    }

    private ServedNights serve(int students, Path zip) throws Exception {
        return ServedNights.run(Files.createDirectory(folder.resolve("serve-" + students)), zip, flags());
    }

    private Measured duckDb(DuckDbPass.Way way, Path zip, int passes, List<Path> sets) throws Exception {
        List<Measured> measured = new ArrayList<>();
        for (int pass = 1; pass <= passes; pass++) {
            Path own = Files.createDirectory(folder.resolve("duckdb-" + way + "-" + pass));
            Path csv = own.resolve("groups.csv");
            Path extracted = Files.createDirectory(own.resolve("zip"));
            JavaPass run = JavaPass.run(
                    List.of(),
                    DuckDbPass.class,
                    List.of(
                            way.name(),
                            zip.toString(),
                            extracted.toString(),
                            Site.TODAY.toString(),
                            DISTRICT,
                            csv.toString()));
            assertThat(run.code()).as(run.said()).isZero();
            measured.add(run.measured(way == DuckDbPass.Way.FILES ? "DuckDB, files extracted" : "DuckDB, named pipes"));
            for (Path published : pass == 1 ? sets : List.<Path>of()) {
                System.out.printf(
                        Locale.ROOT,
                        "%s: %,d rows are Rollcall's%n",
                        way,
                        new PublishedRows(published).assertSame(csv));
            }
            Site.names(extracted).forEach(name -> delete(extracted.resolve(name)));
            delete(csv);
        }
        return Measured.median(measured);
    }

    private static void delete(Path file) {
        assertThat(file.toFile().delete()).as("the file was there").isTrue();
    }

    private void scale(int students, ServedNights largest) throws Exception {
        ScaleTable table = new ScaleTable();
        for (int size : SIZES) {
            if (size < students) {
                ServedNights served = serve(size, zip(size));
                table.add(size, served.rows(), served.warm());
            }
        }
        table.add(students, largest.rows(), largest.warm());
        table.print();
        table.write(RESULTS);
    }
}
