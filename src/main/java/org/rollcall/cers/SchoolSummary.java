package org.rollcall.cers;

/**
 * One school in figures.
 *
 * @param school CDS code
 * @param students different students in its groups
 * @param logins different logins of its groups
 * @param leftOut lines of {@code left-out.csv} that name it
 */
public record SchoolSummary(String school, String name, int groups, int students, int logins, int leftOut) {}
