package org.rollcall.oneroster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature base string of RFC 5849, section 3.4.1, and the HMAC over it. */
record SignatureBase(String text) {

    /**
     * The base string of a request.
     *
     * @param uri as sent; its query is part of what is signed
     * @param others the parameters of the Authorization header and of a form, decoded
     */
    static SignatureBase of(String method, URI uri, List<Query.Parameter> others) {
        List<Query.Parameter> all = new ArrayList<>(Query.of(uri.getRawQuery()).parameters());
        others.stream()
                .filter(parameter ->
                        !parameter.name().equals("realm") && !parameter.name().equals("oauth_signature"))
                .forEach(all::add);
        String parameters = all.stream()
                .map(parameter -> new Query.Parameter(Query.encode(parameter.name()), Query.encode(parameter.value())))
                .sorted(Comparator.comparing(Query.Parameter::name).thenComparing(Query.Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
        return new SignatureBase(
                method.toUpperCase(Locale.ROOT) + "&" + Query.encode(target(uri)) + "&" + Query.encode(parameters));
    }

    private static String target(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path;
    }

    /**
     * Signs.
     *
     * @param method HMAC-SHA1 or HMAC-SHA256
     * @param tokenSecret blank when there is no token
     * @return Base64
     */
    String sign(String method, String clientSecret, String tokenSecret) {
        String key = Query.encode(clientSecret) + "&" + Query.encode(tokenSecret);
        String algorithm = method.replace("-SHA", "SHA").replace("HMAC", "Hmac");
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("There is no " + algorithm + ".", e);
        }
    }
}
