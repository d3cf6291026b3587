package org.rollcall.cers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rollcall.lea.Lea;
import org.rollcall.lea.Staff;
import org.rollcall.lea.Toms;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Login;
import org.rollcall.roster.Roster;
import org.rollcall.roster.User;

/** The staff of the classes that rules take, and why some of them have no access. */
final class ClassStaff {

    /**
     * Somebody's part in a class.
     *
     * @param role blank for a teacher, else what the enrollment says
     */
    record Member(int user, boolean primary, String role) {

        boolean isTeacher() {
            return role.isEmpty();
        }
    }

    private final Roster roster;
    private final Lea lea;
    private final ClassSelection classes;
    /** Of each class, by its number; nobody of a class that no rule takes. */
    private final List<List<Member>> members;

    private final BitSet staff = new BitSet();
    private final Map<Integer, LeftOut.Reason> reasons = new HashMap<>();
    private final Map<Integer, String> logins = new HashMap<>();

    ClassStaff(Roster roster, Lea lea, ClassSelection classes, Membership students) {
        this.roster = roster;
        this.lea = lea;
        this.classes = classes;
        this.members = new ArrayList<>(Collections.nCopies(roster.classes().size(), List.of()));
        Enrollments enrollments = roster.enrollments();
        for (int e = 0; e < enrollments.size(); e++) {
            if (enrollments.role(e) != Enrollments.Role.STUDENT && students.counts(e) && isStaff(e)) {
                add(
                        enrollments.rosterClass(e),
                        new Member(enrollments.user(e), enrollments.primary(e), enrollments.otherRole(e)));
                judge(enrollments.user(e));
            }
        }
    }

    /** Whether an enrollment that counts is a teacher's, or has a role that a rule that takes the class names. */
    boolean isStaff(int e) {
        Enrollments enrollments = roster.enrollments();
        if (enrollments.role(e) != Enrollments.Role.OTHER) {
            return enrollments.role(e) == Enrollments.Role.TEACHER;
        }
        for (int r = 0; r < lea.groups().size(); r++) {
            if (lea.groups().get(r).staff().roles().contains(enrollments.otherRole(e))
                    && classes.takes(r, enrollments.rosterClass(e))) {
                return true;
            }
        }
        return false;
    }

    private void add(int rosterClass, Member member) {
        List<Member> there = members.get(rosterClass);
        if (there.isEmpty()) {
            there = new ArrayList<>(1);
            members.set(rosterClass, there);
        }
        for (int i = 0; i < there.size(); i++) {
            Member same = there.get(i);
            if (same.user() == member.user() && same.role().equals(member.role())) {
                there.set(i, new Member(same.user(), same.primary() || member.primary(), same.role()));
                return;
            }
        }
        there.add(member);
    }

    /** Finds out whether somebody can have access; also somebody who is in no class. */
    void judge(int u) {
        if (staff.get(u)) {
            return;
        }
        staff.set(u);
        User user = roster.users().get(u);
        String email = user.email() == null ? "" : user.email();
        String login = Login.of(email);
        if (user.isDisabled()) {
            reasons.put(u, LeftOut.Reason.LOGIN_DISABLED);
        } else if (login == null) {
            reasons.put(u, email.isEmpty() ? LeftOut.Reason.LOGIN_MISSING : LeftOut.Reason.LOGIN_MALFORMED);
        } else {
            logins.put(u, login);
            if (lea.toms().unknown() == Toms.Unknown.DROP && !lea.toms().has(login)) {
                reasons.put(u, LeftOut.Reason.LOGIN_UNKNOWN);
            }
        }
    }

    /** The teachers of a class, with and without a login. */
    List<Member> teachers(int c) {
        List<Member> of = members.get(c);
        return of.size() == 1 && of.get(0).isTeacher() // as most classes have it
                ? of
                : of.stream().filter(Member::isTeacher).toList();
    }

    /** The primary teachers of a class; all when none is said to be. */
    List<Member> primary(int c) {
        List<Member> teachers = teachers(c);
        return teachers.size() > 1 && teachers.stream().anyMatch(Member::primary)
                ? teachers.stream().filter(Member::primary).toList()
                : teachers;
    }

    /** Who of a class has access by what a rule says of staff. */
    Stream<Member> chosen(Staff rule, int c) {
        List<Member> primary = rule.primary() == rule.coTeachers() ? List.of() : primary(c);
        return members.get(c).stream()
                .filter(member -> member.isTeacher()
                        ? rule.primary() == rule.coTeachers()
                                ? rule.primary()
                                : primary.contains(member) == rule.primary()
                        : rule.roles().contains(member.role()));
    }

    /** Everybody who was asked for. */
    BitSet all() {
        return staff;
    }

    /** Why somebody has no access, or null. */
    LeftOut.Reason reason(int user) {
        return reasons.get(user);
    }

    /** The login of somebody, also of one who loses access for not being in TOMS; null when there is none. */
    String login(int user) {
        return logins.get(user);
    }
}
