package org.rollcall.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.lea.Expiry;

/** The settings of a connection as text, an LEA's own over those of a profile; what cannot be read becomes a problem. */
final class SettingsText {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, String> own;
    private final Map<String, String> profile;
    private final List<String> problems;

    SettingsText(Map<String, String> own, Map<String, String> profile, List<String> problems) {
        this.own = own;
        this.profile = profile;
        this.problems = problems;
    }

    void problem(String name, String sentence) {
        problems.add(name + ": " + sentence);
    }

    /** Whether the LEA's file sets it. */
    boolean isOwn(String name) {
        return !own.getOrDefault(name, "").isBlank();
    }

    String own(String name) {
        return own.getOrDefault(name, "").strip();
    }

    String ofProfile(String name) {
        return profile.getOrDefault(name, "").strip();
    }

    String get(String name, String otherwise) {
        String set = isOwn(name) ? own(name) : ofProfile(name);
        return set.isEmpty() ? otherwise : set;
    }

    String oneOf(String name, String otherwise, String... allowed) {
        String value = get(name, otherwise);
        for (String word : allowed) {
            if (word.equalsIgnoreCase(value)) {
                return word;
            }
        }
        problem(name, "'" + value + "' is none of " + String.join(", ", new TreeSet<>(Arrays.asList(allowed))));
        return otherwise;
    }

    boolean yes(String name) {
        return oneOf(name, "false", "true", "false").equals("true");
    }

    int number(String name, int otherwise, int most) {
        String text = get(name, String.valueOf(otherwise));
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        problem(name, "'" + text + "' is not a number from 1 to " + most);
        return otherwise;
    }

    List<String> list(String name) {
        return Arrays.stream(get(name, "").split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    Expiry expiry(String name) {
        try {
            return Expiry.of(get(name, ""));
        } catch (IllegalArgumentException e) {
            problem(name, e.getMessage());
            return new Expiry(null);
        }
    }

    /** An address that secrets may be sent to; null when it is none. */
    URI url(String name, String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() == null || url.getUserInfo() != null) {
                problem(name, "must be an address such as https://host/path, without a user or password");
                return null;
            }
            boolean plain = "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost());
            if (!"https".equals(url.getScheme()) && !plain) {
                problem(name, "must begin with https://, since secrets and students' data would travel in the clear");
                return null;
            }
            if (url.getPort() == 0 || url.getPort() > 65_535) {
                problem(name, "must have a port from 1 to 65535, or none");
                return null;
            }
            return url;
        } catch (URISyntaxException e) {
            problem(name, "is not an address: " + e.getReason());
            return null;
        }
    }
}
