package org.rollcall.cers;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Ssid;

/** The students of the classes that rules take, and why others are not among them. */
final class Membership {

    private static final long[] NOBODY = {};
    /** An SSID takes 34 bits, so that it and a user's number are one that can be sorted. */
    private static final int USER_BITS = 29;

    private final Roster roster;
    private final ClassSelection classes;
    private final Picks[] picks;
    private final BitSet whole = new BitSet();
    private final LeftOut.Reason[] reasons;
    private final BitSet students = new BitSet();
    private final BitSet wanted = new BitSet();
    private final BitSet known = new BitSet();
    /** The number of each class's school, asked for with each enrollment; none of a class that is not kept. */
    private final int[] schools;

    /** The SSID of each student who has one, asked for with each enrollment. */
    private final long[] numbers;

    private final int[] firstClass;
    private final int[] starts;
    private final long[][] ssids;
    private final List<String> sources;
    private final long[] classSources;
    private final Map<Long, Set<String>> sourceSets = new HashMap<>();

    /** @param picks of each rule, as {@link Picks#of} gives them */
    Membership(Roster roster, ClassSelection classes, Picks... picks) {
        this.roster = roster;
        this.classes = classes;
        this.picks = picks;
        for (int r = 0; r < picks.length; r++) {
            if (picks[r] == null) {
                whole.or(classes.taken(r));
            }
        }
        int users = roster.users().size();
        this.numbers = new long[users];
        this.firstClass = new int[users];
        Arrays.fill(firstClass, -1);
        this.reasons = new LeftOut.Reason[users];
        this.sources = roster.origins(Entity.ENROLLMENTS).stream()
                .map(Origin::source)
                .distinct()
                .toList();
        this.classSources = new long[roster.classes().size()];
        this.schools = IntStream.range(0, roster.classes().size())
                .map(c -> roster.classes().isActive(c) ? roster.classes().get(c).school() : -1)
                .toArray();
        findPeople();
        judge();
        this.starts = starts();
        this.ssids = new long[roster.classes().size()][];
        fill();
    }

    /** Whether an enrollment is current, in a class that a rule takes. */
    boolean counts(int e) {
        Enrollments enrollments = roster.enrollments();
        return !enrollments.dropped(e)
                && enrollments.time(e) == Enrollments.Time.CURRENT
                && classes.rule(enrollments.rosterClass(e)) == null;
    }

    /** Whether an enrollment counts, and is of a student whom a rule takes with the class. */
    boolean wants(int e) {
        return wanted.get(e);
    }

    /** Of a student's enrollment that counts: why no rule picks the student; null when one does. */
    String pickRule(int e) {
        int rosterClass = roster.enrollments().rosterClass(e);
        if (whole.get(rosterClass)) {
            return null;
        }
        String rule = null;
        for (int r = 0; r < picks.length; r++) {
            if (classes.takes(r, rosterClass)) {
                if (picks[r].has(roster.enrollments().user(e))) {
                    return null;
                }
                rule = picks[r].rule();
            }
        }
        return rule;
    }

    private void findPeople() {
        Enrollments enrollments = roster.enrollments();
        int[] source = roster.origins(Entity.ENROLLMENTS).stream()
                .mapToInt(origin -> sources.indexOf(origin.source()))
                .toArray();
        for (int e = 0; e < enrollments.size(); e++) {
            if (!counts(e)) {
                continue;
            }
            int user = enrollments.user(e);
            int rosterClass = enrollments.rosterClass(e);
            if (enrollments.role(e) != Enrollments.Role.OTHER) {
                classSources[rosterClass] |= 1L << source[enrollments.file(e)];
            }
            if (enrollments.role(e) == Enrollments.Role.STUDENT && pickRule(e) == null) {
                wanted.set(e);
                students.set(user);
            }
            if (firstClass[user] < 0 || precedes(rosterClass, firstClass[user])) {
                firstClass[user] = rosterClass;
            }
        }
    }

    private boolean precedes(int a, int b) {
        return schools[a] != schools[b] && classes.schoolOf(a).compareTo(classes.schoolOf(b)) < 0;
    }

