package org.rollcall.roster;

/** Says which rule leaves a sound row out; thrown and caught inside this package, so it carries no stack trace. */
final class FilteredRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FilteredRowException(String rule) {
        super(rule, null, false, false);
    }
}
