package org.rollcall.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.source.SourceException;

/** Asks for an OAuth 2 token (RFC 6749, section 4.4.2). */
final class TokenCall implements Call {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST = 1 << 20;

    private final Connection connection;
    private final Clock clock;
    private OAuth2Authentication.Token token;

    TokenCall(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    @Override
    public Request request() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (!connection.tokens().scopes().isEmpty()) {
            form.put("scope", connection.tokens().scopes());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (connection
                .tokens()
                .basic()) { // as they are: RFC 6749 would have both encoded first, which few servers undo
            String pair = connection.credentials().clientId() + ":"
                    + connection.credentials().clientSecret();
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else {
            form.put("client_id", connection.credentials().clientId());
            form.put("client_secret", connection.credentials().clientSecret());
        }
        return new Request(
                connection.tokens().url(),
                headers,
                form.entrySet().stream()
                        .map(e -> Urls.encode(e.getKey()) + "=" + Urls.encode(e.getValue()))
                        .collect(Collectors.joining("&")));
    }

    @Override
    public String place() {
        return Urls.shown(connection.tokens().url());
    }

    @Override
    public void answered(Answer answer) throws IOException {
        String where = place();
        Refused.elsewhere(answer, connection.tokens().url());
        Refused.busy(answer, where, clock);
        if (!answer.isOk()) {
            throw new SourceException(where + ": " + refusal(answer));
        }
        byte[] body = answer.body().readNBytes(MOST);
        String value = "";
        long seconds = -1;
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw noToken(where);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("access_token")) {
                    value = json.getValueAsString("");
                } else if (name.equals("expires_in")) {
                    seconds = json.getValueAsLong(-1);
                }
                json.skipChildren();
            }
        } catch (JsonProcessingException e) { // its message would quote the answer
            throw noToken(where);
        }
        if (!value.matches("[\\x21-\\x7e]+")) {
            throw noToken(where);
        }
        token = OAuth2Authentication.Token.of(value, seconds, cookies(answer), clock.instant());
    }

    private SourceException noToken(String where) {
        return new SourceException(where + ": the answer is no OAuth 2 token. " + wrongAddress());
    }

    private String refusal(Answer answer) {
        String code = ErrorCode.of(answer);
        if (code.endsWith("invalid_scope")) {
            return "the server does not give the scope that is asked for (" + code
                    + "). Check scopes with its owner; asked" + " for: "
                    + (connection.tokens().scopes().isEmpty()
                            ? "none"
                            : connection.tokens().scopes()) + ".";
        }
        if (answer.status() == 404 || answer.status() == 405 || answer.status() == 410) {
            return "there is no token service here (" + code + "). " + wrongAddress();
        }
        if (code.endsWith("unsupported_grant_type")) {
            return "the server knows no client credentials (" + code
                    + "). Ask its owner for another way to sign in, oauth1 or a bearer token.";
        }
        if (answer.status() == 401
                || answer.status() == 403
                || code.endsWith("invalid_client")
                || code.endsWith("unauthorized_client")) {
            return "the server refuses the client id or the secret (" + code + "). Check clientId and clientSecret"
                    + connection.credentials().expiryRemark(clock.instant()) + ".";
        }
        return "the server refuses the request for a token (" + code + "). Check clientAuthentication (now "
                + (connection.tokens().basic() ? "basic" : "body") + "), scopes and tokenUrl with its owner.";
    }

    private String wrongAddress() {
        return connection.tokens().guess().isEmpty()
                ? "Check tokenUrl."
                : "tokenUrl is not set, and this address is worked out ("
                        + connection.tokens().guess() + "): check baseUrl, or set tokenUrl.";
    }

    private static String cookies(Answer answer) {
        return answer.all("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0].strip())
                .filter(pair -> pair.indexOf('=') > 0)
                .collect(Collectors.joining("; "));
    }

    OAuth2Authentication.Token token() {
        return token;
    }
}
