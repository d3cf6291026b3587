package org.rollcall.api;

import java.net.URI;
import java.util.Map;

/**
 * An HTTP request. Its headers hold credentials and are never shown.
 *
 * @param form the body of a POST, as {@code application/x-www-form-urlencoded}; null for a GET
 */
public record Request(URI uri, Map<String, String> headers, String form) {

    static Request get(URI uri, Map<String, String> headers) {
        return new Request(uri, headers, null);
    }

    /** GET or POST. */
    public String method() {
        return form == null ? "GET" : "POST";
    }

    @Override
    public String toString() {
        return method() + " " + Urls.shown(uri);
    }
}
