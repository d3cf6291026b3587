package org.rollcall.lea;

/** How an LEA's groups are laid out in files. */
public enum OutputFiles {
    /** One file for the whole LEA. */
    LEA,
    /** One file for each school. */
    SCHOOL
}
