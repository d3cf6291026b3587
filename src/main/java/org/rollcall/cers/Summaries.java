package org.rollcall.cers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.landing.Parallel;

/** Sums up the groups of each school. */
final class Summaries {

    private final List<School> schools = new ArrayList<>();
    private int students;

    /** A school's groups, and how many are in them. */
    private record School(List<StudentGroup> groups, int students, int logins) {

        String cds() {
            return groups.get(0).school();
        }
    }

    /** Takes the groups of all schools, which are ordered by CDS code. */
    void add(List<List<StudentGroup>> bySchool) {
        Students all = new Students();
        schools.addAll(Parallel.each(bySchool, groups -> school(groups, all)));
        students = all.size();
    }

    private static School school(List<StudentGroup> groups, Students all) {
        Students students = new Students();
        Set<String> logins = new HashSet<>();
        for (StudentGroup group : groups) {
            students.add(group.ssids());
            logins.addAll(group.logins());
        }
        synchronized (all) {
            all.add(students);
        }
        return new School(groups, students.size(), logins.size());
    }

    /** How many different students are in groups. */
    int students() {
        return students;
    }

    /**
     * The summaries, in that order.
     *
     * @param names by CDS code
     */
    List<SchoolSummary> of(Map<String, String> names, List<LeftOut> leftOut) {
        Map<String, Integer> left = new HashMap<>();
        leftOut.forEach(item -> left.merge(item.school(), 1, Integer::sum));
        return schools.stream()
                .map(school -> new SchoolSummary(
                        school.cds(),
                        names.getOrDefault(school.cds(), ""),
                        school.groups().size(),
                        school.students(),
                        school.logins(),
                        left.getOrDefault(school.cds(), 0)))
                .toList();
    }
}
