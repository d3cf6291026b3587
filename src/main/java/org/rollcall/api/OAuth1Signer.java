package org.rollcall.api;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs requests by OAuth 1.0a (RFC 5849) with the client's credentials alone, as OneRoster servers want it: there is
 * no token. Requests without a form in their body can be signed; that is all a pull sends. A signature is good for one
 * request: sign again for every try, since servers refuse a nonce they have seen. Safe for use by several threads.
 */
final class OAuth1Signer {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Comparator<Map.Entry<String, String>> BY_NAME_THEN_VALUE =
            Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue());

    private final String clientId;
    private final String key;
    private final Signature signature;
    private final Clock clock;
    private final Supplier<String> nonces;

    OAuth1Signer(String clientId, String clientSecret, Signature signature, Clock clock) {
        this(clientId, clientSecret, signature, clock, OAuth1Signer::randomNonce);
    }

    OAuth1Signer(String clientId, String clientSecret, Signature signature, Clock clock, Supplier<String> nonces) {
        this.clientId = clientId;
        // The empty end is where the secret of a token would be.
        this.key = Urls.encode(clientSecret) + "&";
        this.signature = signature;
        this.clock = clock;
        this.nonces = nonces;
    }

    /**
     * The value of the Authorization header for one request, with a new nonce and the time as it is now.
     *
     * @param method the HTTP method in capitals
     * @param uri the whole http or https address exactly as it is sent, percent-encoded: what is encoded in its path
     *     stays as it is written there
     */
    String authorization(String method, URI uri) {
        List<Map.Entry<String, String>> oauth = List.of(
                Map.entry("oauth_consumer_key", clientId),
                Map.entry("oauth_nonce", nonces.get()),
                Map.entry("oauth_signature_method", signature.toString()),
                Map.entry("oauth_timestamp", Long.toString(clock.instant().getEpochSecond())),
                Map.entry("oauth_version", "1.0"));
        String signed = signature.sign(key, baseString(method, uri, oauth));
        return Stream.concat(oauth.stream(), Stream.of(Map.entry("oauth_signature", signed)))
                .map(parameter -> parameter.getKey() + "=\"" + Urls.encode(parameter.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    /** What is signed: method, address and parameters in the one form both sides can make (RFC 5849, 3.4.1). */
    static String baseString(String method, URI uri, List<Map.Entry<String, String>> oauth) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>(query(uri));
        parameters.addAll(oauth);
        String normalized = parameters.stream()
                .map(parameter -> Map.entry(Urls.encode(parameter.getKey()), Urls.encode(parameter.getValue())))
                .sorted(BY_NAME_THEN_VALUE)
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return method + "&" + Urls.encode(address(uri)) + "&" + Urls.encode(normalized);
    }

    private static String address(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        // Not getHost(), which has none when the name has an underscore.
        String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String standardPort = scheme.equals("https") ? ":443" : ":80";
        if (host.endsWith(standardPort)) {
            host = host.substring(0, host.length() - standardPort.length());
        }
        String path = uri.getRawPath();
        return scheme + "://" + host + (path.isEmpty() ? "/" : path);
    }

    /** The query's parameters, decoded as a form is: a plus sign is a blank; a name alone has an empty value. */
    private static List<Map.Entry<String, String>> query(URI uri) {
        if (uri.getRawQuery() == null) {
            return List.of();
        }
        return Stream.of(uri.getRawQuery().split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.split("=", 2))
                .map(pair -> Map.entry(decode(pair[0]), pair.length == 1 ? "" : decode(pair[1])))
                .toList();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String randomNonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
