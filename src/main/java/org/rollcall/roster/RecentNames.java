package org.rollcall.roster;

/**
 * The {@linkplain PersonName fingerprints} of a file's names; those with accents take long, and most were met lately. Of
 * one thread.
 */
final class RecentNames {

    private static final int MOST = 1 << 12;

    private final long[] names = new long[MOST];
    private final int[] halves = new int[MOST];

    /** The fingerprint of a name. */
    long of(Utf8 family, Utf8 given) {
        return PersonName.of(half(family), half(given));
    }

    private int half(Utf8 name) {
        if (name.isAscii()) {
            return PersonName.half(name);
        }
        long met = Fingerprint.of(name.bytes(), name.from(), name.to());
        int place = (int) met & MOST - 1;
        if (names[place] != met) {
            names[place] = met;
            halves[place] = PersonName.half(name);
        }
        return halves[place];
    }
}
