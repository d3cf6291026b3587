package org.rollcall.merge;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.rollcall.lea.MergeRules.Kind;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Table;

/**
 * How the rows of an entity are found to be the same, where that takes no more than their sourcedIds and one key.
 *
 * @param table of a roster
 * @param renumbered a source's row with what it refers to numbered as in the merged tables
 * @param key the value of the key besides sourcedId, as a fingerprint, in a row; 0 when it has none
 */
record Keyed<T>(
        Entity entity, Kind kind, Function<Roster, Table<T>> table, BiFunction<Numbers, T, T> renumbered, Key<T> key) {

    /** The key that every kind of row has. */
    static final String SOURCED_ID = "sourcedId";

    /** A key in a row. */
    @FunctionalInterface
    interface Key<T> {
        long of(T row);
    }

    /** Rows that refer to no others. */
    static <T> Keyed<T> of(Entity entity, Kind kind, Function<Roster, Table<T>> table, Key<T> key) {
        return new Keyed<>(entity, kind, table, (numbers, row) -> row, key);
    }
}
