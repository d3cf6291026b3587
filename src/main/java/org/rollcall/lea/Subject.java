package org.rollcall.lea;

/** The subject codes that every public page of CERS names; anything else it may refuse. */
public enum Subject {
    /** Every subject, ELPAC and CAST included. */
    ALL("All"),
    ELA("ELA"),
    MATH("Math");

    private final String code;

    Subject(String code) {
        this.code = code;
    }

    /** The text of column {@code subject_code}. */
    public String code() {
        return code;
    }
}
