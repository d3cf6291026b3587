package org.rollcall.roster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers ids 0, 1, 2, ... in the order they are added. Ids are kept as UTF-8 in one array and found by open
 * addressing: a district of 560,000 users costs about 30 MB, a third of what a map of strings would.
 */
final class IdIndex {

    /** So many ids tell how long the others will be; but more than so many bytes are not taken beforehand. */
    private static final int ENOUGH = 1000;

    private static final int MOST_BYTES = 1 << 26;

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    /** As {@link FingerprintIndex} has them, so that few others have to be looked at. */
    private int[] slots = new int[1 << 9];

    private int size;
    private long touched;

    int size() {
        return size;
    }

    /** The id's number, or -1. */
    int find(String id) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        return find(Fingerprint.of(key, 0, key.length), key, 0, key.length);
    }

    /** The number of the id that stands among bytes, or -1. As long as none is added, several threads may seek. */
    int find(long hash, byte[] key, int from, int to) {
        return (slots[slot(key, from, to, hash)] & slots.length - 1) - 1;
    }

    /** As {@link FingerprintIndex#touch}, for an id with this fingerprint. */
    void touch(long hash) {
        touched += slots[(int) hash & slots.length - 1];
    }

    /** Adds an id that {@link #find} does not know, and returns its number. */
    int add(String id) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        return add(Fingerprint.of(key, 0, key.length), key, 0, key.length);
    }

    /** Adds the id that stands among bytes. */
    int add(long hash, byte[] key, int from, int to) {
        if ((size + 1) * 4L > slots.length * 3L) {
            grow(slots.length * 2);
        }
        int start = start(size);
        int end = start + to - from;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytesToCome(start)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, Math.max(64, size + (size >> 1)));
        }
        System.arraycopy(key, from, bytes, start, to - from);
        ends[size] = end;
        slots[slot(key, from, to, hash)] = FingerprintIndex.slot(hash, size, slots.length - 1);
        return size++;
    }

    /** Makes room for about so many ids. */
    void room(int about) {
        if (about > ends.length) {
            ends = Arrays.copyOf(ends, about);
            grow(FingerprintIndex.slots(about));
        }
    }

    /** No more ids come as yet: gives back the room kept for them. */
    void trim() {
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

    private int slot(byte[] key, int from, int to, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            int number = (slots[slot] & mask) - 1;
            if (slots[slot] == FingerprintIndex.slot(hash, number, mask) && holds(number, key, from, to)) {
                break;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean holds(int index, byte[] key, int from, int to) {
        return Arrays.equals(bytes, start(index), ends[index], key, from, to);
    }

    /** How many bytes ids will take, from how many those take that are there; half as many again at least. */
    private int bytesToCome(int taken) {
        long all = size < ENOUGH ? 0 : (long) taken * ends.length / size;
        return (int) Math.max(Math.addExact(bytes.length, bytes.length >> 1), Math.min(all, MOST_BYTES));
    }

    private void grow(int room) {
        slots = FingerprintIndex.slots(room, size, number -> Fingerprint.of(bytes, start(number), ends[number]));
    }
}
