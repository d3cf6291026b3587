package org.rollcall.database;

/** How a source's reads are kept apart from what others write in the meantime. */
public enum Isolation {
    /** All reads from one moment where the database can, else only what has been committed. */
    AUTO,
    /** Only what has been committed. */
    READ_COMMITTED,
    /** Even what others may yet take back. */
    READ_UNCOMMITTED
}
