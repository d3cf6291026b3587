package org.rollcall.merge;

import java.util.Locale;
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

    SameNames(Table<User> merged, Table<User> table) {
        this.merged = merged;
        this.table = table;
    }

    /** Counts what one key matches: the pairs whose names are known, and of these those that do not agree. */
    void count(Matching matching, Runnable key) {
        int[] before = matching.matches().clone();
        key.run();
        int[] matches = matching.matches();
        for (int row = 0; row < matches.length; row++) {
            if (matches[row] >= 0 && before[row] < 0) {
                long one = merged.get(matches[row]).person();
                long other = table.get(row).person();
                if (one != PersonName.UNKNOWN && other != PersonName.UNKNOWN) {
                    known++;
                    differing += PersonName.agree(one, other) ? 0 : 1;
                }
            }
        }
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
