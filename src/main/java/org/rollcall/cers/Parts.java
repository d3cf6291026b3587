package org.rollcall.cers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits more students than a group may have into parts. Each student goes to the part that a hash of the SSID ranks
 * highest, so one who joins or leaves moves nobody else; when it takes one part more or less, only that part's students
 * move.
 */
final class Parts {

    private static final int MAX = StudentGroup.MAX_STUDENTS;

    private Parts() {}

    /**
     * The parts, as few as will hold all; one, though empty, when there is nobody.
     *
     * @param ssids ascending, each once
     */
    static List<long[]> of(long[] ssids) {
        int parts = Math.max(1, (ssids.length + MAX - 1) / MAX);
        List<long[]> split = split(ssids, parts);
        while (split.stream().anyMatch(part -> part.length > MAX)) {
            split = split(ssids, ++parts);
        }
        return split;
    }

    private static List<long[]> split(long[] ssids, int parts) {
        if (parts == 1) {
            return List.of(ssids);
        }
        long[][] split = new long[parts][ssids.length];
        int[] sizes = new int[parts];
        for (long ssid : ssids) {
            int part = part(ssid, parts);
            split[part][sizes[part]++] = ssid;
        }
        List<long[]> trimmed = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            trimmed.add(Arrays.copyOf(split[part], sizes[part]));
        }
        return trimmed;
    }

    private static int part(long ssid, int parts) {
        int best = 0;
        for (int part = 1; part < parts; part++) {
            if (Long.compareUnsigned(rank(ssid, part), rank(ssid, best)) > 0) {
                best = part;
            }
        }
        return best;
    }

    /** The finalizer of SplitMix64: every bit of what goes in changes about half of what comes out. */
    private static long rank(long ssid, int part) {
        long z = ssid + (part + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
