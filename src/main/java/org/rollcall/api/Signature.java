package org.rollcall.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How an OAuth 1.0a request is signed, under the name that configuration and the request itself give it. RFC 5849,
 * section 3.4.2, has HMAC-SHA1; OneRoster servers also ask for the same with SHA-256.
 */
enum Signature {
    HMAC_SHA1("HMAC-SHA1", "HmacSHA1"),
    HMAC_SHA256("HMAC-SHA256", "HmacSHA256");

    private final String method;
    private final String algorithm;

    Signature(String method, String algorithm) {
        this.method = method;
        this.algorithm = algorithm;
    }

    /**
     * The signature of this name, such as {@code HMAC-SHA1}.
     *
     * @throws IllegalArgumentException with a sentence for ops when there is none of this name
     */
    static Signature of(String method) {
        return Arrays.stream(values())
                .filter(signature -> signature.method.equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "signature is neither HMAC-SHA1 nor HMAC-SHA256; write the one that the server wants."));
    }

    /** The Base64 text of the text's HMAC; key and text are taken as UTF-8. */
    String sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with " + method + "; use another.", e);
        }
    }

    /** The value of {@code oauth_signature_method}. */
    @Override
    public String toString() {
        return method;
    }
}
