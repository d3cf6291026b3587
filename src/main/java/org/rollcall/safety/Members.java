package org.rollcall.safety;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rollcall.cers.StudentGroup;

/**
 * Who is in a group, and who sees it.
 *
 * @param ssids ascending, each once
 * @param logins ascending, each once
 */
record Members(long[] ssids, List<String> logins) {

    static final Members NONE = new Members(new long[0], List.of());

    static Members of(StudentGroup group) {
        return new Members(group.ssids(), group.logins());
    }

    boolean areThose(Members others) {
        return Arrays.equals(ssids, others.ssids) && logins.equals(others.logins);
    }

    /** Those that are not among others. */
    Members without(Members others) {
        return areThose(others)
                ? NONE
                : new Members(without(ssids, others.ssids), without(logins, Set.copyOf(others.logins)));
    }

    private static long[] without(long[] some, long[] others) {
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

    private static List<String> without(List<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }
}
