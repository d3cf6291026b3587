package org.rollcall.cers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolYearOfTest {

    @TempDir
    Path folder;

    /** Two classes in session a, one in b, one that is not taken in c. */
    private List<Integer> years(String setting, String a, String b) throws IOException {
        return SmallDistrict.lincoln()
                .on(LocalDate.of(2026, 11, 20))
                .set(s -> s.setSchoolYear(setting))
                .session("a", "schoolYear=" + a)
                .session("b", "schoolYear=" + b)
                .session("c", "schoolYear=2031")
                .section("k1", "termSourcedIds=a")
                .section("k2", "termSourcedIds=a")
                .section("k3", "termSourcedIds=b")
                .section("k4", "termSourcedIds=c", "classType=ext:advisory")
                .learn("k1", "u1")
                .learn("k2", "u1")
                .learn("k3", "u1")
                .learn("k4", "u1")
                .map(folder)
                .mapping()
                .groups()
                .stream()
                .map(StudentGroup::schoolYear)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "roster, 2027, 2027, 2027",
        "roster, 2026, 2027, 2026",
        "roster, '', 2026, 2026",
        "roster, '', '', 2027",
        "roster, 2025-2026, '', 2026",
        "roster, 2025-26, '', 2026",
        "roster, 25-26, '', 2027",
        "roster, 2024-26, '', 2027",
        "roster, Fall, '', 2027",
        "date, 2026, 2026, 2027",
        "2028, 2026, 2026, 2028"
    })
    void most_of_the_classes_taken_say_the_year_else_the_date_unless_it_is_set(
            String setting, String a, String b, int year) throws IOException {
        assertThat(years(setting, a, b)).containsExactly(year);
    }

    @Test
    void of_two_years_that_as_many_classes_say_the_dates_is_taken() throws IOException {
        assertThat(SmallDistrict.lincoln()
                        .on(LocalDate.of(2026, 11, 20))
                        .session("a", "schoolYear=2028")
                        .session("b", "schoolYear=2027")
                        .section("k1", "termSourcedIds=a")
                        .section("k2", "termSourcedIds=b")
                        .learn("k1", "u1")
                        .learn("k2", "u1")
                        .map(folder)
                        .mapping()
                        .groups())
                .extracting(StudentGroup::schoolYear)
                .containsOnly(2027);
    }
}
