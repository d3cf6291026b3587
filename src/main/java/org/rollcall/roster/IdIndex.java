package org.rollcall.roster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers ids 0, 1, 2, ... in the order they are added. Ids are kept as UTF-8 in one array and found by open
 * addressing: a district of 560,000 users costs about 30 MB, a third of what a map of strings would.
 */
final class IdIndex {

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    /** Half of the id's hash above its number + 1, so that few others have to be looked at; 0 is free. */
    private long[] slots = new long[1 << 9];

    private int size;
    private boolean remembers = true;
    private String last;
    private int lastNumber;
    private String unknown;
    private byte[] unknownKey;
    private long unknownHash;

    int size() {
        return size;
    }

    /** The id's number, or -1. */
    int find(String id) {
        if (id == last) { // rows that name what the row before them names do so by the same string
            return lastNumber;
        }
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        long hash = Fingerprint.of(key, 0, key.length);
        int number = (int) slots[slot(key, hash)] - 1;
        if (!remembers) {
            return number;
        }
        if (number >= 0) {
            last = id;
            lastNumber = number;
        } else {
            unknown = id;
            unknownKey = key;
            unknownHash = hash;
        }
        return number;
    }

    /** Adds an id that {@link #find} does not know, and returns its number. */
    int add(String id) {
        boolean sought = id == unknown; // as it was before nearly every one that is added
        byte[] key = sought ? unknownKey : id.getBytes(StandardCharsets.UTF_8);
        long hash = sought ? unknownHash : Fingerprint.of(key, 0, key.length);
        if ((size + 1) * 4L > slots.length * 3L) {
            grow();
        }
        int start = start(size);
        if (start + key.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + key.length, Math.addExact(bytes.length, bytes.length >> 1)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, Math.max(64, size + (size >> 1)));
        }
        System.arraycopy(key, 0, bytes, start, key.length);
        ends[size] = start + key.length;
        slots[slot(key, hash)] = tag(hash) | ++size;
        return size - 1;
    }

    /** No more ids come as yet: gives back the room kept for them, and from now on searching changes nothing. */
    void trim() {
        remembers = false;
        last = null;
        unknown = null;
        unknownKey = null;
        bytes = Arrays.copyOf(bytes, start(size));
        ends = Arrays.copyOf(ends, size);
    }

    /** The id with this number. */
    String get(int index) {
        int start = start(index);
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private static long tag(long hash) {
        return hash >>> Integer.SIZE << Integer.SIZE;
    }

    private int slot(byte[] key, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && !(tag(slots[slot]) == tag(hash) && holds((int) slots[slot] - 1, key))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean holds(int index, byte[] key) {
        return Arrays.equals(bytes, start(index), ends[index], key, 0, key.length);
    }

    private void grow() {
        long[] grown = new long[slots.length * 2];
        int mask = grown.length - 1;
        for (int i = 0; i < size; i++) {
            long hash = Fingerprint.of(bytes, start(i), ends[i]);
            int slot = (int) hash & mask;
            while (grown[slot] != 0) {
                slot = slot + 1 & mask;
            }
            grown[slot] = tag(hash) | i + 1;
        }
        slots = grown;
    }
}
