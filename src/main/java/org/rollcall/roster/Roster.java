package org.rollcall.roster;

import java.util.Map;

/**
 * One source's roster on one day. Tables number their rows; rows refer to each other by these numbers.
 *
 * @param source id of the source it was read from
 * @param files the name under which the rows of each entity that was read are booked
 */
public record Roster(
        String source,
        Map<Entity, String> files,
        Table<Org> orgs,
        Table<AcademicSession> academicSessions,
        Table<Course> courses,
        Table<RosterClass> classes,
        Table<User> users,
        Enrollments enrollments) {

    /** The name under which an entity's rows are booked; null when the source does not have the entity. */
    public String file(Entity entity) {
        return files.get(entity);
    }
}
