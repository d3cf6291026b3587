package org.rollcall.lea;

/** What becomes of an LEA's first run, when there is nothing to compare it with. */
public enum FirstRun {
    /** A person looks at it first. */
    HOLD,
    PUBLISH
}
