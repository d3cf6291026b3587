package org.rollcall.demo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a query or a form says, {@code application/x-www-form-urlencoded}; of a name given twice the last counts. */
final class Parameters {

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * @param text what was sent, or null for none
     * @throws IllegalArgumentException if it is not encoded so
     */
    Parameters(String text) {
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Blank when it was not sent. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
