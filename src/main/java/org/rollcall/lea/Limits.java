package org.rollcall.lea;

/**
 * How much may change in one night before a person looks: over the whole LEA, in each school, and in each group.
 *
 * @param refusedPercent of a file's rows refused, in percent; over it the source fails
 */
public record Limits(Scope lea, Scope school, Scope group, double refusedPercent) {

    /**
     * The limits of the LEA, of a school or of a group.
     *
     * @param students published students who are gone
     * @param groups published groups that are emptied or renamed; null for a group, which has none
     * @param logins published logins that are gone
     * @param added students who were not published there before, by what was published there
     */
    public record Scope(Limit students, Limit groups, Limit logins, Limit added) {}
}
