package org.rollcall.database;

/** Which way to a database. */
public enum Mode {
    /** JDBC where the connection string can be translated and the driver is there, else ODBC. */
    AUTO,
    /** The system's ODBC driver manager. */
    ODBC,
    /** A JDBC driver. */
    JDBC
}
