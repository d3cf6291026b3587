package org.rollcall.oneroster;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.AcademicSession;

/** Terms, semesters, grading periods and school years. */
final class SessionFile implements DataFile {

    private static final Set<String> TYPES = Set.of("gradingPeriod", "semester", "schoolYear", "term");
    private static final Pattern YEAR = Pattern.compile("(?:\\d{4}\\D+)?(\\d{4})");

    private final Rows<AcademicSession> sessions;
    private final Warnings notes;

    SessionFile(Rows<AcademicSession> sessions, Warnings notes) {
        this.sessions = sessions;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "academicSessions";
    }

    @Override
    public List<String> columns() {
        return List.of("title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear");
    }

    @Override
    public int size() {
        return sessions.size();
    }

    @Override
    public String[] row(int number) {
        int index = sessions.index(number);
        AcademicSession session = sessions.get(index);
        return DataFile.row(
                sessions.id(index),
                title(index),
                type(index, true),
                session.start().toString(),
                session.end().toString(),
                parent(index),
                year(session));
    }

    private String title(int index) {
        String title = Cells.text(sessions.get(index).title());
        if (title.isEmpty()) {
            notes.warn("academicSessions.csv: a session has no title and gets its sourcedId for one");
        }
        return title.isEmpty() ? sessions.id(index) : title;
    }

    /** Whether courses may be of the year that a session is. */
    boolean isSchoolYear(int index) {
        return type(index, false).equals("schoolYear") || Cells.extension(type(index, false));
    }

    private String type(int index, boolean told) {
        String type = sessions.detail(index, "type");
        if (TYPES.contains(type) || Cells.extension(type)) {
            return type;
        }
        if (told) {
            notes.warn("academicSessions.csv: a session is of no type that the standard knows and is taken for a term");
        }
        return "term";
    }

    private String parent(int index) {
        String named = sessions.detail(index, "parentSourcedId");
        int parent = sessions.find(named);
        if (!named.isEmpty() && (parent < 0 || parent == index)) {
            notes.warn("academicSessions.csv: a parentSourcedId names no other session and is left blank");
        }
        return parent < 0 || parent == index ? "" : sessions.id(parent);
    }

    /** The year in which the school year ends, which begins on July 1. */
    private String year(AcademicSession session) {
        Matcher given = YEAR.matcher(Cells.text(session.schoolYear()));
        if (given.matches()) {
            return given.group(1);
        }
        notes.warn("academicSessions.csv: a session's school year is told by its last day");
        LocalDate last = session.end().isAfter(session.start()) ? session.end().minusDays(1) : session.end();
        return String.valueOf(last.getYear() + (last.getMonthValue() >= Month.JULY.getValue() ? 1 : 0));
    }
}
