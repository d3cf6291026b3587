package org.rollcall.merge;

import java.util.function.IntToLongFunction;
import org.rollcall.roster.Entity;
import org.rollcall.roster.LongIndex;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/** Finds teachers who have an address of a student: one person in two parts, or a mistake. Both stay as they are. */
final class SharedKeys {

    private final EntityMerge<User> merge;
    private final Table<User> users;
    private final PersonKeys keys;
    private final Conflicts conflicts;

    SharedKeys(EntityMerge<User> merge, PersonKeys keys, Conflicts conflicts) {
        this.merge = merge;
        this.users = merge.table();
        this.keys = keys;
        this.conflicts = conflicts;
    }

    void find() {
        find("email", keys::email);
        find("username", keys::username);
    }

    private void find(String name, IntToLongFunction key) {
        LongIndex students = new LongIndex();
        for (int u = 0; u < users.size(); u++) {
            if (users.isActive(u) && users.get(u).isStudent() && key.applyAsLong(u) != 0) {
                students.putIfAbsent(key.applyAsLong(u), u);
            }
        }
        for (int u = 0; u < users.size(); u++) {
            boolean staff = users.isActive(u) && !users.get(u).isStudent() && key.applyAsLong(u) != 0;
            int student = staff ? students.get(key.applyAsLong(u)) : -1;
            if (student >= 0) {
                conflicts.add(new Conflict(
                        Conflict.Kind.TEACHER_ALSO_STUDENT,
                        Entity.USERS,
                        users.id(u),
                        name,
                        merge.evidence(merge.first(u), u, users.id(u)),
                        merge.evidence(merge.first(student), student, users.id(student)),
                        "both stay; see whether they are one person"));
            }
        }
    }
}
