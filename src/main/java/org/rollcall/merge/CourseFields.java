package org.rollcall.merge;

import java.util.List;
import org.rollcall.roster.Course;

/** The fields of a course. */
final class CourseFields extends Fields<Course> {

    private static final int TITLE = 0;
    private static final int COURSE_CODE = 1;

    CourseFields() {
        super("course.title", "course.courseCode", "course.subjectCodes");
    }

    @Override
    Object get(Course course, int field) {
        return switch (field) {
            case TITLE -> filled(course.title());
            case COURSE_CODE -> filled(course.courseCode());
            default -> filled(course.subjectCodes());
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    Course with(Course course, int field, Object value) {
        return switch (field) {
            case TITLE -> new Course((String) value, course.courseCode(), course.subjectCodes());
            case COURSE_CODE -> new Course(course.title(), (String) value, course.subjectCodes());
            default -> new Course(course.title(), course.courseCode(), (List<String>) value);
        };
    }

    @Override
    boolean same(int field, Object one, Object other) {
        return switch (field) {
            case TITLE -> ((String) one).equalsIgnoreCase((String) other);
            case COURSE_CODE -> one.equals(other);
            default -> sameItems(one, other);
        };
    }

    @Override
    String shown(int field, Object value) {
        return field == TITLE || field == COURSE_CODE ? super.shown(field, value) : items(value);
    }
}
