package org.rollcall.api;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.source.SourceException;

/**
 * OAuth 2 client credentials (RFC 6749, section 4.4): one token for all requests, had anew shortly before it expires and
 * when the server refuses it.
 */
final class OAuth2Authentication implements Authentication {

    /** For so long a refusal holds for all threads: the same secret asked of again would fare no better. */
    private static final Duration SHARED = Duration.ofSeconds(5);

    private final Connection connection;
    private final Caller caller;
    private final Clock clock;
    private Token token;
    private String proven = "";
    private SourceException failure;
    private Instant failedAt;

    OAuth2Authentication(Connection connection, Caller caller, Clock clock) {
        this.connection = connection;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A token as it was given.
     *
     * @param until when it must be had anew; null when the server did not say how long it lives
     * @param cookies to bring along; blank when there are none
     */
    record Token(String value, Instant until, String cookies) {

        /** @param seconds how long it lives; negative when that is not known */
        static Token of(String value, long seconds, String cookies, Instant now) {
            if (seconds < 0) {
                return new Token(value, null, cookies);
            }
            Duration life = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
            Duration margin = life.dividedBy(10);
            return new Token(value, now.plus(life.minus(margin.compareTo(MARGIN) < 0 ? margin : MARGIN)), cookies);
        }

        private static final Duration MARGIN = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofDays(365); // beyond the end of time, adding would fail

        @Override
        public String toString() {
            return "Token[until=" + until + "]";
        }
    }

    @Override
    public synchronized Map<String, String> headers(URI uri) {
        if (failure != null && clock.instant().isBefore(failedAt.plus(SHARED))) {
            throw failure;
        }
        if (token == null || token.until() != null && !clock.instant().isBefore(token.until())) {
            TokenCall call = new TokenCall(connection, clock);
            try {
                caller.call(call);
            } catch (SourceException e) {
                failure = e;
                failedAt = clock.instant();
                throw e;
            }
            token = call.token();
            failure = null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token.value());
        if (connection.tokens().cookies() && !token.cookies().isEmpty()) {
            headers.put("Cookie", token.cookies());
        }
        return headers;
    }

    @Override
    public synchronized void accepted(Map<String, String> headers) {
        proven = headers.get("Authorization");
    }

    /** A token that has served another thread may die before it has served this one; one that never did is no good. */
    @Override
    public synchronized boolean refused(Map<String, String> headers, boolean again) {
        String used = headers.get("Authorization");
        if (token != null && used.equals("Bearer " + token.value())) {
            token = null;
        }
        return !again || used.equals(proven);
    }

    @Override
    public String remedy() {
        return "the server refuses the token that "
                + Urls.shown(connection.tokens().url())
                + " has just given. Check that tokenUrl and baseUrl are the same server's, and what the client may read";
    }
}
