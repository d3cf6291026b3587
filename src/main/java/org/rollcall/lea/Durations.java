package org.rollcall.lea;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as settings write them: a number and s, m, h or d, such as {@code 45m}; or 0. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\s*([smhd])");

    private Durations() {}

    /** The length of time, or empty when the text is not one. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (text.trim().equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
