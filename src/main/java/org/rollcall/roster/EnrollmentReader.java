package org.rollcall.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.rollcall.lea.EndDates;
import org.rollcall.lea.Vocabulary;

/** Reads enrollments. Their dates are held against the run date at once, so that only the answer need be kept. */
final class EnrollmentReader extends EntityReader<Void> {

    private static final int CLASS = 2;
    private static final int SCHOOL = 3;
    private static final int USER = 4;
    private static final int ROLE = 5;
    private static final int PRIMARY = 6;
    private static final int BEGIN_DATE = 7;
    private static final int END_DATE = 8;
    private static final int END_DETAIL = Details.place(Entity.ENROLLMENTS, "endDate");
    /** The standard allows administrator, proctor, student and teacher; aides and others appear all the same. */
    private static final Set<String> ROLES = Vocabulary.ROLES;

    private final Enrollments enrollments;
    private final FingerprintIndex ids;
    private final Table<RosterClass> classes;
    private final Table<Org> orgs;
    private final Table<User> users;
    private final LocalDate date;
    private final EndDates endDates;
    private final Recent<Enrollments.Role> roles =
            new Recent<>(text -> role(Values.oneOf(Values.required(text, "role"), "role", ROLES)));
    private final Recent<Boolean> primaries = new Recent<>(text -> Values.bool(text, "primary", false));
    private final Recent<LocalDate> beginDates = new Recent<>(text -> Values.date(text, "beginDate"));
    private final Recent<LocalDate> lastDates = new Recent<>(text -> Values.date(text, "endDate"));

    EnrollmentReader(
            Enrollments enrollments,
            FingerprintIndex ids,
            Table<RosterClass> classes,
            Table<Org> orgs,
            Table<User> users,
            LocalDate date,
            EndDates endDates,
            Booking booking) {
        super(
                List.of(
                        SOURCED_ID_COLUMN,
                        STATUS_COLUMN,
                        Column.required("classSourcedId"),
                        Column.required("schoolSourcedId"),
                        Column.required("userSourcedId"),
                        Column.required("role"),
                        Column.optional("primary"),
                        Column.optional("beginDate"),
                        Column.optional("endDate")),
                booking);
        this.enrollments = enrollments;
        this.ids = ids;
        this.classes = classes;
        this.orgs = orgs;
        this.users = users;
        this.date = date;
        this.endDates = endDates;
    }

    @Override
    public void expectRows(int about) {
        ids.room(about);
    }

    @Override
    public void prepare(Row row) {
        row.hash(SOURCED_ID);
        if (isUnmapped()) {
            row.workOut(this::part);
        }
    }

    @Override
    public void expect(Row row) {
        ids.touch(row.hash(SOURCED_ID));
    }

    @Override
    void take(Row row) {
        requireSourcedId(row);
        int there = ids.add(row.hash(SOURCED_ID));
        if (there < 0) {
            takeFirst(row);
        } else if (booking().firstCounts()) {
            booking().merge(isSame(there, row));
        } else {
            takeAgain(there, row);
        }
    }

    private void takeFirst(Row row) {
        try {
            Enrollments.Part part = partOf(row);
            int index = enrollments.add(
                    row.reference(CLASS, classes),
                    row.reference(USER, users),
                    part,
                    booking().file(),
                    row.line());
            enrollments.details(index, withEnd(details(row)));
            if (part.role() == Enrollments.Role.OTHER && booking().wanted().roles()) {
                enrollments.otherRole(index, row.get(ROLE).intern());
            }
        } catch (RefusedRowException | FilteredRowException e) {
            enrollments.addDropped(
                    row.reference(CLASS, classes),
                    row.reference(USER, users),
                    booking().file(),
                    row.line());
            throw e;
        }
    }

    /** End dates are kept as the standard means them, whatever the source means by them. */
    private String[] withEnd(String[] details) {
        if (details != null && !details[END_DETAIL].isEmpty()) {
            details[END_DETAIL] = endDates.exclusive(Values.date(details[END_DETAIL], "endDate"))
                    .toString();
        }
        return details;
    }

    private void takeAgain(int there, Row row) {
        Enrollments.Part part;
        try {
            part = partOf(row);
        } catch (RefusedRowException | FilteredRowException e) {
            throw enrollments.dropped(there) ? e : conflicting(there, row);
        }
        if (!isSame(there, row, part)) {
            throw conflicting(there, row);
        }
        booking().merge(true);
    }

    /** Whether a row says what the one before it said; all are alike that are not taken. */
    private boolean isSame(int there, Row row) {
        try {
            return isSame(there, row, partOf(row));
        } catch (RefusedRowException | FilteredRowException e) {
            return enrollments.dropped(there);
        }
    }

    private boolean isSame(int there, Row row, Enrollments.Part part) {
        return enrollments.same(there, row.reference(CLASS, classes), row.reference(USER, users), part);
    }

    private Enrollments.Part partOf(Row row) {
        return row.outcome(this::part);
    }

    /** What a row says, if it is not to be refused or filtered; its class and user are asked of the row. */
    private Enrollments.Part part(Row row) {
        if (isDeleted(row)) {
            throw new FilteredRowException("tobedeleted");
        }
        row.requireSound();
        reference(classes, row, CLASS, "classSourcedId", Entity.CLASSES);
        referenceIfGiven(orgs, row, SCHOOL, "schoolSourcedId", Entity.ORGS);
        reference(users, row, USER, "userSourcedId", Entity.USERS);
        return Enrollments.Part.of(roles.of(row, ROLE), primaries.of(row, PRIMARY), time(row));
    }

    private RefusedRowException conflicting(int there, Row row) {
        if (!enrollments.dropped(there)) {
            enrollments.drop(there);
            refuseEarlier(enrollments.file(there), enrollments.line(there), row);
        }
        return conflict(enrollments.file(there), enrollments.line(there));
    }

    @Override
    Void parse(Row row) {
        throw new UnsupportedOperationException("enrollments are not kept in a table");
    }

    private static Enrollments.Role role(String role) {
        switch (role) {
            case "student":
                return Enrollments.Role.STUDENT;
            case "teacher":
                return Enrollments.Role.TEACHER;
            default:
                return Enrollments.Role.OTHER;
        }
    }

    private Enrollments.Time time(Row row) {
        LocalDate begin = beginDates.of(row, BEGIN_DATE);
        LocalDate end = lastDates.of(row, END_DATE);
        if (begin != null && end != null && end.isBefore(begin)) {
            throw new RefusedRowException("endDate", "bad-value", end + " is before the beginDate " + begin);
        }
        if (end != null && !date.isBefore(endDates.exclusive(end))) {
            return Enrollments.Time.ENDED;
        }
        return begin != null && date.isBefore(begin) ? Enrollments.Time.FUTURE : Enrollments.Time.CURRENT;
    }
}
