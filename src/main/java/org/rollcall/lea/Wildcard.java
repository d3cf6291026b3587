package org.rollcall.lea;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in which {@code *} stands for anything, also for nothing. Compared without regard to case and to blanks around;
 * a grade of one digit is that of two, {@code 3} is {@code 03}.
 */
public final class Wildcard {

    private final String text;
    private final Pattern pattern;

    private Wildcard(String text) {
        this.text = text;
        this.pattern = Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** Reads one. */
    @JsonCreator
    public static Wildcard of(String text) {
        return new Wildcard(text.strip());
    }

    static Wildcard of(FilterKey key, String text) {
        return of(key == FilterKey.GRADE ? grade(text.strip()) : text);
    }

    /** A grade as CEDS writes it. */
    static String grade(String text) {
        return text.matches("\\d") ? "0" + text : text;
    }

    /** Whether a value is one of those it stands for. */
    public boolean matches(String value) {
        return pattern.matcher(value.strip()).matches();
    }

    /** The text it was read from. */
    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
