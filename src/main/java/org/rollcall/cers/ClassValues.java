package org.rollcall.cers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rollcall.lea.FilterKey;
import org.rollcall.lea.GroupRule;
import org.rollcall.roster.Course;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.Wanted;

/** What a class is, as filters ask for it. */
final class ClassValues {

    private final Roster roster;
    private final String[] schools;
    private Map<Integer, Set<String>> studentGrades;

    /** @param schools the CDS codes of orgs */
    ClassValues(Roster roster, String... schools) {
        this.roster = roster;
        this.schools = schools;
    }

    /** Whether a class is at a school with a CDS code, without which nothing is asked of it. */
    boolean isKnown(int c) {
        return schools[roster.classes().get(c).school()] != null;
    }

    Collection<String> of(FilterKey key, int c) {
        RosterClass rosterClass = roster.classes().get(c);
        Course course = rosterClass.course() < 0 ? null : roster.courses().get(rosterClass.course());
        return switch (key) {
            case SCHOOL -> List.of(
                    schools[rosterClass.school()],
                    roster.orgs().get(rosterClass.school()).name());
            case GRADE -> rosterClass.grades().isEmpty() ? studentGrades(c) : rosterClass.grades();
            case COURSE -> course == null ? List.of() : List.of(course.title());
            case COURSE_CODE -> course == null ? List.of() : List.of(course.courseCode());
            case DEPARTMENT -> departments(c);
            case SUBJECT_CODE -> subjectCodes(rosterClass, course);
            case CLASS_TYPE -> List.of(rosterClass.classType());
            case TERM -> terms(rosterClass);
            case PERIOD -> rosterClass.periods();
        };
    }

    static Collection<String> subjectCodes(RosterClass rosterClass, Course course) {
        return rosterClass.subjectCodes().isEmpty() && course != null
                ? course.subjectCodes()
                : rosterClass.subjectCodes();
    }

    List<String> terms(RosterClass rosterClass) {
        return java.util.Arrays.stream(rosterClass.terms())
                .mapToObj(term -> roster.academicSessions().get(term).title())
                .toList();
    }

    /** The department that the course's org is, or that the class, else the course, names. */
    List<String> departments(int c) {
        int course = roster.classes().get(c).course();
        return Stream.of(
                        course < 0 ? "" : roster.courses().further("orgSourcedId", course),
                        roster.classes().further(Wanted.DEPARTMENT, c),
                        course < 0 ? "" : roster.courses().further(Wanted.DEPARTMENT, course))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The grades of those who are in a class that names none itself. */
    private Set<String> studentGrades(int c) {
        if (studentGrades == null) {
            studentGrades = new HashMap<>();
            Enrollments enrollments = roster.enrollments();
            for (int e = 0; e < enrollments.size(); e++) {
                if (enrollments.dropped(e)
                        || enrollments.role(e) != Enrollments.Role.STUDENT
                        || enrollments.time(e) != Enrollments.Time.CURRENT) {
                    continue;
                }
                int rosterClass = enrollments.rosterClass(e);
                if (roster.classes().isActive(rosterClass)
                        && roster.classes().get(rosterClass).grades().isEmpty()) {
                    studentGrades
                            .computeIfAbsent(rosterClass, k -> new TreeSet<>())
                            .addAll(items(roster.users().further(GroupRule.GRADES, enrollments.user(e))));
                }
            }
        }
        return studentGrades.getOrDefault(c, Set.of());
    }

    /** The items of a list as OneRoster writes it. */
    static List<String> items(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
    }
}
