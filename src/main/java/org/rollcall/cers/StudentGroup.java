package org.rollcall.cers;

import java.util.Comparator;
import java.util.List;
import org.rollcall.lea.Subject;

/**
 * What CERS knows: a named group of one school and year with its students and its logins.
 *
 * @param school 14-digit CDS code
 * @param name unique in the school under {@link NameFold}
 * @param ssids ascending, each once, at most 200
 * @param logins e-mail addresses in lower case, ascending, each once
 * @param origin what it was made from
 * @param part 1, or which part of a group of more than 200 students
 */
public record StudentGroup(
        String school,
        String name,
        int schoolYear,
        Subject subject,
        long[] ssids,
        List<String> logins,
        GroupOrigin origin,
        int part) {

    /** As files have them: all groups of a school together. */
    public static final Comparator<StudentGroup> ORDER = Comparator.comparing(StudentGroup::school)
            .thenComparing(StudentGroup::name)
            .thenComparing(StudentGroup::schoolYear);

    /** CERS refuses a group with more rows that carry an SSID. */
    public static final int MAX_STUDENTS = 200;

    StudentGroup called(String other) {
        return new StudentGroup(school, other, schoolYear, subject, ssids, logins, origin, part);
    }

    /** Whether nobody is in it and nobody sees it: sent to take what CERS has in a group out of it. */
    public boolean isEmpty() {
        return ssids.length == 0 && logins.isEmpty();
    }
}
