package org.rollcall.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A OneRoster server as one source of one LEA reaches it.
 *
 * @param tokens OAuth 2 alone; null otherwise
 */
public record Connection(
        Address address, Credentials credentials, TokenService tokens, Selection selection, Paging paging) {

    Authentication authentication(Caller caller, Clock clock) {
        return switch (credentials.auth()) {
            case OAUTH2 -> new OAuth2Authentication(this, caller, clock);
            case OAUTH1 -> new OAuth1Authentication(
                    new OAuth1Signer(
                            credentials.clientId(), credentials.clientSecret(), credentials.signature(), clock),
                    credentials.signature());
            case BEARER -> new StaticAuthentication(credentials.token());
        };
    }

    /** What is worked out rather than set, or soon to be seen to; a phrase each. */
    public List<String> remarks(Instant now) {
        List<String> remarks = new ArrayList<>();
        if (tokens != null && !tokens.guess().isEmpty()) {
            remarks.add("tokenUrl is not set; " + tokens.url() + " is asked (" + tokens.guess() + ")");
        }
        credentials.expires().phrase(now).ifPresent(remarks::add);
        return remarks;
    }

    /** All that decides what the pages of a pull hold: a pull begun with another plan cannot be gone on with. */
    String plan() {
        return String.join(
                "\n",
                address.toString(),
                address.application(),
                credentials.clientId(),
                selection.filters().toString(),
                selection.schools().toString(),
                String.valueOf(selection.demographics()),
                String.valueOf(paging.sort()));
    }
}
