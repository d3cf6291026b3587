package org.rollcall.source;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to a package on its way, it gives a reading in which every row has a fate, or a refusal that says
 * why without a word about a person; never another exception, never a hang. Each case is one seed.
 */
class DamageTest {

    private static final List<BiFunction<byte[], Random, byte[]>> DAMAGES = List.of(
            DamageTest::bitFlipped,
            DamageTest::byteReplaced,
            DamageTest::partRemoved,
            DamageTest::partRepeated,
            DamageTest::partZeroed,
            DamageTest::cut,
            DamageTest::signInserted);

    private static final int ROWS = 30;

    private static final String COLUMNS =
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
                    + "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password";

    private static final String SIGNS = ",\"\n\r{}:;\t '\u00FF";

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_damaged_zip_is_read_whole_or_refused(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            byte[] zip = files(random).zip();
            byte[] damaged = damaged(zip, random);
            assertReadWholeOrRefused(damaged, random, "seed " + seed + ", round " + round);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damaged_files_are_read_row_by_row_or_refused(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            OneRosterFiles files = files(random);
            String name = files.names().get(random.nextInt(files.names().size()));
            byte[] zip = files.zip(Map.of(name, damaged(files.bytes(name), random)));
            assertReadWholeOrRefused(zip, random, "seed " + seed + ", round " + round + ", " + name);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void files_read_on_several_threads_say_what_they_say_on_one(int seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 8; round++) {
            OneRosterFiles files = files(random);
            String name = files.names().get(random.nextInt(files.names().size()));
            byte[] whole = random.nextInt(4) == 0 ? files.bytes(name) : manyTimes(files.bytes(name), random);
            byte[] zip = files.zip(Map.of(name, damaged(whole, random)));
            byte[] packed = random.nextInt(4) == 0 ? damaged(zip, random) : zip;
            Desk desk = new Desk(folder)
                    .limits(200, 64 << 20, 250)
                    .with(lea -> lea.setEncoding("windows-1252"))
                    .with(lea -> lea.getLimits().setRefusedPercent("100"));
            List<Object> several = Desk.said(desk.zip(packed, 0));
            List<Object> one = Desk.said(desk.zip(packed, Long.MAX_VALUE));
            if (isBetweenLines(one)) { // which is after the last line of a block of bytes; blocks may be cut otherwise
                Assertions.assertThat(withoutLine(several)).isEqualTo(withoutLine(one));
            } else {
                Assertions.assertThat(several)
                        .as("seed %s, round %s, %s", seed, round, name)
                        .isEqualTo(one);
            }
        }
    }

    /** To a parser they are one value. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_row_is_lost_between_two_stray_quotes(int seed) throws IOException {
        Random random = new Random(seed);
        Desk desk = new Desk(folder).with(lea -> lea.getLimits().setRefusedPercent("100"));
        for (int round = 0; round < 20; round++) {
            List<String[]> rows = IntStream.rangeClosed(0, ROWS)
                    .mapToObj(row -> row == 0 ? COLUMNS : user(row))
                    .map(row -> row.split(",", -1))
                    .toList();
            int first = random.nextInt(ROWS);
            int last = first + random.nextInt(Math.min(ROWS - first, 8) + 1);
            int opened = random.nextInt(rows.get(0).length);
            int closed = random.nextInt(rows.get(0).length);
            rows.get(first)[opened] = '"' + rows.get(first)[opened];
            rows.get(last)[closed] += '"';
            String text = rows.stream().map(row -> String.join(",", row)).collect(Collectors.joining("\n", "", "\n"));
            byte[] zip = OneRosterFiles.version11()
                    .lineEnds(random.nextBoolean() ? "\n" : "\r\n")
                    .with("users.csv", text)
                    .zip();
            try {
                Reading reading =
                        desk.zip(zip, random.nextBoolean() ? 0 : Long.MAX_VALUE).read(Desk.DATE, ReadProgress.NONE);
                Assertions.assertThat(reading.ledger().entries())
                        .filteredOn(entry -> entry.file().equals("users.csv"))
                        .as("seed %s: row %s, column %s to row %s, column %s", seed, first, opened, last, closed)
                        .singleElement()
                        .returns((long) ROWS, entry -> entry.read());
            } catch (SourceException e) {
                Desk.assertFit(e);
            }
        }
    }

    private static String user(int row) {
        return "user-" + row + ",active,2026-07-01,true,s1,student,name" + row + ",{SSID:" + (9_900_000_000L + row)
                + "},Given" + row + ",Family" + row + ",,L-" + row + ",name" + row + "@demo.example,,,,05,";
    }

    /** Some thousand rows, so that they are handed over more than once; most repeat an id. */
    private static byte[] manyTimes(byte[] file, Random random) {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.writeBytes(file);
        for (int times = random.nextInt(800); times > 0; times--) {
            many.writeBytes(file);
        }
        return many.toByteArray();
    }

    private static boolean isBetweenLines(List<Object> said) {
        return String.valueOf(said.get(0)).contains(", after line ");
    }

    private static String withoutLine(List<Object> said) {
        return String.valueOf(said.get(0)).replaceFirst("after line \\d+", "after a line");
    }

    private static OneRosterFiles files(Random random) {
        OneRosterFiles files =
                switch (random.nextInt(4)) {
                    case 0 -> OneRosterFiles.version10();
                    case 1 -> OneRosterFiles.version11();
                    case 2 -> OneRosterFiles.version12();
                    default -> OneRosterFiles.version12With23Columns();
                };
        if (random.nextBoolean()) {
            files.stored();
        }
        if (random.nextInt(4) == 0) {
            files.bom().encoding(random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        }
        return files.lineEnds(random.nextBoolean() ? "\n" : "\r\n");
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        for (int times = 1 + random.nextInt(4); times > 0 && damaged.length > 0; times--) {
            damaged = DAMAGES.get(random.nextInt(DAMAGES.size())).apply(damaged, random);
        }
        return damaged;
    }

    private void assertReadWholeOrRefused(byte[] zip, Random random, String name) {
        Desk desk = new Desk(folder)
                .limits(200, 64 << 20, 250)
                .with(lea -> lea.setEncoding(random.nextBoolean() ? "" : "windows-1252"))
                .with(lea -> lea.getLimits().setRefusedPercent(random.nextBoolean() ? "100" : "20"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> {
                    try {
                        desk.zip(zip).inspect();
                    } catch (SourceException e) {
                        Desk.assertFit(e);
                    }
                    try {
                        Reading reading = desk.readOnly(zip);
                        Desk.assertEveryRowHasAFate(reading);
                        Assertions.assertThat(String.join("\n", Desk.refusals(reading)))
                                .doesNotContain(OneRosterFiles.PERSONAL);
                        Assertions.assertThat(
                                        String.join("\n", reading.warnings().sentences()))
                                .doesNotContain(OneRosterFiles.PERSONAL);
                    } catch (SourceException e) {
                        Desk.assertFit(e);
                    }
                },
                name);
    }

    private static byte[] bitFlipped(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        damaged[random.nextInt(bytes.length)] ^= 1 << random.nextInt(8);
        return damaged;
    }

    private static byte[] byteReplaced(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        damaged[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return damaged;
    }

    private static byte[] partRemoved(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private static byte[] partRepeated(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
        return joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static byte[] partZeroed(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        int from = random.nextInt(bytes.length);
        Arrays.fill(damaged, from, Math.min(bytes.length, from + 1 + random.nextInt(100)), (byte) 0);
        return damaged;
    }

    private static byte[] cut(byte[] bytes, Random random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private static byte[] signInserted(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        byte[] sign = {(byte) SIGNS.charAt(random.nextInt(SIGNS.length()))};
        return joined(joined(Arrays.copyOf(bytes, at), sign), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        try {
            joined.write(first);
            joined.write(second);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return joined.toByteArray();
    }
}
