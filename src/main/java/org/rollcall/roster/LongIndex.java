package org.rollcall.roster;

/** Finds the int kept for a 64-bit key, by open addressing; one slot takes 12 bytes. */
public final class LongIndex {

    private long[] keys = new long[1 << 9];
    private int[] values = new int[1 << 9]; // value + 1; 0 is free
    private int size;

    /** Keeps the value for a new key and returns -1; returns the value of a key that is there. */
    public int putIfAbsent(long key, int value) {
        if ((size + 1) * 3L > keys.length * 2L) {
            grow();
        }
        int slot = slot(keys, values, key);
        if (values[slot] != 0) {
            return values[slot] - 1;
        }
        keys[slot] = key;
        values[slot] = value + 1;
        size++;
        return -1;
    }

    boolean has(long key) {
        return get(key) >= 0;
    }

    /** The value of a key, or -1. */
    public int get(long key) {
        return values[slot(keys, values, key)] - 1;
    }

    private void grow() {
        long[] grownKeys = new long[keys.length * 2];
        int[] grownValues = new int[grownKeys.length];
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != 0) {
                int slot = slot(grownKeys, grownValues, keys[i]);
                grownKeys[slot] = keys[i];
                grownValues[slot] = values[i];
            }
        }
        keys = grownKeys;
        values = grownValues;
    }

    private static int slot(long[] keys, int[] values, long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (values[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