    /** Two rows with one SSID are one student when they carry one name; otherwise neither can be told to be right. */
    private void judge() {
        long[] bySsid = new long[students.cardinality()];
        int size = 0;
        for (int u = students.nextSetBit(0); u >= 0; u = students.nextSetBit(u + 1)) {
            Ssid ssid = roster.users().get(u).ssid();
            reasons[u] = reason(ssid.status());
            if (ssid.isKnown()) {
                numbers[u] = ssid.number();
                bySsid[size++] = ssid.number() << USER_BITS | u;
            }
        }
        Arrays.parallelSort(bySsid, 0, size); // to look each up among half a million takes far longer
        int from = 0;
        while (from < size) {
            int to = from + 1;
            while (to < size && bySsid[to] >> USER_BITS == bySsid[from] >> USER_BITS) {
                to++;
            }
            if (to - from > 1) {
                judgeAlike(Arrays.stream(bySsid, from, to)
                        .mapToInt(one -> (int) one & (1 << USER_BITS) - 1)
                        .toArray());
            }
            from = to;
        }
    }

    /** @param alike rows with one SSID */
    private void judgeAlike(int... alike) {
        long person = roster.users().get(alike[0]).person();
        if (Arrays.stream(alike).anyMatch(u -> roster.users().get(u).person() != person)) {
            Arrays.stream(alike).forEach(u -> reasons[u] = LeftOut.Reason.SSID_SHARED);
        }
    }

    private static LeftOut.Reason reason(Ssid.Status status) {
        return switch (status) {
            case MISSING -> LeftOut.Reason.SSID_MISSING;
            case MALFORMED -> LeftOut.Reason.SSID_MALFORMED;
            case CONFLICT -> LeftOut.Reason.SSID_CONFLICT;
            case SHARED -> LeftOut.Reason.SSID_SHARED;
            case VALID -> null;
        };
    }

    private int[] starts() {
        Enrollments enrollments = roster.enrollments();
        int[] counts = new int[roster.classes().size() + 1];
        for (int e = wanted.nextSetBit(0); e >= 0; e = wanted.nextSetBit(e + 1)) {
            if (reasons[enrollments.user(e)] == null) {
                known.set(e);
                counts[enrollments.rosterClass(e) + 1]++;
            }
        }
        for (int c = 1; c < counts.length; c++) {
            counts[c] += counts[c - 1];
        }
        return counts;
    }

    /** Whether an enrollment is of a student whom a rule wants and CERS knows. */
    boolean isKnown(int e) {
        return known.get(e);
    }

    private void fill() {
        Enrollments enrollments = roster.enrollments();
        int[] filled = new int[ssids.length];
        for (int e = known.nextSetBit(0); e >= 0; e = known.nextSetBit(e + 1)) {
            int c = enrollments.rosterClass(e);
            if (ssids[c] == null) {
                ssids[c] = new long[starts[c + 1] - starts[c]];
            }
            ssids[c][filled[c]++] = ssid(enrollments.user(e));
        }
        Arrays.parallelSetAll(ssids, c -> ssids[c] == null ? NOBODY : LongList.distinct(ssids[c]));
    }

    /** The SSID of a student who has one. */
    long ssid(int user) {
        return numbers[user];
    }

    /** A number of a student's place in a class, the same for all enrollments that say so. */
    int place(int c, int user) {
        return starts[c] + Arrays.binarySearch(ssids[c], ssid(user));
    }

    /** The known students whom rules want in a class: their SSIDs, ascending, each once. Not to be changed. */
    long[] students(int c) {
        return ssids[c];
    }

    /** Whether a class has a known student whom a rule wants. */
    boolean hasStudents(int c) {
        return ssids[c].length > 0;
    }

    /** Whether a rule takes a class with all its students. */
    boolean isWhole(int c) {
        return whole.get(c);
    }

    /** The picks of a rule; null when it takes whole classes. */
    Picks picks(int r) {
        return picks[r];
    }

    /** The sources that say who is in a class now: one, unless the LEA takes the enrollments of all. */
    Set<String> sources(int c) {
        return sourceSets.computeIfAbsent(classSources[c], bits -> {
            Set<String> of = new TreeSet<>();
            for (int i = 0; i < sources.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    of.add(sources.get(i));
                }
            }
            return Collections.unmodifiableSet(of);
        });
    }

    /** Users with a current enrollment, as students whom a rule wants, in a class that is taken. */
    BitSet students() {
        return students;
    }

    /** Why a student is left out, or null. */
    LeftOut.Reason reason(int user) {
        return reasons[user];
    }

    /** The CDS code of the school a user is reported under; blank when they are in no class. */
    String schoolOf(int user) {
        return firstClass[user] < 0 ? "" : classes.schoolOf(firstClass[user]);
    }
}
