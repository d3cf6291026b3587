package org.rollcall.cers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rollcall.lea.GroupBy;
import org.rollcall.lea.GroupRule;
import org.rollcall.lea.StudentList;
import org.rollcall.lea.Subject;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Roster;

/** Makes the drafts of one rule. */
final class DraftMaker {

    private static final int SSID_BITS = 34;

    private final Roster roster;
    private final int number;
    private final GroupRule rule;
    private final ClassSelection classes;
    private final Membership members;
    private final ClassStaff staff;
    private final Access access;
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private Map<String, List<StudentList.Row>> listed;
    private int small;

    /** A group at a school, before it is known who is in it. */
    private record Place(String word, String school) {}

    DraftMaker(
            Roster roster,
            int number,
            GroupRule rule,
            ClassSelection classes,
            Membership members,
            ClassStaff staff,
            Access access) {
        this.roster = roster;
        this.number = number;
        this.rule = rule;
        this.classes = classes;
        this.members = members;
        this.staff = staff;
        this.access = access;
    }

    /** The drafts. */
    List<Draft> make() {
        switch (rule.by()) {
            case SECTION -> classes.taken(number).stream()
                    .filter(members::hasStudents)
                    .forEach(this::section);
            case TEACHER -> teachers();
            default -> picked();
        }
        return drafts;
    }

    /** The groups of a list none of whose students is found in a class that is taken, in the order of the list. */
    Set<String> unmade() {
        Set<String> unmade = new LinkedHashSet<>();
        if (rule.by() == GroupBy.LIST) {
            rule.list().rows().forEach(row -> unmade.add(row.group()));
            unmade.removeAll(found);
        }
        return unmade;
    }

    /** How many groups were not made for having fewer students than the rule wants. */
    int small() {
        return small;
    }

    private boolean isSmall(int students) {
        if (students >= rule.minimumStudents()) {
            return false;
        }
        small++;
        return true;
    }

    private void section(int c) {
        long[] ssids = members.students(c);
        if (isSmall(ssids.length)) {
            return;
        }
        String id = roster.classes().id(c);
        List<Integer> people =
                staff.chosen(rule.staff(), c).map(ClassStaff.Member::user).toList();
        drafts.add(new Draft(
                number,
                GroupOrigin.section(id),
                id,
                classes.schoolOf(c),
                classes.subject(number, c),
                new int[] {c},
                -1,
                "",
                ssids,
                access.logins(rule.staff(), classes.schoolOf(c), people, new int[] {c}, List.of()),
                members.sources(c)));
    }

    private void teachers() {
        Map<Integer, Map<String, List<Integer>>> taught = new TreeMap<>();
        classes.taken(number).stream().filter(members::hasStudents).forEach(c -> staff.primary(c)
                .forEach(teacher -> taught.computeIfAbsent(teacher.user(), u -> new TreeMap<>())
                        .computeIfAbsent(classes.schoolOf(c), s -> new ArrayList<>())
                        .add(c)));
        taught.forEach((teacher, schools) -> schools.forEach((school, own) -> teacher(teacher, school, own)));
    }

    private void teacher(int teacher, String school, List<Integer> own) {
        int[] ordered = ordered(own.stream().mapToInt(Integer::intValue));
        long[] ssids = LongList.distinct(Arrays.stream(ordered)
                .mapToObj(members::students)
                .flatMapToLong(LongStream::of)
                .toArray());
        if (isSmall(ssids.length)) {
            return;
        }
        Set<Integer> people = new HashSet<>();
        for (int c : ordered) {
            staff.chosen(rule.staff(), c)
                    .filter(member -> member.user() == teacher
                            || !member.isTeacher()
                            || rule.staff().coTeachers())
                    .forEach(member -> people.add(member.user()));
        }
        Set<Subject> subjects = new HashSet<>();
        Arrays.stream(ordered).forEach(c -> subjects.add(classes.subject(number, c)));
        String id = roster.users().id(teacher);
        drafts.add(new Draft(
                number,
                GroupOrigin.teacher(id, school),
                id,
                school,
                subjects.size() == 1 ? subjects.iterator().next() : Subject.ALL,
                ordered,
                teacher,
                "",
                ssids,
                access.logins(rule.staff(), school, people, ordered, List.of()),
                sources(ordered)));
    }

