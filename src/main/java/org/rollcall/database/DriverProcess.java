package org.rollcall.database;

/** Where an ODBC driver runs. A driver is native code, and its crash ends the process it runs in. */
public enum DriverProcess {
    /** In a process of its own, unless it is one that Rollcall is tested with. */
    AUTO,
    /** In a process of its own. */
    CHILD,
    /** In Rollcall's process. */
    SAME
}
