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
    private int last;
    private long lastHash;
    private long touched;

    int size() {
        return size;
    }

    /** The id's number, or -1. */
    int find(String id) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        return find(Fingerprint.of(key, 0, key.length), key, 0, key.length);
    }

    /**
     * The number of the id that stands among bytes, or -1. As long as none is added, several threads may seek: what one
     * remembers of its last id is proved before another takes it.
     */
    int find(long hash, byte[] key, int from, int to) {
        int before = last; // rows often name what the row before them names
        if (hash == lastHash && before < size && holds(before, key, from, to)) {
            return before;
        }
        int number = (int) slots[slot(key, from, to, hash)] - 1;
        if (remembers && number >= 0) {
            last = number;
            lastHash = hash;
        }
        return number;
    }

    /** As {@link LongIndex#touch}, for an id with this fingerprint. */
    void touch(long hash) {
        touched += slots[(int) hash & slots.length - 1];
    }

    /** Adds an id that {@link #find} does not know, and returns its number. */
    int add(String id) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        long hash = Fingerprint.of(key, 0, key.length);
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
        slots[slot(key, 0, key.length, hash)] = tag(hash) | ++size;
        return size - 1;
    }

    /** No more ids come as yet: gives back the room kept for them, and from now on searching changes nothing. */
    void trim() {
        remembers = false;
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

    private int slot(byte[] key, int from, int to, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && !(tag(slots[slot]) == tag(hash) && holds((int) slots[slot] - 1, key, from, to))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean holds(int index, byte[] key, int from, int to) {
        return Arrays.equals(bytes, start(index), ends[index], key, from, to);
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