    private int[] ordered(IntStream some) {
        return some.distinct()
                .boxed()
                .sorted(Comparator.comparing(c -> roster.classes().id(c)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Set<String> sources(int... of) {
        Set<String> sources = new TreeSet<>();
        Arrays.stream(of).forEach(c -> sources.addAll(members.sources(c)));
        return sources;
    }

    private void picked() {
        Map<Place, Integer> numbers = new LinkedHashMap<>();
        LongList students = new LongList();
        LongList of = new LongList();
        Enrollments enrollments = roster.enrollments();
        for (int e = 0; e < enrollments.size(); e++) {
            if (!classes.takes(number, Math.max(0, enrollments.rosterClass(e))) || !members.isKnown(e)) {
                continue;
            }
            String school = classes.schoolOf(enrollments.rosterClass(e));
            for (String word : members.picks(number).words(enrollments.user(e), school)) {
                long group = numbers.computeIfAbsent(new Place(word, school), p -> numbers.size());
                students.add(group << SSID_BITS | members.ssid(enrollments.user(e)));
                of.add(group << Integer.SIZE | enrollments.rosterClass(e));
            }
        }
        List<long[]> ssids = split(students.distinct(), SSID_BITS, numbers.size());
        List<long[]> classNumbers = split(of.distinct(), Integer.SIZE, numbers.size());
        numbers.forEach((place, n) -> {
            found.add(place.word());
            if (!isSmall(ssids.get(n).length)) {
                picked(
                        place,
                        ssids.get(n),
                        ordered(Arrays.stream(classNumbers.get(n)).mapToInt(c -> (int) c)));
            }
        });
    }

    /** What stands in the low bits of numbers, by what stands above them. */
    private static List<long[]> split(long[] packed, int bits, int groups) {
        List<long[]> split = new ArrayList<>(groups);
        int from = 0;
        for (int group = 0; group < groups; group++) {
            int to = from;
            while (to < packed.length && packed[to] >>> bits == group) {
                to++;
            }
            split.add(Arrays.stream(packed, from, to)
                    .map(number -> number & (1L << bits) - 1)
                    .toArray());
            from = to;
        }
        return split;
    }

    private void picked(Place place, long[] ssids, int... of) {
        String word = place.word();
        Set<Integer> people = new HashSet<>();
        int person = -1;
        if (rule.staff().field()) {
            people.addAll(access.find(word));
            people.forEach(staff::judge);
            person = people.size() == 1 ? people.iterator().next() : -1;
        }
        if (rule.staff().isOfClasses()) {
            Arrays.stream(of).forEach(c -> staff.chosen(rule.staff(), c).forEach(member -> people.add(member.user())));
        }
        drafts.add(new Draft(
                number,
                GroupOrigin.of(GroupOrigin.kind(rule), word, place.school()),
                word,
                place.school(),
                subject(word),
                of,
                person,
                word,
                ssids,
                access.logins(rule.staff(), place.school(), people, new int[0], named(place)),
                sources(of)));
    }

    private Subject subject(String word) {
        return rows(word)
                .map(StudentList.Row::subject)
                .filter(subject -> subject != null)
                .findFirst()
                .orElse(rule.subject());
    }

    private Collection<String> named(Place place) {
        return rows(place.word())
                .filter(row -> !row.login().isEmpty()
                        && (row.school().isEmpty() || row.school().equals(place.school())))
                .map(StudentList.Row::login)
                .toList();
    }

    private Map<String, List<StudentList.Row>> listed() {
        if (listed == null) {
            listed = rule.list().rows().stream().collect(Collectors.groupingBy(StudentList.Row::group));
        }
        return listed;
    }

    private java.util.stream.Stream<StudentList.Row> rows(String word) {
        return rule.by() == GroupBy.LIST
                ? listed().getOrDefault(word, List.of()).stream()
                : java.util.stream.Stream.empty();
    }
}
