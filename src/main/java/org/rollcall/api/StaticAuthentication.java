package org.rollcall.api;

import java.net.URI;
import java.util.Map;

/** A bearer token that the server's owner has handed out. */
final class StaticAuthentication implements Authentication {

    private final String token;

    StaticAuthentication(String token) {
        this.token = token;
    }

    @Override
    public Map<String, String> headers(URI uri) {
        return Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public boolean refused(Map<String, String> headers, boolean again) {
        return false;
    }

    @Override
    public String remedy() {
        return "the server refuses the token. Check the parameter token with the server's owner";
    }
}
