package org.rollcall.cers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.rollcall.lea.GroupBy;
import org.rollcall.lea.Lea;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Roster;

/**
 * What became of the rows of a roster that was mapped. Rows are named by their numbers in its tables. What is asked for
 * often is kept, so that several threads must not ask at once.
 */
public final class Fates {

    static final String SMALL = "too-small";

    private final Roster roster;
    private final Lea lea;
    private final ClassSelection classes;
    private final Membership members;
    private final ClassStaff staff;
    private final Drafts drafts;
    private final List<NamedDraft> named;
    private final int schoolYear;
    private Map<Integer, List<NamedDraft>> byClass;
    private Set<String> returning;
    private final String[] rules;
    private final BitSet known = new BitSet();
    private final Map<String, String> ofClasses = new HashMap<>();

    Fates(
            Roster roster,
            Lea lea,
            ClassSelection classes,
            Membership members,
            ClassStaff staff,
            Drafts drafts,
            List<NamedDraft> named,
            int schoolYear) {
        this.roster = roster;
        this.lea = lea;
        this.classes = classes;
        this.members = members;
        this.staff = staff;
        this.drafts = drafts;
        this.named = named;
        this.schoolYear = schoolYear;
        this.rules = new String[roster.classes().size()];
    }

    /** The roster. */
    public Roster roster() {
        return roster;
    }

    /** The rule that leaves a class out; null when groups were made of it, or of students in it. */
    public String classRule(int rosterClass) {
        if (!known.get(rosterClass)) { // asked for each enrollment
            rules[rosterClass] = findRule(rosterClass);
            known.set(rosterClass);
        }
        return rules[rosterClass];
    }

    private String findRule(int rosterClass) {
        if (classes.rule(rosterClass) != null) {
            return classes.rule(rosterClass);
        }
        if (drafts.isMade(rosterClass)) {
            return null;
        }
        if (!members.hasStudents(rosterClass)) {
            return members.isWhole(rosterClass) ? "no-students" : "no-members";
        }
        return hasNoTeacher(rosterClass) ? "no-teacher" : SMALL;
    }

    private boolean hasNoTeacher(int rosterClass) {
        for (int r = 0; r < lea.groups().size(); r++) {
            if (classes.takes(r, rosterClass) && lea.groups().get(r).by() != GroupBy.TEACHER) {
                return false;
            }
        }
        return staff.teachers(rosterClass).isEmpty();
    }

    /** The CDS code of a class's school; null when it has none. */
    public String school(int rosterClass) {
        return classes.schoolOf(rosterClass);
    }

    /** The groups made of a class, or of students in it: by their names, then in the order of their parts. */
    public List<StudentGroup> groups(int rosterClass) {
        if (byClass == null) {
            byClass = new HashMap<>();
            for (NamedDraft one : named) {
                for (int c : one.draft().classes()) {
                    byClass.computeIfAbsent(c, k -> new ArrayList<>(1)).add(one);
                }
            }
        }
        return byClass.getOrDefault(rosterClass, List.of()).stream()
                .flatMap(one -> one.groups(schoolYear).stream())
                .toList();
    }

    /** The login that a teacher has in groups; null when there is none. */
    public String login(int user) {
        return staff.login(user);
    }

    /** The rule that leaves an enrollment out; null when it makes a member of a group. */
    public String enrollmentRule(int enrollment) {
        Enrollments enrollments = roster.enrollments();
        int rosterClass = enrollments.rosterClass(enrollment);
        if (classes.rule(rosterClass) != null) {
            return ofClass(classes.rule(rosterClass));
        }
        if (enrollments.time(enrollment) != Enrollments.Time.CURRENT) {
            return enrollments.time(enrollment) == Enrollments.Time.ENDED ? "ended" : "not-begun";
        }
        return enrollments.role(enrollment) == Enrollments.Role.STUDENT
                ? studentRule(enrollment, rosterClass)
                : staffRule(enrollment, rosterClass);
    }

    private String studentRule(int enrollment, int rosterClass) {
        int user = roster.enrollments().user(enrollment);
        String unpicked = members.pickRule(enrollment);
        if (unpicked != null) {
            return unpicked;
        }
        if (members.reason(user) != null) {
            return rule(members.reason(user));
        }
        String ofClass = classRule(rosterClass);
        return ofClass != null ? ofClass(ofClass) : drafts.isIn(rosterClass, user) ? null : SMALL;
    }

