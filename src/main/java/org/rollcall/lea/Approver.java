package org.rollcall.lea;

/** Who may approve a held run. */
public enum Approver {
    ANYONE,
    /** Anyone but who started it. */
    OTHER
}
