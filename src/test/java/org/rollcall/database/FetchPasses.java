package org.rollcall.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A process that reads a query several times one way, and prints what {@code fetch.c} prints. */
final class FetchPasses {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private long rows;
    private long characters;

    private FetchPasses() {}

    /** @param arguments odbc, jdbc or pgjdbc; connection; query; passes */
    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            FetchPasses pass = new FetchPasses();
            long begun = System.nanoTime();
            if (arguments[0].equals("pgjdbc")) {
                pass.plain(arguments[1], arguments[2]);
            } else {
                pass.read(session(arguments[0], arguments[1]), arguments[2]);
            }
            System.out.printf(Locale.ROOT, "%d %.3f%n", pass.rows, (System.nanoTime() - begun) / 1e9);
            if (pass.characters == 0) {
                throw new IllegalStateException("nothing came");
            }
        }
        System.out.println(peak());
    }

    private static Session session(String way, String connection) throws Exception {
        ConnectionString string = ConnectionString.parse(connection);
        if (way.equals("odbc")) {
            return OdbcSession.open(string, PATIENCE, PATIENCE);
        }
        JdbcAddress address = Translation.of(string);
        return JdbcSession.open(JdbcDrivers.in(null).of(address.url()).orElseThrow(), address, PATIENCE, PATIENCE);
    }

    private void read(Session session, String query) throws SqlFault, IOException {
        try (session) {
            session.read(query, new RowHandler() {
                @Override
                public void columns(List<ResultColumn> columns) {
                    rows = 0;
                }

                @Override
                public void row(String[] values) {
                    for (String value : values) {
                        characters += value == null ? 0 : value.length();
                    }
                    rows++;
                }
            });
        }
    }

    private void plain(String connection, String query) throws Exception {
        try (Connection plain = DriverManager.getConnection(
                Translation.of(ConnectionString.parse(connection)).url(), "postgres", "")) {
            plain.setAutoCommit(false);
            try (Statement statement = plain.createStatement()) {
                statement.setFetchSize(10_000);
                try (ResultSet result = statement.executeQuery(query)) {
                    take(result, result.getMetaData().getColumnCount());
                }
            }
        }
    }

    private void take(ResultSet result, int columns) throws SQLException {
        while (result.next()) {
            for (int i = 1; i <= columns; i++) {
                String value = result.getString(i);
                characters += value == null ? 0 : value.length();
            }
            rows++;
        }
    }

    private static long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .map(Long::valueOf)
                .findFirst()
                .orElseThrow();
    }
}
