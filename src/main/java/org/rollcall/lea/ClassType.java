package org.rollcall.lea;

/** OneRoster's class types that groups are made of. */
public enum ClassType {
    SCHEDULED,
    HOMEROOM
}
