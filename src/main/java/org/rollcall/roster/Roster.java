package org.rollcall.roster;

/**
 * One source's roster on one day. Tables number their rows; rows refer to each other by these numbers.
 *
 * @param source id of the source it was read from
 */
public record Roster(
        String source,
        Table<Org> orgs,
        Table<AcademicSession> academicSessions,
        Table<Course> courses,
        Table<RosterClass> classes,
        Table<User> users,
        Enrollments enrollments) {}
