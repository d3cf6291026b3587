package org.rollcall.merge;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.roster.PersonName;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/** Holds the names of people whom ids match against each other: ids that mean other people match strangers. */
final class SameNames {

    /** So many persons must agree in name before it is believed that the ids mean the same people. */
    private static final int TELLING = 20;

    private final Table<User> merged;
    private final Table<User> table;
    private int known;
    private int differing;
    private final Map<Integer, Integer> strangers = new TreeMap<>();

    SameNames(Table<User> merged, Table<User> table) {
        this.merged = merged;
        this.table = table;
    }

    /**
     * Whether two people that an id matches may be one: they have a name in common, or the same SSID. Ids that are given
     * to others, or out of another system, match strangers.
     */
    boolean holds(int m, int row) {
        User one = merged.get(m);
        User other = table.get(row);
        if (one.person() == PersonName.UNKNOWN || other.person() == PersonName.UNKNOWN) {
            return true;
        }
        boolean agree = PersonName.agree(one.person(), other.person());
        if (!strangers.containsKey(row)) { // whom another key has matched as well
            known++;
            differing += agree ? 0 : 1;
        }
        if (agree || one.ssid().isKnown() && one.ssid().equals(other.ssid())) {
            return true;
        }
        strangers.putIfAbsent(row, m);
        return false;
    }

    /** The people whom an id matched and who were taken for others, by their rows: the merged rows. */
    Map<Integer, Integer> strangers() {
        return strangers;
    }

    /** @throws MergeException when more than half of them do not agree */
    void requireSamePeople(Side side) {
        if (known >= TELLING && differing * 2 > known) {
            throw new MergeException(String.format(
                    Locale.ROOT,
                    "Source %s: of %,d people whom it shares an id with in the sources before it, %,d have another name"
                            + " there. Its ids mean other people; give it a namespace of its own in"
                            + " namespaces[%s].",
                    side.source(),
                    known,
                    differing,
                    side.source()));
        }
    }
}
