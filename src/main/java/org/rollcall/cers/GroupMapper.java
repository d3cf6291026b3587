package org.rollcall.cers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.lea.Lea;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Ledger;
import org.rollcall.ledger.Refusal;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Org;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/**
 * Maps a roster to student groups: a group for each class that the LEA's rule takes, with the students whose SSID is
 * known and the teachers whose login is. The result depends on what the roster says, never on the order it says it in.
 */
public final class GroupMapper {

    private final Lea lea;
    private final LocalDate date;
    private final Ledger ledger;
    private final Warnings warnings;

    public GroupMapper(Lea lea, LocalDate date, Ledger ledger, Warnings warnings) {
        this.lea = lea;
        this.date = date;
        this.ledger = ledger;
        this.warnings = warnings;
    }

    /**
     * Maps a roster and books every row that it keeps as used, merged or filtered.
     *
     * @param refusals the rows refused in reading, to be reported with what is left out here
     */
    public Mapping map(Roster roster, List<Refusal> refusals) {
        ClassSelection classes = new ClassSelection(roster, lea, date, warnings);
        Membership members = new Membership(roster, classes, account(roster, Entity.ENROLLMENTS));
        Map<String, List<Integer>> bySchool = taken(roster, classes, members);
        List<StudentGroup> groups = groups(roster, classes, members, bySchool);
        warnOfSsidSetting(members);
        List<LeftOut> leftOut = leftOut(roster, classes, members, bySchool, refusals);
        book(roster, classes, members, bySchool);
        return new Mapping(groups, leftOut, summaries(roster, classes, groups, leftOut));
    }

    /** When most students lack an SSID it is hardly theirs that are wrong. */
    private void warnOfSsidSetting(Membership members) {
        int students = members.students().cardinality();
        long known = members.students().stream()
                .filter(u -> members.studentReason(u) == null)
                .count();
        if (students >= 20 && known * 2 < students) {
            warnings.warn(String.format(
                    Locale.ROOT,
                    "Only %,d of %,d students have an SSID at %s: the LEA's setting ssid probably does not name the place"
                            + " where its SIS keeps them",
                    known,
                    students,
                    lea.ssid().stream()
                            .map(String::valueOf)
                            .reduce((a, b) -> a + ", " + b)
                            .orElse("")));
        }
    }

    private Account account(Roster roster, Entity entity) {
        return ledger.account(roster.source(), entity.collection() + ".csv");
    }

    /** The classes that become groups, by school and in the order of their ids. */
    private static Map<String, List<Integer>> taken(Roster roster, ClassSelection classes, Membership members) {
        Map<String, List<Integer>> bySchool = new TreeMap<>();
        for (int c = 0; c < roster.classes().size(); c++) {
            if (classes.rule(c) == null && members.students(c).length > 0) {
                String school = classes.school(roster.classes().get(c).school());
                bySchool.computeIfAbsent(school, s -> new ArrayList<>()).add(c);
            }
        }
        bySchool.values()
                .forEach(list ->
                        list.sort(Comparator.comparing(c -> roster.classes().id(c))));
        return bySchool;
    }

    private List<StudentGroup> groups(
            Roster roster, ClassSelection classes, Membership members, Map<String, List<Integer>> bySchool) {
        int schoolYear = SchoolYears.of(date);
        Naming naming = new Naming(roster, lea.groups().get(0).name(), schoolYear, members);
        List<StudentGroup> groups = new ArrayList<>();
        bySchool.forEach((school, taken) -> {
            Map<Integer, List<String>> names = naming.names(taken, c -> parts(members.students(c).length));
            List<StudentGroup> ofSchool = new ArrayList<>();
            for (int c : taken) {
                long[] ssids = members.students(c);
                for (int part = 1; part <= parts(ssids.length); part++) {
                    int from = (part - 1) * StudentGroup.MAX_STUDENTS;
                    ofSchool.add(new StudentGroup(
                            school,
                            names.get(c).get(part - 1),
                            schoolYear,
                            classes.subject(c),
                            Arrays.copyOfRange(ssids, from, Math.min(ssids.length, from + StudentGroup.MAX_STUDENTS)),
                            members.logins(c),
                            roster.classes().id(c),
                            part));
                }
            }
            ofSchool.sort(Comparator.comparing(StudentGroup::name));
            groups.addAll(ofSchool);
        });
        return List.copyOf(groups);
    }

    private static int parts(int students) {
        return (students + StudentGroup.MAX_STUDENTS - 1) / StudentGroup.MAX_STUDENTS;
    }

    private static List<LeftOut> leftOut(
            Roster roster,
            ClassSelection classes,
            Membership members,
            Map<String, List<Integer>> bySchool,
            List<Refusal> refusals) {
        List<LeftOut> leftOut = new ArrayList<>();
        schoolsWithoutCds(roster, classes, leftOut);
        members.students().stream()
                .filter(u -> members.studentReason(u) != null)
                .forEach(u -> leftOut.add(person(roster, members, u, LeftOut.Kind.STUDENT, members.studentReason(u))));
        members.teachers().stream()
                .filter(u -> members.teacherReason(u) != null)
                .forEach(u -> leftOut.add(person(roster, members, u, LeftOut.Kind.TEACHER, members.teacherReason(u))));
        bySchool.forEach((school, taken) -> taken.stream()
                .filter(c -> members.teachers(c).isEmpty())
                .forEach(c -> leftOut.add(new LeftOut(
                        LeftOut.Kind.CLASS,
                        school,
                        roster.classes().id(c),
                        roster.classes().get(c).title(),
                        LeftOut.Reason.CLASS_WITHOUT_TEACHER,
                        "classes.csv",
                        roster.classes().line(c)))));
        refusals.forEach(refusal -> leftOut.add(row(refusal)));
        leftOut.sort(Comparator.comparing(LeftOut::school)
                .thenComparing(LeftOut::kind)
                .thenComparing(LeftOut::reason)
                .thenComparing(LeftOut::sourcedId)
                .thenComparing(LeftOut::file)
                .thenComparing(LeftOut::line));
        return List.copyOf(leftOut);
    }

