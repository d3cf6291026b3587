package org.rollcall.nights;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.cers.SchoolYears;
import org.rollcall.cers.ZipForm;
import org.rollcall.lea.Lea;
import org.rollcall.oracle.CersOracle.GroupKey;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.run.NightDoor;
import org.rollcall.run.NightDoor.Ended;
import org.rollcall.run.NightDoor.Verdict;
import org.rollcall.run.RunState;

/** Whatever becomes of a district from night to night, CERS holds what was meant, and nobody who is gone sees anything. */
class OracleNightsTest {

    /** How many sets have the row that empties a group. */
    private static final int EMPTYING = 3;

    @TempDir
    Path folder;

    private final Cers cers = new Cers();
    private final Intent intent = new Intent();
    private List<List<String>> lastRows = List.of();
    private Map<GroupKey, Integer> emptied = new HashMap<>();
    private Set<GroupKey> beforeFilled = Set.of();
    private Map<String, Called> called = Map.of();

    /** How a part of a slot was called, and from what. */
    private record Called(String name, List<String> nameParts) {}

    /** 25 districts in a build, 1,000 under stress. */
    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cers_holds_what_was_meant_after_every_night(int seed) throws IOException {
        ChangingDistrict district = new ChangingDistrict(seed);
        NightDoor door = new NightDoor(folder, SchoolYears.opened(Set.of(Cers.SCHOOL_YEAR)));
        Random random = new Random(seed);
        int nights = 3 + random.nextInt(3);
        for (int night = 0; night < nights; night++) {
            Lea lea = district.lea();
            Verdict verdict = random.nextInt(8) == 0 ? Verdict.DISCARD : Verdict.APPROVE;
            Ended ended = door.night(lea, Nights.FIRST.plusDays(night), packages(district), verdict);
            String as = "night " + (night + 1) + " of seed " + seed + ", " + district.landed() + ", " + ended.state();
            try {
                check(district, ended, door.inForce(lea));
            } catch (AssertionError e) {
                throw new AssertionError(as + ": " + e.getMessage(), e);
            }
            district.nextNight();
        }
    }

    private Map<String, Path> packages(ChangingDistrict district) {
        Map<String, Path> packages = new LinkedHashMap<>();
        for (String source : district.landed()) {
            Path zip = folder.resolve(source + ".zip");
            try {
                ZipForm.PLAIN.write(zip, district.world().tables(source));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            packages.put(source, zip);
        }
        return packages;
    }

    private void check(ChangingDistrict district, Ended ended, List<PublishedGroup> record) throws IOException {
        List<List<String>> rows = rows(ended.files().values());
        if (ended.state() == RunState.DISCARDED) {
            cers.requireHolds(intent.inForce(), record);
            return;
        }
        if (ended.state() == RunState.PUBLISHED) {
            assertThat(rows.equals(lastRows)
                            && rows.stream()
                                    .noneMatch(row ->
                                            row.get(4).isEmpty() && row.get(5).isEmpty()))
                    .as("a set that says what the last one said, and empties no group")
                    .isFalse();
            cers.upload(ended.files());
            lastRows = rows;
        } else {
            assertThat(ended.state()).isEqualTo(RunState.UNCHANGED);
            assertThat(rows).as("rows of a night without a change").isEqualTo(lastRows);
        }
        MeantGroups meant = district.meant();
        intent.published(intent.after(
                meant.wanted(),
                district.landed(),
                district.isWhole(),
                slot -> meant.isLeftOut(slot) || isOfStudents(slot)));
        cers.requireHolds(intent.inForce(), record);
        requireNames(record);
        requireEmptying(rows, record);
    }

    /** What its students are grouped by may be another source's word than the one their classes come from. */
    private static boolean isOfStudents(Slot slot) {
        return !slot.key().startsWith("section:") && !slot.key().startsWith("teacher:");
    }

    /** A name stays for as long as what it is made from does. */
    private void requireNames(List<PublishedGroup> record) {
        Map<String, Called> now = new TreeMap<>();
        for (PublishedGroup group : record) {
            if (group.isFilled()) {
                Slot slot = new Slot(group.school(), group.key());
                String part = slot + " part " + group.part();
                Called is = new Called(group.name(), intent.inForce().get(slot).nameParts());
                Called was = called.get(part);
                if (was != null && was.nameParts.equals(is.nameParts)) {
                    assertThat(is.name).as("name of %s", part).isEqualTo(was.name);
                }
                now.put(part, is);
            }
        }
        called = now;
    }

    /** Each group that is gone has its row for three nights, then no more. */
    private void requireEmptying(List<List<String>> rows, List<PublishedGroup> record) {
        Set<GroupKey> filled = new HashSet<>();
        record.stream().filter(PublishedGroup::isFilled).map(cers::key).forEach(filled::add);
        Map<GroupKey, Integer> next = new HashMap<>();
        emptied.forEach((key, nights) -> next.put(key, nights + 1));
        beforeFilled.stream().filter(key -> !emptied.containsKey(key)).forEach(key -> next.put(key, 1));
        next.keySet().removeAll(filled);
        Set<GroupKey> expected = new HashSet<>();
        next.forEach((key, nights) -> {
            if (nights <= EMPTYING) {
                expected.add(key);
            }
        });
        List<GroupKey> actual = rows.stream()
                .filter(row -> row.get(4).isEmpty() && row.get(5).isEmpty())
                .map(row -> GroupKey.of(row.get(1), Integer.parseInt(row.get(2)), row.get(0)))
                .toList();
        assertThat(actual).as("groups that are emptied").containsExactlyInAnyOrderElementsOf(expected);
        emptied = next;
        beforeFilled = filled;
    }

    private static List<List<String>> rows(Collection<byte[]> files) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (byte[] file : files) {
            try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(new String(file, StandardCharsets.UTF_8))) {
                csv.stream().skip(1).forEach(row -> rows.add(row.getFields()));
            }
        }
        rows.sort((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));
        return rows;
    }
}
