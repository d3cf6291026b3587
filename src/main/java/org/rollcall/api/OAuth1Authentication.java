package org.rollcall.api;

import java.net.URI;
import java.util.Map;

/** OAuth 1.0a with a client's id and secret alone, signing each try anew. */
final class OAuth1Authentication implements Authentication {

    private final OAuth1Signer signer;
    private final Signature signature;

    OAuth1Authentication(OAuth1Signer signer, Signature signature) {
        this.signer = signer;
        this.signature = signature;
    }

    @Override
    public Map<String, String> headers(URI uri) {
        return Map.of("Authorization", signer.authorization("GET", uri));
    }

    @Override
    public boolean refused(Map<String, String> headers, boolean again) {
        return false;
    }

    @Override
    public String remedy() {
        return "the server refuses the OAuth 1 signature (" + signature
                + "). Check clientId and clientSecret, then the signature method and this machine's clock";
    }
}
