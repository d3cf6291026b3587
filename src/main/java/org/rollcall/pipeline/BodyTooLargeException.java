package org.rollcall.pipeline;

import java.io.IOException;

/** A server's body is longer than any page should be. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long maxBytes) {
        super("longer than " + (maxBytes >> 20) + " MiB");
    }
}
