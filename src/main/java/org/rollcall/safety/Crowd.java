package org.rollcall.safety;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The people of several groups together. */
final class Crowd {

    private long[] ssids = new long[64];
    private int places;
    private final Set<String> logins = new TreeSet<>();

    void add(long[] students, List<String> teachers) {
        if (places + students.length > ssids.length) {
            ssids = Arrays.copyOf(ssids, Math.max(ssids.length * 2, places + students.length));
        }
        System.arraycopy(students, 0, ssids, places, students.length);
        places += students.length;
        logins.addAll(teachers);
    }

    /** How many places in groups the students have. */
    int places() {
        return places;
    }

    /** The different students, ascending. */
    long[] students() {
        return Arrays.stream(ssids, 0, places).sorted().distinct().toArray();
    }

    /** The different logins. */
    Set<String> logins() {
        return logins;
    }

    /** Those of some numbers that are not among others; both are ascending. */
    static long[] without(long[] some, long[] others) {
        return Arrays.stream(some)
                .filter(one -> Arrays.binarySearch(others, one) < 0)
                .toArray();
    }

    /** Those of some texts that are not among others. */
    static List<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }
}
