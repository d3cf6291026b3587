package org.rollcall.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * A form of dates, as {@link DateTimeFormatter} writes them; a day that a month does not have is none.
 *
 * @param letters the form as written, such as {@code M/d/yyyy}
 */
record DateForm(String letters, DateTimeFormatter formatter) {

    /** A day in whose forms year, month and day can be told apart. */
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 11, 30, 18, 45, 50);

    /** As the standard writes dates. */
    static final DateForm ISO = of("yyyy-MM-dd");

    /** @throws IllegalArgumentException when the letters are no form of a date */
    static DateForm of(String letters) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive() // databases write months in capital letters
                .appendPattern(letters.replace('y', 'u'))
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
        try {
            if (LocalDate.parse(SAMPLE.format(formatter), formatter).equals(SAMPLE.toLocalDate())) {
                return new DateForm(letters, formatter);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(letters, e);
        }
        throw new IllegalArgumentException(letters);
    }
}
