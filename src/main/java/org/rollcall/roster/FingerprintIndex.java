package org.rollcall.roster;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Numbers {@linkplain Fingerprint fingerprints} 0, 1, 2, ... in the order they are added, and finds them by open addressing.
 * They stand in order; what is searched at random is four bytes a slot, of which so much the more is in the processor's cache.
 */
final class FingerprintIndex {

    private long[] fingerprints = new long[1 << 8];
    /** The number + 1 in as many bits as a place takes, and above it bits of the fingerprint; 0 is free. */
    private int[] slots = new int[1 << 9];

    private int size;
    private long touched;

    /** Makes room for about so many. */
    void room(int about) {
        if (about > fingerprints.length) {
            fingerprints = Arrays.copyOf(fingerprints, about);
            grow(slots(about));
        }
    }

    /** How many slots are enough for so many: a power of two, of which they take three quarters at most. */
    static int slots(int about) {
        return Integer.highestOneBit(about + about / 3) * 2;
    }

    /** Adds a fingerprint and returns -1; returns the number of one that is there. */
    int add(long fingerprint) {
        if ((size + 1) * 4L > slots.length * 3L) {
            grow(slots.length * 2);
        }
        int mask = slots.length - 1;
        int slot = (int) fingerprint & mask;
        while (slots[slot] != 0) {
            int number = (slots[slot] & mask) - 1;
            if (slots[slot] == slot(fingerprint, number, mask) && fingerprints[number] == fingerprint) {
                return number;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = slot(fingerprint, size, mask);
        if (size == fingerprints.length) {
            fingerprints = Arrays.copyOf(fingerprints, size + (size >> 1));
        }
        fingerprints[size++] = fingerprint;
        return -1;
    }

    /**
     * Brings the place of a fingerprint into the processor's cache. Done for many, one after the other, the processor waits
     * for all of them at once, which it cannot when each is waited for in turn.
     */
    void touch(long fingerprint) {
        touched += slots[(int) fingerprint & slots.length - 1];
    }

    private void grow(int room) {
        slots = slots(room, size, number -> fingerprints[number]);
    }

    /** So many slots, with the first numbers in them. */
    static int[] slots(int room, int size, IntToLongFunction fingerprint) {
        int[] slots = new int[room];
        int mask = room - 1;
        for (int number = 0; number < size; number++) {
            long of = fingerprint.applyAsLong(number);
            int slot = (int) of & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = slot(of, number, mask);
        }
        return slots;
    }

    /** What a slot has of a fingerprint and its number. */
    static int slot(long fingerprint, int number, int mask) {
        return (int) (fingerprint >>> Integer.SIZE) & ~mask | number + 1;
    }
}
