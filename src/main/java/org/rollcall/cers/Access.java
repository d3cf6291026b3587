package org.rollcall.cers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.lea.ExtraLogins;
import org.rollcall.lea.Lea;
import org.rollcall.lea.Staff;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Login;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.Roster;
import org.rollcall.roster.User;

/** Who has access to a group: staff, those who stand in for them today, and the LEA's extra logins. */
final class Access {

    private final Roster roster;
    private final ClassSelection classes;
    private final ClassStaff staff;
    private final LoginCheck check;
    private final List<ExtraLogins.Row> extra = new ArrayList<>();
    private final Map<Integer, List<ExtraLogins.Row>> substitutes = new HashMap<>();
    private final Map<String, Set<String>> schoolNames = new HashMap<>();
    private final Map<String, List<Integer>> byLogin = new HashMap<>();
    private final Map<Long, List<Integer>> byIdentifier = new HashMap<>();

    Access(
            Roster roster,
            Lea lea,
            LocalDate date,
            ClassSelection classes,
            ClassStaff staff,
            LoginCheck check,
            Warnings warnings) {
        this.roster = roster;
        this.classes = classes;
        this.staff = staff;
        this.check = check;
        for (int o = 0; o < roster.orgs().size(); o++) {
            if (classes.school(o) != null && lea.hasSchool(classes.school(o))) {
                schoolNames
                        .computeIfAbsent(classes.school(o), s -> new HashSet<>(Set.of(s)))
                        .add(folded(roster.orgs().get(o).name()));
            }
        }
        String file = lea.extraLogins().file();
        for (ExtraLogins.Row row : lea.extraLogins().rows()) {
            if (!row.school().isEmpty() && schoolNames.keySet().stream().noneMatch(cds -> isAt(row, cds))) {
                warnings.warn(file + ", line " + row.line() + ": its school is none of those that are taken; nobody"
                        + " gets access by it");
            }
            if (!row.holdsOn(date)) {
                continue;
            }
            if (row.teacher().isEmpty()) {
                extra.add(row);
                continue;
            }
            List<Integer> teachers = find(row.teacher());
            if (teachers.isEmpty()) {
                warnings.warn(file + ", line " + row.line() + ": its teacher is nobody of the staff that the sources"
                        + " have; nobody gets access by it");
            }
            teachers.forEach(teacher ->
                    substitutes.computeIfAbsent(teacher, t -> new ArrayList<>()).add(row));
        }
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private boolean isAt(ExtraLogins.Row row, String school) {
        return row.school().isEmpty()
                || schoolNames.getOrDefault(school, Set.of()).contains(folded(row.school()));
    }

    /** The staff whom a sourcedId, local id or e-mail address means: several of one address, else one. */
    List<Integer> find(String text) {
        int there = roster.users().find(text);
        if (there >= 0 && isStaff(there)) {
            return List.of(there);
        }
        if (byLogin.isEmpty() && byIdentifier.isEmpty()) {
            findStaff();
        }
        String login = Login.of(text);
        if (login != null) {
            return byLogin.getOrDefault(login, List.of());
        }
        List<Integer> found = byIdentifier.getOrDefault(PersonKeys.of(text), List.of());
        return found.size() > 1 ? List.of() : found;
    }

    /** Once: a field may name thousands, and a roster have half a million users. */
    private void findStaff() {
        for (int u = 0; u < roster.users().size(); u++) {
            if (isStaff(u)) {
                String login = Login.of(text(roster.users().get(u).email()));
                if (login != null) {
                    byLogin.computeIfAbsent(login, l -> new ArrayList<>(1)).add(u);
                }
                byIdentifier
                        .computeIfAbsent(roster.personKeys().identifier(u), i -> new ArrayList<>(1))
                        .add(u);
            }
        }
    }

    private boolean isStaff(int u) {
        User user = roster.users().get(u);
        return user != null && !user.isStudent();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /**
     * The logins of a group, ascending, each once.
     *
     * @param rule what the group's rule says of staff
     * @param people of the staff, with and without a login
     * @param ofClasses the classes that it is made of; none when it is made of something else
     * @param named logins that its own list gives
     */
    List<String> logins(
            Staff rule, String school, Collection<Integer> people, int[] ofClasses, Collection<String> named) {
        Set<String> logins = new TreeSet<>(named);
        for (int person : people) {
            LeftOut.Reason reason = staff.reason(person);
            if (reason == null || reason == LeftOut.Reason.LOGIN_UNKNOWN) {
                logins.add(staff.login(person));
            }
            if (rule.substitutes()) {
                substitutes.getOrDefault(person, List.of()).stream()
                        .filter(row -> isAt(row, school) && isOf(row, ofClasses))
                        .forEach(row -> logins.add(row.login()));
            }
        }
        extra.stream().filter(row -> isAt(row, school) && isOf(row, ofClasses)).forEach(row -> logins.add(row.login()));
        return check.pass(school, List.copyOf(logins));
    }

    private boolean isOf(ExtraLogins.Row row, int... ofClasses) {
        if (row.department().isEmpty()) {
            return true;
        }
        for (int c : ofClasses) {
            if (classes.values().departments(c).stream()
                    .noneMatch(name -> folded(name).equals(folded(row.department())))) {
                return false;
            }
        }
        return ofClasses.length > 0;
    }
}
