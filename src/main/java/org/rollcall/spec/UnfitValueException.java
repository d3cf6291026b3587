package org.rollcall.spec;

/** Says why a value is not its field's; thrown and caught inside this package, so it carries no stack trace. */
final class UnfitValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /** @param reason what is wrong and what is expected, without the value */
    UnfitValueException(String rule, String reason) {
        super(reason, null, false, false);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