    /** What rows of a class are left out by that a rule leaves out: one string for all of a rule, to be counted by. */
    private String ofClass(String rule) {
        return ofClasses.computeIfAbsent(rule, of -> "class-" + of);
    }

    private String staffRule(int enrollment, int rosterClass) {
        if (!staff.isStaff(enrollment)) {
            return "role";
        }
        int user = roster.enrollments().user(enrollment);
        if (staff.reason(user) != null) {
            return rule(staff.reason(user));
        }
        String ofClass = classRule(rosterClass);
        if (ofClass != null) {
            return ofClass(ofClass);
        }
        String role = roster.enrollments().otherRole(enrollment);
        for (int r = 0; r < lea.groups().size(); r++) {
            if (drafts.isMade(r, rosterClass)
                    && staff.chosen(lea.groups().get(r).staff(), rosterClass)
                            .anyMatch(m -> m.user() == user && m.role().equals(role))) {
                return null;
            }
        }
        return "staff";
    }

    static String rule(LeftOut.Reason reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Why a student whom a rule wants in a class that is taken is left out; null when they are not. */
    public LeftOut.Reason studentReason(int user) {
        return members.reason(user);
    }

    /** Why a teacher with a current place in a class that is taken has no access; null when they have. */
    public LeftOut.Reason teacherReason(int user) {
        return staff.reason(user);
    }

    /**
     * Whether what a group was made from, by its {@link GroupOrigin#key}, is still there and in session, and would make a
     * group tonight if no student of it were left out for an SSID.
     */
    public boolean mayReturn(String key) {
        if (returning == null) {
            returning = new HashSet<>();
            for (int e = 0; e < roster.enrollments().size(); e++) {
                if (members.wants(e) && members.reason(roster.enrollments().user(e)) != null) {
                    addKeys(e);
                }
            }
            drafts.all().forEach(draft -> returning.remove(draft.key()));
        }
        return returning.contains(key);
    }

    /**
     * Whether what a group was made from is a class, or else a teacher, of which the roster has no row, not even a refused
     * one.
     */
    public boolean isAbsent(String key) {
        String teacher = GroupOrigin.teacherOf(key);
        return teacher.isEmpty()
                ? key.startsWith(GroupOrigin.SECTION) && roster.classes().find(GroupOrigin.classOf(key)) < 0
                : roster.users().find(teacher) < 0;
    }

    /** Whether what a group was made from is a class that is still there, in session and taken, and has no student. */
    public boolean isWithoutStudents(String key) {
        int c = roster.classes().find(GroupOrigin.classOf(key));
        return c >= 0 && roster.classes().isActive(c) && "no-students".equals(classRule(c));
    }

    /**
     * Whether a source that has none of a group's classes may be why it is not made tonight: one may fill the column that
     * students are grouped by, or what a class is filtered or given a subject by.
     */
    public boolean restsOnOthers(String key) {
        if (!key.startsWith(GroupOrigin.SECTION)) {
            return !GroupOrigin.isOfClasses(key);
        }
        int c = roster.classes().find(GroupOrigin.classOf(key));
        if (c < 0 || !roster.classes().isActive(c) || isSection(c)) {
            return false;
        }
        String rule = classes.rule(c); // none where a rule that makes other groups takes the class
        return rule == null
                || rule.startsWith(ClassSelection.FILTER)
                || rule.equals(ClassSelection.SUBJECT)
                || rule.equals(ClassSelection.SCHOOL_WITHOUT_CDS);
    }

    private boolean isSection(int c) {
        return IntStream.range(0, lea.groups().size())
                .anyMatch(r -> lea.groups().get(r).by() == GroupBy.SECTION && classes.takes(r, c));
    }

    private void addKeys(int enrollment) {
        int c = roster.enrollments().rosterClass(enrollment);
        for (int r = 0; r < lea.groups().size(); r++) {
            if (!classes.takes(r, c)) {
                continue;
            }
            String school = classes.schoolOf(c);
            switch (lea.groups().get(r).by()) {
                case SECTION -> returning.add(
                        GroupOrigin.section(roster.classes().id(c)));
                case TEACHER -> staff.primary(c)
                        .forEach(m ->
                                returning.add(GroupOrigin.teacher(roster.users().id(m.user()), school)));
                default -> {
                    String kind = GroupOrigin.kind(lea.groups().get(r));
                    members.picks(r)
                            .words(roster.enrollments().user(enrollment), school)
                            .forEach(word -> returning.add(GroupOrigin.of(kind, word, school)));
                }
            }
        }
    }
}
