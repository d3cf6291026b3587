package org.rollcall.oneroster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a query or a form, decoded, in the order they came. */
record Query(List<Parameter> parameters) {

    /** Reads {@code a=1&b=2}; a plus is a blank, as in forms. {@code null} has no parameters. */
    static Query of(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(new Parameter(decode(name.replace('+', ' ')), decode(value.replace('+', ' '))));
            }
        }
        return new Query(parameters);
    }

    /** The first value of a parameter, or null. */
    String first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst()
                .orElse(null);
    }

    Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        parameters.forEach(parameter -> map.putIfAbsent(parameter.name(), parameter.value()));
        return map;
    }

    /** The parameters as a query, encoded. */
    static String encoded(Map<String, String> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return text.toString();
    }

    /** Percent-encoding of RFC 5849 section 3.6: all but letters, digits and {@code -._~}. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean unreserved = octet >= 'a' && octet <= 'z'
                    || octet >= 'A' && octet <= 'Z'
                    || octet >= '0' && octet <= '9'
                    || "-._~".indexOf(octet) >= 0;
            encoded.append(unreserved ? String.valueOf((char) octet) : String.format("%%%02X", octet));
        }
        return encoded.toString();
    }

    /** Undoes percent-encoding; a plus stays a plus, and so does a percent sign that encodes nothing. */
    static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length && text(bytes, i + 1).matches("[0-9A-Fa-f]{2}")) {
                decoded[length++] = (byte) Integer.parseInt(text(bytes, i + 1), 16);
                i += 2;
            } else {
                decoded[length++] = bytes[i];
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, 2, StandardCharsets.ISO_8859_1);
    }

    /** One parameter. */
    record Parameter(String name, String value) {}
}
