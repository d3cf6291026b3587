package org.rollcall.demo;

import java.time.LocalDate;
import java.time.Month;

/** The school year a date falls in. Begin dates are inclusive, end dates exclusive, as OneRoster has them. */
record SchoolCalendar(int endYear, boolean summer) {

    static SchoolCalendar of(LocalDate date) {
        int endYear = date.getMonthValue() >= Month.JULY.getValue() ? date.getYear() + 1 : date.getYear();
        SchoolCalendar regular = new SchoolCalendar(endYear, false);
        boolean inSession = !date.isBefore(regular.begin(Term.FULL_YEAR)) && date.isBefore(regular.end(Term.FULL_YEAR));
        return inSession ? regular : new SchoolCalendar(endYear, true);
    }

    LocalDate yearBegin() {
        return LocalDate.of(endYear - 1, Month.JULY, 1);
    }

    LocalDate yearEnd() {
        return LocalDate.of(endYear, Month.JULY, 1);
    }

    /** In summer the full-year term is stretched over the whole school year, so that classes are never all over. */
    LocalDate begin(Term term) {
        if (term == Term.SEMESTER_2) {
            return LocalDate.of(endYear, Month.JANUARY, 11);
        }
        return summer && term == Term.FULL_YEAR ? yearBegin() : LocalDate.of(endYear - 1, Month.AUGUST, 10);
    }

    LocalDate end(Term term) {
        if (term == Term.SEMESTER_1) {
            return begin(Term.SEMESTER_2);
        }
        return summer && term == Term.FULL_YEAR ? yearEnd() : LocalDate.of(endYear, Month.JUNE, 10);
    }

    String yearKey() {
        return String.valueOf(endYear);
    }

    String key(Term term) {
        return yearKey() + "_" + term.code();
    }

    String title() {
        return (endYear - 1) + "-" + endYear;
    }
}
