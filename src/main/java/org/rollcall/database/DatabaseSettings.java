package org.rollcall.database;

import java.time.Duration;

/**
 * How to reach a database.
 *
 * @param connection an ODBC connection string or DSN, or a JDBC URL
 * @param username in the place of the connection's own; blank for that
 * @param password in the place of the connection's own; blank for that
 * @param loginTimeout how long a sign-in may take
 * @param queryTimeout how long a query may give no row
 */
public record DatabaseSettings(
        String connection,
        String username,
        String password,
        Mode mode,
        DriverProcess process,
        Isolation isolation,
        Duration loginTimeout,
        Duration queryTimeout) {

    @Override
    public String toString() {
        return "a database by " + mode; // the rest may be secret
    }
}
