package org.rollcall.roster;

/** Says why one row is not taken; thrown and caught inside this package, so it carries no stack trace. */
final class RefusedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;

    RefusedRowException(String field, String rule, String reason) {
        super(reason, null, false, false);
        this.field = field;
        this.rule = rule;
    }

    String field() {
        return field;
    }

    String rule() {
        return rule;
    }
}
