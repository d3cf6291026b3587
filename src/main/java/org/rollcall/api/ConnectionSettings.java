package org.rollcall.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a connection as text: the parameters of an LEA's source over the defaults of a SIS profile. Each that
 * cannot be used becomes a sentence.
 */
public final class ConnectionSettings {

    /** What a profile's section {@code oneroster-api} may say. */
    public static final List<String> PROFILE_KEYS = List.of(
            "version",
            "path",
            "auth",
            "clientAuthentication",
            "tokenUrl",
            "scopes",
            "cookies",
            "signature",
            "pageSize",
            "maxPages",
            "sort",
            "parallelPages",
            "parallelCollections",
            "filters",
            "schoolPaths",
            "revisionHeader",
            "applications");

    private static final Map<String, String> PATHS = Map.of(
            "1.0", "/learningdata/v1",
            "1.1", "/ims/oneroster/v1p1",
            "1.2", "/ims/oneroster/rostering/v1p2");
    private static final Pattern PATH = Pattern.compile("(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)+");
    private static final Pattern FILTER = Pattern.compile("(\\w+)\\s*:\\s*(.+)", Pattern.DOTALL);

    private final SettingsText text;
    private final String profile;
    private final List<String> problems;

    /**
     * @param parameters as the LEA's file gives them, placeholders resolved
     * @param profile the profile's name
     * @param defaults its section {@code oneroster-api}
     * @param problems takes a sentence for each setting that cannot be used
     */
    public ConnectionSettings(
            Map<String, String> parameters, String profile, Map<String, String> defaults, List<String> problems) {
        this.text = new SettingsText(parameters, defaults, problems);
        this.profile = profile;
        this.problems = problems;
    }

    /** The connection; null when a setting is at fault. */
    public Connection read() {
        int before = problems.size();
        String base = text.own("baseUrl").replaceFirst("/+$", "");
        String pasted =
                PATHS.values().stream().filter(base::endsWith).findFirst().orElse("");
        String root = isAddress(base)
                ? base.substring(0, base.length() - pasted.length()).replaceFirst("/ims/oneroster$", "")
                : null; // and nothing is worked out from it, which would be at fault as well
        String version = version(pasted);
        Selection selection = selection();
        Credentials credentials = credentials();
        TokenService tokens = credentials.auth() == Credentials.Auth.OAUTH2 ? tokens(root, version, selection) : null;
        Connection connection =
                new Connection(address(root, pasted, version), credentials, tokens, selection, paging());
        return problems.size() > before ? null : connection;
    }

    private boolean isAddress(String base) {
        if (base.isEmpty()) {
            text.problem("baseUrl", "is missing; set the address the district was given, such as https://host/path");
            return false;
        }
        if (base.contains("?") || base.contains("#")) {
            text.problem("baseUrl", "must not carry a query; leave out what follows the ?");
            return false;
        }
        return text.url("baseUrl", base) != null;
    }

    /** A path that was pasted with the base URL tells the version, unless the LEA's file does. */
    private String version(String pasted) {
        if (!pasted.isEmpty() && !text.isOwn("version")) {
            return PATHS.entrySet().stream()
                    .filter(path -> path.getValue().equals(pasted))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
        }
        return text.oneOf("version", "1.1", "1.0", "1.1", "1.2");
    }

    private Address address(String root, String pasted, String version) {
        String path = text.get("path", PATHS.get(version));
        if (!text.isOwn("path") && !pasted.isEmpty()) {
            path = pasted;
        }
        if (!PATH.matcher(path.replace(Address.APPLICATION, "")).matches()) {
            text.problem("path", "'" + path + "' must begin with / and be percent-encoded");
        }
        String applications = text.get("applications", "");
        return new Address(
                root == null ? null : URI.create(root),
                path.replaceFirst("/+$", ""),
                root == null || applications.isEmpty() ? null : text.url("applications", filled(applications, root)),
                text.own("application"));
    }

    private String filled(String template, String root) {
        return (root == null
                        ? template
                        : template.replace("{base}", root).replace("{host}", Urls.host(URI.create(root))))
                .replace("{appName}", Urls.encode(text.own("appName")));
    }

