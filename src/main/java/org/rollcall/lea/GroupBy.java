package org.rollcall.lea;

/** For what a rule makes its groups. */
public enum GroupBy {
    /** For each class. */
    SECTION,
    /** For each primary teacher and school, of all students of the classes that are theirs. */
    TEACHER,
    /** For each group of a saved list and school. */
    LIST,
    /** For each grade of students and school. */
    GRADE,
    /** For each value of a column of students and school. */
    FIELD;

    /** Whether a class's students are taken as they are, and not each for something they have or are listed for. */
    public boolean isOfClasses() {
        return this == SECTION || this == TEACHER;
    }
}
