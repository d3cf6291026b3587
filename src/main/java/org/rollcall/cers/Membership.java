package org.rollcall.cers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Login;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.User;

/** The students and teachers of the classes that are taken, and why the others are not among them. */
final class Membership {

    private static final String NO_STUDENTS = "class-no-students";

    /**
     * A teacher of a class.
     *
     * @param file the number of the file whose row says so
     */
    record Teacher(int user, boolean primary, int file) {}

    private final Roster roster;
    private final ClassSelection classes;
    private final LeftOut.Reason[] studentReasons;
    private final LeftOut.Reason[] teacherReasons;
    private final String[] logins;
    private final BitSet students = new BitSet();
    private final BitSet teachers = new BitSet();
    private final BitSet members = new BitSet();
    private final int[] firstClass;
    private final int[] starts;
    private final int[] ends;
    private final long[] ssids;
    private final Map<Integer, List<Teacher>> classTeachers = new HashMap<>();
    private final List<String> sources;
    private final long[] classSources;

    Membership(Roster roster, ClassSelection classes, List<Account> accounts) {
        this.roster = roster;
        this.classes = classes;
        int users = roster.users().size();
        this.firstClass = new int[users];
        Arrays.fill(firstClass, -1);
        this.studentReasons = new LeftOut.Reason[users];
        this.teacherReasons = new LeftOut.Reason[users];
        this.logins = new String[users];
        List<Origin> origins = roster.origins(Entity.ENROLLMENTS);
        this.sources = origins.stream().map(Origin::source).distinct().toList();
        this.classSources = new long[roster.classes().size()];
        findPeople();
        judgeStudents();
        teachers.stream().forEach(this::judgeTeacher);
        this.starts = starts();
        this.ends = Arrays.copyOf(starts, starts.length);
        this.ssids = new long[starts.length == 0 ? 0 : starts[starts.length - 1]];
        fill(accounts);
    }

    private boolean counts(int e) {
        Enrollments enrollments = roster.enrollments();
        return !enrollments.dropped(e)
                && classes.rule(enrollments.rosterClass(e)) == null
                && enrollments.time(e) == Enrollments.Time.CURRENT;
    }

    private void findPeople() {
        Enrollments enrollments = roster.enrollments();
        int[] source = roster.origins(Entity.ENROLLMENTS).stream()
                .mapToInt(origin -> sources.indexOf(origin.source()))
                .toArray();
        for (int e = 0; e < enrollments.size(); e++) {
            if (!counts(e) || enrollments.role(e) == Enrollments.Role.OTHER) {
                continue;
            }
            int user = enrollments.user(e);
            (enrollments.role(e) == Enrollments.Role.STUDENT ? students : teachers).set(user);
            int rosterClass = enrollments.rosterClass(e);
            classSources[rosterClass] |= 1L << source[enrollments.file(e)];
            if (firstClass[user] < 0 || precedes(rosterClass, firstClass[user])) {
                firstClass[user] = rosterClass;
            }
        }
    }

    private boolean precedes(int a, int b) {
        return roster.classes().get(a).school() != roster.classes().get(b).school()
                && school(a).compareTo(school(b)) < 0;
    }

    private String school(int rosterClass) {
        return classes.school(roster.classes().get(rosterClass).school());
    }

    /** Two rows with one SSID are one student when they carry one name; otherwise neither can be told to be right. */
    private void judgeStudents() {
        Map<Long, Long> persons = new HashMap<>(students.cardinality() * 2);
        Set<Long> shared = new HashSet<>();
        for (int u = students.nextSetBit(0); u >= 0; u = students.nextSetBit(u + 1)) {
            User user = roster.users().get(u);
            if (user.ssid().status() == Ssid.Status.VALID) {
                Long other = persons.putIfAbsent(user.ssid().number(), user.person());
                if (other != null && other != user.person()) {
                    shared.add(user.ssid().number());
                }
            }
        }
        for (int u = students.nextSetBit(0); u >= 0; u = students.nextSetBit(u + 1)) {
            studentReasons[u] = studentReason(roster.users().get(u).ssid(), shared);
        }
    }

