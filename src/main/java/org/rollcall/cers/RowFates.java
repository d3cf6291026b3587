package org.rollcall.cers;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final ClassSelection classes;
    private final Membership members;
    private final Ledger ledger;

    RowFates(Roster roster, ClassSelection classes, Membership members, Ledger ledger) {
        this.roster = roster;
        this.classes = classes;
        this.members = members;
        this.ledger = ledger;
    }

    private List<Account> accounts(Entity entity) {
        return ledger.accounts(roster.origins(entity));
    }

    /**
     * Books the rows of every table but the enrollments, which {@link Membership} books.
     *
     * @param bySchool the classes that became groups, by school
     */
    void book(Map<String, List<Integer>> bySchool) {
        Set<Integer> schools = new HashSet<>();
        Set<Integer> courses = new HashSet<>();
        Set<Integer> sessions = new HashSet<>();
        List<Account> classAccounts = accounts(Entity.CLASSES);
        Set<Integer> taken = new HashSet<>();
        bySchool.values().forEach(taken::addAll);
        for (int c = 0; c < roster.classes().size(); c++) {
            if (roster.classes().state(c) != Table.State.ACTIVE) {
                continue;
            }
            RosterClass rosterClass = roster.classes().get(c);
            Account account = classAccounts.get(roster.classes().file(c));
            if (taken.contains(c)) {
                account.used(1);
                schools.add(rosterClass.school());
                courses.add(rosterClass.course());
                for (int term : rosterClass.terms()) {
                    sessions.add(term);
                }
            } else {
                account.filtered(classes.rule(c) == null ? "no-students" : classes.rule(c), 1);
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
            boolean student = members.students().get(u);
            boolean teacher = members.teachers().get(u);
            if (members.isMember(u)) {
                account.used(1);
            } else if (student) {
                account.filtered(Membership.rule(members.studentReason(u)), 1);
            } else if (teacher) {
                account.filtered(members.teacherRule(u), 1);
            } else {
                account.filtered("not-enrolled", 1);
            }
        }
    }
}
