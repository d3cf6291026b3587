package org.rollcall.database;

import java.io.IOException;

/** The process of an ODBC driver has gone, or says what cannot be understood. */
final class WireException extends IOException {

    private static final long serialVersionUID = 1L;

    WireException(Throwable cause) {
        super("the process of the driver does not answer", cause);
    }
}
