package org.rollcall.merge;

import org.rollcall.roster.Entity;
import org.rollcall.roster.Table;

/** Classes that a source says are to be deleted: no source that comes after it in owning classes brings them back. */
final class Deletions {

    private final int[] ranks;
    private final Ids deleted = new Ids();

    /** @param ranks of the sources in owning classes */
    Deletions(int[] ranks) {
        this.ranks = ranks;
    }

    /** Keeps which classes a source says are to be deleted. */
    void note(Side side) {
        Table<?> table = side.table(Entity.CLASSES);
        for (int row = 0; row < table.size(); row++) {
            if (table.state(row) == Table.State.DELETED) {
                deleted.put(side.namespace(), table.id(row), side.number());
            }
        }
    }

    /** The source for which a class of another is deleted; -1 when there is none. */
    int by(Side side, int row) {
        int source = deleted.find(side.namespace(), side.table(Entity.CLASSES).id(row));
        return source >= 0 && ranks[source] < ranks[side.number()] ? source : -1;
    }

    /** Whether a source comes before another in owning classes. */
    boolean precedes(int source, int other) {
        return ranks[source] < ranks[other];
    }
}
