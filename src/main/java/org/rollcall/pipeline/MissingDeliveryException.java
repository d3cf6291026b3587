package org.rollcall.pipeline;

/** A source has delivered nothing that tonight can use; the message says what was looked for and where. */
final class MissingDeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingDeliveryException(String message) {
        super(message, null, false, false);
    }
}
