package org.rollcall.api;

import java.net.URI;

/**
 * Where a server's collections are.
 *
 * @param root the base URL without the OneRoster path
 * @param path the OneRoster path, percent-encoded; may hold {@code {application}}
 * @param applications where a proxy lists its applications; null when it is none
 * @param application the application's name or id at a proxy; blank when there is only one
 */
public record Address(URI root, String path, URI applications, String application) {

    static final String APPLICATION = "{application}";

    /** @param id the application's id, percent-encoded as the proxy gives it; blank where there is none */
    URI collections(String id) {
        return URI.create(root + path.replace(APPLICATION, id));
    }

    @Override
    public String toString() {
        return root + path;
    }
}
