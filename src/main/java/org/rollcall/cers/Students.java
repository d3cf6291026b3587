package org.rollcall.cers;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.rollcall.roster.Fingerprint;

/**
 * Different students, by SSID, a number not below 0. A student stands in half a dozen groups, and to sort all these would
 * take far longer than finding each by open addressing.
 */
public final class Students {

    private static final long FREE = 0;

    /** Each SSID + 1, for the least is 0. */
    private long[] slots = new long[1 << 5];

    private int size;

    /** None yet. */
    public Students() {}

    /** Adds those that are not there yet. */
    public void add(long... some) {
        for (long ssid : some) {
            int slot = slot(ssid);
            if (slots[slot] == FREE) {
                slots[slot] = ssid + 1;
                size++;
                if (size * 4L > slots.length * 3L) {
                    grow();
                }
            }
        }
    }

    /** Adds those of others that are not there yet. */
    public void add(Students others) {
        add(others.all().toArray());
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Their SSIDs, ascending. */
    public long[] ascending() {
        return all().sorted().toArray();
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
        return all().filter(ssid -> others.slots[others.slot(ssid)] == FREE);
    }

    private LongStream all() {
        return Arrays.stream(slots).filter(slot -> slot != FREE).map(slot -> slot - 1);
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (long slot : before) {
            if (slot != FREE) {
                slots[slot(slot - 1)] = slot;
            }
        }
    }

    /** Where an SSID is, or would be. */
    private int slot(long ssid) {
        int slot = (int) Fingerprint.of(ssid) & slots.length - 1;
        while (slots[slot] != FREE && slots[slot] != ssid + 1) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
