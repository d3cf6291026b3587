package org.rollcall.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.roster.Entity;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/** Merges the users, who are found by keys of their own. */
final class UserMerge {

    private final Merging merging;
    private final EntityMerge<User> merge;
    private final PersonKeys merged;
    private final Map<String, KnownIds> known = new HashMap<>();
    private final Ids ids = new Ids();

    /** A row that its source says is to be deleted. */
    private record Deleted(Side side, String id, Conflict.Evidence said) {}

    UserMerge(Merging merging) {
        this.merging = merging;
        this.merged = merging.first().roster().personKeys();
        this.merge = new EntityMerge<>(
                Entity.USERS, "user", merging, merging.first().roster().users(), new UserFields());
    }

    /** @throws MergeException when the ids of two sources mean other people, or a source completes nobody */
    EntityMerge<User> merge() {
        int[] classes = active(Entity.CLASSES);
        int[] users = active(Entity.USERS);
        List<Deleted> deleted = deleted();
        forgetInactive();
        for (Side side : merging.sides()) {
            if (side.number() > 0) {
                fold(side);
            }
            keepKeys(side);
        }
        merging.sides().forEach(side -> requireUse(side, classes[side.number()], users[side.number()]));
        if (!deleted.isEmpty()) {
            merging.sides().forEach(this::keepIds);
            deleted.forEach(this::report);
        }
        merge.ssids().record(merging.conflicts(), merge);
        new SharedSsids(merging, merge).settle();
        new SharedKeys(merge, merged, merging.conflicts()).find();
        merge.joinFurther("user");
        return merge;
    }

    /** Before the tables of the sources become one. */
    private List<Deleted> deleted() {
        List<Deleted> deleted = new ArrayList<>();
        for (Side side : merging.sides()) {
            Table<User> table = side.roster().users();
            for (int row = 0; row < table.size(); row++) {
                if (table.state(row) == Table.State.DELETED) {
                    String id = table.id(row);
                    deleted.add(new Deleted(side, id, side.evidence(Entity.USERS, row, id)));
                }
            }
        }
        return deleted;
    }

    private void keepIds(Side side) {
        Table<User> table = side.roster().users();
        for (int row = 0; row < table.size(); row++) {
            int m = side.numbers().of(Entity.USERS, row);
            if (m >= 0) {
                ids.put(side.namespace(), table.id(row), m);
            }
        }
    }

    /** Somebody may have gone from one source to another, so a deletion takes nobody out of the other. */
    private void report(Deleted deleted) {
        int m = ids.find(deleted.side.namespace(), deleted.id);
        if (m >= 0) {
            merging.conflicts()
                    .add(new Conflict(
                            Conflict.Kind.DELETED,
                            Entity.USERS,
                            merge.table().id(m),
                            "",
                            merge.evidence(merge.first(m), m, merge.table().id(m)),
                            deleted.said,
                            "the person is taken from the source that has them; delete them there too, where they have"
                                    + " left"));
        }
    }

    /** What was refused after it was taken has left its keys, and its place may be another's soon. */
    private void forgetInactive() {
        Table<User> table = merge.table();
        for (int row = 0; row < table.size(); row++) {
            if (!table.isActive(row)) {
                merged.put(row, 0, 0, 0);
            }
        }
    }

    private int[] active(Entity entity) {
        return merging.sides().stream().mapToInt(side -> side.active(entity)).toArray();
    }

    private void fold(Side side) {
        Table<User> table = side.roster().users();
        int[] matches = new UserMatching(merging.rules(), merged, known(side), merge).match(side);
        List<User> rows = new ArrayList<>(table.size());
        for (int row = 0; row < table.size(); row++) {
            rows.add(table.get(row));
        }
        merge.fold(side, rows, matches);
    }

    /** Keeps by what people may be found by the sources that come next. */
    private void keepKeys(Side side) {
        Table<User> table = side.roster().users();
        PersonKeys keys = side.roster().personKeys();
        for (int row = 0; row < table.size(); row++) {
            int m = side.numbers().of(Entity.USERS, row);
            if (m >= 0) {
                boolean student = table.get(row).isStudent();
                (student ? known(side).students() : known(side).staff()).add(m, Ids.key("", table.id(row)));
                merged.put(
                        m,
                        merged.identifier(m),
                        either(merged.email(m), keys.email(row)),
                        either(merged.username(m), keys.username(row)));
                known(side).identifiers().add(m, keys.identifier(row));
            }
        }
    }

    /** The ids of merged people in the namespace of a source. */
    private KnownIds known(Side side) {
        return known.computeIfAbsent(side.namespace(), n -> new KnownIds());
    }

    private static long either(long value, long otherwise) {
        return value == 0 ? otherwise : value;
    }

    /** A source without classes is there for the people of others. */
    private void requireUse(Side side, int classes, int users) {
        if (classes == 0 && users > 0 && !merge.shares(side.number())) {
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
