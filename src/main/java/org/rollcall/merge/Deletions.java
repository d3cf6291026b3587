package org.rollcall.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Table;

/**
 * Classes that a source says are to be deleted: no source that comes after it in owning classes brings them back. Of the
 * sources listed before it in {@code sources}, it must come before all that have the class.
 */
final class Deletions {

    private final Merging merging;
    private final int[] ranks;
    private final Map<Long, List<Side>> deleters = new HashMap<>();
    private final Map<Long, List<Side>> holders = new HashMap<>();

    Deletions(Merging merging) {
        this.merging = merging;
        this.ranks = merging.ownership();
        each(Table.State.DELETED, (side, key) -> deleters.computeIfAbsent(key, k -> new ArrayList<>())
                .add(side));
        if (!deleters.isEmpty()) {
            each(Table.State.ACTIVE, (side, key) -> {
                if (deleters.containsKey(key)) {
                    holders.computeIfAbsent(key, k -> new ArrayList<>()).add(side);
                }
            });
        }
    }

    private interface Rows {
        void row(Side side, long key);
    }

    private void each(Table.State state, Rows rows) {
        for (Side side : merging.sides()) {
            Table<?> table = side.table(Entity.CLASSES);
            for (int row = 0; row < table.size(); row++) {
                if (table.state(row) == state) {
                    rows.row(side, Ids.key(side.namespace(), table.id(row)));
                }
            }
        }
    }

    /** Leaves out those of the first source, before the tables of the others grow into its own. */
    void leaveOutOfFirst() {
        Side first = merging.first();
        Table<?> table = first.table(Entity.CLASSES);
        for (int row = 0; row < table.size(); row++) {
            if (table.isActive(row) && leaveOut(first, row)) {
                table.drop(row, Table.State.DELETED);
            }
        }
    }

    /** Whether a class of a source is left out; then it is booked. */
    boolean leaveOut(Side side, int row) {
        long key = Ids.key(side.namespace(), side.table(Entity.CLASSES).id(row));
        Optional<Side> by = deleters.getOrDefault(key, List.of()).stream()
                .filter(deleter -> precedes(deleter, side))
                .filter(deleter -> deleter.number() < side.number()
                        || holders.get(key).stream()
                                .filter(holder -> holder.number() < deleter.number())
                                .allMatch(holder -> precedes(deleter, holder)))
                .min((one, other) -> ranks[one.number()] - ranks[other.number()]);
        by.ifPresent(deleter -> side.account(Entity.CLASSES, row).filtered("deleted-in-" + deleter.source(), 1));
        return by.isPresent();
    }

    private boolean precedes(Side one, Side other) {
        return ranks[one.number()] < ranks[other.number()];
    }
}
