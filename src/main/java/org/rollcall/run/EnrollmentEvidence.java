package org.rollcall.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.cers.LeftOut;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Table;

/** What became of the enrollments of one person or class: they count, a rule left them out, or another source owns the class. */
final class EnrollmentEvidence {

    private final Evidence evidence;

    /** What tells merged enrollments apart: one line of a file may make several. */
    private record Key(Evidence.Place place, int rosterClass, int user, Enrollments.Role role) {}

    EnrollmentEvidence(Evidence evidence) {
        this.evidence = evidence;
    }

    private String owner(int rosterClass) {
        return evidence.sources().keySet().stream()
                .filter(source -> !evidence.merged()
                        .numbers()
                        .get(source)
                        .rows(Entity.CLASSES, rosterClass)
                        .isEmpty())
                .min(Comparator.comparing(evidence::rank))
                .orElseThrow();
    }

    /** The enrollments of a person or of a class, in the order of classes and sources. */
    List<Evidence.Enrollment> of(Entity entity, int row) {
        List<Evidence.Enrollment> found = new ArrayList<>();
        Map<Key, Integer> kept = kept(entity, row);
        evidence.sources().forEach((source, reading) -> {
            Enrollments all = reading.roster().enrollments();
            List<Integer> own = evidence.merged().numbers().get(source).rows(entity, row);
            for (int e = 0; e < all.size(); e++) {
                if (own.contains(entity == Entity.CLASSES ? all.rosterClass(e) : all.user(e))) {
                    found.add(enrollment(source, e, kept));
                }
            }
        });
        found.sort(Comparator.comparing(e -> e.rosterClass() < 0 ? Integer.MAX_VALUE : e.rosterClass()));
        return found;
    }

    /** The merged enrollments that count or are left out by a rule of the mapping. */
    private Map<Key, Integer> kept(Entity entity, int row) {
        Enrollments all = evidence.roster().enrollments();
        Map<Key, Integer> kept = new HashMap<>();
        for (int e = 0; e < all.size(); e++) {
            if (!all.dropped(e) && (entity == Entity.CLASSES ? all.rosterClass(e) : all.user(e)) == row) {
                kept.put(new Key(place(evidence.roster(), e), all.rosterClass(e), all.user(e), all.role(e)), e);
            }
        }
        return kept;
    }

    private static Evidence.Place place(Roster roster, int enrollment) {
        Enrollments all = roster.enrollments();
        return new Evidence.Place(roster.origins(Entity.ENROLLMENTS).get(all.file(enrollment)), all.line(enrollment));
    }

    private Evidence.Enrollment enrollment(String source, int e, Map<Key, Integer> kept) {
        Roster roster = evidence.sources().get(source).roster();
        Enrollments all = roster.enrollments();
        Evidence.Place place = place(roster, e);
        int c = evidence.number(source, Entity.CLASSES, all.rosterClass(e));
        int user = evidence.number(source, Entity.USERS, all.user(e));
        String name = c >= 0 ? evidence.name(c) : id(roster.classes(), all.rosterClass(e));
        String id = user >= 0 ? evidence.roster().users().id(user) : id(roster.users(), all.user(e));
        if (all.dropped(e)) {
            return new Evidence.Enrollment(place, user, id, c, name, null, false, dropped(source, e));
        }
        Enrollments.Role role = all.role(e);
        Integer m = kept.get(new Key(place, c, user, role));
        if (m != null) {
            String rule = evidence.fates().enrollmentRule(m);
            return new Evidence.Enrollment(
                    place,
                    user,
                    id,
                    c,
                    name,
                    role,
                    false,
                    rule == null ? null : evidence.words().ofEnrollment(rule));
        }
        if (c < 0) {
            Hindrance gone = evidence.deletedElsewhere(source, roster.classes().id(all.rosterClass(e)));
            return new Evidence.Enrollment(place, user, id, c, name, role, false, gone.ofClass());
        }
        Enrollments.Time time = all.time(e);
        boolean same = kept.entrySet().stream()
                .anyMatch(other -> isSame(other.getKey(), c, user, role)
                        && evidence.roster().enrollments().time(other.getValue()) == time);
        boolean current = time == Enrollments.Time.CURRENT;
        return new Evidence.Enrollment(
                place, user, id, c, name, role, same, same ? null : foreign(source, owner(c), current));
    }

    private static String id(Table<?> table, int row) {
        return row < 0 ? "" : table.id(row);
    }

    private static boolean isSame(Key other, int rosterClass, int user, Enrollments.Role role) {
        return other.rosterClass() == rosterClass && other.user() == user && other.role() == role;
    }

    private static Hindrance foreign(String source, String owner, boolean current) {
        String words = "does not count: the class is " + owner + "'s, which has no such enrollment now";
        return current
                ? Hindrance.fault(
                        words,
                        LeftOut.Owner.SIS,
                        "enter it where " + owner + " gets it from, if it is right, or ops can name " + source
                                + " in precedence[enrollment]")
                : Hindrance.usual(words, LeftOut.Owner.SIS, "enter it where " + owner + " gets it from");
    }

    /** Why an enrollment was not taken in reading. */
    private Hindrance dropped(String source, int e) {
        Roster roster = evidence.sources().get(source).roster();
        Enrollments all = roster.enrollments();
        return evidence.refusal(source, place(roster, e))
                .orElseGet(() -> isLeftOut(roster.classes(), all.rosterClass(e))
                        ? Evidence.leftOut(
                                "is in a class that ", roster.classes().state(all.rosterClass(e)), source)
                        : isLeftOut(roster.users(), all.user(e))
                                ? Evidence.leftOut(
                                        "is of a person who ", roster.users().state(all.user(e)), source)
                                : Evidence.leftOut("", Table.State.DELETED, source));
    }

    private static boolean isLeftOut(Table<?> table, int row) {
        return row >= 0 && !table.isActive(row);
    }
}
