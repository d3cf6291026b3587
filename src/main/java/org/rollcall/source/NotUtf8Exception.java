package org.rollcall.source;

import java.io.IOException;

/** A file is not UTF-8; the reader may try the encoding configured for it. */
public final class NotUtf8Exception extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;

    NotUtf8Exception(String file, Throwable cause) {
        super(file + " is not UTF-8", cause);
        this.file = file;
    }

    /** The name of the file. */
    public String file() {
        return file;
    }
}
