package org.rollcall.database;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An ODBC connection string: {@code key=value} pairs with a semicolon after each; keys in any case, the first of two
 * equal ones counting; a value in braces holds anything, with {@code }}} for a brace that closes (ODBC,
 * SQLDriverConnect). Immutable.
 */
final class ConnectionString {

    private static final String[] SECRETS = {"pwd", "password"};
    private static final String[] SERVERS = {"server", "servername", "host", "hostname", "address", "addr"};

    /** By the key in small letters: the key as written, and the value. */
    private final Map<String, Pair> pairs;

    private record Pair(String key, String value) {}

    private ConnectionString(Map<String, Pair> pairs) {
        this.pairs = pairs;
    }

    /**
     * Reads a connection string.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without quoting it
     */
    static ConnectionString parse(String text) {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            int end = text.indexOf(';', at);
            if (end == at || text.substring(at, end < 0 ? text.length() : end).isBlank()) {
                at = end < 0 ? text.length() : end + 1;
                continue;
            }
            if (equals < 0 || end >= 0 && end < equals) {
                throw new IllegalArgumentException("its part " + (pairs.size() + 1)
                        + " has no '='; write it as KEY=value pairs with ';' between them, such as"
                        + " Driver={PostgreSQL Unicode};Server=sis.example;Database=sis, or DSN=name");
            }
            String key = text.substring(at, equals).strip();
            if (key.isEmpty()) {
                throw new IllegalArgumentException(
                        "its part " + (pairs.size() + 1) + " has no key before '='; write it as KEY=value");
            }
            int from = equals + 1;
            while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            StringBuilder value = new StringBuilder();
            if (from < text.length() && text.charAt(from) == '{') {
                at = braced(text, from, pairs.size() + 1, value);
            } else {
                end = text.indexOf(';', from);
                value.append(text.substring(from, end < 0 ? text.length() : end).strip());
                at = end < 0 ? text.length() : end + 1;
            }
            pairs.putIfAbsent(key.toLowerCase(Locale.ROOT), new Pair(key, value.toString()));
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        return new ConnectionString(pairs);
    }

    /** Reads a value in braces; returns where the next pair begins. */
    private static int braced(String text, int open, int part, StringBuilder value) {
        int at = open + 1;
        while (true) {
            int close = text.indexOf('}', at);
            if (close < 0) {
                throw new IllegalArgumentException("its part " + part + " opens a brace and never closes it");
            }
            value.append(text, at, close);
            if (close + 1 < text.length() && text.charAt(close + 1) == '}') {
                value.append('}');
                at = close + 2;
                continue;
            }
            int end = text.indexOf(';', close);
            if (!text.substring(close + 1, end < 0 ? text.length() : end).isBlank()) {
                throw new IllegalArgumentException("its part " + part + " goes on after its closing brace");
            }
            return end < 0 ? text.length() : end + 1;
        }
    }

    /** The value of the first of some keys that is there; blank when none is. */
    String get(String... keys) {
        for (String key : keys) {
            Pair pair = pairs.get(key.toLowerCase(Locale.ROOT));
            if (pair != null) {
                return pair.value();
            }
        }
        return "";
    }

    /** Its keys, in small letters. */
    Set<String> keys() {
        return pairs.keySet();
    }

    /** With a value, in the place of one of the same key. */
    ConnectionString with(String key, String value) {
        Map<String, Pair> changed = new LinkedHashMap<>(pairs);
        changed.put(key.toLowerCase(Locale.ROOT), new Pair(key, value));
        return new ConnectionString(changed);
    }

    /** With a value where it has none for the key. */
    ConnectionString orElse(String key, String value) {
        return pairs.containsKey(key.toLowerCase(Locale.ROOT)) ? this : with(key, value);
    }

    /** Without some keys. */
    ConnectionString without(String... keys) {
        Map<String, Pair> changed = new LinkedHashMap<>(pairs);
        for (String key : keys) {
            changed.remove(key.toLowerCase(Locale.ROOT));
        }
        return new ConnectionString(changed);
    }

    /** The user it names; blank when it names none. */
    String user() {
        return get("uid", "user id", "user", "username", "user name");
    }

    /** The password it holds; blank when it holds none. */
    String password() {
        return get(SECRETS);
    }

    /** The whole, for a driver manager. It holds secrets and must be shown to nobody. */
    String text() {
        return pairs.values().stream()
                .map(pair -> pair.key() + "=" + quoted(pair) + ";")
                .collect(Collectors.joining());
    }

    private static String quoted(Pair pair) {
        String value = pair.value();
        boolean plain = !pair.key().equalsIgnoreCase("driver")
                && value.equals(value.strip())
                && value.indexOf(';') < 0
                && !value.startsWith("{")
                && value.indexOf('}') < 0;
        return plain || pair.key().equalsIgnoreCase("driver") && value.startsWith("/")
                ? value
                : "{" + value.replace("}", "}}") + "}";
    }

    /** Where it leads, without secrets: the DSN, or server and database. */
    String place() {
        if (!get("dsn").isEmpty()) {
            return "DSN " + get("dsn");
        }
        String server = get(SERVERS);
        String database = withoutUser(get("database", "db", "dbq", "initial catalog"));
        String place = server.isEmpty() || database.isEmpty() ? server + database : server + "/" + database;
        return place.isEmpty() ? get("driver", "filedsn") : place;
    }

    /** Of a place as Oracle's tools write it, {@code user/password@place}, the place. */
    private static String withoutUser(String place) {
        return place.replaceFirst("^[^@/]+/.*@", "");
    }

    /** The machine it leads to; blank when it does not say. */
    String host() {
        String server = get(SERVERS).replaceFirst("(?i)^(tcp|np|lpc|admin):", "");
        if (server.isEmpty() && get("dbq").indexOf(':') >= 0) {
            server = withoutUser(get("dbq")).replaceFirst("^//", "");
        }
        server = server.replaceFirst("^\\[(.*?)].*$", "$1").replaceFirst("[,\\\\/].*$", "");
        return server.indexOf(':') == server.lastIndexOf(':') ? server.replaceFirst(":.*$", "") : server;
    }

    @Override
    public String toString() {
        return place();
    }
}
