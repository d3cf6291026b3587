package org.rollcall.roster;

import java.util.List;

/** Reads courses. */
final class CourseReader extends EntityReader<Course> {

    private static final int TITLE = 2;
    private static final int COURSE_CODE = 3;
    private static final int SUBJECT_CODES = 4;

    private final Table<Course> courses;

    CourseReader(Table<Course> courses, Booking booking) {
        super(
                List.of(
                        SOURCED_ID_COLUMN,
                        STATUS_COLUMN,
                        Column.required("title"),
                        Column.optional("courseCode"),
                        Column.optional("subjectCodes")),
                booking);
        this.courses = courses;
    }

    @Override
    void take(Row row) {
        store(courses, row);
    }

    @Override
    Course parse(Row row) {
        return new Course(row.get(TITLE), row.get(COURSE_CODE), Values.list(row.get(SUBJECT_CODES)));
    }
}
