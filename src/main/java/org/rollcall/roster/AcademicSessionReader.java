package org.rollcall.roster;

import java.time.LocalDate;
import java.util.List;
import org.rollcall.lea.EndDates;

/** Reads academic sessions. */
final class AcademicSessionReader extends EntityReader<AcademicSession> {

    private static final int TITLE = 2;
    private static final int START_DATE = 3;
    private static final int END_DATE = 4;
    private static final int SCHOOL_YEAR = 5;

    private final Table<AcademicSession> sessions;
    private final EndDates endDates;

    AcademicSessionReader(Table<AcademicSession> sessions, EndDates endDates, Booking booking) {
        super(
                List.of(
                        SOURCED_ID_COLUMN,
                        STATUS_COLUMN,
                        Column.required("title"),
                        Column.required("startDate"),
                        Column.required("endDate"),
                        Column.optional("schoolYear")),
                booking);
        this.sessions = sessions;
        this.endDates = endDates;
    }

    @Override
    void take(Row row) {
        store(sessions, row);
    }

    @Override
    AcademicSession parse(Row row) {
        LocalDate start = Values.date(Values.required(row, START_DATE, "startDate"), "startDate");
        LocalDate end = Values.date(Values.required(row, END_DATE, "endDate"), "endDate");
        if (end.isBefore(start)) {
            throw new RefusedRowException("endDate", "bad-value", end + " is before the startDate " + start);
        }
        return new AcademicSession(row.get(TITLE), start, endDates.exclusive(end), row.get(SCHOOL_YEAR));
    }
}
