package org.rollcall.roster;

/** Says why one row is not taken; thrown and caught inside this package, so it carries no stack trace. */
final class RefusedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;
    private final String value;

    RefusedRowException(String field, String rule, String reason) {
        this(field, rule, null, reason);
    }

    /** @param value the one at fault; a reason quotes it unless columns that stand askew may bring a name there */
    RefusedRowException(String field, String rule, String value, String reason) {
        super(reason, null, false, false);
        this.field = field;
        this.rule = rule;
        this.value = value;
    }

    String field() {
        return field;
    }

    String rule() {
        return rule;
    }

    String reason(boolean quoted) {
        return quoted && value != null ? "'" + Values.shown(value) + "' " + getMessage() : getMessage();
    }
}
