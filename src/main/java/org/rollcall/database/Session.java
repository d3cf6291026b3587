package org.rollcall.database;

import java.io.IOException;
import java.util.List;

/** A connection to a database with a transaction that is never committed. For one thread, but for {@link #cancel}. */
interface Session extends AutoCloseable {

    /** The database's name and version. */
    String product();

    /** The driver's name and version. */
    String driver();

    /**
     * Sends a statement of our own that gives no rows.
     *
     * @throws SqlFault when the database refuses it
     */
    void execute(String statement) throws SqlFault;

    /**
     * Sends a query and looks at its columns alone.
     *
     * @throws SqlFault when the database refuses it
     */
    List<ResultColumn> columns(String query) throws SqlFault;

    /**
     * Sends a query and hands over its rows as they come.
     *
     * @throws SqlFault when the database refuses it, or the connection is lost
     * @throws IOException when the handler cannot go on; the session is of no use then
     */
    void read(String query, RowHandler rows) throws SqlFault, IOException;

    /** Ends the transaction, and with it everything it may have changed. */
    void rollback() throws SqlFault;

    /** Whether the driver has the database give up a query after as long as a source may wait. */
    boolean limitsQueries();

    /** Has the database give up what it is doing; from any thread. */
    void cancel();

    /** Rolls back and disconnects; never fails. */
    @Override
    void close();
}
