package org.rollcall.roster;

/** Says why one row is not taken; thrown and caught inside this package, so it carries no stack trace. */
final class RefusedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;
    private final String value;
    private final boolean translated;

    RefusedRowException(String field, String rule, String reason) {
        this(field, rule, null, reason, false);
    }

    /** @param fault of a row's form, whose field is in the file's own words already */
    RefusedRowException(Row.Fault fault) {
        this(fault.field(), fault.rule(), null, fault.reason(), true);
    }

    /** @param value the one at fault; a reason quotes it unless columns that stand askew may bring a name there */
    RefusedRowException(String field, String rule, String value, String reason) {
        this(field, rule, value, reason, false);
    }

    private RefusedRowException(String field, String rule, String value, String reason, boolean translated) {
        super(reason, null, false, false);
        this.translated = translated;
        this.field = field;
        this.rule = rule;
        this.value = value;
    }

    /** The field in the words of its file. */
    String field(Dialect dialect) {
        return translated ? field : dialect.column(field);
    }

    String rule() {
        return rule;
    }

    String reason(boolean quoted) {
        return quoted && value != null ? "'" + Values.shown(value) + "' " + getMessage() : getMessage();
    }
}
