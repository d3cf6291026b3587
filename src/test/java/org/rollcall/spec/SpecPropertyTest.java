package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.source.Reading;
import org.rollcall.source.SourceException;

/** However the same rows are ordered, written, encoded and packed, the roster and the counts are the same. */
class SpecPropertyTest {

    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");
    /** Values that writing must not change, among them some that need quotes. */
    private static final List<String> TITLES =
            List.of("", "Room 12", "Peña, Año 2", "\"Sol\"", "O'Neill", "a;b|c", "Nguyễn's", "½ day^2");

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25));
    }

    /** Rows as lists of values, the first being the header. */
    private record Rows(String file, List<List<String>> rows) {

        Rows shuffled(Random random) {
            List<List<String>> others = new ArrayList<>(rows.subList(1, rows.size()));
            Collections.shuffle(others, random);
            others.add(0, rows.get(0));
            List<Integer> places =
                    IntStream.range(0, rows.get(0).size()).boxed().collect(Collectors.toList());
            Collections.shuffle(places, random);
            return new Rows(
                    file,
                    others.stream()
                            .map(row -> places.stream().map(row::get).toList())
                            .toList());
        }

        /** @param always whether also values that need no quotes have some */
        String written(char delimiter, char quote, boolean always, String lineEnd) {
            return rows.stream()
                    .map(row -> row.stream()
                            .map(value -> written(value, delimiter, quote, always))
                            .collect(Collectors.joining(String.valueOf(delimiter), "", lineEnd)))
                    .collect(Collectors.joining());
        }

        private static String written(String value, char delimiter, char quote, boolean always) {
            return always || value.indexOf(delimiter) >= 0 || value.indexOf(quote) >= 0
                    ? quote + value.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote
                    : value;
        }
    }

    /** A random district in which some rows are at fault: repeated, dangling, without what must be there. */
    private static List<Rows> district(Random random) {
        int schools = 1 + random.nextInt(3);
        int sections = 1 + random.nextInt(8);
        int staff = 1 + random.nextInt(4);
        int students = 1 + random.nextInt(12);
        List<Rows> files = new ArrayList<>();
        files.add(rows(
                "schools.csv",
                "schoolId,name,cds",
                schools,
                i -> List.of("s" + i, "School " + i, "9912345600010" + i)));
        files.add(rows(
                "terms.csv",
                "termId,title,startDate,endDate",
                2,
                i -> List.of("t" + i, "Term " + i, "2026-0" + (8 + i) + "-12", "6/4/2027")));
        files.add(rows(
                "sections.csv",
                "sectionId,schoolId,termIds,title,periods",
                sections,
                i -> List.of(
                        "k" + i,
                        // one school too many: such a section is refused, and with it its places
                        "s" + random.nextInt(schools + (random.nextInt(4) == 0 ? 1 : 0)),
                        random.nextBoolean() ? "t0" : "t0;t1",
                        TITLES.get(random.nextInt(TITLES.size())),
                        random.nextBoolean() ? "" : "1;2")));
        files.add(rows(
                "staff.csv",
                "staffId,givenName,familyName,email",
                staff,
                i -> List.of(
                        "p" + i,
                        "Quillamar",
                        "Brandewyn " + i,
                        random.nextBoolean() ? "" : i + "@demo-unified.example")));
        files.add(rows(
                "section_staff.csv",
                "sectionId,staffId,primary",
                sections,
                i -> List.of("k" + i, "p" + random.nextInt(staff), random.nextBoolean() ? "true" : "")));
        files.add(rows(
                "students.csv",
                "studentId,ssid,givenName,familyName,grade",
                students,
                i -> List.of(
                        "u" + i,
                        random.nextInt(5) == 0 ? "" : "91200002" + (10 + i),
                        "Kestrelan",
                        random.nextInt(12) == 0 ? "" : "Marrowby",
                        "0" + (1 + random.nextInt(9)))));
        Rows places = rows(
                "section_students.csv",
                "sectionId,studentId,beginDate,endDate",
                sections * students,
                i -> List.of(
                        "k" + i / students,
                        "u" + (i % students + (random.nextInt(20) == 0 ? 100 : 0)),
                        random.nextBoolean() ? "" : "2026-1" + random.nextInt(3) + "-01",
                        random.nextBoolean() ? "" : "12/" + (1 + random.nextInt(31)) + "/2026"));
        files.add(places);
        for (Rows file : files) {
            if (random.nextInt(3) == 0) {
                file.rows.add(file.rows.get(1 + random.nextInt(file.rows.size() - 1)));
            }
        }
        return files;
    }

    private static Rows rows(String file, String header, int number, java.util.function.IntFunction<List<String>> row) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of(header.split(","))));
        IntStream.range(0, number).mapToObj(row).forEach(rows::add);
        return new Rows(file, rows);
    }

    private static DataFiles plain(List<Rows> district) {
        DataFiles files = DataFiles.none();
        district.forEach(rows -> files.with(rows.file, rows.written(',', '"', false, "\n")));
        return files;
    }

    private static String layouts(List<Rows> district, String layout) {
        return "dates: \"yyyy-MM-dd, M/d/yyyy\"\n" + layout + "\nfiles:\n"
                + district.stream()
                        .map(rows -> {
                            String kind = rows.file.replace(".csv", "");
                            return "  - name: " + rows.file + "\n    " + kind + ": { "
                                    + rows.rows.get(0).stream()
                                            .map(column -> column + ": " + column)
                                            .collect(Collectors.joining(", "))
                                    + " }\n";
                        })
                        .collect(Collectors.joining());
    }

    /** What was refused and why, whatever line it stood on. */
    private static List<String> refused(Reading reading) {
        return reading.refusals().all().stream()
                .map(refusal ->
                        refusal.file() + " " + refusal.field() + " " + refusal.rule() + " " + refusal.sourcedId())
                .sorted()
                .toList();
    }

    private static void assertSame(Reading expected, Reading reading) {
        assertThat(SpecDesk.roster(reading)).isEqualTo(SpecDesk.roster(expected));
        assertThat(SpecDesk.accounts(reading)).isEqualTo(SpecDesk.accounts(expected));
        assertThat(refused(reading)).isEqualTo(refused(expected));
        assertThat(SpecDesk.damages(reading)).hasSameSizeAs(SpecDesk.damages(expected));
        assertThat(SpecDesk.warnings(reading)).isEqualTo(SpecDesk.warnings(expected));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void files_of_the_standard_may_be_written_in_many_ways(int seed) throws IOException {
        Random random = new Random(seed);
        SpecDesk desk = new SpecDesk(folder);
        List<Rows> district = district(random);
        Reading expected = desk.read(plain(district));

        for (int round = 0; round < 4; round++) {
            DataFiles files = DataFiles.none();
            for (Rows rows : district) {
                String text =
                        rows.shuffled(random).written(',', '"', random.nextBoolean(), LINE_ENDS.get(random.nextInt(3)));
                files.with(rows.file, encoded(text, random));
                switch (random.nextInt(4)) {
                    case 0 -> files.gzipped(rows.file);
                    case 1 -> files.zipped(rows.file);
                    default -> {}
                }
            }
            boolean packed = random.nextInt(4) == 0 && files.names().stream().allMatch(name -> name.endsWith(".csv"));
            assertSame(expected, desk.read(packed ? DataFiles.none().with("all.zip", files.zip()) : files));
        }
    }

    private static byte[] encoded(String text, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void files_of_a_districts_own_may_be_written_in_many_ways(int seed) throws IOException {
        Random random = new Random(seed);
        SpecDesk desk = new SpecDesk(folder);
        List<Rows> district = district(random);
        Reading expected = desk.custom(layouts(district, "")).read(plain(district));

        for (int round = 0; round < 4; round++) {
            char delimiter = ",\t|^;".charAt(random.nextInt(5));
            boolean single = random.nextBoolean();
            DataFiles files = DataFiles.none();
            for (Rows rows : district) {
                String text = rows.shuffled(random)
                        .written(
                                delimiter, single ? '\'' : '"', random.nextBoolean(), LINE_ENDS.get(random.nextInt(3)));
                files.with(rows.file, text);
            }
            String layout = "delimiter: \"" + (delimiter == '\t' ? "\\t" : delimiter) + "\"\nquote: "
                    + (single ? "single" : "double");
            assertSame(
                    expected,
                    new SpecDesk(folder).custom(layouts(district, layout)).read(files));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void an_encoding_that_is_set_gives_what_utf_8_does(int seed) throws IOException {
        Random random = new Random(seed);
        List<Rows> district = district(random);
        district.forEach(rows -> rows.rows.replaceAll(
                row -> row.stream().map(value -> value.replace("ễ", "é")).toList()));
        Reading expected = new SpecDesk(folder).read(plain(district));
        DataFiles files = plain(district);
        files.names().forEach(name -> files.in(name, Charset.forName("windows-1252")));

        Reading reading = new SpecDesk(folder).encoding("windows-1252").read(files);

        assertThat(SpecDesk.roster(reading)).isEqualTo(SpecDesk.roster(expected));
        assertThat(SpecDesk.accounts(reading)).isEqualTo(SpecDesk.accounts(expected));
    }

    /** Whatever happens to a file on its way: a reading in which every row has a fate, or a sentence about no person. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_damaged_file_is_read_row_by_row_or_refused(int seed) throws IOException {
        Random random = new Random(seed);
        SpecDesk desk = new SpecDesk(folder).encoding(random.nextBoolean() ? "" : "windows-1252");
        for (int round = 0; round < 10; round++) {
            DataFiles files = DataFiles.standard();
            String name = files.names().get(random.nextInt(files.names().size()));
            files.with(name, damaged(files.bytes(name), random));
            if (random.nextInt(4) == 0) {
                files.as(name, name + ".gz", damaged(DataFiles.gzip(files.bytes(name)), random));
            }
            try {
                desk.read(files);
            } catch (SourceException e) {
                SpecDesk.assertFit(e);
            }
            desk.validation(files);
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        // behind the header: what becomes of damaged ones is said elsewhere, example by example
        int from = Math.min(bytes.length - 1, new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1);
        int at = from + random.nextInt(bytes.length - from);
        switch (random.nextInt(5)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) ",\"\n\r;=.E?\0\u00FF".charAt(random.nextInt(11));
            case 2 -> damaged = Arrays.copyOf(damaged, at);
            case 3 -> Arrays.fill(damaged, at, Math.min(bytes.length, at + 9), (byte) random.nextInt(256));
            default -> damaged = joined(damaged, Arrays.copyOfRange(bytes, at, bytes.length));
        }
        return damaged;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
