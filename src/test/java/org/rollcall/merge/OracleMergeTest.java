package org.rollcall.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.lea.Lea;
import org.rollcall.merge.MergeDoor.Night;
import org.rollcall.oracle.MergeOracle;
import org.rollcall.source.Reading;

/** Whatever the sources of a district say, what comes of them is what the documentation says, told once more in SQL. */
class OracleMergeTest {

    /** 300 districts in a build, 12,000 under stress. */
    private static final int DISTRICTS_PER_CASE = 12;

    private static MergeOracle oracle;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws SQLException {
        oracle = new MergeOracle();
    }

    @AfterAll
    static void close() throws SQLException {
        oracle.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25) * DISTRICTS_PER_CASE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void groups_and_conflicts_are_those_of_the_oracle(int seed) throws IOException, SQLException {
        MessyDistrict district = new MessyDistrict(seed, 1, 4);
        district.write(folder);
        MergeOracle.Expected expected = oracle.ask(district.oracleSources(folder), district.oracleSettings());
        Lea lea = district.lea();
        LinkedHashMap<String, Reading> readings = new LinkedHashMap<>();
        for (MergeOracle.Source source : district.oracleSources(folder)) {
            readings.put(source.name(), MergeDoor.read(lea, source.name(), source.form(), source.path()));
        }

        if (expected.strangers() != null) {
            assertThatThrownBy(() -> MergeDoor.night(lea, readings, folder))
                    .as("%s", district)
                    .isInstanceOf(MergeException.class)
                    .hasMessageStartingWith("Source " + expected.strangers() + " ");
            return;
        }
        Night night = MergeDoor.night(lea, readings, folder);
        assertThat(night.groups()).as("%s", district).isEqualTo(expected.groups());
        assertThat(compared(night.conflicts())).as("%s", district).isEqualTo(compared(expected.conflicts()));
    }

    /** Of the kinds that do not hang on how a value is written. */
    private static Map<String, Integer> compared(Map<String, Integer> conflicts) {
        Map<String, Integer> compared = new TreeMap<>(conflicts);
        compared.remove("value");
        compared.remove("teacher-also-student");
        compared.remove("other-name");
        compared.remove("deleted");
        return compared;
    }
}
