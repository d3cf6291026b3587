package org.rollcall.merge;

import java.util.List;
import java.util.Map;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Ledger;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Table;

/**
 * One source in the merge.
 *
 * @param number its place among the sources
 * @param namespace whose ids its ids are
 * @param files by entity, the number of its first file among those of all sources
 * @param numbers of its rows in the merged tables
 * @param tally what it gives
 */
record Side(
        int number,
        String source,
        String namespace,
        Roster roster,
        Ledger ledger,
        Map<Entity, Integer> files,
        Numbers numbers,
        Tally tally) {

    Table<?> table(Entity entity) {
        return switch (entity) {
            case ORGS -> roster.orgs();
            case ACADEMIC_SESSIONS -> roster.academicSessions();
            case COURSES -> roster.courses();
            case CLASSES -> roster.classes();
            case USERS -> roster.users();
            default -> throw new IllegalArgumentException(entity + " is in no table");
        };
    }

    Account account(Entity entity, int row) {
        Origin origin = origin(entity, row);
        return ledger.account(origin.source(), origin.file());
    }

    Origin origin(Entity entity, int row) {
        return roster.origin(entity, table(entity), row);
    }

    Conflict.Evidence evidence(Entity entity, int row, String value) {
        return new Conflict.Evidence(value, origin(entity, row), table(entity).line(row));
    }

    /** How many rows of an entity are active. */
    int active(Entity entity) {
        Table<?> table = table(entity);
        int active = 0;
        for (int row = 0; row < table.size(); row++) {
            active += table.isActive(row) ? 1 : 0;
        }
        return active;
    }

    List<Origin> origins(Entity entity) {
        return roster.origins(entity);
    }
}
