package org.rollcall.merge;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.roster.Table;

/** Merges the rows of an entity that are found by their sourcedIds and one key. */
final class KeyedMerge<T> {

    private final Merging merging;
    private final Keyed<T> keyed;
    private final EntityMerge<T> merge;
    private final Table<T> merged;
    private final Ids ids = new Ids();

    KeyedMerge(Merging merging, Keyed<T> keyed, Fields<T> fields) {
        this.merging = merging;
        this.keyed = keyed;
        this.merged = keyed.table().apply(merging.first().roster());
        this.merge = new EntityMerge<>(keyed.entity(), keyed.kind().word(), merging, merged, fields);
    }

    /** Merges all sources. */
    EntityMerge<T> merge() {
        return merge(null);
    }

    /** Merges all sources, but for what some of them say is to be deleted. */
    EntityMerge<T> merge(Deletions deletions) {
        for (Side side : merging.sides()) {
            Table<T> table = keyed.table().apply(side.roster());
            if (side.number() > 0) {
                List<T> rows = renumbered(side, table);
                if (deletions != null) {
                    leaveOut(deletions, side, rows);
                }
                merge.fold(side, rows, match(side, table, rows));
            }
            for (int row = 0; row < table.size(); row++) {
                int m = side.numbers().of(keyed.entity(), row);
                if (m >= 0) {
                    ids.put(side.namespace(), table.id(row), m);
                }
            }
        }
        merge.joinFurther(keyed.kind().word());
        return merge;
    }

    /** What is left out is the same as nothing. */
    private static void leaveOut(Deletions deletions, Side side, List<?> rows) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row) != null && deletions.leaveOut(side, row)) {
                rows.set(row, null);
            }
        }
    }

    /** A source's rows with the numbers of merged rows in them; null for those that are not active. */
    private List<T> renumbered(Side side, Table<T> table) {
        List<T> rows = new ArrayList<>(table.size());
        for (int row = 0; row < table.size(); row++) {
            rows.add(table.isActive(row) ? keyed.renumbered().apply(side.numbers(), table.get(row)) : null);
        }
        return rows;
    }

    private int[] match(Side side, Table<T> table, List<T> rows) {
        Matching matching = new Matching(rows.size());
        for (String key : merging.rules().keys(keyed.kind())) {
            if (key.equals(Keyed.SOURCED_ID)) {
                matching.byId(key, row -> {
                    int m = rows.get(row) == null ? -1 : ids.find(side.namespace(), table.id(row));
                    return m >= 0 && merged.isActive(m) ? m : -1;
                });
            } else {
                matching.byKey(
                        key,
                        merged.size(),
                        m -> merged.isActive(m) ? keyed.key().of(merged.get(m)) : 0,
                        row -> rows.get(row) == null ? 0 : keyed.key().of(rows.get(row)),
                        (m, row) -> true);
            }
        }
        merge.report(side, matching);
        return matching.matches();
    }
}
