package org.rollcall.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process of an ODBC driver: takes a connection string and commands from standard input, answers on standard output,
 * and ends when its input does. Nothing of it goes through arguments, which other accounts of the machine can see.
 */
public final class OdbcChild {

    private static final int BUFFER = 1 << 18;

    private final DataInputStream in;
    private final DataOutputStream out;

    private OdbcChild(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** With what Java ends when native code has crashed it and no core is to be dumped. */
    static final int CRASHED = 1;

    private static final int FAULTY = 3;

    /** Serves one connection. */
    public static void main(String[] arguments) {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER))) {
            System.setOut(System.err);
            new OdbcChild(new DataInputStream(new BufferedInputStream(System.in)), out).serve();
        } catch (EOFException e) {
            // whoever asked has gone
        } catch (IOException | RuntimeException | Error e) {
            System.exit(FAULTY);
        }
    }

    private void serve() throws IOException {
        ConnectionString string = ConnectionString.parse(Wire.text(in));
        Duration login = Duration.ofMillis(in.readLong());
        Duration patience = Duration.ofMillis(in.readLong());
        try (OdbcSession session = OdbcSession.open(string, login, patience)) {
            endWithParent(session);
            Wire.write(out, Wire.Tag.DONE);
            Wire.write(out, session.product());
            Wire.write(out, session.driver());
            while (true) {
                out.flush();
                obey(session);
            }
        } catch (SqlFault e) {
            Wire.write(out, e);
        }
    }

    /** A driver that waits for a database does not see that nobody waits for it any more. */
    private static void endWithParent(OdbcSession session) {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> {
            Thread cancel = new Thread(session::cancel); // which some drivers hold up until they are done
            cancel.setDaemon(true);
            cancel.start();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            Runtime.getRuntime().halt(FAULTY);
        }));
    }

    private void obey(OdbcSession session) throws IOException {
        Wire.Tag command = Wire.tag(in);
        try {
            switch (command) {
                case EXECUTE -> session.execute(Wire.text(in));
                case DESCRIBE -> Wire.write(out, session.columns(Wire.text(in)));
                case READ -> session.read(Wire.text(in), new Sender());
                case ROLLBACK -> session.rollback();
                default -> throw new IOException("not a command");
            }
            Wire.write(out, Wire.Tag.DONE);
        } catch (SqlFault e) {
            Wire.write(out, e);
        }
    }

    private final class Sender implements RowHandler {

        @Override
        public void columns(List<ResultColumn> columns) throws IOException {
            Wire.write(out, columns);
            out.flush();
        }

        @Override
        public void row(String[] values) throws IOException {
            Wire.write(out, Wire.Tag.ROW);
            for (String value : values) {
                Wire.write(out, value);
            }
        }
    }
}
