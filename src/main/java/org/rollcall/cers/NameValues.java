package org.rollcall.cers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rollcall.lea.NamePart;
import org.rollcall.roster.Course;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.User;

/** What the parts of names stand for. A group of several classes has what they have in common. */
final class NameValues {

    private final Roster roster;
    private final ClassValues values;
    private final ClassStaff staff;
    private final int schoolYear;

    NameValues(Roster roster, ClassValues values, ClassStaff staff, int schoolYear) {
        this.roster = roster;
        this.values = values;
        this.staff = staff;
        this.schoolYear = schoolYear;
    }

    /** The value of a part; blank when the group has none. */
    String of(Draft draft, NamePart part) {
        return switch (part) {
            case COURSE_TITLE -> common(draft, c -> course(c, Course::title));
            case COURSE_CODE -> common(draft, c -> course(c, Course::courseCode));
            case CLASS_TITLE -> common(draft, c -> rosterClass(c).title());
            case CLASS_CODE -> common(draft, c -> rosterClass(c).classCode());
            case CLASS_SOURCED_ID -> common(draft, roster.classes()::id);
            case PERIOD -> common(draft, c -> joined(rosterClass(c).periods()));
            case TERM -> common(draft, c -> joined(values.terms(rosterClass(c))));
            case GRADE -> grade(draft);
            case LIST, FIELD -> draft.word();
            case TEACHER_FAMILY_NAME -> teacher(draft, User::familyName);
            case TEACHER_GIVEN_NAME -> teacher(draft, User::givenName);
            case SCHOOL_NAME -> Arrays.stream(draft.classes())
                    .mapToObj(c -> roster.orgs().get(rosterClass(c).school()).name())
                    .min(Comparator.naturalOrder())
                    .orElse("");
            case SCHOOL_YEAR -> (schoolYear - 1) + "-" + String.format(Locale.ROOT, "%02d", schoolYear % 100);
        };
    }

    private RosterClass rosterClass(int c) {
        return roster.classes().get(c);
    }

    private String course(int c, Function<Course, String> value) {
        int course = rosterClass(c).course();
        return course < 0 ? "" : value.apply(roster.courses().get(course));
    }

    private static String common(Draft draft, IntFunction<String> value) {
        if (!draft.isOfClasses()) {
            return "";
        }
        if (draft.classes().length == 1) {
            return value.apply(draft.classes()[0]);
        }
        List<String> all =
                IntStream.of(draft.classes()).mapToObj(value).distinct().toList();
        return all.size() == 1 ? all.get(0) : "";
    }

    private String grade(Draft draft) {
        return draft.isOfClasses()
                ? joined(Arrays.stream(draft.classes())
                        .boxed()
                        .flatMap(c -> rosterClass(c).grades().stream())
                        .toList())
                : draft.word();
    }

    private static String joined(List<String> values) {
        if (values.size() <= 1) {
            return values.isEmpty() ? "" : values.get(0);
        }
        return values.stream().distinct().sorted().reduce((a, b) -> a + "-" + b).orElse("");
    }

    /** The person it is for, else of the primary teachers of its class the first by name. */
    private String teacher(Draft draft, Function<User, String> name) {
        if (draft.person() >= 0) {
            return text(name.apply(roster.users().get(draft.person())));
        }
        if (!draft.isOfClasses()) {
            return "";
        }
        return staff.primary(draft.classes()[0]).stream()
                .map(ClassStaff.Member::user)
                .min(Comparator.comparing(
                                (Integer u) -> text(roster.users().get(u).familyName()))
                        .thenComparing(u -> text(roster.users().get(u).givenName()))
                        .thenComparing(u -> roster.users().id(u)))
                .map(u -> text(name.apply(roster.users().get(u))))
                .orElse("");
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
