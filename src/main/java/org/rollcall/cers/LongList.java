package org.rollcall.cers;

import java.util.Arrays;

/** Whole numbers, many of them. */
final class LongList {

    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    /** All of them, ascending, each once. */
    long[] distinct() {
        return distinct(Arrays.copyOf(values, size));
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