    private Credentials credentials() {
        Credentials.Auth auth = Credentials.Auth.valueOf(
                text.oneOf("auth", "oauth2", "oauth2", "oauth1", "bearer").toUpperCase(Locale.ROOT));
        for (String name : auth == Credentials.Auth.BEARER ? List.of("token") : List.of("clientId", "clientSecret")) {
            if (!text.isOwn(name)) {
                text.problem(name, "is missing; set it with a placeholder, such as {{env:NAME}}");
            }
        }
        if (!text.own("token").matches("[!-~]*")) {
            text.problem("token", "holds a blank or a character that no token has");
        }
        return new Credentials(
                auth,
                text.own("clientId"),
                text.own("clientSecret"),
                text.own("token"),
                Signature.of(text.oneOf("signature", "HMAC-SHA1", "HMAC-SHA1", "HMAC-SHA256")),
                text.expiry("expires"));
    }

    private TokenService tokens(String root, String version, Selection selection) {
        String template = text.get("tokenUrl", "{base}/token");
        URI url = null;
        if (template.contains("{appName}") && !text.isOwn("appName")) {
            text.problem(
                    "appName", "is missing; the token URL of the profile " + profile + " needs it, or set tokenUrl");
        }
        if (template.equals("none")) {
            text.problem(
                    "tokenUrl",
                    "is missing, and the profile " + profile + " knows none; ask the server's owner for it");
        } else if (root != null || !template.startsWith("{")) {
            url = text.url("tokenUrl", filled(template, root));
        }
        return new TokenService(
                url,
                guess(),
                scopes(version, selection),
                text.oneOf("clientAuthentication", "basic", "basic", "body").equals("basic"),
                text.yes("cookies"));
    }

    private String guess() {
        if (text.isOwn("tokenUrl")) {
            return "";
        }
        return text.ofProfile("tokenUrl").isEmpty() || profile.equals("default")
                ? "baseUrl without the OneRoster path, and /token"
                : "from the profile " + profile;
    }

    private String scopes(String version, Selection selection) {
        String written = text.get("scopes", "");
        if (!written.isEmpty()) {
            return written.equals("none") ? "" : written.replaceAll("\\s+", " ");
        }
        if (version.equals("1.0")) {
            return "";
        }
        String scope = "https://purl.imsglobal.org/spec/or/v" + version.replace('.', 'p') + "/scope/roster";
        return scope
                + (selection.schools().isEmpty() ? "-core.readonly" : ".readonly")
                + (selection.demographics() ? " " + scope + "-demographics.readonly" : "");
    }

    private Selection selection() {
        List<String> schools = text.list("schools");
        boolean bySchool = text.yes("schoolPaths");
        if (!schools.isEmpty() && !bySchool) {
            text.problem(
                    "schools",
                    "the profile " + profile + " does not say that this server lists classes by school; the LEA's own"
                            + " setting schools selects after the pull");
        }
        return new Selection(filters(), schools, text.yes("demographics"), mayBeEmpty());
    }

    private Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        if (!text.isOwn("filters")) {
            return filters; // in a profile the word says whether a server minds them
        }
        if (text.ofProfile("filters").equals("false")) {
            text.problem("filters", "the profile " + profile + " says that this server's filters cannot be relied on");
            return filters;
        }
        for (String item : text.own("filters").split(";")) {
            Matcher matcher = FILTER.matcher(item.strip());
            if (!matcher.matches() || !Selection.all().contains(matcher.group(1))) {
                text.problem(
                        "filters",
                        "'" + item.strip() + "' is not a collection, a colon and a OneRoster filter, such as users:"
                                + " status='active'");
            } else if (filters.put(matcher.group(1), matcher.group(2).strip()) != null) {
                text.problem("filters", matcher.group(1) + " stands twice");
            }
        }
        return filters;
    }

    private Set<String> mayBeEmpty() {
        Set<String> names = new LinkedHashSet<>(text.list("mayBeEmpty"));
        for (String name : names) {
            if (!Selection.all().contains(name)) {
                text.problem("mayBeEmpty", "'" + name + "' is none of " + String.join(", ", Selection.all()));
            }
        }
        return names;
    }

    private Paging paging() {
        return new Paging(
                text.number("pageSize", 1000, 100_000),
                text.number("maxPages", 30_000, 10_000_000),
                text.yes("sort"),
                text.number("parallelPages", 1, 16),
                text.number("parallelCollections", 2, 6),
                text.get("revisionHeader", ""));
    }
}
