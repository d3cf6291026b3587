package org.rollcall.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a field holds. */
enum FieldType {
    TEXT("text"),
    NAME("text"),
    ID("text that stays the same from night to night"),
    CDS("14 digits"),
    SSID("10 digits"),
    EMAIL("an e-mail address"),
    DATE("a date, YYYY-MM-DD"),
    /** A last day, which OneRoster writes as the day after it. */
    LAST_DAY("a date, YYYY-MM-DD: the last day, not the one after it"),
    YEAR("a year, YYYY"),
    YES_NO("true or false"),
    LIST("text; several values with a semicolon between them"),
    GRADES("TK, KG, 01 to 12; several with a semicolon between them");

    private final String form;

    FieldType(String form) {
        this.form = form;
    }

    /** What a value looks like, for people. */
    String form() {
        return form;
    }

    boolean isDate() {
        return this == DATE || this == LAST_DAY;
    }

    /** The word for it in {@code standard.yaml}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FieldType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no type; use one of "
                        + Arrays.stream(values()).map(FieldType::word).collect(Collectors.joining(", "))));
    }
}
