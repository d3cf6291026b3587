package org.rollcall.lea;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Days one after the other, both ends included.
 *
 * @param last null when there is no end
 */
public record Days(LocalDate first, LocalDate last) {

    /**
     * Reads {@code 2026-12-21..2027-01-08}, {@code 2027-06-10..} without an end, or a single day.
     *
     * @throws IllegalArgumentException when the text is none of these, or the last day comes before the first
     */
    static Days parse(String text) {
        String[] ends = text.strip().split("\\.\\.", -1);
        try {
            LocalDate first = LocalDate.parse(ends[0].strip());
            if (ends.length == 1) {
                return new Days(first, first);
            }
            if (ends.length == 2) {
                LocalDate last = ends[1].isBlank() ? null : LocalDate.parse(ends[1].strip());
                if (last != null && last.isBefore(first)) {
                    throw new IllegalArgumentException(
                            "'" + text.strip() + "' ends before it begins; write the earlier day first");
                }
                return new Days(first, last);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new IllegalArgumentException("'" + text.strip()
                + "' is no stretch of days; write 2026-12-21..2027-01-08, 2027-06-10.. without an end, or one day");
    }

    /** Whether a day is one of them. */
    public boolean include(LocalDate day) {
        return !day.isBefore(first) && (last == null || !day.isAfter(last));
    }

    /** In words, such as {@code from 2026-12-21 to 2027-01-08}. */
    public String words() {
        return first.equals(last) ? "on " + first : "from " + first + (last == null ? " on" : " to " + last);
    }

    /** As the setting has them. */
    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + ".." + (last == null ? "" : last);
    }
}
