package org.rollcall.year;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;

/**
 * What CERS lost from one night to the next, held against the limits as their documentation has them: over so many
 * percent, and at least so many, of the students, groups and logins of the LEA, of a school or of a group. Whom nobody
 * sees any more is as good as gone.
 */
final class Losses {

    private static final Scope LEA = new Scope(new Limit(6, 25), new Limit(6, 25), new Limit(6, 10));
    private static final Scope SCHOOL = new Scope(new Limit(10, 20), new Limit(10, 5), new Limit(10, 5));
    private static final Limit STUDENTS_OF_GROUP = new Limit(60, 15);
    private static final Limit LOGINS_OF_GROUP = new Limit(60, 5);

    private record Limit(double percent, int atLeast) {}

    private record Scope(Limit students, Limit groups, Limit logins) {}

    private final List<String> over = new ArrayList<>();

    private Losses() {}

    /** What is beyond the limits; nothing when all is within. */
    static List<String> over(Map<GroupKey, Group> before, Map<GroupKey, Group> after) {
        Losses losses = new Losses();
        losses.scope("the LEA", before, after, LEA);
        before.keySet().stream()
                .map(GroupKey::school)
                .distinct()
                .sorted()
                .forEach(school -> losses.scope(school, of(before, school), of(after, school), SCHOOL));
        before.forEach((key, was) -> {
            Group now = after.get(key);
            if (!isEmpty(now)) {
                losses.gone(key.foldedName() + ": students", was.ssids(), now.ssids(), STUDENTS_OF_GROUP);
                losses.gone(key.foldedName() + ": logins", was.logins(), now.logins(), LOGINS_OF_GROUP);
            }
        });
        return losses.over;
    }

    private void scope(String name, Map<GroupKey, Group> before, Map<GroupKey, Group> after, Scope limits) {
        gone(name + ": students", all(before, Group::ssids), all(after, Group::ssids), limits.students());
        gone(name + ": logins", all(before, Group::logins), all(after, Group::logins), limits.logins());
        fewer(name + ": groups", before, after, group -> isEmpty(group) ? 0 : 1, limits.groups());
        fewer(name + ": places", before, after, group -> group.ssids().size(), limits.students());
        fewer(
                name + ": places that somebody sees",
                before,
                after,
                group -> group.logins().isEmpty() ? 0 : group.ssids().size(),
                limits.students());
    }

    private static boolean isEmpty(Group group) {
        return group.ssids().isEmpty() && group.logins().isEmpty();
    }

    private static Map<GroupKey, Group> of(Map<GroupKey, Group> groups, String school) {
        Map<GroupKey, Group> of = new HashMap<>(groups);
        of.keySet().removeIf(key -> !key.school().equals(school));
        return of;
    }

    private static Set<String> all(Map<GroupKey, Group> groups, Function<Group, Set<String>> members) {
        Set<String> all = new HashSet<>();
        groups.values().forEach(group -> all.addAll(members.apply(group)));
        return all;
    }

    private void gone(String what, Set<String> was, Set<String> is, Limit limit) {
        Set<String> gone = new HashSet<>(was);
        gone.removeAll(is);
        limit(what, gone.size(), was.size(), limit);
    }

    private void fewer(
            String what,
            Map<GroupKey, Group> before,
            Map<GroupKey, Group> after,
            ToIntFunction<Group> size,
            Limit limit) {
        int was = before.values().stream().mapToInt(size).sum();
        limit(what, was - after.values().stream().mapToInt(size).sum(), was, limit);
    }

    private void limit(String what, int gone, int was, Limit limit) {
        if (gone >= limit.atLeast() && gone * 100.0 > limit.percent() * was) {
            over.add(what + ": " + gone + " of " + was + " are gone");
        }
    }
}
