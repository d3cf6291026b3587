package org.rollcall.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A session whose ODBC driver runs in a process of its own, so that its crash is a fault and not our end. */
final class ChildSession implements Session {

    private static final int BUFFER = 1 << 18;
    private static final int SIGNALLED = 128;

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final String product;
    private final String driver;

    private ChildSession(Process process, ConnectionString string, Duration login, Duration patience) throws SqlFault {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
        try {
            Wire.write(out, string.text());
            out.writeLong(login.toMillis());
            out.writeLong(patience.toMillis());
            out.flush();
            requireDone();
            product = Wire.text(in);
            driver = Wire.text(in);
        } catch (IOException e) {
            throw ended();
        }
    }

    /** Starts the process and connects. */
    static ChildSession open(ConnectionString string, Duration login, Duration patience) throws SqlFault {
        Process process = null;
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:+SuppressFatalErrorMessage", // what it writes holds the memory of a roster
                            "-XX:-CreateCoredumpOnCrash",
                            "-Dfile.encoding=UTF-8",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OdbcChild.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new ChildSession(process, string, login, patience);
        } catch (IOException e) {
            throw new SqlFault("", 0, "the process of the ODBC driver cannot be started");
        } catch (SqlFault e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void requireDone() throws WireException, SqlFault {
        require(Wire.tag(in));
    }

    private void require(Wire.Tag answer) throws WireException, SqlFault {
        if (answer == Wire.Tag.FAULT) {
            throw Wire.fault(in);
        }
        if (answer != Wire.Tag.DONE) {
            throw new WireException(null);
        }
    }

    private SqlFault ended() {
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                int code = process.exitValue();
                return new SqlFault(
                        "08S01",
                        0,
                        "the ODBC driver ended its process "
                                + (code > SIGNALLED
                                        ? "by signal " + (code - SIGNALLED) + "; it crashed or was killed"
                                        : code == OdbcChild.CRASHED ? "by a crash" : "with code " + code));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return new SqlFault("08S01", 0, "the process of the ODBC driver answers in another way than it should");
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
        command(Wire.Tag.EXECUTE, statement);
    }

    @Override
    public void rollback() throws SqlFault {
        command(Wire.Tag.ROLLBACK, null);
    }

    private void command(Wire.Tag tag, String text) throws SqlFault {
        try {
            send(tag, text);
            requireDone();
        } catch (WireException e) {
            throw ended();
        }
    }

    private void send(Wire.Tag tag, String text) throws WireException {
        try {
            Wire.write(out, tag);
            if (text != null) {
                Wire.write(out, text);
            }
            out.flush();
        } catch (IOException e) {
            throw new WireException(e);
        }
    }

    @Override
    public List<ResultColumn> columns(String query) throws SqlFault {
        try {
            send(Wire.Tag.DESCRIBE, query);
            List<ResultColumn> columns = List.of();
            Wire.Tag answer = Wire.tag(in);
            while (answer == Wire.Tag.COLUMNS) {
                columns = Wire.columns(in);
                answer = Wire.tag(in);
            }
            require(answer);
            return columns;
        } catch (WireException e) {
            throw ended();
        }
    }

    @Override
    public void read(String query, RowHandler rows) throws SqlFault, IOException {
        try {
            send(Wire.Tag.READ, query);
            hand(rows);
        } catch (WireException e) {
            throw ended();
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly(); // rows that nobody takes would be the answer to the next command
            throw e;
        }
    }

    private void hand(RowHandler rows) throws SqlFault, IOException {
        String[] values = new String[0];
        while (true) {
            Wire.Tag tag = Wire.tag(in);
            if (tag == Wire.Tag.COLUMNS) {
                List<ResultColumn> columns = Wire.columns(in);
                values = new String[columns.size()];
                rows.columns(columns);
            } else if (tag == Wire.Tag.ROW) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Wire.text(in);
                }
                rows.row(values);
            } else {
                require(tag);
                return;
            }
        }
    }

    @Override
    public boolean limitsQueries() {
        return true;
    }

    @Override
    public void cancel() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        try {
            out.close(); // its input ends, and it rolls back and disconnects
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
