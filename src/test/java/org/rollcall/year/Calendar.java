package org.rollcall.year;

import java.time.LocalDate;
import java.util.List;
import org.rollcall.year.Roster.Term;

/** When the terms of the two years are, as the district has them. */
record Calendar(LocalDate fallEnds, LocalDate springBegins) {

    static final LocalDate FIRST = LocalDate.of(2026, 8, 12);
    static final LocalDate LAST = LocalDate.of(2027, 6, 4);
    static final LocalDate NEXT = LocalDate.of(2027, 8, 12);

    int year(LocalDate date) {
        return date.isBefore(NEXT) ? 2027 : 2028;
    }

    List<Term> terms(int year) {
        int later = year - 2027;
        LocalDate first = year == 2027 ? FIRST : NEXT;
        return List.of(
                new Term("Y" + year, "Year", first, LAST.plusYears(later), year),
                new Term("F" + year, "Fall", first, fallEnds.plusYears(later), year),
                new Term("S" + year, "Spring", springBegins.plusYears(later), LAST.plusYears(later), year));
    }
}
