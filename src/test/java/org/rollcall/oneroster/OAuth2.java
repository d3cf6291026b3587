package org.rollcall.oneroster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The token endpoint of OAuth 2 client credentials (RFC 6749 section 4.4) and the check of its tokens (RFC 6750). As
 * made: {@code POST <base>/token}, HTTP Basic, any scopes or none, tokens of an hour. A token with scopes reads what they
 * say; one without reads everything. Not to be changed once the server has started.
 */
public final class OAuth2 extends Access {

    private final String clientId;
    private final String secret;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicInteger generation = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String path;
    private Client client = Client.BASIC;
    private Refusal refusal = Refusal.STANDARD;
    private Set<String> known = Set.of();
    private String withheld;
    private Integer expiresIn = 3600;
    private int requests = Integer.MAX_VALUE;
    private String cookie;
    private boolean scopeSent = true;

    OAuth2(String clientId, String secret) {
        this.clientId = clientId;
        this.secret = secret;
    }

    /**
     * Where the endpoint is on the host.
     *
     * @param tokenPath path and, if it needs one, query, such as {@code /campus/oauth2/token?appName=demo}
     * @return this
     */
    public OAuth2 at(String tokenPath) {
        path = tokenPath;
        return this;
    }

    /**
     * Where the client's id and secret must be.
     *
     * @param place one of three
     * @return this
     */
    public OAuth2 client(Client place) {
        client = place;
        return this;
    }

    /**
     * How a wrong secret or token is refused.
     *
     * @param form one of four
     * @return this
     */
    public OAuth2 refusing(Refusal form) {
        refusal = form;
        return this;
    }

    /**
     * The scopes there are; a request for a token must then name some, and none but these.
     *
     * @param scopes whole names
     * @return this
     */
    public OAuth2 scopes(String... scopes) {
        known = Set.of(scopes);
        return this;
    }

    /**
     * A scope that is never granted, though asked for.
     *
     * @param end of its name, such as roster-demographics.readonly
     * @return this
     */
    public OAuth2 withholding(String end) {
        withheld = end;
        return this;
    }

    /**
     * What expires_in says; the server itself does not look at the time.
     *
     * @param seconds null to leave it out
     * @return this
     */
    public OAuth2 expiresIn(Integer seconds) {
        expiresIn = seconds;
        return this;
    }

    /**
     * Leaves scope out of the answer.
     *
     * @return this
     */
    public OAuth2 scopeNotSent() {
        scopeSent = false;
        return this;
    }

    /**
     * The life of a token.
     *
     * @param served requests for data, after which it is refused
     * @return this
     */
    public OAuth2 tokenLife(int served) {
        requests = served;
        return this;
    }

    /**
     * Sets a cookie with each token; a request for data must bring it along.
     *
     * @param name of the cookie
     * @return this
     */
    public OAuth2 cookie(String name) {
        cookie = name;
        return this;
    }

    /**
     * The tokens given out.
     *
     * @return their number
     */
    public int issued() {
        return issued.get();
    }

    /**
     * The scopes asked for by those who knew the secret.
     *
     * @return for each request, as it stood there; blank for none
     */
    public List<String> scopesAsked() {
        return List.copyOf(asked);
    }

    /** Ends all tokens given out so far. */
    public void revoke() {
        generation.incrementAndGet();
    }

    /** The path and query of the endpoint, below a base path. */
    String endpoint(String base) {
        return path == null ? base + "/token" : path;
    }

