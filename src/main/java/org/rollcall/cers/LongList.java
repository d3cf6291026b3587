package org.rollcall.cers;

import java.util.Arrays;

/** Whole numbers, many of them. */
public final class LongList {

    private long[] values = new long[256];
    private int size;

    /** None yet. */
    public LongList() {}

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    /** Adds all of an array. */
    public void addAll(long... more) {
        if (size + more.length > values.length) {
            values = Arrays.copyOf(values, Math.max(size + more.length, size + (size >> 1)));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size += more.length;
    }

    /** All of them, in the order they were added. */
    long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /** All of them, ascending, each once. */
    public long[] distinct() {
        return distinct(toArray());
    }

    /** The numbers of an array, ascending, each once; the array is sorted, and may be what is returned. */
    static long[] distinct(long... numbers) {
        Arrays.sort(numbers);
        int kept = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        return kept == numbers.length ? numbers : Arrays.copyOf(numbers, kept);
    }
}
