package org.rollcall.cers;

import java.util.Comparator;

/**
 * By what CERS tells groups apart: the school, the school year, and the name as its collation takes it.
 *
 * @param school CDS code
 * @param folded the name under {@link NameFold}
 */
public record GroupName(String school, int schoolYear, String folded) implements Comparable<GroupName> {

    private static final Comparator<GroupName> ORDER = Comparator.comparing(GroupName::school)
            .thenComparing(GroupName::folded)
            .thenComparing(GroupName::schoolYear);

    /** Of a group by its name as written. */
    public static GroupName of(String school, int schoolYear, String name) {
        return new GroupName(school, schoolYear, NameFold.fold(name));
    }

    /** Of a group. */
    public static GroupName of(StudentGroup group) {
        return of(group.school(), group.schoolYear(), group.name());
    }

    @Override
    public int compareTo(GroupName other) {
        return ORDER.compare(this, other);
    }
}
