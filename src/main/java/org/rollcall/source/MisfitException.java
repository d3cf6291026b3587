package org.rollcall.source;

/** Says why a JSON value does not fit its column; thrown and caught inside this package, so it carries no stack trace. */
final class MisfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MisfitException(String reason) {
        super(reason, null, false, false);
    }
}
