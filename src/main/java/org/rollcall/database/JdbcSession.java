package org.rollcall.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A session over JDBC. */
final class JdbcSession implements Session {

    /** Rows at a time: enough for speed, and few enough for rows of long values. */
    private static final int FETCH = 2000;
    /** Of Oracle, whose driver makes room for the longest value that a column may have. */
    private static final int FETCH_ORACLE = 500;

    private final Connection connection;
    private final String product;
    private final String driver;
    private volatile Statement running;

    private JdbcSession(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        DatabaseMetaData meta = connection.getMetaData();
        product = meta.getDatabaseProductName() + " " + firstWord(meta.getDatabaseProductVersion());
        driver = meta.getDriverName() + " " + firstWord(meta.getDriverVersion());
    }

    /**
     * Connects.
     *
     * @param patience with a server that does not answer
     */
    static JdbcSession open(Driver driver, JdbcAddress address, Duration login, Duration patience) throws SqlFault {
        JdbcAddress all = timed(address, login, patience);
        try {
            Connection connection = driver.connect(all.url(), all.properties());
            if (connection == null) {
                throw new SqlFault("", 0, "the driver does not know the URL");
            }
            try {
                connection.setReadOnly(true);
                return new JdbcSession(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFault.of(e);
        } catch (RuntimeException e) { // such as of a value in the URL that is no number
            throw new SqlFault("", 0, "the driver cannot use the connection: " + e.getMessage());
        }
    }

    private static JdbcAddress timed(JdbcAddress address, Duration login, Duration patience) {
        String loginSeconds = String.valueOf(Math.max(1, login.toSeconds()));
        String loginMillis = String.valueOf(Math.max(1, login.toMillis()));
        Duration silence = Watch.backstop(patience);
        String silenceMillis = String.valueOf(silence.toMillis());
        return switch (address.vendor()) {
            case POSTGRESQL -> address.orElse("loginTimeout", loginSeconds)
                    .orElse("connectTimeout", loginSeconds)
                    .orElse("socketTimeout", String.valueOf(silence.toSeconds()))
                    .orElse("tcpKeepAlive", "true")
                    .orElse("ApplicationName", "Rollcall");
            case SQL_SERVER -> address.orElse("loginTimeout", loginSeconds)
                    .orElse("socketTimeout", silenceMillis)
                    .orElse("applicationName", "Rollcall");
            case MARIADB -> address.orElse("connectTimeout", loginMillis).orElse("socketTimeout", silenceMillis);
            case ORACLE -> address.orElse("oracle.net.CONNECT_TIMEOUT", loginMillis)
                    .orElse("oracle.jdbc.ReadTimeout", silenceMillis);
            case SQLITE -> address.orElse("open_mode", "1").orElse("busy_timeout", loginMillis);
            default -> address;
        };
    }

    private static String firstWord(String version) {
        return String.valueOf(version).strip().replaceFirst("\\s.*$", "");
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
    public void execute(String statement) throws SqlFault {
        try (Statement sent = connection.createStatement()) {
            sent.execute(statement);
        } catch (SQLException e) {
            throw SqlFault.of(e);
        }
    }

    @Override
    public List<ResultColumn> columns(String query) throws SqlFault {
        try (Statement sent = connection.createStatement()) {
            running = sent;
            sent.setMaxRows(1);
            try (ResultSet result = sent.executeQuery(query)) {
                return columns(result.getMetaData());
            }
        } catch (SQLException e) {
            throw SqlFault.of(e);
        } finally {
            running = null;
        }
    }

    @Override
    public void read(String query, RowHandler rows) throws SqlFault, IOException {
        try (Statement sent = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            running = sent;
            sent.setFetchSize(Vendor.of(product) == Vendor.ORACLE ? FETCH_ORACLE : FETCH);
            try (ResultSet result = sent.executeQuery(query)) {
                hand(result, rows);
            }
        } catch (SQLException e) {
            throw SqlFault.of(e);
        } finally {
            running = null;
        }
    }

    private static void hand(ResultSet result, RowHandler rows) throws SQLException, IOException {
        List<ResultColumn> columns = columns(result.getMetaData());
        rows.columns(columns);
        String[] values = new String[columns.size()];
        while (result.next()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).text(result.getString(i + 1));
            }
            rows.row(values);
        }
    }

    private static List<ResultColumn> columns(ResultSetMetaData meta) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new ResultColumn(meta.getColumnLabel(i), type(meta.getColumnType(i))));
        }
        return columns;
    }

    private static ResultColumn.Type type(int type) {
        return switch (type) {
            case Types.BIT, Types.BOOLEAN -> ResultColumn.Type.BOOLEAN;
            case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ResultColumn.Type.TIME;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ResultColumn.Type.BINARY;
            default -> ResultColumn.Type.TEXT;
        };
    }

    @Override
    public void rollback() throws SqlFault {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw SqlFault.of(e);
        }
    }

    @Override
    public boolean limitsQueries() {
        return false;
    }

    @Override
    public void cancel() {
        try {
            Statement sent = running;
            if (sent != null) {
                sent.cancel();
            }
        } catch (SQLException e) {
            // it has just ended, or the server is gone; the reader learns of either
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // what a server does not hear is undone when it sees that the connection is gone
        }
    }
}
