package org.rollcall.oneroster;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks OAuth 1.0a signatures as RFC 5849 says: every parameter of the query signed, the port in the base string when it
 * is not the scheme's own, a nonce used once, a timestamp within five minutes. Not to be changed once the server has
 * started.
 */
public final class OAuth1 extends Access {

    private static final Duration DRIFT = Duration.ofMinutes(5);
    private static final Set<String> NEEDED =
            Set.of("oauth_consumer_key", "oauth_signature_method", "oauth_timestamp", "oauth_nonce", "oauth_signature");

    private final String clientId;
    private final String secret;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private Set<String> methods = Set.of("HMAC-SHA1");
    private Clock clock = Clock.systemUTC();

    OAuth1(String clientId, String secret) {
        this.clientId = clientId;
        this.secret = secret;
    }

    /**
     * The signature methods it knows; HMAC-SHA1 alone as made.
     *
     * @param names HMAC-SHA1, HMAC-SHA256
     * @return this
     */
    public OAuth1 methods(String... names) {
        methods = Set.of(names);
        return this;
    }

    /**
     * The server's clock.
     *
     * @param other instead of the system's
     * @return this
     */
    public OAuth1 clock(Clock other) {
        clock = other;
        return this;
    }

    @Override
    Answer refusal(HttpExchange exchange, URI uri, String scope) {
        List<Query.Parameter> given = parameters(exchange.getRequestHeaders().getFirst("Authorization"));
        String fault = fault(exchange.getRequestMethod(), uri, given);
        return fault == null
                ? null
                : Answer.error(401, "unauthorisedrequest")
                        .header("WWW-Authenticate", "OAuth realm=\"OneRoster\", oauth_problem=\"" + fault + "\"");
    }

    private String fault(String httpMethod, URI uri, List<Query.Parameter> given) {
        Set<String> names = new HashSet<>();
        if (!given.stream().map(Query.Parameter::name).allMatch(names::add) || !names.containsAll(NEEDED)) {
            return "parameter_absent";
        }
        Query query = new Query(given);
        String version = query.first("oauth_version");
        String token = query.first("oauth_token");
        if (version != null && !version.equals("1.0") || token != null && !token.isEmpty()) {
            return "parameter_rejected";
        }
        String method = query.first("oauth_signature_method");
        if (!methods.contains(method)) {
            return "signature_method_rejected";
        }
        if (!query.first("oauth_consumer_key").equals(clientId)) {
            return "consumer_key_unknown";
        }
        if (!query.first("oauth_signature")
                .equals(SignatureBase.of(httpMethod, uri, given).sign(method, secret, ""))) {
            return "signature_invalid";
        }
        String timestamp = query.first("oauth_timestamp");
        if (!timestamp.matches("[1-9]\\d{0,11}")
                || Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) > DRIFT.toSeconds()) {
            return "timestamp_refused";
        }
        return nonces.add(timestamp + " " + query.first("oauth_nonce")) ? null : "nonce_used";
    }

    private static List<Query.Parameter> parameters(String header) {
        List<Query.Parameter> parameters = new ArrayList<>();
        if (header != null && header.regionMatches(true, 0, "OAuth ", 0, 6)) {
            for (String part : header.substring(6).split(",")) {
                String[] pair = part.trim().split("=", 2);
                if (pair.length == 2 && pair[1].matches("\"[^\"]*\"")) {
                    String value = pair[1].substring(1, pair[1].length() - 1);
                    parameters.add(new Query.Parameter(Query.decode(pair[0]), Query.decode(value)));
                }
            }
        }
        return parameters;
    }
}
