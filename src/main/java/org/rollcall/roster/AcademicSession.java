package org.rollcall.roster;

import java.time.LocalDate;

/**
 * A term, semester, grading period or school year.
 *
 * @param start the first day
 * @param end the day after the last: OneRoster's end dates are exclusive
 * @param schoolYear as delivered; by the standard the year in which the school year ends
 */
public record AcademicSession(String title, LocalDate start, LocalDate end, String schoolYear) {

    /** Whether the day is in the session. */
    public boolean includes(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }
}
