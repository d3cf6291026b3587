package org.rollcall.merge;

import java.util.List;
import org.rollcall.lea.MergeRules;
import org.rollcall.lea.MergeRules.Kind;
import org.rollcall.roster.Login;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.PersonName;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/**
 * Finds which users of two sources are one person. A student is never the same as somebody who is none: in many a SIS
 * the two are numbered apart.
 */
final class UserMatching {

    private final MergeRules rules;
    private final Table<User> merged;
    private final PersonKeys mergedKeys;
    private final KnownIds known;
    private final EntityMerge<User> merge;

    /** @param known the ids of merged people in the namespace of the source */
    UserMatching(MergeRules rules, PersonKeys mergedKeys, KnownIds known, EntityMerge<User> merge) {
        this.rules = rules;
        this.merged = merge.table();
        this.mergedKeys = mergedKeys;
        this.known = known;
        this.merge = merge;
    }

    int[] match(Side side) {
        Table<User> table = side.roster().users();
        PersonKeys keys = side.roster().personKeys();
        Matching matching = new Matching(table.size());
        SameNames names = new SameNames(merged, table);
        for (Kind kind : List.of(Kind.STUDENT, Kind.STAFF)) {
            boolean student = kind == Kind.STUDENT;
            for (String key : rules.keys(kind)) {
                switch (key) {
                    case Keyed.SOURCED_ID -> matching.byKey(
                            key,
                            holders(student ? known.students() : known.staff(), student),
                            row -> takesPart(table, row, student) ? Ids.key("", table.id(row)) : 0,
                            names::holds);
                    case "identifier" -> matching.byKey(
                            key,
                            holders(known.identifiers(), student),
                            row -> takesPart(table, row, student) ? keys.identifier(row) : 0,
                            names::holds);
                    case "ssid" -> matching.byKey(
                            key,
                            merged.size(),
                            m -> takesPart(merged, m, student) ? ssid(merged.get(m)) : 0,
                            row -> takesPart(table, row, student) ? ssid(table.get(row)) : 0,
                            (m, row) -> PersonName.agree(
                                    merged.get(m).person(), table.get(row).person()));
                    default -> {
                        boolean email = key.equals("email");
                        matching.byKey(
                                key,
                                merged.size(),
                                m -> takesPart(merged, m, student) ? address(merged, mergedKeys, m, email) : 0,
                                row -> takesPart(table, row, student) ? address(table, keys, row, email) : 0,
                                (m, row) -> agree(merged.get(m), table.get(row)));
                    }
                }
            }
        }
        names.requireSamePeople(side);
        merge.report(side, matching);
        names.strangers().forEach((row, m) -> {
            if (matching.matches()[row] < 0) {
                merge.report(
                        side,
                        Conflict.Kind.OTHER_NAME,
                        m,
                        row,
                        "id",
                        "they are taken for two people; where they are one, mend the name or the SSID in one source");
            }
        });
        return matching.matches();
    }

    private Matching.Holders holders(Identifiers ids, boolean student) {
        return holder -> ids.each((m, value) -> holder.take(m, takesPart(merged, m, student) ? value : 0));
    }

    private static boolean takesPart(Table<User> table, int row, boolean student) {
        return table.isActive(row) && table.get(row).isStudent() == student;
    }

    private static long ssid(User user) {
        return user.ssid().isKnown() ? user.ssid().number() + 1 : 0;
    }

    /** The e-mail of a person who is no student is the merged one; students' are not kept in their rows. */
    private static long address(Table<User> users, PersonKeys keys, int user, boolean email) {
        String kept = email && !users.get(user).isStudent() ? users.get(user).email() : null;
        String login = kept == null ? null : Login.of(kept);
        return login != null ? PersonKeys.of(login) : email ? keys.email(user) : keys.username(user);
    }

    /** A family may share one address. */
    private static boolean agree(User one, User other) {
        return one.isStudent()
                ? PersonName.agreeInGivenName(one.person(), other.person())
                : PersonName.agree(one.person(), other.person());
    }
}
