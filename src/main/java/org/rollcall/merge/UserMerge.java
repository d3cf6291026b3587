package org.rollcall.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollcall.roster.Entity;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/** Merges the users, who are found by keys of their own. */
final class UserMerge {

    private static final String USERS = Entity.USERS.collection();

    private final Merging merging;
    private final EntityMerge<User> merge;
    private final PersonKeys merged;
    private final Ids ids = new Ids();

    UserMerge(Merging merging) {
        this.merging = merging;
        this.merged = merging.first().roster().personKeys();
        this.merge = new EntityMerge<>(
                Entity.USERS, "user", merging, merging.first().roster().users(), new UserFields());
    }

    /** @throws MergeException when the ids of two sources mean other people, or a source completes nobody */
    EntityMerge<User> merge() {
        int[] classes = merging.sides().stream()
                .mapToInt(side -> side.active(Entity.CLASSES))
                .toArray();
        for (Side side : merging.sides()) {
            if (side.number() > 0) {
                fold(side);
            }
            keepKeys(side);
        }
        merging.sides().forEach(side -> requireUse(side, classes[side.number()]));
        new SharedSsids(merging, merge).settle();
        new SharedKeys(merge, merged, merging.conflicts()).find();
        return merge;
    }

    private void fold(Side side) {
        Table<User> table = side.roster().users();
        int[] matches = new UserMatching(merging.rules(), merged, ids, merge).match(side);
        List<User> rows = new ArrayList<>(table.size());
        for (int row = 0; row < table.size(); row++) {
            rows.add(table.get(row));
        }
        merge.fold(side, rows, matches, row -> false);
    }

    /** Keeps by what people may be found by the sources that come next; of the first, identifiers get their namespace. */
    private void keepKeys(Side side) {
        Table<User> table = side.roster().users();
        PersonKeys keys = side.roster().personKeys();
        boolean first = side.number() == 0;
        for (int row = 0; row < table.size(); row++) {
            int m = side.numbers().of(Entity.USERS, row);
            if (m >= 0) {
                ids.put(UserMatching.namespace(side, table.get(row)), table.id(row), m);
                merged.put(
                        m,
                        either(first ? 0 : merged.identifier(m), UserMatching.identifier(side, keys.identifier(row))),
                        either(merged.email(m), keys.email(row)),
                        either(merged.username(m), keys.username(row)));
            }
        }
    }

    private static long either(long value, long otherwise) {
        return value == 0 ? otherwise : value;
    }

    /** A source without classes is there for the people of others. */
    private void requireUse(Side side, int classes) {
        int users = side.tally().ownRows(USERS) + side.tally().joinedRows(USERS);
        int shared = side.number() > 0
                ? side.tally().joinedRows(USERS)
                : merging.sides().stream()
                        .mapToInt(other -> other.tally().joinedRows(USERS))
                        .sum();
        if (classes == 0 && users > 0 && shared == 0) {
            throw new MergeException(String.format(
                    Locale.ROOT,
                    "Source %s has no classes, and none of its %,d people is one of another source: its ids are"
                            + " others than theirs, or it has no SSIDs. By which keys people are found is in"
                            + " identity[student] and identity[staff].",
                    side.source(),
                    users));
        }
    }
}
