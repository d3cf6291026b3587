package org.rollcall.database;

import org.rollcall.source.SourceException;

/** A database refuses the account; asking it again and again may lock it. */
public final class SignInException extends SourceException {

    private static final long serialVersionUID = 1L;

    SignInException(String message) {
        super(message);
    }
}
