package org.rollcall.safety;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.cers.LongList;

/** The people of several groups together. */
final class Crowd {

    private LongList ssids = new LongList();
    private int places;
    private final Set<String> logins = new TreeSet<>();

    void add(long[] students, List<String> teachers) {
        ssids.addAll(students);
        places += students.length;
        logins.addAll(teachers);
    }

    void add(Crowd others) {
        ssids.addAll(others.students());
        places += others.places;
        logins.addAll(others.logins);
    }

    /** How many places in groups the students have. */
    int places() {
        return places;
    }

    /** The different students, ascending. */
    long[] students() {
        long[] students = ssids.distinct();
        ssids = new LongList();
        ssids.addAll(students);
        return students;
    }

    /** The different logins. */
    Set<String> logins() {
        return logins;
    }

    /** Those of some numbers that are not among others; both are ascending. */
    static long[] without(long[] some, long[] others) {
        long[] left = new long[some.length];
        int kept = 0;
        int at = 0;
        for (long one : some) {
            while (at < others.length && others[at] < one) {
                at++;
            }
            if (at == others.length || others[at] != one) {
                left[kept++] = one;
            }
        }
        return Arrays.copyOf(left, kept);
    }

    /** Those of some texts that are not among others. */
    static List<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }
}
