package org.rollcall.merge;

import java.util.List;
import java.util.Locale;
import org.rollcall.lea.MergeRules;
import org.rollcall.lea.MergeRules.Kind;
import org.rollcall.roster.Fingerprint;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.PersonName;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/**
 * Finds which users of two sources are one person. A student is never the same as somebody who is none: in many a SIS
 * the two are numbered apart.
 */
final class UserMatching {

    /** So many persons that ids match must agree in name before it is believed that the ids mean the same people. */
    private static final int TELLING = 20;

    private final MergeRules rules;
    private final Table<User> merged;
    private final PersonKeys mergedKeys;
    private final Ids ids;
    private final EntityMerge<User> merge;

    /** @param mergedKeys those of the merged users, their identifiers in their namespaces */
    UserMatching(MergeRules rules, PersonKeys mergedKeys, Ids ids, EntityMerge<User> merge) {
        this.rules = rules;
        this.merged = merge.table();
        this.mergedKeys = mergedKeys;
        this.ids = ids;
        this.merge = merge;
    }

    /** The namespace of a user's sourcedId: students and others have one each. */
    static String namespace(Side side, User user) {
        return (user.isStudent() ? "student " : "staff ") + side.namespace();
    }

    /** An identifier in the namespace of its source. */
    static long identifier(Side side, long identifier) {
        return identifier == 0 ? 0 : identifier * 31 + Fingerprint.of(side.namespace());
    }

    int[] match(Side side) {
        Table<User> table = side.roster().users();
        PersonKeys keys = side.roster().personKeys();
        Matching matching = new Matching(table.size());
        int[] counts = new int[2];
        for (Kind kind : List.of(Kind.STUDENT, Kind.STAFF)) {
            boolean student = kind == Kind.STUDENT;
            for (String key : rules.keys(kind)) {
                switch (key) {
                    case "sourcedId" -> {
                        matching.byId(
                                key,
                                row -> takesPart(table, row, student)
                                        ? ids.find(namespace(side, table.get(row)), table.id(row))
                                        : -1,
                                (m, row) -> merged.id(m).equals(table.id(row)));
                        count(matching.matches(), table, student, counts);
                    }
                    case "ssid" -> matching.byKey(
                            key,
                            merged.size(),
                            m -> takesPart(merged, m, student) ? ssid(merged.get(m)) : 0,
                            row -> takesPart(table, row, student) ? ssid(table.get(row)) : 0,
                            (m, row) -> PersonName.agree(
                                    merged.get(m).person(), table.get(row).person()));
                    case "identifier" -> {
                        matching.byKey(
                                key,
                                merged.size(),
                                m -> takesPart(merged, m, student) ? mergedKeys.identifier(m) : 0,
                                row -> takesPart(table, row, student) ? identifier(side, keys.identifier(row)) : 0,
                                (m, row) -> true);
                        count(matching.matches(), table, student, counts);
                    }
                    default -> {
                        boolean email = key.equals("email");
                        matching.byKey(
                                key,
                                merged.size(),
                                m -> takesPart(merged, m, student) ? address(mergedKeys, m, email) : 0,
                                row -> takesPart(table, row, student) ? address(keys, row, email) : 0,
                                (m, row) -> agree(merged.get(m), table.get(row)));
                    }
                }
            }
        }
        requireSamePeople(side, counts);
        merge.report(side, matching);
        return matching.matches();
    }

    private static boolean takesPart(Table<User> table, int row, boolean student) {
        return table.isActive(row) && table.get(row).isStudent() == student;
    }

    private static long ssid(User user) {
        return user.ssid().isKnown() ? user.ssid().number() + 1 : 0;
    }

    private static long address(PersonKeys keys, int user, boolean email) {
        return email ? keys.email(user) : keys.username(user);
    }

    /** A family may share one address. */
    private static boolean agree(User one, User other) {
        return one.isStudent()
                ? PersonName.agreeInGivenName(one.person(), other.person())
                : PersonName.agree(one.person(), other.person());
    }

    /** Counts the pairs whose names are known, and of these those that do not agree. */
    private void count(int[] matches, Table<User> table, boolean student, int[] counts) {
        int known = 0;
        int differing = 0;
        for (int row = 0; row < matches.length; row++) {
            if (matches[row] >= 0 && table.get(row).isStudent() == student) {
                long one = merged.get(matches[row]).person();
                long other = table.get(row).person();
                if (one != PersonName.UNKNOWN && other != PersonName.UNKNOWN) {
                    known++;
                    differing += PersonName.agree(one, other) ? 0 : 1;
                }
            }
        }
        if (differing * 2 > known && known > counts[0]) {
            counts[0] = known;
            counts[1] = differing;
        }
    }

    private static void requireSamePeople(Side side, int[] counts) {
        if (counts[0] >= TELLING) {
            throw new MergeException(String.format(
                    Locale.ROOT,
                    "Source %s: of %,d people whom it shares an id with in the sources before it, %,d have another name"
                            + " there. Its ids mean other people; give it a namespace of its own in"
                            + " namespaces[%s].",
                    side.source(),
                    counts[0],
                    counts[1],
                    side.source()));
        }
    }
}
