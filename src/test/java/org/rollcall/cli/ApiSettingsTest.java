package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code check} says of a source that is an API, without touching the network: of each slip, and of what is sound. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiSettingsTest {

    private static final String BASE = "https://sis.example/district";
    private static final String PROFILES =
            "aeries, alma, arms, aspen, atlas, classlink, classlink-proxy, default, eschoolplus, illuminate,"
                    + " infinite-campus, jupiter-ed, oasis, of-lists, of-nothing, of-pages, of-text, of-unknown-keys,"
                    + " of-unknown-sections, powerschool, promis, q, school-pathways, schoolrunner, schooltool,"
                    + " schoolwise, skyward, studentrac, synergy, twice";
    private static final String KEYS =
            "version, path, auth, clientAuthentication, tokenUrl, scopes, cookies, signature,"
                    + " pageSize, maxPages, sort, parallelPages, parallelCollections, filters, schoolPaths, revisionHeader,"
                    + " applications";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final Map<String, List<String>> said = new LinkedHashMap<>();
    private Path folder;
    private Site.Result check;

    /** A sound file, a change to it, and what check says: faults of a file that is not sound, remarks on one that is. */
    record Case(String id, UnaryOperator<ApiLeaFile> change, boolean sound, List<String> sentences) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Case slip(String id, UnaryOperator<ApiLeaFile> change, String... sentences) {
        return new Case(id, change, false, List.of(sentences));
    }

    private static Case slip(String id, String parameter, String value, String... sentences) {
        return slip(id, lea -> lea.with(parameter, value), sentences);
    }

    private static Case sound(String id, UnaryOperator<ApiLeaFile> change, String... remarks) {
        return new Case(id, change, true, List.of(remarks));
    }

    private static Case sound(String id, String parameter, String value, String... remarks) {
        return sound(id, lea -> lea.with(parameter, value), remarks);
    }

    private static String token(String url) {
        return "tokenUrl is not set; " + url + " is asked (baseUrl without the OneRoster path, and /token)";
    }

    private static String token(String url, String profile) {
        return "tokenUrl is not set; " + url + " is asked (from the profile " + profile + ")";
    }

    static Stream<Case> slips() {
        return Stream.of(
                // The address
                slip(
                        "base-missing",
                        lea -> lea.without("baseUrl"),
                        "baseUrl: is missing; set the address the district was given, such as https://host/path"),
                slip(
                        "base-http",
                        "baseUrl",
                        "http://sis.example/district",
                        "baseUrl: must begin with https://, since secrets and students' data would travel in the clear"),
                slip(
                        "base-localhost-elsewhere",
                        "baseUrl",
                        "http://localhost.sis.example/",
                        "baseUrl: must begin with https://, since secrets and students' data would travel in the clear"),
                slip(
                        "base-query",
                        "baseUrl",
                        BASE + "?appName=rollcall",
                        "baseUrl: must not carry a query; leave out what follows the ?"),
                slip(
                        "base-fragment",
                        "baseUrl",
                        BASE + "#top",
                        "baseUrl: must not carry a query; leave out what follows the ?"),
                slip(
                        "base-user",
                        "baseUrl",
                        "https://me:hush@sis.example/district",
                        "baseUrl: must be an address such as https://host/path, without a user or password"),
                slip(
                        "base-without-scheme",
                        "baseUrl",
                        "sis.example/district",
                        "baseUrl: must be an address such as https://host/path, without a user or password"),
                slip(
                        "base-blank",
                        "baseUrl",
                        "https://sis.example/our district",
                        "baseUrl: is not an address: Illegal character in path"),
                slip(
                        "base-port",
                        "baseUrl",
                        "https://sis.example:70000/x",
                        "baseUrl: must have a port from 1 to 65535, or none"),
                slip(
                        "base-placeholder",
                        "baseUrl",
                        "{{env:ROLLCALL_NO_SUCH}}",
                        "baseUrl: the placeholder in '{{env:ROLLCALL_NO_SUCH}}' has no value; set it in the env file or"
                                + " the environment"),
                slip(
                        "path-relative",
                        "path",
                        "ims/oneroster/v1p1",
                        "path: 'ims/oneroster/v1p1' must begin with / and be percent-encoded"),
                slip("path-blank", "path", "/our sis", "path: '/our sis' must begin with / and be percent-encoded"),
                slip("path-percent", "path", "/100%", "path: '/100%' must begin with / and be percent-encoded"),
                slip("path-query", "path", "/sis?a=b", "path: '/sis?a=b' must begin with / and be percent-encoded"),
                slip("path-brace", "path", "/{app}/x", "path: '/{app}/x' must begin with / and be percent-encoded"),
                // Signing in
                slip(
                        "nothing-to-sign-in",
                        lea -> lea.without("clientId").without("clientSecret"),
                        "clientId: is missing; set it with a placeholder, such as {{env:NAME}}",
                        "clientSecret: is missing; set it with a placeholder, such as {{env:NAME}}"),
                slip(
                        "oauth1-without-secret",
                        lea -> lea.set("sis", "classlink").without("clientSecret"),
                        "clientSecret: is missing; set it with a placeholder, such as {{env:NAME}}"),
                slip(
                        "secret-placeholder",
                        "clientSecret",
                        "{{env:ROLLCALL_NO_SUCH}}",
                        "clientSecret: the placeholder in '{{env:ROLLCALL_NO_SUCH}}' has no value; set it in the env"
                                + " file or the environment"),
                slip(
                        "bearer-without-token",
                        "auth",
                        "bearer",
                        "token: is missing; set it with a placeholder, such as {{env:NAME}}"),
                slip(
                        "bearer-of-a-proxy-without-token",
                        lea -> lea.set("sis", "classlink-proxy"),
                        "token: is missing; set it with a placeholder, such as {{env:NAME}}"),
                slip(
                        "bearer-with-a-blank",
                        lea -> lea.with("auth", "bearer").with("token", "Bearer abc"),
                        "token: holds a blank or a character that no token has"),
                slip(
                        "synergy-without-token-url",
                        lea -> lea.set("sis", "synergy"),
                        "tokenUrl: is missing, and the profile synergy knows none; ask the server's owner for it"),
                slip(
                        "infinite-campus-without-app-name",
                        lea -> lea.set("sis", "infinite-campus"),
                        "appName: is missing; the token URL of the profile infinite-campus needs it, or set tokenUrl"),
                slip(
                        "token-url-http",
                        "tokenUrl",
                        "http://sis.example/token",
                        "tokenUrl: must begin with https://, since secrets and students' data would travel in the clear"),
                slip(
                        "token-url-relative",
                        "tokenUrl",
                        "/oauth/token",
                        "tokenUrl: must be an address such as https://host/path, without a user or password"),
                slip("auth-unknown", "auth", "basic", "auth: 'basic' is none of bearer, oauth1, oauth2"),
                slip(
                        "client-authentication",
                        "clientAuthentication",
                        "post",
                        "clientAuthentication: 'post' is none of" + " basic, body"),
                slip("signature", "signature", "RSA-SHA1", "signature: 'RSA-SHA1' is none of HMAC-SHA1, HMAC-SHA256"),
                slip("cookies", "cookies", "keep", "cookies: 'keep' is none of false, true"),
                slip("expires-order", "expires", "06/30/2027", "expires: '06/30/2027' is not a date; write YYYY-MM-DD"),
                slip("expires-day", "expires", "2027-02-29", "expires: '2027-02-29' is not a date; write YYYY-MM-DD"),
                // What is asked for
                slip("version", "version", "1.3", "version: '1.3' is none of 1.0, 1.1, 1.2"),
                slip("version-word", "version", "v1p1", "version: 'v1p1' is none of 1.0, 1.1, 1.2"),
                slip("page-none", "pageSize", "0", "pageSize: '0' is not a number from 1 to 100000"),
                slip("page-word", "pageSize", "1,000", "pageSize: '1,000' is not a number from 1 to 100000"),
                slip("page-over", "pageSize", "100001", "pageSize: '100001' is not a number from 1 to 100000"),
                slip("pages", "maxPages", "-1", "maxPages: '-1' is not a number from 1 to 10000000"),
                slip("parallel-pages", "parallelPages", "17", "parallelPages: '17' is not a number from 1 to 16"),
                slip(
                        "parallel-collections",
                        "parallelCollections",
                        "7",
                        "parallelCollections: '7' is not a number from 1 to 6"),
                slip("sort", "sort", "sourcedId", "sort: 'sourcedId' is none of false, true"),
                slip("demographics", "demographics", "all", "demographics: 'all' is none of false, true"),
                slip("school-paths", "schoolPaths", "perhaps", "schoolPaths: 'perhaps' is none of false, true"),
                slip(
                        "filters-alone",
                        "filters",
                        "status='active'",
                        "filters: 'status='active'' is not a collection, a colon and a OneRoster filter, such as users:"
                                + " status='active'"),
                slip(
                        "filters-unknown",
                        "filters",
                        "users: status='active'; students: role='student'",
                        "filters: 'students: role='student'' is not a collection, a colon and a OneRoster filter, such as"
                                + " users: status='active'"),
                slip(
                        "filters-twice",
                        "filters",
                        "users: status='active'; users: role='student'",
                        "filters: users stands twice"),
                slip(
                        "filters-blank",
                        "filters",
                        "users:",
                        "filters: 'users:' is not a collection, a colon and a OneRoster filter, such as users:"
                                + " status='active'"),
                slip(
                        "filters-not-relied-on",
                        lea -> lea.set("sis", "skyward").with("filters", "users: status='active'"),
                        "filters: the profile skyward says that this server's filters cannot be relied on"),
                slip(
                        "may-be-empty",
                        "mayBeEmpty",
                        "classes, students",
                        "mayBeEmpty: 'students' is none of orgs, academicSessions, courses, classes, users, enrollments,"
                                + " demographics"),
                slip(
                        "schools-without-paths",
                        "schools",
                        "school-0",
                        "schools: the profile default does not say that this server lists classes by school; the LEA's own"
                                + " setting schools selects after the pull"),
                slip(
                        "parameter-unknown",
                        "pagesize",
                        "500",
                        "the route parameter-unknown.oneroster-api sets 'pagesize', which the template oneroster-api does"
                                + " not have; it has lea, source, profile, baseUrl, clientId, clientSecret, tokenUrl,"
                                + " token, expires, application, appName, version, path, auth, clientAuthentication,"
                                + " scopes, cookies, signature, pageSize, maxPages, sort, parallelPages,"
                                + " parallelCollections, revisionHeader, filters, schools, schoolPaths, demographics, mayBeEmpty"),
                slip(
                        "several",
                        lea -> lea.with("baseUrl", BASE + "?x")
                                .without("clientId")
                                .with("pageSize", "no")
                                .with("expires", "soon"),
                        "baseUrl: must not carry a query; leave out what follows the ?",
                        "clientId: is missing; set it with a placeholder, such as {{env:NAME}}",
                        "expires: 'soon' is not a date; write YYYY-MM-DD",
                        "pageSize: 'no' is not a number from 1 to 100000"),
                // Profiles
                slip(
                        "sis-unknown",
                        lea -> lea.set("sis", "genesis"),
                        "there is no profile 'genesis'; there are " + PROFILES),
                slip(
                        "sis-a-path",
                        lea -> lea.set("sis", "../sis/aeries"),
                        "there is no profile '../sis/aeries'; there are " + PROFILES),
                slip(
                        "profile-unknown",
                        "profile",
                        "Aeries",
                        "there is no profile 'Aeries' (did you mean aeries?); there are " + PROFILES),
                slip(
                        "profile-placeholder",
                        "profile",
                        "{{env:ROLLCALL_NO_SUCH}}",
                        "profile: the placeholder in '{{env:ROLLCALL_NO_SUCH}}' has no value; set it in the env file or"
                                + " the environment"),
                slip(
                        "sis-unknown-keys",
                        lea -> lea.set("sis", "of-unknown-keys"),
                        "routes/sis/of-unknown-keys/profile.yaml: sources, oneroster-api, settings: 'pagesize' does not"
                                + " belong here (did you mean pageSize?); there is " + KEYS,
                        "routes/sis/of-unknown-keys/profile.yaml: sources, oneroster-api, settings: 'clientSecret' does"
                                + " not belong here; there is " + KEYS),
                slip(
                        "profile-unknown-sections",
                        "profile",
                        "of-unknown-sections",
                        "routes/sis/of-unknown-sections/profile.yaml: 'oneroster-zip' does not belong here; there is name,"
                                + " sources, identities, quirks, cers, ask, notVerified, lea"),
                slip(
                        "profile-twice",
                        "profile",
                        "twice",
                        "routes/sis/twice/profile.yaml: is not YAML: line 4, column 31: found duplicate key sort"),
                slip("profile-of-text", "profile", "of-text", "routes/sis/of-text/profile.yaml: holds no profile"),
                slip(
                        "profile-of-lists",
                        "profile",
                        "of-lists",
                        "routes/sis/of-lists/profile.yaml: sources, oneroster-api, settings, scopes: must be one value"),
                slip("profile-of-pages", "profile", "of-pages", "pageSize: 'lots' is not a number from 1 to 100000"));
    }

    static Stream<Case> sounds() {
        return Stream.of(
                sound("plain", lea -> lea, token(BASE + "/token")),
                // The profiles of which an API is known
                sound("sis-aeries", lea -> lea.set("sis", "aeries"), token(BASE + "/token", "aeries")),
                sound(
                        "sis-aspen",
                        lea -> lea.set("sis", "aspen"),
                        token("https://sis.example/oauth/rest/v2.0/auth", "aspen")),
                sound("sis-classlink", lea -> lea.set("sis", "classlink")),
                sound("sis-classlink-proxy", lea -> lea.set("sis", "classlink-proxy")
                        .without("clientId")
                        .without("clientSecret")
                        .with("token", "hush")),
                sound("sis-default", lea -> lea.set("sis", "default"), token(BASE + "/token")),
                sound(
                        "sis-infinite-campus",
                        lea -> lea.set("sis", "infinite-campus").with("appName", "ours & theirs"),
                        token(
                                "https://sis.example/campus/oauth2/token?appName=ours%20%26%20theirs",
                                "infinite-campus")),
                sound(
                        "sis-powerschool",
                        lea -> lea.set("sis", "powerschool").set("ssid", "identifier"),
                        token("https://sis.example/oauth/access_token", "powerschool")),
                sound("sis-q", lea -> lea.set("sis", "q"), token(BASE + "/token")),
                sound("sis-skyward", lea -> lea.set("sis", "skyward"), token(BASE + "/token")),
                sound("sis-synergy", lea -> lea.set("sis", "synergy").with("tokenUrl", "https://id.sis.example/token")),
                sound(
                        "profile-over-sis",
                        lea -> lea.set("sis", "synergy").with("profile", "aspen"),
                        token("https://sis.example/oauth/rest/v2.0/auth", "aspen")),
                sound("profile-of-nothing", "profile", "of-nothing", token(BASE + "/token")),
                // The address as people paste it
                sound("pasted-slash", "baseUrl", BASE + "//", token(BASE + "/token")),
                sound("pasted-1-0", "baseUrl", BASE + "/learningdata/v1", token(BASE + "/token")),
                sound("pasted-1-1", "baseUrl", BASE + "/ims/oneroster/v1p1/", token(BASE + "/token")),
                sound("pasted-1-2", "baseUrl", BASE + "/ims/oneroster/rostering/v1p2", token(BASE + "/token")),
                sound("pasted-half", "baseUrl", BASE + "/ims/oneroster", token(BASE + "/token")),
                sound("port", "baseUrl", "https://sis.example:8443", token("https://sis.example:8443/token")),
                sound(
                        "host-of-a-port",
                        lea -> lea.set("sis", "aspen").with("baseUrl", "https://sis.example:8443/x/y"),
                        token("https://sis.example:8443/oauth/rest/v2.0/auth", "aspen")),
                sound("localhost", "baseUrl", "http://localhost:8080/x", token("http://localhost:8080/x/token")),
                sound("loopback", "baseUrl", "http://127.0.0.1:8080/x", token("http://127.0.0.1:8080/x/token")),
                sound("loopback-6", "baseUrl", "http://[::1]:8080/x", token("http://[::1]:8080/x/token")),
                // A parameter comes before its profile
                sound("token-url-over-profile", lea -> lea.set("sis", "infinite-campus")
                        .with("tokenUrl", "https://sis.example/t?appName=x")),
                sound("token-url-of-the-base", lea -> lea.set("sis", "aspen").with("tokenUrl", "{base}/oauth/token")),
                sound("auth-over-profile", lea -> lea.set("sis", "aeries").with("auth", "OAuth1")),
                sound(
                        "filters-and-lists",
                        lea -> lea.with("filters", "users: a='x,y'; enrollments: role='student'; ")
                                .with("mayBeEmpty", " classes ,enrollments,, ")
                                .with("schoolPaths", "true")
                                .with("schools", "s-1, s-2"),
                        token(BASE + "/token")),
                // The credential's day
                sound(
                        "expired",
                        lea -> expiring(lea, -1),
                        "the credential expired on " + TODAY.minusDays(1) + "; ask for a new one"),
                sound("expires-today", lea -> expiring(lea, 0), "the credential expires today; ask for a new one"),
                sound(
                        "expires-tomorrow",
                        lea -> expiring(lea, 1),
                        "the credential expires tomorrow; ask for a new one"),
                sound(
                        "expires-in-20",
                        lea -> expiring(lea, 20),
                        "the credential expires on " + TODAY.plusDays(20) + ", in 20 days; ask for a new one"),
                sound(
                        "expires-in-30",
                        lea -> expiring(lea, 30),
                        "the credential expires on " + TODAY.plusDays(30) + ", in 30 days; ask for a new one"),
                sound("expires-in-31", lea -> expiring(lea, 31)),
                sound("expires-in-200", lea -> expiring(lea, 200)));
    }

    private static ApiLeaFile expiring(ApiLeaFile lea, int days) {
        return lea.set("sis", "classlink").with("expires", TODAY.plusDays(days).toString());
    }

    /** A profile's text with these settings of its API. */
    private static String settings(String settings) {
        return "name: x\nsources:\n  oneroster-api:\n    settings: " + settings + "\n";
    }

    @BeforeAll
    void check_once(@TempDir Path temp) {
        folder = temp;
        Site site = new Site(folder)
                .file("sis/of-unknown-keys/profile.yaml", settings("{ pagesize: 7, clientSecret: hush }"))
                .file("sis/of-unknown-sections/profile.yaml", "name: x\noneroster-zip:\n  include: x\n")
                .file("sis/twice/profile.yaml", settings("{ sort: \"true\", sort: \"false\" }"))
                .file("sis/of-text/profile.yaml", "just words\n")
                .file("sis/of-lists/profile.yaml", settings("{ scopes: [a, b] }"))
                .file("sis/of-pages/profile.yaml", settings("{ pageSize: lots }"))
                .file("sis/of-nothing/profile.yaml", settings("# nothing differs"));
        Stream.concat(slips(), sounds())
                .forEach(c -> c.change().apply(new ApiLeaFile(c.id(), BASE)).in(site));
        check = site.execute("check");
        String lea = "";
        for (String line : check.out().lines().toList()) {
            String first = line.split(": ", 2)[0].strip();
            if (first.endsWith(".oneroster-api")) {
                lea = first.replace(".oneroster-api", "");
            } else if (!line.startsWith("  ")) {
                lea = first;
            }
            said.computeIfAbsent(lea, id -> new ArrayList<>()).add(line);
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_slip_is_named(Case slip) {
        List<String> expected = new ArrayList<>(List.of(slip.id() + ": FAULTY, it will not run"));
        slip.sentences()
                .forEach(sentence -> expected.add(
                        "  " + folder.resolve("routes/leas/" + slip.id() + ".camel.yaml") + ": " + sentence));
        assertThat(said.get(slip.id())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("sounds")
    void what_was_worked_out_is_said(Case sound) {
        List<String> expected = new ArrayList<>(List.of(sound.id() + ": ok"));
        sound.sentences().forEach(remark -> expected.add("  " + sound.id() + ".oneroster-api: " + remark + "."));
        assertThat(said.get(sound.id())).isEqualTo(expected);
    }

    @Test
    void the_slips_harm_nobody_else_and_show_no_secret() {
        assertThat(check.out().lines().reduce((first, last) -> last))
                .hasValue(sounds().count() + " of " + (slips().count() + sounds().count()) + " LEAs can run.");
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).doesNotContain("hush");
    }

    @Test
    void a_deployments_profile_takes_the_place_of_the_jars(@TempDir Path other) {
        Site site = new Site(other)
                .file("sis/aspen/profile.yaml", settings("{ tokenUrl: \"{host}/ours\" }"))
                .file("sis/q/profile.yaml", "name: Q\nsources:\n  oneroster-api:\n  - not a map\n")
                .file("sis/aeries/profile.yaml", "name: [\n");
        for (String sis : List.of("aspen", "q", "aeries", "skyward")) {
            new ApiLeaFile(sis + "-lea", BASE).set("sis", sis).in(site);
        }

        Site.Result check = site.execute("check");

        assertThat(check.out().replace(other.toString(), "SITE"))
                .isEqualTo(
                        """
                        aspen-lea: ok
                        skyward-lea: ok
                          aspen-lea.oneroster-api: tokenUrl is not set; https://sis.example/ours is asked (from the profile aspen).
                          skyward-lea.oneroster-api: tokenUrl is not set; https://sis.example/district/token is asked (baseUrl without the OneRoster path, and /token).
                        aeries-lea: FAULTY, it will not run
                          SITE/routes/leas/aeries-lea.camel.yaml: routes/sis/aeries/profile.yaml: is not YAML: line 2, column 1: expected the node content, but found '<stream end>'
                        q-lea: FAULTY, it will not run
                          SITE/routes/leas/q-lea.camel.yaml: routes/sis/q/profile.yaml: sources, oneroster-api: must have parts, of fits, how, use, settings
                        2 of 4 LEAs can run.
                        """);
        assertThat(check.code()).isEqualTo(2);
    }
}
