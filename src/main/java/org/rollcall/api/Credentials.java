package org.rollcall.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a server knows its client by. Its secrets are never shown.
 *
 * @param clientId OAuth 2's client id, OAuth 1's consumer key
 * @param token a bearer token that does not change
 * @param signature OAuth 1 alone
 * @param expires the day the credential expires; null when it is not known
 */
public record Credentials(
        Auth auth, String clientId, String clientSecret, String token, Signature signature, LocalDate expires) {

    private static final int SOON_DAYS = 30;

    /** The ways to sign in. */
    public enum Auth {
        OAUTH2,
        OAUTH1,
        BEARER
    }

    /** Days until the credential expires, negative when it has; empty when that is not known. */
    public Optional<Long> daysLeft(Instant now) {
        return Optional.ofNullable(expires)
                .map(day -> ChronoUnit.DAYS.between(LocalDate.ofInstant(now, ZoneOffset.UTC), day));
    }

    /** A phrase on a credential that has expired or soon will. */
    Optional<String> expiry(Instant now) {
        return daysLeft(now)
                .filter(days -> days <= SOON_DAYS)
                .map(days -> days < 0
                        ? "the credential expired on " + expires + "; ask for a new one"
                        : "the credential expires "
                                + (days == 0
                                        ? "today"
                                        : days == 1 ? "tomorrow" : "on " + expires + ", in " + days + " days")
                                + "; ask for a new one");
    }

    /** The same as the end of a sentence on a refusal; blank when there is nothing to say. */
    String expiryRemark(Instant now) {
        return expiry(now).map(phrase -> "; " + phrase).orElse("");
    }

    @Override
    public String toString() {
        return "Credentials[" + auth + "]";
    }
}
