package org.rollcall.lea;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a credential ends.
 *
 * @param day the last; null when it is not known
 */
public record Expiry(LocalDate day) {

    private static final int SOON_DAYS = 30;

    /**
     * Reads a day.
     *
     * @param text {@code YYYY-MM-DD}; blank when it is not known
     * @throws IllegalArgumentException when it is none
     */
    public static Expiry of(String text) {
        try {
            return new Expiry(text.isBlank() ? null : LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text.strip() + "' is not a date; write YYYY-MM-DD", e);
        }
    }

    /** Days until then, negative when it has passed; empty when that is not known. */
    public Optional<Long> daysLeft(Instant now) {
        return Optional.ofNullable(day)
                .map(last -> ChronoUnit.DAYS.between(LocalDate.ofInstant(now, ZoneOffset.UTC), last));
    }

    /** A phrase on a credential that has expired or soon will. */
    public Optional<String> phrase(Instant now) {
        return daysLeft(now).filter(days -> days <= SOON_DAYS).map(days -> state(now) + "; ask for a new one");
    }

    /** A phrase that says when, of a day that is known. */
    public String state(Instant now) {
        long days = daysLeft(now).orElseThrow();
        if (days < 0) {
            return "the credential expired on " + day;
        }
        return "the credential expires "
                + (days == 0 ? "today" : days == 1 ? "tomorrow" : "on " + day + ", in " + days + " days");
    }
}
