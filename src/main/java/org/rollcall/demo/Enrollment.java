package org.rollcall.demo;

import java.time.LocalDate;

/**
 * A student's place in a class.
 *
 * @param ordinal counts the student's enrollments; never given twice, so that a return is a new enrollment
 * @param end exclusive; null where the SIS leaves it blank
 * @param deleted whether the export marks it tobedeleted
 */
record Enrollment(int ordinal, Section section, LocalDate begin, LocalDate end, boolean deleted) {

    /** When its row last changed, as seen on that date. */
    LocalDate modified(LocalDate date) {
        if (deleted) {
            return date;
        }
        return over(date) ? end : begin.isBefore(date) ? begin : date;
    }

    /** Whether it has begun by that date and is not over. */
    boolean current(LocalDate date) {
        return !deleted && !begin.isAfter(date) && !over(date);
    }

    boolean over(LocalDate date) {
        return end != null && !end.isAfter(date);
    }
}
