package org.rollcall.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.cers.CsvTable;
import org.rollcall.cers.ZipForm;
import org.rollcall.lea.Lea;
import org.rollcall.merge.MergeDoor.Night;
import org.rollcall.merge.MessyDistrict.Told;
import org.rollcall.oracle.MergeOracle.Form;
import org.rollcall.source.Reading;

/** What the merge of any sources must and must not depend on. */
class MergePropertyTest {

    private static final List<ZipForm> FORMS = List.of(
            new ZipForm(true, "\n", false, "", false),
            new ZipForm(false, "\r", true, "", true),
            new ZipForm(true, "\r\n", true, "", false));

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25) * 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_form_and_the_order_of_deliveries_change_no_byte(int seed) throws IOException {
        MessyDistrict district = new MessyDistrict(seed, 2, 4);
        Lea lea = district.lea();
        Random random = new Random(seed);
        Night plain = night(lea, district, ZipForm.PLAIN, null);

        assertSame(plain, night(lea, district, FORMS.get(seed % FORMS.size()), null));
        assertSame(plain, night(lea, district, ZipForm.PLAIN, random));
        assertSame(plain, night(lea, district, FORMS.get(seed % FORMS.size()), random));
    }

    private static void assertSame(Night plain, Night other) {
        assertThat(other.files()).isEqualTo(plain.files());
        assertThat(other.conflicts()).isEqualTo(plain.conflicts());
    }

    /** Reads the sources, in any order where there is luck, and merges them in their own. */
    private Night night(Lea lea, MessyDistrict district, ZipForm form, Random random) throws IOException {
        Path place = Files.createTempDirectory(folder, "night");
        LinkedHashMap<String, Reading> readings = new LinkedHashMap<>();
        for (Told told : district.sources) {
            List<CsvTable> tables = random == null
                    ? told.tables()
                    : told.tables().stream()
                            .map(table -> table.withRowsShuffled(random).withColumnsShuffled(random))
                            .toList();
            MessyDistrict.write(told, tables, place.resolve(told.name()), form);
        }
        for (Told told : district.sources) {
            readings.put(told.name(), MergeDoor.read(lea, told.name(), told.story().form, place.resolve(told.name())));
        }
        return MergeDoor.night(lea, readings, place);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_source_merged_with_itself_is_what_it_is_alone(int seed) throws IOException {
        MessyDistrict district = new MessyDistrict(seed, 1, 1);
        district.write(folder);
        Form form = district.sources.get(0).story().form;
        Night alone = again(district, form, "a");

        for (Night night : List.of(again(district, form, "a", "b"), again(district, form, "a", "b", "c"))) {
            assertThat(night.files()).isEqualTo(alone.files());
            assertThat(night.conflicts().keySet())
                    .as("a source alone may have it too")
                    .isSubsetOf("teacher-also-student");
        }
    }

    private Night again(MessyDistrict district, Form form, String... names) throws IOException {
        Lea lea = district.leaOf(List.of(names));
        LinkedHashMap<String, Reading> readings = new LinkedHashMap<>();
        for (String name : names) {
            readings.put(name, MergeDoor.read(lea, name, form, folder.resolve("a")));
        }
        return MergeDoor.night(lea, readings, Files.createTempDirectory(folder, "night"));
    }
}
