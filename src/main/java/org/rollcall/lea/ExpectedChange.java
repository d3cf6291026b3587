package org.rollcall.lea;

import java.time.LocalDate;

/**
 * Days in which much will change for a reason that is known in advance: the limits let one run pass.
 *
 * @param what the reason in a word or more; blank when none is given
 */
public record ExpectedChange(Days days, String what) {

    /**
     * Reads {@code 2026-08-10..2026-08-21 rollover}.
     *
     * @throws IllegalArgumentException when it does not begin with days that have an end
     */
    static ExpectedChange parse(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        Days days = Days.parse(parts[0]);
        if (days.last() == null) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' has no end; write the last day too, as 2026-08-10..2026-08-21 rollover");
        }
        return new ExpectedChange(days, parts.length == 1 ? "" : parts[1].strip());
    }

    /** Whether it lets a run of a date pass. */
    public boolean include(LocalDate date) {
        return days.include(date);
    }

    /** As the setting has it; the publication record keeps it so once it is used. */
    @Override
    public String toString() {
        return days + (what.isEmpty() ? "" : " " + what);
    }
}