    private static LeftOut.Reason studentReason(Ssid ssid, Set<Long> shared) {
        return switch (ssid.status()) {
            case MISSING -> LeftOut.Reason.SSID_MISSING;
            case MALFORMED -> LeftOut.Reason.SSID_MALFORMED;
            case CONFLICT -> LeftOut.Reason.SSID_CONFLICT;
            case SHARED -> LeftOut.Reason.SSID_SHARED;
            case VALID -> shared.contains(ssid.number()) ? LeftOut.Reason.SSID_SHARED : null;
        };
    }

    private void judgeTeacher(int u) {
        User user = roster.users().get(u);
        String email = user.email() == null ? "" : user.email();
        logins[u] = Login.of(email);
        if (user.isDisabled()) {
            teacherReasons[u] = LeftOut.Reason.LOGIN_DISABLED;
        } else if (logins[u] == null) {
            teacherReasons[u] = email.isEmpty() ? LeftOut.Reason.LOGIN_MISSING : LeftOut.Reason.LOGIN_MALFORMED;
        }
    }

    private int[] starts() {
        Enrollments enrollments = roster.enrollments();
        int[] counts = new int[roster.classes().size() + 1];
        for (int e = 0; e < enrollments.size(); e++) {
            if (isTakenStudent(e)) {
                counts[enrollments.rosterClass(e) + 1]++;
            }
        }
        for (int c = 1; c < counts.length; c++) {
            counts[c] += counts[c - 1];
        }
        return counts;
    }

    private boolean isTakenStudent(int e) {
        return counts(e)
                && roster.enrollments().role(e) == Enrollments.Role.STUDENT
                && studentReasons[roster.enrollments().user(e)] == null;
    }

    private void fill(List<Account> accounts) {
        Enrollments enrollments = roster.enrollments();
        for (int e = 0; e < enrollments.size(); e++) {
            if (enrollments.dropped(e)) {
                continue; // booked when it was refused
            }
            int rosterClass = enrollments.rosterClass(e);
            int user = enrollments.user(e);
            Account account = accounts.get(enrollments.file(e));
            String rule = enrollmentRule(e);
            if (rule != null) {
                account.filtered(rule, 1);
            } else if (enrollments.role(e) == Enrollments.Role.TEACHER) {
                addTeacher(rosterClass, new Teacher(user, enrollments.primary(e), enrollments.file(e)), account);
            } else {
                members.set(user);
                ssids[ends[rosterClass]++] = roster.users().get(user).ssid().number();
            }
        }
        for (int c = 0; c < roster.classes().size(); c++) {
            dedupe(c);
            bookTeachers(c, accounts);
        }
        bookStudents(accounts);
    }

    /** The rule that leaves out an enrollment that was read; null when there is none, but for teachers' own reasons. */
    String enrollmentRule(int e) {
        Enrollments enrollments = roster.enrollments();
        int rosterClass = enrollments.rosterClass(e);
        if (classes.rule(rosterClass) != null) {
            return "class-" + classes.rule(rosterClass);
        }
        if (enrollments.time(e) != Enrollments.Time.CURRENT) {
            return enrollments.time(e) == Enrollments.Time.ENDED ? "ended" : "not-begun";
        }
        if (enrollments.role(e) == Enrollments.Role.OTHER) {
            return "role";
        }
        LeftOut.Reason reason = studentReasons[enrollments.user(e)];
        return enrollments.role(e) == Enrollments.Role.STUDENT && reason != null ? rule(reason) : null;
    }

    /** Of several rows that say one thing the first is used and the others merged. */
    private void bookStudents(List<Account> accounts) {
        BitSet used = new BitSet(ssids.length);
        for (int e = 0; e < roster.enrollments().size(); e++) {
            if (isTakenStudent(e)) {
                int c = roster.enrollments().rosterClass(e);
                long ssid =
                        roster.users().get(roster.enrollments().user(e)).ssid().number();
                int place = Arrays.binarySearch(ssids, starts[c], ends[c], ssid);
                Account account = accounts.get(roster.enrollments().file(e));
                if (used.get(place)) {
                    account.merged(1);
                } else {
                    used.set(place);
                    account.used(1);
                }
            }
        }
    }

