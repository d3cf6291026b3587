package org.rollcall.spec;

import org.rollcall.source.NotUtf8Exception;

/** A file is not UTF-8, and what its layout says of that is to be tried. */
final class UnreadableTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Layout layout;
    private final transient NotUtf8Exception cause;

    UnreadableTextException(Layout layout, NotUtf8Exception cause) {
        super(cause.getMessage(), cause);
        this.layout = layout;
        this.cause = cause;
    }

    Layout layout() {
        return layout;
    }

    NotUtf8Exception cause() {
        return cause;
    }
}
