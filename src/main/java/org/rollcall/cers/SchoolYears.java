package org.rollcall.cers;

import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The school years that CERS has open, each by the year it ends in: 2027 is 2026-27. CERS refuses a whole file for a
 * year that its operators have not opened yet.
 */
public record SchoolYears(Set<Integer> open) {

    /** @throws IllegalArgumentException when the text is not a list of years such as {@code 2026, 2027} */
    public static SchoolYears parse(String text) {
        try {
            return new SchoolYears(Arrays.stream(text.split(","))
                    .map(String::trim)
                    .map(Integer::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "cers.schoolYears: '" + text + "' is not a list of years such as 2026, 2027", e);
        }
    }

    /** Whether CERS takes files of a school year on a date. */
    public boolean isOpen(int schoolYear, LocalDate date) {
        return open.contains(schoolYear);
    }

    /** The school year a date lies in: July 1 begins a new one. */
    public static int of(LocalDate date) {
        return date.getMonthValue() >= Month.JULY.getValue() ? date.getYear() + 1 : date.getYear();
    }
}
