package org.rollcall.cers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.landing.Parallel;
import org.rollcall.lea.Lea;
import org.rollcall.ledger.Ledger;
import org.rollcall.ledger.Refusal;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Org;
import org.rollcall.roster.Roster;

/**
 * Maps a roster to student groups, as the LEA's rules make them, with the students whose SSID is known and the staff
 * whose login is. The result depends on what the roster says, never on the order it says it in.
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
        int schoolYear = SchoolYearOf.of(lea.schoolYear(), date, roster, c -> classes.rule(c) == null);
        Picks[] picks = Picks.of(roster, lea.groups());
        Membership members = new Membership(roster, classes, picks);
        ClassStaff staff = new ClassStaff(roster, lea, classes, members);
        LoginCheck check = new LoginCheck(lea.toms());
        Access access = new Access(roster, lea, date, classes, staff, check, warnings);
        Drafts drafts = new Drafts(roster, lea.groups(), classes, members, staff, access, warnings);
        NameValues values = new NameValues(roster, classes.values(), staff, schoolYear);
        List<List<NamedDraft>> schools =
                named(drafts, new Naming(lea.groups(), values, earlier, schoolYear), earlier, schoolYear);
        List<NamedDraft> named = schools.stream().flatMap(List::stream).toList();
        Fates fates = new Fates(roster, lea, classes, members, staff, drafts, named, schoolYear);
        EnrollmentBooks enrollments = new EnrollmentBooks(roster, members, staff, fates);
        List<StudentGroup> groups = new ArrayList<>();
        List<Mapping.Made> made = new ArrayList<>();
        Summaries summaries = new Summaries();
        Parallel.all(
                () -> {
                    enrollments.book(ledger.accounts(roster.origins(Entity.ENROLLMENTS)));
                    new RowFates(roster, members, staff, fates, enrollments, people(drafts, staff), ledger).book();
                },
                () -> summaries.add(groups(schools, values, earlier, schoolYear, groups, made)));
        List<LeftOut> leftOut = new LeftOutFinder(roster, classes, members, staff, fates).find(lists(picks), refusals);
        warnOfSsidPlace(roster, members);
        warnOfSharedCds(roster, classes);
        warnOfEmptySchools(roster, classes, groups);
        List<UnknownLogin> unknown = check.unknown();
        warnOfLogins(unknown);
        return new Mapping(
                List.copyOf(groups),
                List.copyOf(made),
                summaries.students(),
                leftOut,
                summaries.of(names(roster, classes), leftOut),
                unknown,
                fates);
    }

    private static List<ListPicks> lists(Picks... picks) {
        return Arrays.stream(picks)
                .filter(ListPicks.class::isInstance)
                .map(ListPicks.class::cast)
                .toList();
    }

    /** Who has access to a group for being named by it. */
    private static BitSet people(Drafts drafts, ClassStaff staff) {
        BitSet people = new BitSet();
        drafts.all().stream()
                .filter(draft -> !draft.isOfClasses() && draft.person() >= 0 && staff.reason(draft.person()) == null)
                .forEach(draft -> people.set(draft.person()));
        return people;
    }

    /** The groups of all schools with their names; what two rules make alike is one. */
    private static List<List<NamedDraft>> named(Drafts drafts, Naming naming, Earlier earlier, int schoolYear) {
        Map<String, List<Draft>> bySchool = new TreeMap<>();
        for (Draft draft : drafts.all()) {
            bySchool.computeIfAbsent(draft.school(), s -> new ArrayList<>()).add(draft);
        }
        return Parallel.each(List.copyOf(bySchool.values()), ofSchool -> named(ofSchool, naming, earlier, schoolYear));
    }

    private static List<NamedDraft> named(List<Draft> ofSchool, Naming naming, Earlier earlier, int schoolYear) {
        Map<List<Object>, NamedDraft> alike = new LinkedHashMap<>();
        for (Draft draft : ofSchool) {
            NamedDraft one = new NamedDraft(draft, naming.title(draft));
            alike.merge(List.of(draft.key(), one.title(), draft.subject()), one, NamedDraft::and);
        }
        List<NamedDraft> all = alike.values().stream()
                .map(one -> earlier.kept(
                                one.draft().school(),
                                schoolYear,
                                one.draft().key(),
                                one.title(),
                                one.draft().subject().code())
                        .map(one::and)
                        .orElse(one))
                .toList();
        naming.name(all);
        return all;
    }

    /** Adds all groups to two lists, and returns those of each school. */
    private List<List<StudentGroup>> groups(
            List<List<NamedDraft>> schools,
            NameValues values,
            Earlier earlier,
            int schoolYear,
            List<StudentGroup> groups,
            List<Mapping.Made> made) {
        List<String> names = IntStream.range(0, lea.groups().size())
                .mapToObj(rule -> "groups[" + rule + "]")
                .toList();
        List<List<StudentGroup>> bySchool = new ArrayList<>();
        for (Map<StudentGroup, Mapping.Made> ofSchool : Parallel.each(schools, drafts -> {
            Map<StudentGroup, Mapping.Made> sorted = new TreeMap<>(StudentGroup.ORDER);
            for (NamedDraft one : drafts) {
                Mapping.Made of = new Mapping.Made(names.get(one.draft().rule()), () -> parts(one.draft(), values));
                one.groups(schoolYear).forEach(group -> sorted.put(earlier.spelt(group), of));
            }
            return sorted;
        })) {
            bySchool.add(List.copyOf(ofSchool.keySet()));
            groups.addAll(ofSchool.keySet());
            made.addAll(ofSchool.values());
        }
        return bySchool;
    }

    private String parts(Draft draft, NameValues values) {
        return lea.groups().get(draft.rule()).name().parts().stream()
                .map(part -> part.key() + "=" + values.of(draft, part))
                .collect(Collectors.joining("; "));
    }

    private void warnOfLogins(List<UnknownLogin> unknown) {
        if (!unknown.isEmpty()) {
            long logins = unknown.stream().map(UnknownLogin::login).distinct().count();
            warnings.warn(String.format(
                    Locale.ROOT,
                    "%,d %s no account in the TOMS export %s: %s, and listed in logins.csv with the nearest account"
                            + " (logins.unknown)",
                    logins,
                    logins == 1 ? "login has" : "logins have",
                    lea.toms().file(),
                    unknown.get(0).kept() ? "kept" : "dropped"));
        }
    }

    /** When most students lack an SSID it is hardly theirs that are wrong. */
    private void warnOfSsidPlace(Roster roster, Membership members) {
        int students = members.students().cardinality();
        long known = members.students().stream()
                .filter(u -> members.reason(u) == null)
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
    private void warnOfEmptySchools(Roster roster, ClassSelection classes, List<StudentGroup> groups) {
        Set<String> taken = groups.stream().map(StudentGroup::school).collect(Collectors.toSet());
        for (int o = 0; o < roster.orgs().size(); o++) {
            String cds = classes.school(o);
            if (cds != null && lea.hasSchool(cds) && !taken.contains(cds)) {
                warnings.warn(
                        "School " + roster.orgs().get(o).name() + " (" + cds + ") has no groups: no class of it is in"
                                + " session and taken with a student whose SSID is known");
            }
        }
    }

    /** What schools are called, by CDS code: by the first of their names where several have one code. */
    private static Map<String, String> names(Roster roster, ClassSelection classes) {
        Map<String, String> names = new HashMap<>();
        for (int o = 0; o < roster.orgs().size(); o++) {
            Org org = roster.orgs().get(o);
            if (org != null && classes.school(o) != null) {
                names.merge(classes.school(o), org.name(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        return names;
    }
}
