package org.rollcall.cers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.landing.Parallel;
import org.rollcall.roster.LongIndex;

/** Sums up the groups of each school. */
final class Summaries {

    private final List<School> schools = new ArrayList<>();
    private int students;

    /** A school's groups, and who is in them. */
    private record School(List<StudentGroup> groups, long[] students, int logins) {

        static School of(List<StudentGroup> groups) {
            LongIndex seen = new LongIndex();
            LongList students = new LongList();
            Set<String> logins = new HashSet<>();
            for (StudentGroup group : groups) {
                for (long ssid : group.ssids()) {
                    if (seen.putIfAbsent(ssid, 0) < 0) {
                        students.add(ssid);
                    }
                }
                logins.addAll(group.logins());
            }
            return new School(groups, students.toArray(), logins.size());
        }

        String cds() {
            return groups.get(0).school();
        }
    }

    /** Takes the groups of all schools, which are ordered by CDS code. */
    void add(List<List<StudentGroup>> bySchool) {
        schools.addAll(Parallel.each(bySchool, School::of));
        LongList all = new LongList();
        schools.forEach(school -> all.addAll(school.students()));
        students = all.distinct().length;
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
                        school.students().length,
                        school.logins(),
                        left.getOrDefault(school.cds(), 0)))
                .toList();
    }
}
