package org.rollcall.demo;

/** What stands in the files of the standard data specification. */
@FunctionalInterface
interface SpecTables {

    /** The rows of a file, without its header. */
    RosterRows rows(SpecFile file);
}
