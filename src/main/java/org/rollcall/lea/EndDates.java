package org.rollcall.lea;

import java.time.LocalDate;

/** What the end dates of a source's enrollments and sessions mean. */
public enum EndDates {
    /** The day after the last, as OneRoster has it. */
    EXCLUSIVE,
    /** The last day, as some SISs mean it. */
    INCLUSIVE;

    /** The day after the last. */
    public LocalDate exclusive(LocalDate end) {
        return this == INCLUSIVE ? end.plusDays(1) : end;
    }
}
