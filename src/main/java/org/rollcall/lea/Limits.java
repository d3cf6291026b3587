package org.rollcall.lea;

/**
 * How much may change in one night before a person looks.
 *
 * @param studentsPercent of a school's published students gone, or of their places in its groups, in percent; over it,
 *     and
 * @param studentsAtLeast this many gone, holds the run
 * @param groupsPercent of a school's published groups gone, in percent; over it holds the run
 * @param loginsPercent fewer logins in a school's groups than published, in percent; over it, and
 * @param loginsAtLeast this many fewer, holds the run
 * @param refusedPercent of a file's rows refused, in percent; over it the source fails
 */
public record Limits(
        double studentsPercent,
        int studentsAtLeast,
        double groupsPercent,
        double loginsPercent,
        int loginsAtLeast,
        double refusedPercent) {}
