package org.rollcall.api;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server answered.
 *
 * @param headers all values by name, in any case
 * @param body as it comes, decompressed; never null
 */
public record Answer(int status, Map<String, List<String>> headers, InputStream body) {

    /** Makes names of headers equal in any case. */
    public Answer {
        Map<String, List<String>> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        headers = named;
    }

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The first value of a header, or blank. */
    String header(String name) {
        return all(name).isEmpty() ? "" : all(name).get(0).strip();
    }

    boolean isOk() {
        return status >= 200 && status < 300;
    }
}
