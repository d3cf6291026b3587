package org.rollcall.cers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.lea.NamePart;
import org.rollcall.lea.NameTemplate;
import org.rollcall.roster.Course;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.User;

/**
 * Names the groups of one school. A name is the template's; classes whose names CERS would take for one all get the
 * first part that tells them apart (class code, period, term, at last their sourcedId), whatever order they come in.
 */
final class Naming {

    private final Roster roster;
    private final NameTemplate template;
    private final int schoolYear;
    private final Membership members;

    Naming(Roster roster, NameTemplate template, int schoolYear, Membership members) {
        this.roster = roster;
        this.template = template;
        this.schoolYear = schoolYear;
        this.members = members;
    }

    /**
     * The names of each class's groups: one for every {@value StudentGroup#MAX_STUDENTS} students, the first plain, the
     * others with {@code (2)}, {@code (3)}, ... All are unique under {@link NameFold}.
     *
     * @param classes of one school
     * @param parts how many groups each class makes
     */
    Map<Integer, List<String>> names(List<Integer> classes, Function<Integer, Integer> parts) {
        Map<Integer, String> plain = new HashMap<>();
        Map<Integer, String> endings = new HashMap<>();
        for (int c : classes) {
            plain.put(c, name(c));
            endings.put(c, "");
        }
        for (List<Integer> alike : alike(classes, c -> List.of(fitted(plain.get(c), "", 1)))) {
            distinguish(alike, endings);
        }
        Function<Integer, List<String>> all = c -> all(plain.get(c), endings.get(c), parts.apply(c));
        for (List<Integer> alike : alike(classes, all)) {
            alike.forEach(c -> endings.put(c, ending(roster.classes().id(c))));
        }
        int round = 2;
        List<List<Integer>> left = alike(classes, all);
        while (!left.isEmpty()) {
            for (List<Integer> alike : left) {
                for (int i = 1; i < alike.size(); i++) {
                    endings.put(alike.get(i), ending(roster.classes().id(alike.get(i)), " ~" + (round + i - 1)));
                }
            }
            round += classes.size();
            left = alike(classes, all);
        }
        Map<Integer, List<String>> names = new HashMap<>();
        classes.forEach(c -> names.put(c, all.apply(c)));
        return names;
    }

    /** Sets of classes of which any two names fold to one, each in the order of sourcedId. */
    private List<List<Integer>> alike(List<Integer> classes, Function<Integer, List<String>> names) {
        Map<String, Set<Integer>> byKey = new TreeMap<>();
        for (int c : classes) {
            names.apply(c).forEach(n -> byKey.computeIfAbsent(NameFold.fold(n), k -> new HashSet<>())
                    .add(c));
        }
        Set<List<Integer>> alike = new HashSet<>();
        for (Set<Integer> sharing : byKey.values()) {
            if (sharing.size() > 1) {
                List<Integer> ordered = new ArrayList<>(sharing);
                ordered.sort(Comparator.comparing(c -> roster.classes().id(c)));
                alike.add(ordered);
            }
        }
        List<List<Integer>> sets = new ArrayList<>(alike);
        sets.sort(Comparator.comparing(
                set -> set.stream().map(roster.classes()::id).collect(Collectors.joining("\n"))));
        return sets;
    }

    private void distinguish(List<Integer> alike, Map<Integer, String> endings) {
        for (NamePart part : List.of(NamePart.CLASS_CODE, NamePart.PERIOD, NamePart.TERM)) {
            Set<String> values = new HashSet<>();
            for (int c : alike) {
                values.add(NameFold.fold(GroupNames.clean(value(c, part))));
            }
            if (values.size() == alike.size() && !values.contains("")) {
                alike.forEach(c -> endings.put(c, ending(value(c, part))));
                return;
            }
        }
        alike.forEach(c -> endings.put(c, ending(roster.classes().id(c))));
    }

    private static String ending(String value) {
        return ending(value, "");
    }

    private static String ending(String value, String number) {
        String clean = GroupNames.clean(value);
        return " [" + (clean.length() <= 100 ? clean : clean.substring(0, 100)) + number + "]";
    }

    private static List<String> all(String plain, String ending, int parts) {
        List<String> names = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            names.add(fitted(plain, ending, part));
        }
        return names;
    }

    private static String fitted(String plain, String ending, int part) {
        return GroupNames.fit(plain, part == 1 ? ending : ending + " (" + part + ")");
    }

    private String name(int c) {
        String name = GroupNames.clean(template.render(part -> value(c, part)));
        if (name.isEmpty()) {
            return GroupNames.clean("Class " + roster.classes().id(c));
        }
        return GroupNames.isNull(name) ? "(" + name + ")" : name;
    }

    private String value(int c, NamePart part) {
        RosterClass rosterClass = roster.classes().get(c);
        Course course = rosterClass.course() < 0 ? null : roster.courses().get(rosterClass.course());
        return switch (part) {
            case COURSE_TITLE -> course == null ? "" : course.title();
            case COURSE_CODE -> course == null ? "" : course.courseCode();
            case CLASS_TITLE -> rosterClass.title();
            case CLASS_CODE -> rosterClass.classCode();
            case CLASS_SOURCED_ID -> roster.classes().id(c);
            case PERIOD -> joined(rosterClass.periods(), "-");
            case TERM -> term(rosterClass);
            case GRADE -> joined(rosterClass.grades(), "-");
            case TEACHER_FAMILY_NAME -> teacher(c, User::familyName);
            case TEACHER_GIVEN_NAME -> teacher(c, User::givenName);
            case SCHOOL_NAME -> roster.orgs().get(rosterClass.school()).name();
            case SCHOOL_YEAR -> (schoolYear - 1) + "-" + String.format(java.util.Locale.ROOT, "%02d", schoolYear % 100);
        };
    }

    private static String joined(List<String> values, String mark) {
        return values.stream()
                .distinct()
                .sorted()
                .reduce((a, b) -> a + mark + b)
                .orElse("");
    }

    private String term(RosterClass rosterClass) {
        List<String> titles = new ArrayList<>();
        for (int term : rosterClass.terms()) {
            titles.add(roster.academicSessions().get(term).title());
        }
        return joined(titles, "-");
    }

    private String teacher(int c, Function<User, String> name) {
        List<Membership.Teacher> teachers = members.teachers(c);
        boolean anyPrimary = teachers.stream().anyMatch(Membership.Teacher::primary);
        return teachers.stream()
                .filter(t -> t.primary() || !anyPrimary)
                .min(Comparator.comparing((Membership.Teacher t) ->
                                text(roster.users().get(t.user()).familyName()))
                        .thenComparing(t -> text(roster.users().get(t.user()).givenName()))
                        .thenComparing(t -> roster.users().id(t.user())))
                .map(t -> text(name.apply(roster.users().get(t.user()))))
                .orElse("");
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
