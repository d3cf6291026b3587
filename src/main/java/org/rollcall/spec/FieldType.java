package org.rollcall.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a field holds. */
enum FieldType {
    TEXT("text"),
    NAME("text"),
    ID("text that stays the same from night to night", "an id"),
    CDS("14 digits"),
    SSID("10 digits"),
    EMAIL("an e-mail address"),
    DATE("a date, YYYY-MM-DD"),
    /** A last day, which OneRoster writes as the day after it. */
    LAST_DAY("a date, YYYY-MM-DD: the last day, not the one after it", "a date"),
    YEAR("a year, YYYY"),
    YES_NO("true or false"),
    LIST("text; several values with a semicolon between them", "text"),
    GRADES("TK, KG, 01 to 12; several with a semicolon between them", "a grade: TK, KG or 01 to 12");

    private final String form;
    private final String expected;

    FieldType(String form) {
        this(form, form);
    }

    FieldType(String form, String expected) {
        this.form = form;
        this.expected = expected;
    }

    /** What a value looks like, for a document. */
    String form() {
        return form;
    }

    /** What a value must be, for a message. */
    String expected() {
        return expected;
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
