package org.rollcall.merge;

import java.time.LocalDate;
import org.rollcall.roster.AcademicSession;

/** The fields of an academic session. */
final class AcademicSessionFields extends Fields<AcademicSession> {

    private static final int TITLE = 0;
    private static final int DATES = 1;

    /** @param end the day after the last */
    private record Dates(LocalDate start, LocalDate end) {
        @Override
        public String toString() {
            return start + " to " + end.minusDays(1);
        }
    }

    AcademicSessionFields() {
        super("academicSession.title", "academicSession.dates", "academicSession.schoolYear");
    }

    @Override
    Object get(AcademicSession session, int field) {
        return switch (field) {
            case TITLE -> filled(session.title());
            case DATES -> new Dates(session.start(), session.end());
            default -> filled(session.schoolYear());
        };
    }

    @Override
    AcademicSession with(AcademicSession session, int field, Object value) {
        return switch (field) {
            case TITLE -> new AcademicSession((String) value, session.start(), session.end(), session.schoolYear());
            case DATES -> new AcademicSession(
                    session.title(), ((Dates) value).start(), ((Dates) value).end(), session.schoolYear());
            default -> new AcademicSession(session.title(), session.start(), session.end(), (String) value);
        };
    }

    @Override
    boolean same(int field, Object one, Object other) {
        return field == TITLE ? ((String) one).equalsIgnoreCase((String) other) : super.same(field, one, other);
    }
}
