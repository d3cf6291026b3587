package org.rollcall.database;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a query may ask of the night, as {@code :name}.
 *
 * @param schoolYear the calendar year it ends in
 * @param schools the SIS's codes of the schools that are asked for; empty for all
 */
public record QueryParameters(int schoolYear, LocalDate runDate, String countyDistrictCode, List<String> schools) {

    /** What a school's code may be, so that it can stand in SQL as a text. */
    public static final String SCHOOL = "[A-Za-z0-9][A-Za-z0-9 ._-]*";

    /** @throws IllegalArgumentException when a school's code is none */
    public QueryParameters {
        schools = List.copyOf(schools);
        if (!schools.stream().allMatch(school -> school.matches(SCHOOL)) || !countyDistrictCode.matches("\\d*")) {
            throw new IllegalArgumentException("a school's code is letters, digits, blanks, dots, lines and hyphens");
        }
    }

    /** By name, as SQL has them. */
    Map<String, String> literals() {
        return Map.of(
                "schoolYear",
                String.valueOf(schoolYear),
                "runDate",
                "'" + runDate + "'",
                "countyDistrictCode",
                "'" + countyDistrictCode + "'",
                "schools",
                schools.isEmpty()
                        ? "''"
                        : schools.stream().map(school -> "'" + school + "'").collect(Collectors.joining(", ")),
                "everySchool",
                schools.isEmpty() ? "1" : "0");
    }
}
