package org.rollcall.cers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A roster as CERS will see it.
 *
 * @param groups ordered by school, then name
 * @param made of each group, in their order, what it was made of; empty once the roster has gone
 * @param students how many different ones are in groups
 * @param leftOut ordered by school, kind, reason and id
 * @param schools ordered by CDS code
 * @param unknownLogins those that TOMS has no account for, ordered by school and login
 * @param fates what became of each row of the roster, for who asks; null once the roster has gone
 */
public record Mapping(
        List<StudentGroup> groups,
        List<Made> made,
        int students,
        List<LeftOut> leftOut,
        List<SchoolSummary> schools,
        List<UnknownLogin> unknownLogins,
        Fates fates) {

    /**
     * What a group was made of.
     *
     * @param rule the setting of its rule, such as {@code groups[0]}
     * @param values gives those of the parts of its name, {@code period=3; teacher.familyName=Ruiz}
     */
    public record Made(String rule, Supplier<String> values) {}

    /** How many different logins groups have. */
    public int logins() {
        Set<String> logins = new HashSet<>();
        groups.forEach(group -> logins.addAll(group.logins()));
        return logins.size();
    }

    /** The same without the roster that the groups were made of, and so without what asks it. */
    public Mapping groupsAlone() {
        return new Mapping(groups, List.of(), students, leftOut, schools, unknownLogins, null);
    }

    /** The same without some groups. */
    public Mapping without(Predicate<StudentGroup> left) {
        List<StudentGroup> kept = new ArrayList<>();
        List<Made> of = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (!left.test(groups.get(i))) {
                kept.add(groups.get(i));
                of.add(made.get(i));
            }
        }
        if (kept.size() == groups.size()) {
            return this;
        }
        Students all = new Students();
        kept.forEach(group -> all.add(group.ssids()));
        return new Mapping(List.copyOf(kept), List.copyOf(of), all.size(), leftOut, schools, unknownLogins, fates);
    }

    /** The school year of the groups; that of the date when there are none. */
    public int schoolYear(LocalDate date) {
        return groups.isEmpty() ? SchoolYears.of(date) : groups.get(0).schoolYear();
    }
}
