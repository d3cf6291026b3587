package org.rollcall.cers;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Ledger;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.Table;

/** Books what became of the rows that reading kept: used, or filtered by the rule that left them out. */
final class RowFates {

    private final Roster roster;
    private final Membership members;
    private final ClassStaff staff;
    private final Fates fates;
    private final EnrollmentBooks enrollments;
    private final BitSet people;
    private final Ledger ledger;

    /** @param people who has access without being in a class */
    RowFates(
            Roster roster,
            Membership members,
            ClassStaff staff,
            Fates fates,
            EnrollmentBooks enrollments,
            BitSet people,
            Ledger ledger) {
        this.roster = roster;
        this.members = members;
        this.staff = staff;
        this.fates = fates;
        this.enrollments = enrollments;
        this.people = people;
        this.ledger = ledger;
    }

    private List<Account> accounts(Entity entity) {
        return ledger.accounts(roster.origins(entity));
    }

    /** Books the rows of every table but the enrollments. */
    void book() {
        Set<Integer> schools = new HashSet<>();
        Set<Integer> courses = new HashSet<>();
        Set<Integer> sessions = new HashSet<>();
        List<Account> classAccounts = accounts(Entity.CLASSES);
        for (int c = 0; c < roster.classes().size(); c++) {
            if (roster.classes().state(c) != Table.State.ACTIVE) {
                continue;
            }
            RosterClass rosterClass = roster.classes().get(c);
            Account account = classAccounts.get(roster.classes().file(c));
            String rule = fates.classRule(c);
            if (rule == null) {
                account.used(1);
                schools.add(rosterClass.school());
                courses.add(rosterClass.course());
                for (int term : rosterClass.terms()) {
                    sessions.add(term);
                }
            } else {
                account.filtered(rule, 1);
            }
        }
        book(accounts(Entity.ORGS), roster.orgs(), schools, "no-group");
        book(accounts(Entity.ACADEMIC_SESSIONS), roster.academicSessions(), sessions, "no-group");
        if (roster.courses().size() > 0) {
            book(accounts(Entity.COURSES), roster.courses(), courses, "no-group");
        }
        bookUsers(accounts(Entity.USERS));
    }

    private static void book(List<Account> accounts, Table<?> table, Set<Integer> used, String rule) {
        for (int i = 0; i < table.size(); i++) {
            if (table.state(i) == Table.State.ACTIVE) {
                Account account = accounts.get(table.file(i));
                if (used.contains(i)) {
                    account.used(1);
                } else {
                    account.filtered(rule, 1);
                }
            }
        }
    }

    private void bookUsers(List<Account> accounts) {
        for (int u = 0; u < roster.users().size(); u++) {
            if (roster.users().state(u) != Table.State.ACTIVE) {
                continue;
            }
            Account account = accounts.get(roster.users().file(u));
            if (enrollments.isUsed(u) || people.get(u)) {
                account.used(1);
            } else if (members.students().get(u)) {
                account.filtered(members.reason(u) == null ? enrollments.rule(u) : Fates.rule(members.reason(u)), 1);
            } else if (staff.all().get(u)) {
                account.filtered(staff.reason(u) == null ? enrollments.rule(u) : Fates.rule(staff.reason(u)), 1);
            } else {
                account.filtered("not-enrolled", 1);
            }
        }
    }
}
