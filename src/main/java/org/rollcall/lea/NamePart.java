package org.rollcall.lea;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The parts a group's name can be made of, in OneRoster's own words. */
public enum NamePart {
    COURSE_TITLE("course.title"),
    COURSE_CODE("course.courseCode"),
    CLASS_TITLE("class.title"),
    CLASS_CODE("class.classCode"),
    CLASS_SOURCED_ID("class.sourcedId"),
    PERIOD("period"),
    TERM("term"),
    GRADE("grade"),
    /** The name of a group in a student list. */
    LIST("list"),
    /** The value of the column that a rule by field makes groups of. */
    FIELD("field"),
    TEACHER_FAMILY_NAME("teacher.familyName"),
    TEACHER_GIVEN_NAME("teacher.givenName"),
    SCHOOL_NAME("school.name"),
    SCHOOL_YEAR("schoolYear");

    private final String key;

    NamePart(String key) {
        this.key = key;
    }

    /** As templates have it, without braces. */
    public String key() {
        return key;
    }

    static NamePart of(String key) {
        for (NamePart part : values()) {
            if (part.key.equals(key)) {
                return part;
            }
        }
        throw new IllegalArgumentException("'{" + key + "}' is not a part of a group's name; use one of "
                + Arrays.stream(values()).map(p -> "{" + p.key + "}").collect(Collectors.joining(" ")));
    }
}