    private static void schoolsWithoutCds(Roster roster, ClassSelection classes, List<LeftOut> leftOut) {
        Set<Integer> schools = new HashSet<>();
        for (int c = 0; c < roster.classes().size(); c++) {
            if (ClassSelection.SCHOOL_WITHOUT_CDS.equals(classes.rule(c))) {
                schools.add(roster.classes().get(c).school());
            }
        }
        for (int o : schools) {
            leftOut.add(new LeftOut(
                    LeftOut.Kind.SCHOOL,
                    "",
                    roster.orgs().id(o),
                    roster.orgs().get(o).name(),
                    LeftOut.Reason.SCHOOL_WITHOUT_CDS,
                    "orgs.csv",
                    roster.orgs().line(o)));
        }
    }

    private static LeftOut person(
            Roster roster, Membership members, int user, LeftOut.Kind kind, LeftOut.Reason reason) {
        User person = roster.users().get(user);
        String name = Stream.of(person.familyName(), person.givenName())
                .filter(n -> n != null && !n.isEmpty())
                .collect(Collectors.joining(", "));
        return new LeftOut(
                kind,
                members.schoolOf(user),
                roster.users().id(user),
                name,
                reason,
                "users.csv",
                roster.users().line(user));
    }

    private static LeftOut row(Refusal refusal) {
        LeftOut.Kind kind =
                switch (refusal.file()) {
                    case "orgs.csv" -> LeftOut.Kind.SCHOOL;
                    case "classes.csv" -> LeftOut.Kind.CLASS;
                    case "enrollments.csv" -> LeftOut.Kind.ENROLLMENT;
                    default -> LeftOut.Kind.ROW;
                };
        return new LeftOut(kind, "", "", "", LeftOut.Reason.ROW_REFUSED, refusal.file(), refusal.line());
    }

    private void book(Roster roster, ClassSelection classes, Membership members, Map<String, List<Integer>> bySchool) {
        Set<Integer> schools = new HashSet<>();
        Set<Integer> courses = new HashSet<>();
        Set<Integer> sessions = new HashSet<>();
        Account classAccount = account(roster, Entity.CLASSES);
        Set<Integer> taken = new HashSet<>();
        bySchool.values().forEach(taken::addAll);
        for (int c = 0; c < roster.classes().size(); c++) {
            if (roster.classes().state(c) != Table.State.ACTIVE) {
                continue;
            }
            RosterClass rosterClass = roster.classes().get(c);
            if (taken.contains(c)) {
                classAccount.used(1);
                schools.add(rosterClass.school());
                courses.add(rosterClass.course());
                for (int term : rosterClass.terms()) {
                    sessions.add(term);
                }
            } else {
                classAccount.filtered(classes.rule(c) == null ? "no-students" : classes.rule(c), 1);
            }
        }
        book(account(roster, Entity.ORGS), roster.orgs(), schools, "no-group");
        book(account(roster, Entity.ACADEMIC_SESSIONS), roster.academicSessions(), sessions, "no-group");
        if (roster.courses().size() > 0) {
            book(account(roster, Entity.COURSES), roster.courses(), courses, "no-group");
        }
        bookUsers(roster, members, account(roster, Entity.USERS));
    }

    private static void book(Account account, Table<?> table, Set<Integer> used, String rule) {
        for (int i = 0; i < table.size(); i++) {
            if (table.state(i) == Table.State.ACTIVE) {
                if (used.contains(i)) {
                    account.used(1);
                } else {
                    account.filtered(rule, 1);
                }
            }
        }
    }

    private static void bookUsers(Roster roster, Membership members, Account account) {
        for (int u = 0; u < roster.users().size(); u++) {
            if (roster.users().state(u) != Table.State.ACTIVE) {
                continue;
            }
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

    private static List<SchoolSummary> summaries(
            Roster roster, ClassSelection classes, List<StudentGroup> groups, List<LeftOut> leftOut) {
        Map<String, String> names = new TreeMap<>();
        for (int o = 0; o < roster.orgs().size(); o++) {
            Org org = roster.orgs().get(o);
            if (org != null && classes.school(o) != null) {
                names.merge(classes.school(o), org.name(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        Map<String, List<StudentGroup>> bySchool = new TreeMap<>();
        groups.forEach(g ->
                bySchool.computeIfAbsent(g.school(), s -> new ArrayList<>()).add(g));
        Map<String, Integer> left = new HashMap<>();
        leftOut.forEach(l -> left.merge(l.school(), 1, Integer::sum));
        List<SchoolSummary> summaries = new ArrayList<>();
        bySchool.forEach((school, ofSchool) -> summaries.add(new SchoolSummary(
                school,
                names.getOrDefault(school, ""),
                ofSchool.size(),
                (int) ofSchool.stream()
                        .flatMapToLong(g -> Arrays.stream(g.ssids()))
                        .distinct()
                        .count(),
                (int) ofSchool.stream()
                        .flatMap(g -> g.logins().stream())
                        .distinct()
                        .count(),
                left.getOrDefault(school, 0))));
        return List.copyOf(summaries);
    }
}
