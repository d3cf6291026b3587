package org.rollcall.cers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.Refusal;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.User;

/** Finds everyone and everything in scope that did not reach CERS for a reason that can be mended. */
final class LeftOutFinder {

    /** What a refused row of an entity stands for; of the others it cannot be told whom it is about. */
    private static final Map<Entity, LeftOut.Kind> KINDS = Map.of(
            Entity.ORGS, LeftOut.Kind.SCHOOL,
            Entity.CLASSES, LeftOut.Kind.CLASS,
            Entity.ENROLLMENTS, LeftOut.Kind.ENROLLMENT);

    private final Roster roster;
    private final ClassSelection classes;
    private final Membership members;
    private final ClassStaff staff;
    private final Fates fates;

    LeftOutFinder(Roster roster, ClassSelection classes, Membership members, ClassStaff staff, Fates fates) {
        this.roster = roster;
        this.classes = classes;
        this.members = members;
        this.staff = staff;
        this.fates = fates;
    }

    /**
     * All that is left out, ordered by school, kind, reason and id.
     *
     * @param lists the student lists
     * @param refusals the rows refused in reading
     */
    List<LeftOut> find(List<ListPicks> lists, List<Refusal> refusals) {
        List<LeftOut> leftOut = new ArrayList<>();
        schoolsWithoutCds(leftOut);
        members.students().stream()
                .filter(u -> members.reason(u) != null)
                .forEach(u -> leftOut.add(person(u, LeftOut.Kind.STUDENT, members.reason(u))));
        staff.all().stream()
                .filter(u -> staff.reason(u) != null)
                .forEach(u -> leftOut.add(person(u, LeftOut.Kind.TEACHER, staff.reason(u))));
        for (int c = 0; c < roster.classes().size(); c++) {
            if (classes.rule(c) == null
                    && members.isWhole(c)
                    && members.hasStudents(c)
                    && staff.teachers(c).isEmpty()
                    && !Fates.SMALL.equals(fates.classRule(c))) {
                leftOut.add(new LeftOut(
                        LeftOut.Kind.CLASS,
                        classes.schoolOf(c),
                        roster.classes().id(c),
                        roster.classes().get(c).title(),
                        LeftOut.Reason.CLASS_WITHOUT_TEACHER,
                        roster.origin(Entity.CLASSES, roster.classes(), c),
                        roster.classes().line(c)));
            }
        }
        lists.forEach(list -> listed(list, leftOut));
        refusals.forEach(refusal -> leftOut.add(row(refusal)));
        leftOut.sort(Comparator.comparing(LeftOut::school)
                .thenComparing(LeftOut::kind)
                .thenComparing(LeftOut::reason)
                .thenComparing(LeftOut::sourcedId)
                .thenComparing(l -> l.origin().source())
                .thenComparing(l -> l.origin().file())
                .thenComparing(LeftOut::line));
        return List.copyOf(leftOut);
    }

    private void schoolsWithoutCds(List<LeftOut> leftOut) {
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
                    roster.origin(Entity.ORGS, roster.orgs(), o),
                    roster.orgs().line(o)));
        }
    }

    private LeftOut person(int user, LeftOut.Kind kind, LeftOut.Reason reason) {
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
                roster.origin(Entity.USERS, roster.users(), user),
                roster.users().line(user));
    }

    private void listed(ListPicks list, List<LeftOut> leftOut) {
        list.found().forEach((row, users) -> {
            if (users.stream().noneMatch(members.students()::get)) {
                leftOut.add(new LeftOut(
                        LeftOut.Kind.STUDENT,
                        row.school(),
                        row.student(),
                        "",
                        users.isEmpty() ? LeftOut.Reason.LISTED_UNKNOWN : LeftOut.Reason.LISTED_NOT_ENROLLED,
                        new Origin(list.setting(), list.file()),
                        row.line()));
            }
        });
    }

    private LeftOut row(Refusal refusal) {
        Origin origin = new Origin(refusal.source(), refusal.file());
        LeftOut.Kind kind = KINDS.entrySet().stream()
                .filter(e -> roster.origins(e.getKey()).contains(origin))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(LeftOut.Kind.ROW);
        return new LeftOut(kind, "", refusal.sourcedId(), "", LeftOut.Reason.ROW_REFUSED, origin, refusal.line());
    }
}
