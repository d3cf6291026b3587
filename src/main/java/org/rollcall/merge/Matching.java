package org.rollcall.merge;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.rollcall.roster.LongIndex;

/**
 * Finds which rows of a source are the same as rows that are merged already, key after key. A row that one key has
 * matched is out of the reach of those after it, and a value that several rows share matches none of them, so that the
 * order of rows makes no difference.
 */
final class Matching {

    /** The value of a key in a row, as a fingerprint; 0 when the row has none or does not take part. */
    @FunctionalInterface
    interface Key {
        long of(int row);
    }

    /** All values that merged rows have of a key; a row may have several. */
    @FunctionalInterface
    interface Holders {
        void each(Holder holder);
    }

    /** Told of a merged row that has a value. */
    @FunctionalInterface
    interface Holder {
        void take(int merged, long value);
    }

    /** Whether two rows that share a key can be the same. */
    @FunctionalInterface
    interface Agreement {
        boolean holds(int merged, int row);
    }

    /** Two rows, one on either side, that share the value of a key with yet another. */
    record Ambiguity(String key, int merged, int row) {}

    private final int[] matches;
    private final BitSet taken = new BitSet();
    private final Map<Integer, Ambiguity> ambiguities = new TreeMap<>();

    /** @param rows how many rows the source has */
    Matching(int rows) {
        matches = new int[rows];
        Arrays.fill(matches, -1);
    }

    /** For each row of the source the number of its merged row, or -1. */
    int[] matches() {
        return matches;
    }

    /** Rows that could not be told from others by a key they have, the first such, and that no other key has matched. */
    List<Ambiguity> ambiguities() {
        return ambiguities.values().stream()
                .filter(ambiguity -> matches[ambiguity.row] < 0)
                .toList();
    }

    /**
     * Matches by an id, which no two rows of a source share; a merged row may have several.
     *
     * @param merged the merged row of an id, or -1
     */
    void byId(String name, IntUnaryOperator merged) {
        int[] found = new int[matches.length];
        for (int row = 0; row < found.length; row++) {
            int m = matches[row] < 0 ? merged.applyAsInt(row) : -1;
            found[row] = m >= 0 && !taken.get(m) ? m : -1;
        }
        match(name, found, row -> false);
    }

    /**
     * Matches by a key that rows may share.
     *
     * @param size how many rows are merged
     */
    void byKey(String name, int size, Key merged, Key own, Agreement agreement) {
        byKey(
                name,
                holder -> {
                    for (int m = 0; m < size; m++) {
                        holder.take(m, merged.of(m));
                    }
                },
                own,
                agreement);
    }

    /** Matches by a key that rows may share and of which merged rows may have several values. */
    void byKey(String name, Holders merged, Key own, Agreement agreement) {
        LongIndex theirs = new LongIndex();
        LongIndex shared = new LongIndex();
        for (int row = 0; row < matches.length; row++) {
            index(theirs, shared, matches[row] < 0 ? own.of(row) : 0, row);
        }
        LongIndex ours = new LongIndex();
        merged.each((m, key) -> {
            if (key != 0 && !taken.get(m) && theirs.get(key) >= 0) {
                index(ours, shared, key, m);
            }
        });
        int[] found = new int[matches.length];
        for (int row = 0; row < found.length; row++) {
            long key = matches[row] < 0 ? own.of(row) : 0;
            int m = key == 0 ? -1 : ours.get(key);
            boolean told = m >= 0 && (shared.get(key) >= 0 || agreement.holds(m, row));
            found[row] = told ? m : -1;
        }
        match(name, found, row -> shared.get(own.of(row)) >= 0);
    }

    private static void index(LongIndex index, LongIndex shared, long key, int row) {
        int first = key == 0 ? -1 : index.putIfAbsent(key, row);
        if (first >= 0 && first != row) {
            shared.putIfAbsent(key, 0);
        }
    }

    /** Matches what was found, but for merged rows that more than one row has found. */
    private void match(String name, int[] found, IntPredicate isShared) {
        LongIndex first = new LongIndex();
        BitSet contested = new BitSet();
        for (int row = 0; row < found.length; row++) {
            if (found[row] >= 0 && !isShared.test(row) && first.putIfAbsent(found[row], row) >= 0) {
                contested.set(found[row]);
            }
        }
        for (int row = 0; row < found.length; row++) {
            int m = found[row];
            if (m < 0) {
                continue;
            }
            if (contested.get(m) || isShared.test(row)) {
                ambiguities.putIfAbsent(row, new Ambiguity(name, m, row));
            } else {
                matches[row] = m;
                taken.set(m);
            }
        }
    }
}
