package org.rollcall.roster;

/** The collections of a OneRoster rostering set that Rollcall reads, in the order their references need. */
public enum Entity {
    ORGS("orgs"),
    ACADEMIC_SESSIONS("academicSessions"),
    COURSES("courses"),
    CLASSES("classes"),
    USERS("users"),
    ROLES("roles"),
    ENROLLMENTS("enrollments");

    private final String collection;

    Entity(String collection) {
        this.collection = collection;
    }

    /** OneRoster's name of the collection, which is also its file's name without {@code .csv}. */
    public String collection() {
        return collection;
    }
}
