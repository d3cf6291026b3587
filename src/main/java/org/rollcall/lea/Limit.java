package org.rollcall.lea;

/**
 * How much of one thing may change in one night before a person looks.
 *
 * @param percent over so many percent of what was published, and
 * @param atLeast at least so many, holds the run
 * @param most over so many holds it whatever the percentage; {@link #NONE} when there is no such limit
 */
public record Limit(double percent, int atLeast, int most) {

    /** No limit to the number. */
    public static final int NONE = Integer.MAX_VALUE;

    /** Whether a change is over it. */
    public boolean isOver(int changed, int of) {
        return changed > most || isOverPercent(changed, of);
    }

    /** Whether a change is over the percentage. */
    public boolean isOverPercent(int changed, int of) {
        return changed > 0 && changed >= atLeast && changed * 100.0 > percent * of;
    }
}
