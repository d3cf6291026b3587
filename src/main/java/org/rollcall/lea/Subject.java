package org.rollcall.lea;

import java.util.Arrays;

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

    /** The subject of a code. */
    public static Subject ofCode(String code) {
        return Arrays.stream(values())
                .filter(subject -> subject.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is no subject"));
    }

    /** The text of column {@code subject_code}. */
    public String code() {
        return code;
    }
}
