package org.rollcall.database;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A session over the system's ODBC driver manager. */
final class OdbcSession implements Session {

    private static final int ODBC_VERSION = 200;
    private static final int ACCESS_MODE = 101;
    private static final int AUTOCOMMIT = 102;
    private static final int LOGIN_TIMEOUT = 103;
    private static final int CONNECTION_TIMEOUT = 113;
    private static final int QUERY_TIMEOUT = 0;
    private static final int INTEGER = -6;
    private static final short DBMS_NAME = 17;
    private static final short DBMS_VERSION = 18;
    private static final short DRIVER_NAME = 6;
    private static final short DRIVER_VERSION = 7;
    private static final short NO_PROMPT = 0;

    private final OdbcHandle environment;
    private final OdbcHandle connection;
    private final Duration patience;
    private final Object running = new Object();
    private final String product;
    private final String driver;
    private OdbcHandle statement;

    private OdbcSession(OdbcHandle environment, OdbcHandle connection, Duration patience) {
        this.environment = environment;
        this.connection = connection;
        this.patience = patience;
        this.product = info(DBMS_NAME) + " " + info(DBMS_VERSION).replaceFirst("\\s.*$", "");
        this.driver = info(DRIVER_NAME) + " " + info(DRIVER_VERSION).replaceFirst("\\s.*$", "");
    }

    /** Connects. */
    static OdbcSession open(ConnectionString string, Duration login, Duration patience) throws SqlFault {
        OdbcApi.bind();
        OdbcHandle environment = OdbcHandle.below(null, OdbcApi.ENVIRONMENT);
        try {
            environment.require(OdbcApi.SQLSetEnvAttr(environment.pointer(), ODBC_VERSION, new Pointer(3), INTEGER));
            OdbcHandle connection = OdbcHandle.below(environment, OdbcApi.CONNECTION);
            try {
                connect(connection, tuned(string), login, patience);
                return new OdbcSession(environment, connection, patience);
            } catch (SqlFault | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SqlFault | RuntimeException e) {
            environment.close();
            throw e;
        }
    }

    /** With what makes a known driver stream, and keep types apart, where the string does not say otherwise. */
    private static ConnectionString tuned(ConnectionString string) {
        return switch (Vendor.of(string.get("driver"))) {
            case POSTGRESQL -> string.orElse("UseDeclareFetch", "1")
                    .orElse("Fetch", "2000")
                    .orElse("BoolsAsChar", "0")
                    .with("Debug", "0")
                    .with(
                            "CommLog",
                            "0") // Debian has it on: files in /tmp for all to read, of what was asked and answered
                    .with("ReadOnly", "0"); // it would refuse the statement that has the server itself refuse to write
            case SQLITE -> string.orElse("NoCreat", "1"); // or a name misspelt makes an empty database
            default -> string;
        };
    }

    private static void connect(OdbcHandle connection, ConnectionString string, Duration login, Duration patience)
            throws SqlFault {
        set(connection, LOGIN_TIMEOUT, Math.max(1, login.toSeconds()));
        set(connection, ACCESS_MODE, 1); // a hint that no driver need heed
        Memory text = OdbcApi.wide(string.text());
        Memory out = new Memory(2048);
        Memory needed = new Memory(2);
        try {
            short returned = OdbcApi.SQLDriverConnectW(
                    connection.pointer(),
                    Pointer.NULL,
                    text,
                    (short) string.text().length(),
                    out,
                    (short) 1000,
                    needed,
                    NO_PROMPT);
            connection.require(returned);
        } finally {
            text.clear();
            out.clear(); // the driver manager gives the whole string back, the password in it
        }
        set(connection, CONNECTION_TIMEOUT, Watch.backstop(patience).toSeconds());
        connection.require(OdbcApi.SQLSetConnectAttrW(connection.pointer(), AUTOCOMMIT, new Pointer(0), INTEGER));
    }

    /** Sets an attribute that a driver may not have. */
    private static void set(OdbcHandle connection, int attribute, long value) {
        OdbcApi.SQLSetConnectAttrW(connection.pointer(), attribute, new Pointer(value), INTEGER);
    }

    private String info(short what) {
        Memory value = new Memory(512);
        Memory needed = new Memory(2);
        short returned = OdbcApi.SQLGetInfoW(connection.pointer(), what, value, (short) 512, needed);
        return OdbcApi.ok(returned) ? OdbcHandle.text(value, 255) : "";
    }

    @Override
    public String product() {
        return product;
    }

    @Override
    public String driver() {
        return driver;
    }

    @Override
    public void execute(String text) throws SqlFault {
        begin();
        try {
            send(text);
        } finally {
            end();
        }
    }

    private void send(String text) throws SqlFault {
        Memory wide = OdbcApi.wide(text);
        short returned = OdbcApi.SQLExecDirectW(statement.pointer(), wide, text.length());
        if (returned != OdbcApi.NO_DATA) {
            statement.require(returned);
        }
    }

    private void begin() throws SqlFault {
        synchronized (running) {
            statement = OdbcHandle.below(connection, OdbcApi.STATEMENT);
        }
        OdbcApi.SQLSetStmtAttrW(
                statement.pointer(), QUERY_TIMEOUT, new Pointer(Math.max(1, patience.toSeconds())), INTEGER);
    }

    private void end() {
        synchronized (running) {
            statement.close();
            statement = null;
        }
    }

    @Override
    public List<ResultColumn> columns(String query) throws SqlFault {
        begin();
        try {
            send(query);
            return OdbcColumn.of(statement).stream().map(OdbcColumn::column).toList();
        } finally {
            end();
        }
    }

    @Override
    public void read(String query, RowHandler rows) throws SqlFault, IOException {
        boolean whole = false;
        while (true) {
            begin();
            try {
                send(query);
                List<OdbcColumn> columns = OdbcColumn.of(statement);
                rows.columns(columns.stream().map(OdbcColumn::column).toList());
                if (whole) {
                    new OdbcCells(statement, columns).hand(rows);
                } else {
                    new OdbcBlocks(statement, columns).hand(rows);
                }
                return;
            } catch (LongValueException e) {
                whole = true;
            } finally {
                end();
            }
        }
    }

    @Override
    public void rollback() throws SqlFault {
        connection.require(OdbcApi.SQLEndTran(OdbcApi.CONNECTION, connection.pointer(), OdbcApi.ROLLBACK));
    }

    @Override
    public boolean limitsQueries() {
        return true;
    }

    @Override
    public void cancel() {
        synchronized (running) {
            if (statement != null) {
                OdbcApi.SQLCancel(statement.pointer());
            }
        }
    }

    @Override
    public void close() {
        OdbcApi.SQLEndTran(OdbcApi.CONNECTION, connection.pointer(), OdbcApi.ROLLBACK);
        OdbcApi.SQLDisconnect(connection.pointer());
        connection.close();
        environment.close();
    }
}
