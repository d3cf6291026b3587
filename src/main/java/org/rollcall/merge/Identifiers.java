package org.rollcall.merge;

import java.util.Arrays;

/** The local ids of merged people in one namespace; a person has that of each of their rows. */
final class Identifiers {

    private long[] values = new long[64];
    private int[] people = new int[64];
    private int size;

    void add(int person, long identifier) {
        if (identifier == 0) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            people = Arrays.copyOf(people, size * 2);
        }
        values[size] = identifier;
        people[size++] = person;
    }

    void each(Matching.Holder holder) {
        for (int i = 0; i < size; i++) {
            holder.take(people[i], values[i]);
        }
    }
}
