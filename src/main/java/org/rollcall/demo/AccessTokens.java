package org.rollcall.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * OAuth 2 client credentials (RFC 6749, section 4.4) for one client, which signs in by HTTP Basic. A token is good for
 * an hour.
 */
final class AccessTokens {

    /** The scope of OneRoster 1.2 for the whole collections. */
    static final String SCOPE = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly";

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final int MAX_FORM = 8_192;

    private final byte[] client;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    AccessTokens(String clientId, String clientSecret) {
        this.client = bytes(clientId + ":" + clientSecret);
    }

    /** Answers a request for a token. */
    void issue(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readNBytes(MAX_FORM), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            refuse(exchange, 405, "invalid_request", "A token is asked for by POST.");
        } else if (!isClient(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"OneRoster\"");
            refuse(exchange, 401, "invalid_client", "The client id or its secret is wrong.");
        } else {
            grant(exchange, form);
        }
    }

    private void grant(HttpExchange exchange, String text) throws IOException {
        Parameters form;
        try {
            form = new Parameters(text);
        } catch (IllegalArgumentException e) {
            refuse(exchange, 400, "invalid_request", "The body is not a form.");
            return;
        }
        if (!form.get("grant_type").equals("client_credentials")) {
            refuse(exchange, 400, "unsupported_grant_type", "The grant_type must be client_credentials.");
        } else if (!List.of(form.get("scope").split(" ")).contains(SCOPE)) {
            refuse(exchange, 400, "invalid_scope", "The scope must have " + SCOPE + ".");
        } else {
            byte[] token = new byte[24];
            random.nextBytes(token);
            String access = HexFormat.of().formatHex(token);
            expiries.put(access, Instant.now().plus(LIFETIME));
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("access_token", access);
            body.put("token_type", "Bearer");
            body.put("expires_in", LIFETIME.toSeconds());
            body.put("scope", SCOPE);
            JsonAnswer.send(exchange, 200, body);
        }
    }

    /** Whether the request brings a token that is still good. */
    boolean admit(HttpExchange exchange) {
        Instant expiry = expiries.get(credentials(exchange, "Bearer "));
        return expiry != null && Instant.now().isBefore(expiry);
    }

    /** Id and secret are form-encoded before they are put together (RFC 6749, section 2.3.1). */
    private boolean isClient(HttpExchange exchange) {
        try {
            String pair =
                    new String(Base64.getDecoder().decode(credentials(exchange, "Basic ")), StandardCharsets.UTF_8);
            return MessageDigest.isEqual(client, bytes(Parameters.decode(pair)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String credentials(HttpExchange exchange, String scheme) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        boolean fits = header != null && header.regionMatches(true, 0, scheme, 0, scheme.length());
        return fits ? header.substring(scheme.length()).trim() : "";
    }

    private static void refuse(HttpExchange exchange, int status, String error, String description) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        JsonAnswer.send(exchange, status, body.put("error", error).put("error_description", description));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
