package org.rollcall.roster;

import java.util.List;
import java.util.Map;
import org.rollcall.ledger.Origin;

/**
 * A roster on one day, of one source or of several. Tables number their rows; rows refer to each other by these numbers.
 *
 * @param ssidPlace where students' SSIDs were looked for, for people
 * @param origins where the rows of each entity that was read come from; mostly one file of each source
 * @param personKeys by what the users are known besides their sourcedIds
 */
public record Roster(
        String ssidPlace,
        Map<Entity, List<Origin>> origins,
        Table<Org> orgs,
        Table<AcademicSession> academicSessions,
        Table<Course> courses,
        Table<RosterClass> classes,
        Table<User> users,
        PersonKeys personKeys,
        Enrollments enrollments) {

    /** Where an entity's rows come from; nowhere when no source has the entity. */
    public List<Origin> origins(Entity entity) {
        return origins.getOrDefault(entity, List.of());
    }

    /** Where a row of a table comes from. */
    public Origin origin(Entity entity, Table<?> table, int index) {
        return origins(entity).get(table.file(index));
    }
}
