package org.rollcall.safety;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.rollcall.lea.Limit;
import org.rollcall.lea.Limits;

/**
 * Says where a night oversteps the limits: of the LEA, then school by school. Groups are counted, not named: their names
 * may be made of anything.
 */
final class Overstepping {

    private final Limits limits;
    private final Map<String, String> schoolNames;

    Overstepping(Limits limits, Map<String, String> schoolNames) {
        this.limits = limits;
        this.schoolNames = schoolNames;
    }

    /** A clause each; none when everything is within the limits. */
    List<String> clauses(Changes changes) {
        List<String> clauses = new ArrayList<>();
        Map<String, List<GroupTurnover>> turnover =
                changes.turnover().stream().collect(Collectors.groupingBy(GroupTurnover::school));
        for (SchoolChange school : changes.schools()) {
            String name = schoolNames.containsKey(school.school())
                    ? schoolNames.get(school.school()) + " (" + school.school() + ")"
                    : "school " + school.school();
            List<String> over = scope(name, school.figures(), limits.school());
            if (over.isEmpty()) {
                over = groups(name, turnover.getOrDefault(school.school(), List.of()));
            }
            clauses.addAll(over);
        }
        boolean saidAll = changes.schools().size() == 1 && !clauses.isEmpty();
        if (!saidAll) {
            clauses.addAll(0, scope("the LEA", changes.lea(), limits.lea()));
        }
        return List.copyOf(clauses);
    }

    /**
     * Students who stay but lose most of their classes, and teachers who lose some of theirs, show in neither students nor
     * groups nor logins. What is compared of places is how many there are, so that a new term's schedule is no alarm.
     */
    private static List<String> scope(String name, Figures figures, Limits.Scope limits) {
        List<String> over = new ArrayList<>();
        gone(name, figures.studentsOut(), figures.studentsBefore(), "students", limits.students(), true, over);
        gone(name, figures.groupsEmptied(), figures.groupsBefore(), "groups", limits.groups(), true, over);
        if (over.isEmpty()) { // else these would say the same again
            int places = figures.placesBefore() - figures.placesNow();
            Limit ofPlaces =
                    new Limit(limits.students().percent(), limits.students().atLeast(), Limit.NONE);
            gone(name, places, figures.placesBefore(), "student places in groups", ofPlaces, false, over);
            if (over.isEmpty()) {
                int seen = figures.seenBefore() - figures.seenNow();
                gone(name, seen, figures.seenBefore(), "student places that a login sees", ofPlaces, false, over);
            }
            gone(
                    name,
                    figures.loginsOut(),
                    figures.loginsBefore(),
                    "logins",
                    limits.logins(),
                    figures.loginsIn() == 0,
                    over);
        }
        int before = figures.studentsBefore();
        if (before > 0 && limits.added().isOver(figures.studentsIn(), before)) {
            over.add(String.format(
                    Locale.ROOT,
                    "%s: %,d students are new beside %,d published (%s)",
                    name,
                    figures.studentsIn(),
                    before,
                    share(figures.studentsIn(), before, limits.added())));
        }
        return over;
    }

    /** @param all whether it is over the limit, however few there were, that none of them is left */
    private static void gone(
            String name, int gone, int before, String what, Limit limit, boolean all, List<String> over) {
        boolean none = all && gone == before && gone > 0 && limit.percent() < 100;
        if (none || limit.isOver(gone, before)) {
            over.add(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d published %s are gone (%s)",
                    name,
                    gone,
                    before,
                    what,
                    share(gone, before, limit)));
        }
    }

    private List<String> groups(String school, List<GroupTurnover> groups) {
        List<String> over = new ArrayList<>();
        worst(
                school,
                groups,
                GroupTurnover::studentsOut,
                GroupTurnover::studentsBefore,
                limits.group().students(),
                "%s: %s lost too many students, at worst %,d of %,d published (%s)",
                over);
        worst(
                school,
                groups,
                GroupTurnover::loginsOut,
                GroupTurnover::loginsBefore,
                limits.group().logins(),
                "%s: %s lost too many logins, at worst %,d of %,d published (%s)",
                over);
        worst(
                school,
                groups,
                GroupTurnover::studentsIn,
                GroupTurnover::studentsBefore,
                limits.group().added(),
                "%s: %s gained too many students, at worst %,d beside %,d published (%s)",
                over);
        return over;
    }

    private static void worst(
            String school,
            List<GroupTurnover> groups,
            ToIntFunction<GroupTurnover> changed,
            ToIntFunction<GroupTurnover> before,
            Limit limit,
            String clause,
            List<String> over) {
        List<GroupTurnover> bad = groups.stream()
                .filter(group -> limit.isOver(changed.applyAsInt(group), before.applyAsInt(group)))
                .toList();
        bad.stream()
                .max(Comparator.comparingInt(changed).thenComparing(GroupTurnover::name))
                .ifPresent(worst -> over.add(String.format(
                        Locale.ROOT,
                        clause,
                        school,
                        bad.size() == 1 ? "1 group has" : String.format(Locale.ROOT, "%,d groups have", bad.size()),
                        changed.applyAsInt(worst),
                        before.applyAsInt(worst),
                        share(changed.applyAsInt(worst), before.applyAsInt(worst), limit))));
    }

    /** How much that is, and the limit that it is over. */
    private static String share(int changed, int of, Limit limit) {
        if (changed > limit.most() && !limit.isOverPercent(changed, of)) {
            return String.format(Locale.ROOT, "limit %,d", limit.most());
        }
        double percent = limit.percent();
        return String.format(
                Locale.ROOT,
                "%.1f %%, limit %s %%",
                changed * 100.0 / of,
                percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent));
    }
}
