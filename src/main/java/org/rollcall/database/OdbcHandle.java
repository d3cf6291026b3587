package org.rollcall.database;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** A handle of ODBC, with what it has to say of calls that failed. */
final class OdbcHandle implements AutoCloseable {

    private static final int MOST_RECORDS = 5;
    private static final short LONGEST = 2048;

    private final short type;
    private final Pointer pointer;

    private OdbcHandle(short type, Pointer pointer) {
        this.type = type;
        this.pointer = pointer;
    }

    /** Makes a handle below another; an environment is below none. */
    static OdbcHandle below(OdbcHandle parent, short type) throws SqlFault {
        Memory made = new Memory(8);
        short returned = OdbcApi.SQLAllocHandle(type, parent == null ? Pointer.NULL : parent.pointer, made);
        if (parent != null) {
            parent.require(returned);
        } else if (!OdbcApi.ok(returned)) {
            throw new SqlFault("", 0, "the ODBC driver manager cannot begin");
        }
        return new OdbcHandle(type, made.getPointer(0));
    }

    Pointer pointer() {
        return pointer;
    }

    /** @throws SqlFault with the diagnostics, when a call on the handle returned that it failed */
    void require(short returned) throws SqlFault {
        if (!OdbcApi.ok(returned)) {
            throw fault();
        }
    }

    private SqlFault fault() {
        Memory state = new Memory(12);
        Memory code = new Memory(4);
        Memory message = new Memory(2L * LONGEST);
        Memory needed = new Memory(2);
        StringBuilder said = new StringBuilder();
        String firstState = "";
        int firstCode = 0;
        for (short record = 1; record <= MOST_RECORDS; record++) {
            short returned = OdbcApi.SQLGetDiagRecW(type, pointer, record, state, code, message, LONGEST, needed);
            if (!OdbcApi.ok(returned)) {
                break;
            }
            if (record == 1) {
                firstState = text(state, 5);
                firstCode = code.getInt(0);
            }
            int length = Math.min(needed.getShort(0), LONGEST - 1);
            String one = text(message, length).strip();
            if (said.indexOf(one) < 0) {
                said.append(said.length() == 0 ? "" : "; ").append(one);
            }
        }
        return new SqlFault(
                firstState, firstCode, said.length() == 0 ? "the driver does not say why" : said.toString());
    }

    /** UTF-16 units up to the first that is zero. */
    static String text(Memory memory, int units) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < units; i++) {
            char unit = (char) memory.getShort(2L * i);
            if (unit == 0) {
                break;
            }
            text.append(unit);
        }
        return text.toString();
    }

    @Override
    public void close() {
        OdbcApi.SQLFreeHandle(type, pointer);
    }
}
