package org.rollcall.roster;

import java.util.List;

/**
 * A class: one section of a course, or a homeroom.
 *
 * @param classType {@code scheduled}, {@code homeroom} or an extension {@code ext:...}
 * @param course number in the courses table; -1 when the source has no courses
 * @param school number in the orgs table
 * @param terms numbers in the academic sessions table
 */
public record RosterClass(
        String title,
        String classCode,
        String classType,
        int course,
        int school,
        int[] terms,
        List<String> subjectCodes,
        List<String> periods,
        List<String> grades) {}
