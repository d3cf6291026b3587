package org.rollcall.lea;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * Which groups are made, and how.
 *
 * @param field of a rule by field or grade, the column of students whose values make groups, as OneRoster calls it; else
 *     blank
 * @param list of a rule by list; else null
 * @param classes the class types taken; in one order, for the settings of a run have a fingerprint
 * @param filter which of them
 * @param name how a group is named
 * @param subjectCodes for a subject, the beginnings of the subject codes (of the class, else of its course) that mean it
 * @param courseCodes for a subject, patterns that match the whole course code
 * @param subject what a class is that neither matches; null leaves it out
 * @param staff who has access
 * @param minimumStudents smaller groups are not made
 */
public record GroupRule(
        GroupBy by,
        String field,
        StudentList list,
        SortedSet<ClassType> classes,
        ClassFilter filter,
        NameTemplate name,
        Map<Subject, List<String>> subjectCodes,
        Map<Subject, List<Pattern>> courseCodes,
        @JsonInclude Subject subject,
        Staff staff,
        int minimumStudents) {

    /** The column of the students' grades. */
    public static final String GRADES = "grades";
}
