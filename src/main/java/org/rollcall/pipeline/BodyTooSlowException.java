package org.rollcall.pipeline;

import java.io.IOException;

/** A server's body takes longer than any page should. */
final class BodyTooSlowException extends IOException {

    private static final long serialVersionUID = 1L;
}
