package org.rollcall.lea;

/** What a night may take away from CERS. */
public enum Mode {
    /** Groups become what the roster says. */
    EXACT,
    /** No student, login or group that CERS has is taken away. */
    ADD_ONLY
}
