package org.rollcall.cers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The school years that CERS has open or will open, each by the year it ends in: 2027 is 2026-27. CERS refuses a whole
 * file for a year that its operators have not opened yet.
 *
 * @param opening by year, its first day in CERS; {@link LocalDate#MIN} when that is past
 */
public record SchoolYears(SortedMap<Integer, LocalDate> opening) {

    private static final Pattern ITEM = Pattern.compile("(\\d{4})(?:\\s+from\\s+(\\S+))?");

    public SchoolYears {
        opening = Collections.unmodifiableSortedMap(new TreeMap<>(opening));
    }

    /**
     * Reads the setting {@code cers.schoolYears}.
     *
     * @throws IllegalArgumentException when the text is not a list such as {@code 2026, 2027 from 2026-08-05}
     */
    public static SchoolYears parse(String text) {
        SortedMap<Integer, LocalDate> opening = new TreeMap<>();
        for (String item : text.split(",", -1)) {
            Matcher matcher = ITEM.matcher(item.trim());
            if (!matcher.matches()) {
                throw unfit(text);
            }
            try {
                LocalDate day = matcher.group(2) == null ? LocalDate.MIN : LocalDate.parse(matcher.group(2));
                if (opening.put(Integer.valueOf(matcher.group(1)), day) != null) {
                    throw new IllegalArgumentException(matcher.group(1) + " stands twice");
                }
            } catch (DateTimeException e) {
                throw unfit(text);
            }
        }
        return new SchoolYears(opening);
    }

    /** Years that are all open. */
    public static SchoolYears opened(Set<Integer> years) {
        return new SchoolYears(
                years.stream().collect(Collectors.toMap(y -> y, y -> LocalDate.MIN, (a, b) -> a, TreeMap::new)));
    }

    private static IllegalArgumentException unfit(String text) {
        return new IllegalArgumentException("'" + text
                + "' is not a list of years such as 2026, 2027, or 2026, 2027 from 2026-08-05 for one that CERS opens"
                + " on a day to come");
    }

    /** The years that are open on a day. */
    public Set<Integer> open(LocalDate day) {
        return opening.keySet().stream()
                .filter(year -> !day.isBefore(opening.get(year)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why CERS would refuse every file of a year on a day, as a clause; null when it has the year open. */
    public String refusal(int year, LocalDate day) {
        LocalDate from = opening.get(year);
        if (from == null) {
            return "CERS does not have school year " + year + " open (cers.schoolYears: " + this
                    + "); it would refuse every file";
        }
        return day.isBefore(from) ? "CERS opens school year " + year + " on " + from + " (cers.schoolYears)" : null;
    }

    /** As the setting has it; {@code none} when there is no year. */
    @Override
    public String toString() {
        return opening.isEmpty()
                ? "none"
                : opening.entrySet().stream()
                        .map(year -> year.getKey()
                                + (year.getValue().equals(LocalDate.MIN) ? "" : " from " + year.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Whether CERS takes files of a school year on a date. */
    public boolean isOpen(int schoolYear, LocalDate date) {
        return refusal(schoolYear, date) == null;
    }

    /** The school year a date lies in: July 1 begins a new one. */
    public static int of(LocalDate date) {
        return date.getMonthValue() >= Month.JULY.getValue() ? date.getYear() + 1 : date.getYear();
    }
}
