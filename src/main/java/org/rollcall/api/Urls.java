package org.rollcall.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses as OneRoster servers take them and as people may see them. */
final class Urls {

    private Urls() {}

    /** A value of a path or query, RFC 3986: all but letters, digits and {@code -._~} as percent and two digits. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static URI with(URI address, Map<String, String> query) {
        return URI.create(address + "?"
                + query.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /** An address without its query, which may hold ids. */
    static String shown(URI address) {
        String text = address.toString();
        return text.contains("?") ? text.substring(0, text.indexOf('?')) : text;
    }

    /** {@code https://host[:port]} of an address. */
    static String host(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
