package org.rollcall.oracle;

import java.io.Serial;

/** The loader gave the whole import up after the validator had accepted it. */
final class LoadException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LoadException(int sqlError, String text) {
        super("SQL error " + sqlError + ": " + text);
    }
}
