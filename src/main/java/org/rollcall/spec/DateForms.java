package org.rollcall.spec;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Forms of dates, as {@link DateTimeFormatter} writes them; a day that a month does not have is none. */
final class DateForms {

    private DateForms() {}

    /** @throws IllegalArgumentException when the letters are no form of a date */
    static DateTimeFormatter of(String letters) {
        return DateTimeFormatter.ofPattern(letters.replace('y', 'u'), Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
