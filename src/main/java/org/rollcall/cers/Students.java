package org.rollcall.cers;

import java.util.stream.LongStream;
import org.rollcall.roster.LongIndex;

/** Different students, by SSID. A student stands in half a dozen groups, and to sort all these would take far longer. */
public final class Students {

    private final LongIndex seen = new LongIndex();
    private final LongList ssids = new LongList();

    /** None yet. */
    public Students() {}

    /** Adds those that are not there yet. */
    public void add(long... some) {
        for (long ssid : some) {
            if (seen.putIfAbsent(ssid, 0) < 0) {
                ssids.add(ssid);
            }
        }
    }

    /** Adds those of others that are not there yet. */
    public void add(Students others) {
        add(others.ssids.toArray());
    }

    /** How many there are. */
    public int size() {
        return ssids.size();
    }

    /** Their SSIDs, ascending. */
    public long[] ascending() {
        return LongStream.of(ssids.toArray()).sorted().toArray();
    }

    /** The SSIDs of those that are not among others, ascending. */
    public long[] without(Students others) {
        return absentFrom(others).sorted().toArray();
    }

    /** How many are not among others. */
    public int sizeWithout(Students others) {
        return (int) absentFrom(others).count();
    }

    private LongStream absentFrom(Students others) {
        return LongStream.of(ssids.toArray()).filter(ssid -> others.seen.get(ssid) < 0);
    }
}
