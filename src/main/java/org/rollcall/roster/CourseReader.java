package org.rollcall.roster;

import java.util.List;

/** Reads courses. */
final class CourseReader extends EntityReader<Course> {

    private static final int TITLE = 2;
    private static final int COURSE_CODE = 3;
    private static final int SUBJECT_CODES = 4;

    private final Table<Course> courses;
    private final Table<Org> orgs;

    CourseReader(Table<Course> courses, Table<Org> orgs, Booking booking) {
        super(
                List.of(
                        SOURCED_ID_COLUMN,
                        STATUS_COLUMN,
                        Column.required("title"),
                        Column.optional("courseCode"),
                        Column.optional("subjectCodes")),
                booking);
        this.courses = courses;
        this.orgs = orgs;
    }

    @Override
    void take(Row row) {
        store(courses, row);
    }

    @Override
    String further(String column, String value) {
        if (!column.equals(Wanted.ORG)) {
            return value;
        }
        int org = orgs.find(value);
        return org >= 0 && orgs.isActive(org) && orgs.get(org).type().equals("department")
                ? orgs.get(org).name()
                : "";
    }

    @Override
    Course parse(Row row) {
        return new Course(row.get(TITLE), row.get(COURSE_CODE), Values.list(row.get(SUBJECT_CODES)));
    }
}
