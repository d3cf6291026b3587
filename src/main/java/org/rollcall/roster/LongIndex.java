package org.rollcall.roster;

/**
 * Finds the int, not negative, kept for a 64-bit key, by open addressing; one slot takes 12 bytes. The keys alone say
 * which slots are free, so that the search for one among millions leaves the processor's cache once.
 */
public final class LongIndex {

    private static final long FREE = 0;

    private long[] keys = new long[1 << 4];
    private int[] values = new int[1 << 4];
    private int valueOfFree = -1; // that key has no slot
    private int size;

    /** Keeps the value for a new key and returns -1; returns the value of a key that is there. */
    public int putIfAbsent(long key, int value) {
        if (key == FREE) {
            int there = valueOfFree;
            valueOfFree = there < 0 ? value : there;
            return there;
        }
        int slot = slot(keys, key);
        if (keys[slot] == key) {
            return values[slot];
        }
        if ((size + 1) * 4L > keys.length * 3L) {
            grow();
            slot = slot(keys, key);
        }
        keys[slot] = key;
        values[slot] = value;
        size++;
        return -1;
    }

    boolean has(long key) {
        return get(key) >= 0;
    }

    /** The value of a key, or -1. */
    public int get(long key) {
        if (key == FREE) {
            return valueOfFree;
        }
        int slot = slot(keys, key);
        return keys[slot] == key ? values[slot] : -1;
    }

    private void grow() {
        long[] grownKeys = new long[keys.length * 2];
        int[] grownValues = new int[grownKeys.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                int slot = slot(grownKeys, keys[i]);
                grownKeys[slot] = keys[i];
                grownValues[slot] = values[i];
            }
        }
        keys = grownKeys;
        values = grownValues;
    }

    /** Numbers given one after the other, as SSIDs may be, would run into each other where they stand as they are. */
    private static int start(long[] keys, long key) {
        return (int) Fingerprint.of(key) & keys.length - 1;
    }

    private static int slot(long[] keys, long key) {
        int slot = start(keys, key);
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