    /** The answer to a request for a token. */
    Answer token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            return error(400, "invalid_request");
        }
        Query form = Query.of(body);
        if (!"client_credentials".equals(form.first("grant_type"))) {
            return error(400, form.first("grant_type") == null ? "invalid_request" : "unsupported_grant_type");
        }
        if (!known(exchange.getRequestHeaders().getFirst("Authorization"), form)) {
            return refusal.answer("invalid_client", "Basic realm=\"OneRoster\"");
        }
        String asked = form.first("scope") == null ? "" : form.first("scope").trim();
        this.asked.add(asked);
        Set<String> scopes = new LinkedHashSet<>(asked.isEmpty() ? List.of() : List.of(asked.split(" +")));
        if (!known.isEmpty() && (scopes.isEmpty() || !known.containsAll(scopes))) {
            return error(400, "invalid_scope");
        }
        boolean limited = withheld != null || !scopes.isEmpty();
        scopes.removeIf(scope -> withheld != null && scope.endsWith(withheld));
        return issue(scopes, limited);
    }

    private Answer issue(Set<String> scopes, boolean limited) {
        int number = issued.incrementAndGet();
        String text = "token-" + number;
        String worth = "node" + number;
        tokens.put(text, new Token(limited ? Set.copyOf(scopes) : null, worth, generation.get(), new AtomicInteger()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", text);
        body.put("token_type", "Bearer");
        if (expiresIn != null) {
            body.put("expires_in", expiresIn);
        }
        if (scopeSent && !scopes.isEmpty()) {
            body.put("scope", String.join(" ", scopes));
        }
        Answer answer = Answer.json(200, body).header("Cache-Control", "no-store");
        return cookie == null ? answer : answer.header("Set-Cookie", cookie + "=" + worth + "; Path=/; HttpOnly");
    }

    private boolean known(String authorization, Query form) {
        boolean inBody = clientId.equals(form.first("client_id")) && secret.equals(form.first("client_secret"));
        boolean inHeader = authorization != null && authorization.startsWith("Basic ") && basic(authorization);
        return switch (client) {
            case BASIC -> inHeader;
            case BODY -> inBody && authorization == null;
            case EITHER -> inHeader || inBody;
        };
    }

    private boolean basic(String authorization) {
        String text =
                new String(Base64.getDecoder().decode(authorization.substring(6).trim()), StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String id = text.substring(0, colon);
        String password = text.substring(colon + 1);
        // RFC 6749 has both form-encoded first; most clients do not.
        return id.equals(clientId) && password.equals(secret)
                || unform(id).equals(clientId) && unform(password).equals(secret);
    }

    private static String unform(String text) {
        return text.matches("(?:[^%]|%[0-9A-Fa-f]{2})*") ? Query.decode(text.replace('+', ' ')) : text;
    }

    @Override
    Answer refusal(HttpExchange exchange, URI uri, String scope) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        Token token = given != null && given.startsWith("Bearer ") ? tokens.get(given.substring(7)) : null;
        if (token == null || token.generation < generation.get() || !hasCookie(exchange, token)) {
            return refusal.answer("unauthorisedrequest", "Bearer error=\"invalid_token\"");
        }
        if (token.scopes != null && token.scopes.stream().noneMatch(granted -> covers(granted, scope))) {
            return Answer.error(403, "forbidden")
                    .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
        return token.served.incrementAndGet() > requests
                ? refusal.answer("unauthorisedrequest", "Bearer error=\"invalid_token\"")
                : null;
    }

    private static boolean covers(String granted, String needed) {
        return granted.endsWith("/" + needed)
                || needed.equals("roster-core.readonly") && granted.endsWith("/roster.readonly");
    }

    private boolean hasCookie(HttpExchange exchange, Token token) {
        if (cookie == null) {
            return true;
        }
        List<String> headers = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        return headers.stream()
                .flatMap(header -> List.of(header.split("; *")).stream())
                .anyMatch(pair -> pair.equals(cookie + "=" + token.cookie));
    }

    private static Answer error(int status, String error) {
        return Answer.json(status, Map.of("error", error)).header("Cache-Control", "no-store");
    }

    /** A token given out; its scopes, null for all. */
    private record Token(Set<String> scopes, String cookie, int generation, AtomicInteger served) {}

    /** Where a client's id and secret must be. */
    public enum Client {
        /** In an Authorization header. */
        BASIC,
        /** In the body, and nowhere else. */
        BODY,
        /** In either. */
        EITHER
    }

    /** How a wrong secret or token is refused. */
    public enum Refusal {
        /** 401: OAuth's JSON for a token, the standard's error for data. */
        STANDARD,
        /** 400, likewise. */
        BAD_REQUEST,
        /** 401 with JSON of Spring. */
        SPRING,
        /** 401 with WWW-Authenticate and no body. */
        EMPTY;

        Answer answer(String code, String challenge) {
            return switch (this) {
                case STANDARD -> body(401, code).header("WWW-Authenticate", challenge);
                case BAD_REQUEST -> body(400, code);
                case SPRING -> {
                    Map<String, Object> body = new LinkedHashMap<>();
                    body.put("timestamp", "2026-09-01T00:00:00.000+00:00");
                    body.put("status", 401);
                    body.put("error", "Unauthorized");
                    body.put("path", "/error");
                    yield Answer.json(401, body);
                }
                case EMPTY -> Answer.of(401, null, "").header("WWW-Authenticate", challenge);
            };
        }

        private static Answer body(int status, String code) {
            return code.equals("invalid_client") ? OAuth2.error(status, code) : Answer.error(status, code);
        }
    }
}