    private void bookTeachers(int c, List<Account> accounts) {
        for (Teacher teacher : teachers(c)) {
            Account account = accounts.get(teacher.file());
            if (ends[c] > starts[c] && teacherReasons[teacher.user()] == null) {
                members.set(teacher.user());
                account.used(1);
            } else {
                account.filtered(teacherRule(teacher.user()), 1);
            }
        }
    }

    private void addTeacher(int rosterClass, Teacher teacher, Account account) {
        List<Teacher> there = classTeachers.computeIfAbsent(rosterClass, c -> new ArrayList<>(2));
        int same = -1;
        for (int i = 0; i < there.size(); i++) {
            same = there.get(i).user() == teacher.user() ? i : same;
        }
        if (same >= 0) {
            account.merged(1);
            there.set(
                    same,
                    new Teacher(
                            teacher.user(),
                            teacher.primary() || there.get(same).primary(),
                            there.get(same).file()));
            return;
        }
        there.add(teacher);
    }

    private void dedupe(int c) {
        Arrays.sort(ssids, starts[c], ends[c]);
        int kept = starts[c];
        for (int i = starts[c]; i < ends[c]; i++) {
            if (i == starts[c] || ssids[i] != ssids[i - 1]) {
                ssids[kept++] = ssids[i];
            }
        }
        ends[c] = kept;
    }

    static String rule(LeftOut.Reason reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The SSIDs of a class, ascending, each once. */
    long[] students(int c) {
        return Arrays.copyOfRange(ssids, starts[c], ends[c]);
    }

    /** Whether a student is in a class now and left out for a reason of their own. */
    boolean hasStudentsLeftOut(int c) {
        Enrollments enrollments = roster.enrollments();
        for (int e = 0; e < enrollments.size(); e++) {
            if (enrollments.rosterClass(e) == c
                    && counts(e)
                    && enrollments.role(e) == Enrollments.Role.STUDENT
                    && studentReasons[enrollments.user(e)] != null) {
                return true;
            }
        }
        return false;
    }

    /** The sources that say who is in a class now: one, unless the LEA takes the enrollments of all. */
    Set<String> sources(int c) {
        Set<String> of = new TreeSet<>();
        for (int i = 0; i < sources.size(); i++) {
            if ((classSources[c] >> i & 1) == 1) {
                of.add(sources.get(i));
            }
        }
        return of;
    }

    /** The teachers of a class, with and without a login. */
    List<Teacher> teachers(int c) {
        return classTeachers.getOrDefault(c, List.of());
    }

    /** The logins of a class, ascending, each once. */
    List<String> logins(int c) {
        return teachers(c).stream()
                .filter(t -> teacherReasons[t.user()] == null)
                .map(t -> logins[t.user()])
                .distinct()
                .sorted()
                .toList();
    }

    /** Users with a current student enrollment in a class that is taken. */
    BitSet students() {
        return students;
    }

    /** Users with a current teacher enrollment in a class that is taken. */
    BitSet teachers() {
        return teachers;
    }

    /** Why a student is left out, or null. */
    LeftOut.Reason studentReason(int user) {
        return studentReasons[user];
    }

    /** Why a teacher is left out, or null. */
    LeftOut.Reason teacherReason(int user) {
        return teacherReasons[user];
    }

    /** The rule that leaves out a teacher who is in no group, or an enrollment of a teacher that makes no member. */
    String teacherRule(int user) {
        return teacherReasons[user] == null ? NO_STUDENTS : rule(teacherReasons[user]);
    }

    /** Whether a user is a member of a group. */
    boolean isMember(int user) {
        return members.get(user);
    }

    /** The CDS code of the school a user is reported under. */
    String schoolOf(int user) {
        return school(firstClass[user]);
    }
}
