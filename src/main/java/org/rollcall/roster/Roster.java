package org.rollcall.roster;

import java.util.List;
import java.util.Map;

/**
 * One source's roster on one day. Tables number their rows; rows refer to each other by these numbers.
 *
 * @param source id of the source it was read from
 * @param ssidPlace where students' SSIDs were looked for, for people
 * @param files the names under which the rows of each entity that was read are booked; mostly one
 */
public record Roster(
        String source,
        String ssidPlace,
        Map<Entity, List<String>> files,
        Table<Org> orgs,
        Table<AcademicSession> academicSessions,
        Table<Course> courses,
        Table<RosterClass> classes,
        Table<User> users,
        Enrollments enrollments) {

    /** The names under which an entity's rows are booked; none when the source does not have the entity. */
    public List<String> files(Entity entity) {
        return files.getOrDefault(entity, List.of());
    }

    /** The name under which a row of a table is booked. */
    public String file(Entity entity, Table<?> table, int index) {
        return files(entity).get(table.file(index));
    }
}
