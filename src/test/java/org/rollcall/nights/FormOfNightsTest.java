package org.rollcall.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.rollcall.cers.CsvTable;
import org.rollcall.cers.SchoolYears;
import org.rollcall.cers.ZipForm;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.run.NightDoor;
import org.rollcall.run.NightDoor.Ended;
import org.rollcall.run.NightDoor.Verdict;

/** The form of deliveries never shows, in any of the nights that build on one another: not one byte of it. */
class FormOfNightsTest {

    private static final int NIGHTS = 4;

    private static final List<ZipForm> FORMS = List.of(
            new ZipForm(true, "\n", false, "", false),
            new ZipForm(false, "\r", false, "", false),
            new ZipForm(false, "\r\n", true, "export/", true));

    @TempDir
    Path folder;

    /** What a night came to. */
    private record Came(String state, Map<String, String> files, List<PublishedGroup> inForce, String changes) {}

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25) / 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rows_in_another_order_and_other_line_ends_change_no_byte(int seed) throws IOException {
        List<Came> plain = nights(seed, "plain", false);
        assertThat(nights(seed, "other", true)).isEqualTo(plain);
    }

    private List<Came> nights(int seed, String name, boolean changed) throws IOException {
        ChangingDistrict district = new ChangingDistrict(seed);
        Path root = Files.createDirectory(folder.resolve(name));
        NightDoor door = new NightDoor(root, SchoolYears.opened(Set.of(Cers.SCHOOL_YEAR)));
        Random random = new Random(seed);
        List<Came> came = new ArrayList<>();
        for (int night = 0; night < NIGHTS; night++) {
            Map<String, Path> packages = new LinkedHashMap<>();
            for (String source : district.landed()) {
                Path zip = root.resolve(source + ".zip");
                List<CsvTable> tables = district.world().tables(source);
                if (changed) {
                    FORMS.get(random.nextInt(FORMS.size()))
                            .write(
                                    zip,
                                    tables.stream()
                                            .map(table -> table.withRowsShuffled(random)
                                                    .withColumnsShuffled(random))
                                            .toList());
                } else {
                    ZipForm.PLAIN.write(zip, tables);
                }
                packages.put(source, zip);
            }
            LocalDate date = Nights.FIRST.plusDays(night);
            Ended ended = door.night(district.lea(), date, packages, Verdict.APPROVE);
            Map<String, String> files = new TreeMap<>();
            ended.files().forEach((file, bytes) -> files.put(file, new String(bytes, StandardCharsets.UTF_8)));
            Path changes = ended.folder().resolve("changes.csv");
            came.add(new Came(
                    ended.state().name(),
                    files,
                    door.inForce(district.lea()),
                    Files.exists(changes) ? Files.readString(changes) : ""));
            district.nextNight();
        }
        return came;
    }
}
