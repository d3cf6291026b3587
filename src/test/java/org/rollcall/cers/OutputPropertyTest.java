package org.rollcall.cers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of a delivery never shows in the output: not one byte of it. */
class OutputPropertyTest {

    /** Each changes the tables' form and nothing they say. */
    private enum Change {
        ROW_ORDER((tables, random) -> each(tables, table -> table.withRowsShuffled(random))),
        COLUMN_ORDER((tables, random) -> each(tables, table -> table.withColumnsShuffled(random))),
        EQUAL_ROWS_AGAIN((tables, random) -> each(tables, table -> table.withRowsRepeated(random))),
        FILE_ORDER(Change::shuffled);

        private final BiFunction<List<CsvTable>, Random, List<CsvTable>> change;

        Change(BiFunction<List<CsvTable>, Random, List<CsvTable>> change) {
            this.change = change;
        }

        private static List<CsvTable> each(List<CsvTable> tables, UnaryOperator<CsvTable> change) {
            return tables.stream().map(change).toList();
        }

        private static List<CsvTable> shuffled(List<CsvTable> tables, Random random) {
            List<CsvTable> shuffled = new ArrayList<>(tables);
            Collections.shuffle(shuffled, random);
            return shuffled;
        }
    }

    private static final List<ZipForm> FORMS = List.of(
            new ZipForm(true, "\r\n", false, "", false),
            new ZipForm(false, "\n", false, "", false),
            new ZipForm(false, "\r", false, "", false),
            new ZipForm(false, "\r\n", true, "", false),
            new ZipForm(false, "\r\n", false, "export/2026/", false),
            new ZipForm(false, "\r\n", false, "", true),
            new ZipForm(true, "\n", true, "roster/", true));

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_form_of_a_delivery_changes_no_byte(int seed) throws IOException {
        SmallDistrict district = new RandomDistrict(seed, 25).district();
        List<CsvTable> tables = district.tables();
        Mapped plain = district.map(folder);
        Random random = new Random(seed);

        for (Change change : Change.values()) {
            assertSame(plain, district.map(folder, change.change.apply(tables, random), ZipForm.PLAIN), change);
        }
        for (ZipForm form : FORMS) {
            assertSame(plain, district.map(folder, tables, form), form);
        }
        List<CsvTable> all = tables;
        for (Change change : Change.values()) {
            all = change.change.apply(all, random);
        }
        assertSame(plain, district.map(folder, all, FORMS.get(FORMS.size() - 1)), "all of it");
    }

    private static void assertSame(Mapped plain, Mapped other, Object what) {
        assertThat(other.text()).as("%s", what).isEqualTo(plain.text());
        assertThat(other.written()).as("%s", what).isEqualTo(plain.written());
        assertThat(people(other)).as("%s", what).isEqualTo(people(plain));
    }

    /** What is left out, its lines apart. */
    private static List<String> people(Mapped mapped) {
        return mapped.leftOut().stream()
                .map(line -> line.replaceFirst(":\\d+$", ""))
                .toList();
    }
}
