package org.rollcall.database;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.List;

/**
 * The calls of ODBC 3 that reading needs, of the system's driver manager, by JNA's direct mapping. Texts are UTF-16 of two
 * bytes a unit, as unixODBC and Windows have it; handles are pointers and lengths SQLLEN, both of 64 bits.
 */
final class OdbcApi {

    static final short SUCCESS = 0;
    static final short SUCCESS_WITH_INFO = 1;
    static final short NO_DATA = 100;

    static final short ENVIRONMENT = 1;
    static final short CONNECTION = 2;
    static final short STATEMENT = 3;

    static final short ROLLBACK = 1;
    static final short AS_WIDE_TEXT = -8;
    static final long IS_NULL = -1;
    static final long NO_TOTAL = -4;

    /** How a driver manager's library is called; with its version, since the bare name comes with development files only. */
    private static final List<String> NAMES = Platform.isWindows()
            ? List.of("odbc32")
            : Platform.isMac()
                    ? List.of("libodbc.2.dylib", "/opt/homebrew/lib/libodbc.2.dylib")
                    : List.of("libodbc.so.2");

    private static volatile boolean bound;

    private OdbcApi() {}

    /**
     * Binds the calls, once.
     *
     * @throws SqlFault when there is no driver manager, with what to do
     */
    static synchronized void bind() throws SqlFault {
        if (bound) {
            return;
        }
        if (Native.POINTER_SIZE != 8) {
            throw new SqlFault("", 0, "ODBC needs a 64-bit Java");
        }
        for (String name : NAMES) {
            try {
                Native.register(OdbcApi.class, NativeLibrary.getInstance(name));
                bound = true;
                return;
            } catch (UnsatisfiedLinkError e) {
                // the next name may do; if none does, that is said
            }
        }
        throw new SqlFault(
                "",
                0,
                "there is no ODBC driver manager (" + NAMES.get(0) + "); install unixODBC (Debian's"
                        + " package is unixodbc) and the database's driver");
    }

    static boolean ok(short returned) {
        return returned == SUCCESS || returned == SUCCESS_WITH_INFO;
    }

    /** A text as the W calls take it. */
    static Memory wide(String text) {
        char[] units = text.toCharArray();
        Memory memory = new Memory(2L * units.length + 2);
        for (int i = 0; i < units.length; i++) {
            memory.setShort(2L * i, (short) units[i]);
        }
        memory.setShort(2L * units.length, (short) 0);
        return memory;
    }

    static native short SQLAllocHandle(short type, Pointer parent, Pointer made);

    static native short SQLFreeHandle(short type, Pointer handle);

    static native short SQLSetEnvAttr(Pointer environment, int attribute, Pointer value, int length);

    static native short SQLSetConnectAttrW(Pointer connection, int attribute, Pointer value, int length);

    static native short SQLDriverConnectW(
            Pointer connection,
            Pointer window,
            Pointer text,
            short length,
            Pointer out,
            short outLength,
            Pointer outNeeded,
            short completion);

    static native short SQLDisconnect(Pointer connection);

    static native short SQLGetInfoW(Pointer connection, short what, Pointer value, short length, Pointer needed);

    static native short SQLEndTran(short type, Pointer handle, short completion);

    static native short SQLSetStmtAttrW(Pointer statement, int attribute, Pointer value, int length);

    static native short SQLExecDirectW(Pointer statement, Pointer text, int length);

    static native short SQLNumResultCols(Pointer statement, Pointer count);

    static native short SQLDescribeColW(
            Pointer statement,
            short column,
            Pointer name,
            short nameLength,
            Pointer nameNeeded,
            Pointer type,
            Pointer size,
            Pointer digits,
            Pointer nullable);

    static native short SQLBindCol(
            Pointer statement, short column, short type, Pointer values, long length, Pointer indicators);

    static native short SQLFetch(Pointer statement);

    static native short SQLGetData(
            Pointer statement, short column, short type, Pointer value, long length, Pointer indicator);

    static native short SQLCancel(Pointer statement);

    static native short SQLGetDiagRecW(
            short type,
            Pointer handle,
            short number,
            Pointer state,
            Pointer code,
            Pointer message,
            short length,
            Pointer needed);
}
