package org.rollcall.merge;

import java.util.HashMap;
import java.util.Map;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Table;

/** Classes that a source says are to be deleted: no source that comes after it in owning classes brings them back. */
final class Deletions {

    private final Merging merging;
    private final int[] ranks;
    private final Map<Long, Integer> deleted = new HashMap<>();

    Deletions(Merging merging) {
        this.merging = merging;
        this.ranks = merging.ownership();
    }

    /** Whether a class of a source is left out; then it is booked. */
    boolean leaveOut(Side side, int row) {
        Integer by =
                deleted.get(Ids.key(side.namespace(), side.table(Entity.CLASSES).id(row)));
        boolean out = by != null && ranks[by] < ranks[side.number()];
        if (out) {
            side.account(Entity.CLASSES, row).filtered(rule(merging.sides().get(by)), 1);
        }
        return out;
    }

    private static String rule(Side side) {
        return "deleted-in-" + side.source();
    }

    /**
     * Keeps which classes a source says are to be deleted, and takes out those of sources after it that are merged.
     *
     * @param ids where merged classes are
     */
    void take(Side side, EntityMerge<?> classes, Ids ids) {
        Table<?> table = side.table(Entity.CLASSES);
        Roster base = merging.first().roster();
        for (int row = 0; row < table.size(); row++) {
            if (table.state(row) != Table.State.DELETED) {
                continue;
            }
            deleted.merge(
                    Ids.key(side.namespace(), table.id(row)), side.number(), (a, b) -> ranks[a] < ranks[b] ? a : b);
            int m = ids.find(side.namespace(), table.id(row));
            if (m >= 0 && base.classes().isActive(m) && ranks[side.number()] < ranks[classes.owner(m, ranks)]) {
                merging.account(classes.origin(m)).filtered(rule(side), 1);
                base.classes().drop(m, Table.State.DELETED);
                classes.forget(m);
            }
        }
    }
}
