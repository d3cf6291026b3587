package org.rollcall.cers;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.ledger.Account;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Roster;

/** Books what became of enrollments: of several rows that say one thing the first is used and the others merged. */
final class EnrollmentBooks {

    private final Roster roster;
    private final Membership members;
    private final ClassStaff staff;
    private final Fates fates;
    private final BitSet used = new BitSet();
    private final String[] rules;

    /** Somebody's part in a class. */
    private record Part(int rosterClass, int user, String role) {}

    EnrollmentBooks(Roster roster, Membership members, ClassStaff staff, Fates fates) {
        this.roster = roster;
        this.members = members;
        this.staff = staff;
        this.fates = fates;
        this.rules = new String[roster.users().size()];
    }

    /** Books all that were not booked when they were refused. */
    void book(List<Account> accounts) {
        Enrollments enrollments = roster.enrollments();
        BitSet places = new BitSet();
        Set<Part> parts = new HashSet<>();
        for (int e = 0; e < enrollments.size(); e++) {
            if (enrollments.dropped(e)) {
                continue;
            }
            Account account = accounts.get(enrollments.file(e));
            int user = enrollments.user(e);
            int rosterClass = enrollments.rosterClass(e);
            boolean student = enrollments.role(e) == Enrollments.Role.STUDENT;
            if (!student
                    && members.counts(e)
                    && staff.isStaff(e)
                    && !parts.add(new Part(rosterClass, user, enrollments.otherRole(e)))) {
                account.merged(1);
                continue;
            }
            String rule = fates.enrollmentRule(e);
            if (rule != null) {
                account.filtered(rule, 1);
                rules[user] = rule;
                continue;
            }
            used.set(user);
            int place = student ? members.place(rosterClass, user) : -1;
            if (student && places.get(place)) {
                account.merged(1);
                continue;
            }
            if (student) {
                places.set(place);
            }
            account.used(1);
        }
    }

    /** Whether somebody is in a group by an enrollment. */
    boolean isUsed(int user) {
        return used.get(user);
    }

    /** The rule that leaves out the last enrollment of somebody who is in no group. */
    String rule(int user) {
        return rules[user];
    }
}
