package org.rollcall.cers;

import java.util.List;
import java.util.Set;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Roster;

/** What became of the rows of a roster that was mapped. Rows are named by their numbers in its tables. */
public final class Fates {

    private final Roster roster;
    private final ClassSelection classes;
    private final Membership members;
    private final List<StudentGroup> groups;

    Fates(Roster roster, ClassSelection classes, Membership members, List<StudentGroup> groups) {
        this.roster = roster;
        this.classes = classes;
        this.members = members;
        this.groups = groups;
    }

    /** The roster. */
    public Roster roster() {
        return roster;
    }

    /** The rule that leaves a class out; null when it became groups. */
    public String classRule(int rosterClass) {
        if (classes.rule(rosterClass) != null) {
            return classes.rule(rosterClass);
        }
        return members.students(rosterClass).length == 0 ? "no-students" : null;
    }

    /** The CDS code of a class's school; null when it has none. */
    public String school(int rosterClass) {
        return classes.school(roster.classes().get(rosterClass).school());
    }

    /** The groups that a class became, in the order of their parts. */
    public List<StudentGroup> groups(int rosterClass) {
        String key = GroupOrigin.section(roster.classes().id(rosterClass));
        return groups.stream().filter(g -> g.origin().key().equals(key)).toList();
    }

    /**
     * Whether what a group was made from is still there, in session and taken, and makes none tonight only because its
     * students are left out for reasons of their own, such as an SSID that a source did not bring.
     *
     * @param key as {@link GroupOrigin} has it
     */
    public boolean mayReturn(String key) {
        String id = new GroupOrigin(key, "", "", Set.of()).classSourcedId();
        int c = id == null ? -1 : roster.classes().find(id);
        return c >= 0 && classes.rule(c) == null && members.students(c).length == 0 && members.hasStudentsLeftOut(c);
    }

    /** The rule that leaves an enrollment out; null when it makes a member of a group. */
    public String enrollmentRule(int enrollment) {
        String rule = members.enrollmentRule(enrollment);
        Enrollments enrollments = roster.enrollments();
        if (rule != null) {
            return rule;
        }
        LeftOut.Reason reason = teacherReason(enrollments.user(enrollment));
        if (enrollments.role(enrollment) == Enrollments.Role.TEACHER && reason != null) {
            return Membership.rule(reason);
        }
        return classRule(enrollments.rosterClass(enrollment)) == null ? null : "class-no-students";
    }

    /** Why a student with a current place in a class that is taken is left out; null when they are not. */
    public LeftOut.Reason studentReason(int user) {
        return members.studentReason(user);
    }

    /** Why a teacher with a current place in a class that is taken has no access; null when they have. */
    public LeftOut.Reason teacherReason(int user) {
        return members.teacherReason(user);
    }
}
