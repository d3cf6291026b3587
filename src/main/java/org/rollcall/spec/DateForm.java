package org.rollcall.spec;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * A form of dates, as {@link DateTimeFormatter} writes them; a day that a month does not have is none.
 *
 * @param letters the form as written, such as {@code M/d/yyyy}
 */
record DateForm(String letters, DateTimeFormatter formatter) {

    /** As the standard writes dates. */
    static final DateForm ISO = of("yyyy-MM-dd");

    /** @throws IllegalArgumentException when the letters are no form of a date */
    static DateForm of(String letters) {
        return new DateForm(
                letters,
                DateTimeFormatter.ofPattern(letters.replace('y', 'u'), Locale.US)
                        .withResolverStyle(ResolverStyle.STRICT));
    }
}
