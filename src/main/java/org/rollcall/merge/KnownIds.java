package org.rollcall.merge;

/**
 * The ids of merged people in one namespace. Students and others are numbered apart in many a SIS.
 *
 * @param students their sourcedIds
 * @param staff the sourcedIds of those who are no students
 * @param identifiers the local ids of both
 */
record KnownIds(Identifiers students, Identifiers staff, Identifiers identifiers) {

    KnownIds() {
        this(new Identifiers(), new Identifiers(), new Identifiers());
    }
}
