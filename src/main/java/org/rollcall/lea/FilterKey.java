package org.rollcall.lea;

import java.util.Arrays;
import java.util.stream.Collectors;

/** By what of a class a rule can take it or leave it out. */
public enum FilterKey {
    /** The CDS code or the name of its school. */
    SCHOOL("school"),
    GRADE("grade"),
    /** The title of its course. */
    COURSE("course"),
    COURSE_CODE("courseCode"),
    DEPARTMENT("department"),
    /** A subject code of the class, else of its course. */
    SUBJECT_CODE("subjectCode"),
    CLASS_TYPE("classType"),
    /** The title of one of its terms. */
    TERM("term"),
    PERIOD("period");

    private final String word;

    FilterKey(String word) {
        this.word = word;
    }

    /** As settings and reports have it. */
    public String word() {
        return word;
    }

    static FilterKey of(String word) {
        return Arrays.stream(values())
                .filter(key -> key.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    static String words() {
        return Arrays.stream(values()).map(FilterKey::word).collect(Collectors.joining(", "));
    }
}
