package org.rollcall.cers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.lea.Lea;
import org.rollcall.ledger.Ledger;
import org.rollcall.ledger.Refusal;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Org;
import org.rollcall.roster.Roster;

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
     * @param earlier how groups were called when they were last published
     */
    public Mapping map(Roster roster, List<Refusal> refusals, Earlier earlier) {
        ClassSelection classes = new ClassSelection(roster, lea, date, warnings);
        Membership members = new Membership(roster, classes, ledger.accounts(roster.origins(Entity.ENROLLMENTS)));
        Map<String, List<Integer>> bySchool = taken(roster, classes, members);
        List<StudentGroup> groups = groups(roster, classes, members, bySchool, earlier);
        warnOfSsidPlace(roster, members);
        warnOfSharedCds(roster, classes);
        warnOfEmptySchools(roster, classes, bySchool.keySet());
        List<LeftOut> leftOut = new LeftOutFinder(roster, classes, members).find(bySchool, refusals);
        new RowFates(roster, classes, members, ledger).book(bySchool);
        return new Mapping(
                groups,
                leftOut,
                summaries(roster, classes, groups, leftOut),
                new Fates(roster, classes, members, groups));
    }

    /** When most students lack an SSID it is hardly theirs that are wrong. */
    private void warnOfSsidPlace(Roster roster, Membership members) {
        int students = members.students().cardinality();
        long known = members.students().stream()
                .filter(u -> members.studentReason(u) == null)
                .count();
        if (students >= 20 && known * 2 < students) {
            warnings.warn(String.format(
                    Locale.ROOT, "Only %,d of %,d students have an SSID %s", known, students, roster.ssidPlace()));
        }
    }

    /** What goes to CERS under one code is one school's, whoever can see it there. */
    private void warnOfSharedCds(Roster roster, ClassSelection classes) {
        Map<String, Set<String>> names = new TreeMap<>();
        for (int o = 0; o < roster.orgs().size(); o++) {
            String cds = classes.school(o);
            if (cds != null && lea.hasSchool(cds)) {
                names.computeIfAbsent(cds, c -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                        .add(roster.orgs().get(o).name());
            }
        }
        names.forEach((cds, schools) -> {
            if (schools.size() > 1) {
                warnings.warn("The schools " + String.join(", ", schools) + " have one CDS code, " + cds
                        + ": their classes go to CERS as one school's");
            }
        });
    }

    /** A school none of whose classes is taken would else be missing without a word. */
    private void warnOfEmptySchools(Roster roster, ClassSelection classes, Set<String> taken) {
        for (int o = 0; o < roster.orgs().size(); o++) {
            String cds = classes.school(o);
            if (cds != null && lea.hasSchool(cds) && !taken.contains(cds)) {
                warnings.warn(
                        "School " + roster.orgs().get(o).name() + " (" + cds + ") has no groups: no class of it is in"
                                + " session and taken with a student whose SSID is known");
            }
        }
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
            Roster roster,
            ClassSelection classes,
            Membership members,
            Map<String, List<Integer>> bySchool,
            Earlier earlier) {
        int schoolYear = SchoolYears.of(date);
        Naming naming = new Naming(roster, lea.groups().get(0).name(), schoolYear, members);
        List<StudentGroup> groups = new ArrayList<>();
        bySchool.forEach((school, taken) -> {
            Map<Integer, List<long[]>> parts = new HashMap<>();
            taken.forEach(c -> parts.put(c, Parts.of(members.students(c))));
            Map<Integer, List<String>> names =
                    naming.names(taken, c -> parts.get(c).size());
            List<StudentGroup> ofSchool = new ArrayList<>();
            for (int c : taken) {
                for (int part = 1; part <= parts.get(c).size(); part++) {
                    String name = names.get(c).get(part - 1);
                    ofSchool.add(new StudentGroup(
                            school,
                            name,
                            schoolYear,
                            classes.subject(c),
                            parts.get(c).get(part - 1),
                            members.logins(c),
                            new GroupOrigin(GroupOrigin.section(roster.classes().id(c)), name, "", members.sources(c)),
                            part));
                }
            }
            ofSchool.sort(Comparator.comparing(StudentGroup::name));
            groups.addAll(ofSchool);
        });
        return List.copyOf(groups);
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
