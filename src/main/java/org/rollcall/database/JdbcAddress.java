package org.rollcall.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where JDBC finds a database.
 *
 * @param url without user and password
 * @param properties for the driver; user and password among them
 */
record JdbcAddress(Vendor vendor, String url, Properties properties) {

    private static final Pattern NAME = Pattern.compile("^jdbc:(?:datadirect:|jtds:)?([A-Za-z0-9]+)");
    private static final Pattern HOST = Pattern.compile("(?:^[^?;]*?//|@)(\\[[^]]*]|[^/:;?@(\\\\]+)");

    /** User and password before the host, as in Oracle's {@code thin:user/password@} and {@code //user:password@}. */
    private static final List<Pattern> IN_FRONT = List.of(
            Pattern.compile("(jdbc:oracle:\\w+:)([^/@]+)/(.+)(@[^@]*)"),
            Pattern.compile("(jdbc:[\\w:]+//)([^/@:;?]+):([^@/?;]*)@(.*)"));

    private static final Pattern SETTING =
            Pattern.compile("(?<=[;:])([^=;:/]+)=\\s*(\\{(?:[^}]++|}})*+}|[^;]*)(?:;|$)");
    private static final Set<String> USER = Set.of("user", "username", "user name", "uid");
    private static final Set<String> PASSWORD = Set.of("password", "pwd");

    JdbcAddress {
        Properties own = new Properties();
        own.putAll(properties);
        properties = own;
    }

    /** An address that is written as a JDBC URL. */
    static JdbcAddress of(String url) {
        Matcher name = NAME.matcher(url);
        String vendor = name.find() ? name.group(1).replace("sqlserver", "sql server") : url;
        Properties secrets = new Properties();
        return new JdbcAddress(Vendor.of(vendor), withoutSecrets(url, secrets), secrets);
    }

    /** Takes user and password out of a URL, since some drivers prefer those there to the properties. */
    private static String withoutSecrets(String url, Properties secrets) {
        String place = url;
        for (Pattern inFront : IN_FRONT) {
            Matcher matcher = inFront.matcher(url);
            if (matcher.matches()) {
                secrets.setProperty("user", matcher.group(2));
                secrets.setProperty("password", unquoted(matcher.group(3), "\"", "\""));
                place = matcher.group(1) + matcher.group(4);
            }
        }
        int question = place.indexOf('?');
        if (question >= 0 && place.lastIndexOf(';', question) < 0) {
            String kept = Stream.of(place.substring(question + 1).split("&"))
                    .filter(setting -> !isSecret(setting, secrets))
                    .collect(Collectors.joining("&"));
            return place.substring(0, question) + (kept.isEmpty() ? "" : "?" + kept);
        }
        return SETTING.matcher(place)
                .replaceAll(found -> Matcher.quoteReplacement(
                        keep(found.group(1), unquoted(found.group(2), "{", "}"), secrets) ? found.group() : ""));
    }

    private static boolean isSecret(String setting, Properties secrets) {
        int equals = setting.indexOf('=');
        String value = setting.substring(equals + 1);
        try {
            value = URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a percent sign that stands for itself
        }
        return equals >= 0 && !keep(setting.substring(0, equals), value, secrets);
    }

    private static boolean keep(String key, String value, Properties secrets) {
        String plain = key.strip().toLowerCase(Locale.ROOT);
        if (USER.contains(plain)) {
            secrets.putIfAbsent("user", value);
        } else if (PASSWORD.contains(plain)) {
            secrets.putIfAbsent("password", value);
        } else {
            return true;
        }
        return false;
    }

    private static String unquoted(String value, String open, String close) {
        return value.length() > 1 && value.startsWith(open) && value.endsWith(close)
                ? value.substring(1, value.length() - 1).replace(close + close, close)
                : value;
    }

    JdbcAddress with(String key, String value) {
        Properties more = new Properties();
        more.putAll(properties);
        more.setProperty(key, value);
        return new JdbcAddress(vendor, url, more);
    }

    /** With a property that neither the properties nor the URL set. */
    JdbcAddress orElse(String key, String value) {
        boolean set = properties.containsKey(key) || url.matches("(?i).*[?&;]" + key + "=.*");
        return set ? this : with(key, value);
    }

    String password() {
        return properties.getProperty("password", "");
    }

    /** The machine; blank when the URL names none. */
    String host() {
        Matcher matcher = HOST.matcher(url);
        return matcher.find() ? matcher.group(1).replaceAll("[\\[\\]]", "") : "";
    }

    /** Where it leads, without secrets. */
    String place() {
        return url.replaceFirst("[?;].*$", "");
    }

    @Override
    public String toString() {
        return place();
    }
}
