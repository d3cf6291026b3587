package org.rollcall.roster;

/** What becomes of a row whose sourcedId another row of its entity had before it. Equal ones are merged in any case. */
public enum Repeats {

    /** In a file, one of two rows that differ must be wrong, and which cannot be told: neither is taken. */
    REFUSED_WHEN_DIFFERENT,

    /** In a pull, pages may overlap and a record may change between two of them: the later one is merged. */
    FIRST_COUNTS
}
