package org.rollcall.roster;

/**
 * Numbers 64-bit keys 0, 1, 2, ... in the order they are added. Keys stand in the table that is searched, so that the
 * search for one among millions leaves the processor's cache once.
 */
final class LongNumbers {

    private static final long FREE = 0;
    private static final long INSTEAD_OF_FREE = 1;

    private long[] keys = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private int size;
    private long touched;

    /** Numbers a new key and returns -1; returns the number of a key that is there. */
    int putIfAbsent(long key) {
        long kept = key == FREE ? INSTEAD_OF_FREE : key;
        int slot = slot(keys, kept);
        if (keys[slot] == kept) {
            return numbers[slot];
        }
        keys[slot] = kept;
        numbers[slot] = size++;
        if (size * 4L > keys.length * 3L) {
            grow();
        }
        return -1;
    }

    /**
     * Brings the place of a key into the processor's cache. Done for many keys, one after the other, the processor waits
     * for all of them at once, which it cannot when each is waited for in turn.
     */
    void touch(long key) {
        touched += keys[(int) (key ^ key >>> 32) & keys.length - 1];
    }

    private void grow() {
        long[] grown = new long[keys.length * 2];
        int[] grownNumbers = new int[grown.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                int slot = slot(grown, keys[i]);
                grown[slot] = keys[i];
                grownNumbers[slot] = numbers[i];
            }
        }
        keys = grown;
        numbers = grownNumbers;
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
