package org.rollcall.api;

import java.time.Instant;
import org.rollcall.lea.Expiry;

/**
 * What a server knows its client by. Its secrets are never shown.
 *
 * @param clientId OAuth 2's client id, OAuth 1's consumer key
 * @param token a bearer token that does not change
 * @param signature OAuth 1 alone
 * @param expires when the credential does
 */
public record Credentials(
        Auth auth, String clientId, String clientSecret, String token, Signature signature, Expiry expires) {

    /** The ways to sign in. */
    public enum Auth {
        OAUTH2,
        OAUTH1,
        BEARER
    }

    /** The same as the end of a sentence on a refusal; blank when there is nothing to say. */
    String expiryRemark(Instant now) {
        return expires.phrase(now).map(phrase -> "; " + phrase).orElse("");
    }

    @Override
    public String toString() {
        return "Credentials[" + auth + "]";
    }
}
