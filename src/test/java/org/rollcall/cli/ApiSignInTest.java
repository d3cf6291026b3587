package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.Fault;
import org.rollcall.oneroster.OAuth1;
import org.rollcall.oneroster.OAuth2;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.Request;
import org.rollcall.oneroster.RosterTables;

/** Signing in at OneRoster servers by {@code run} and {@code check --connect}: many LEAs, each with a server of its own. */
class ApiSignInTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCOPE_1_1 = "https://purl.imsglobal.org/spec/or/v1p1/scope/roster";
    private static final String SCOPE_1_2 = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster";
    private static final String ODD_SECRET = "s+cr:t/\u00f1%41&=?#\"'";

    @TempDir
    Path folder;

    private final RosterTables tables = RosterTables.district(2, 60, 7);
    private final Map<String, OneRosterServer> servers = new LinkedHashMap<>();
    private Site site;

    @BeforeEach
    void site() {
        site = site(folder);
    }

    private static Site site(Path folder) {
        return new Site(folder).with("api.retryMilliseconds", "1").with("landing.perHost", "20");
    }

    @AfterEach
    void close() {
        servers.values().forEach(OneRosterServer::close);
    }

    /** Starts a server and writes the LEA that reads from it, one collection after the other. */
    private OneRosterServer lea(String id, OneRosterServer.Builder builder, UnaryOperator<ApiLeaFile> change)
            throws IOException {
        OneRosterServer server = builder.start();
        servers.put(id, server);
        change.apply(new ApiLeaFile(id, server.baseUrl()).with("pageSize", "50").with("parallelCollections", "1"))
                .in(site);
        return server;
    }

    private OneRosterServer lea(String id, Access access, UnaryOperator<ApiLeaFile> change) throws IOException {
        return lea(id, OneRosterServer.of(tables).access(access), change);
    }

    private OneRosterServer lea(String id, Access access) throws IOException {
        return lea(id, access, lea -> lea);
    }

    private static OAuth2 demo() {
        return Access.oauth2("demo", "secret");
    }

    private JsonNode pull(String lea) throws IOException {
        Path snapshots = site.work().resolve("leas").resolve(lea).resolve("snapshots/oneroster-api");
        List<String> ids = Site.names(snapshots);
        assertThat(ids).as("snapshots of " + lea).hasSize(1);
        return JSON.readTree(
                        snapshots.resolve(ids.get(0)).resolve("manifest.json").toFile())
                .get("pull");
    }

    private void requireWhole(String lea, String... without) throws IOException {
        Map<String, Integer> records = new LinkedHashMap<>();
        JsonNode pull = pull(lea);
        pull.get("records")
                .properties()
                .forEach(e -> records.put(e.getKey(), e.getValue().asInt()));
        Map<String, Integer> all = tables.counts();
        List.of(without).forEach(all::remove);
        assertThat(records).as(lea).isEqualTo(all);
        assertThat(pull.get("notes")).as(lea).isEmpty();
    }

    private String reason(String lea) throws IOException {
        JsonNode source = site.run(Site.id(lea, 1)).at("/sources/0");
        return source.get("kind").asText().equals("FAILED")
                ? source.get("reason").asText().replace(servers.get(lea).baseUrl(), "BASE")
                : source.toString();
    }

    private static List<Request> data(OneRosterServer server) {
        return server.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && !request.collection().equals("applications"))
                .toList();
    }

    // ---- Ways that lead in

    @Test
    void every_way_of_signing_in_brings_the_whole_roster() throws IOException {
        site.with("odd.secret", ODD_SECRET);
        OAuth2 basic = Access.oauth2("de m+o", ODD_SECRET).scopes(SCOPE_1_1 + "-core.readonly");
        lea("basic", basic, lea -> lea.with("clientId", "de m+o").with("clientSecret", "{{odd.secret}}"));
        OAuth2 body = Access.oauth2("demo", ODD_SECRET).client(OAuth2.Client.BODY);
        lea("body", body, lea -> lea.with("clientAuthentication", "body").with("clientSecret", "{{odd.secret}}"));
        OAuth2 version10 = demo();
        lea(
                "version-1-0",
                OneRosterServer.of(tables).path("/learningdata/v1").access(version10),
                lea -> lea.with("version", "1.0"));
        OAuth2 version12 = demo().scopes(SCOPE_1_2 + "-core.readonly");
        lea(
                "version-1-2",
                OneRosterServer.of(tables).path("/ims/oneroster/rostering/v1p2").access(version12),
                lea -> lea.with("version", "1.2"));
        OAuth2 pasted = demo().scopes(SCOPE_1_2 + "-core.readonly").at("/district/token");
        OneRosterServer pastedServer = lea(
                "pasted",
                OneRosterServer.of(tables)
                        .prefix("/district")
                        .path("/ims/oneroster/rostering/v1p2")
                        .access(pasted),
                lea -> lea);
        new ApiLeaFile("pasted", pastedServer.apiUrl()).in(site);
        OAuth2 withDemographics = demo().scopes(SCOPE_1_1 + "-core.readonly", SCOPE_1_1 + "-demographics.readonly");
        lea("demographics", withDemographics, lea -> lea.with("demographics", "true"));
        OAuth2 none = demo();
        lea("scopes-none", none, lea -> lea.with("scopes", "none"));
        String plainHttp = "http://purl.imsglobal.org/spec/or/v1p1/scope/roster-core.readonly";
        OAuth2 custom = demo().scopes(plainHttp, "more");
        lea("scopes-custom", custom, lea -> lea.with("scopes", "  " + plainHttp + "   more "));
        OAuth2 cookies = demo().cookie("affinity");
        lea("cookies", OneRosterServer.of(tables).prefix("/aeries").access(cookies), lea -> lea.set("sis", "aeries"));
        OAuth2 campus =
                demo().at("/campus/oauth2/token?appName=ours%20%26%20theirs").scopes(SCOPE_1_2 + "-core.readonly");
        OneRosterServer campusServer = lea(
                "campus",
                OneRosterServer.of(tables)
                        .prefix("/campus/api")
                        .path("/ims/oneroster/rostering/v1p2")
                        .access(campus),
                lea -> lea.set("sis", "infinite-campus").with("appName", "ours & theirs"));
        OneRosterServer bearer = lea("bearer", Access.bearer("eyJ.a-b_c~d+e/f=="), lea -> lea.with("auth", "bearer")
                .without("clientId")
                .without("clientSecret")
                .with("token", "eyJ.a-b_c~d+e/f=="));
        OneRosterServer proxy = lea(
                "proxy",
                OneRosterServer.of(tables).applications("MoYPlyQWmG0%3D").access(Access.bearer("hush")),
                lea -> lea.set("sis", "classlink-proxy").with("token", "hush"));

        Site.Result run = site.execute("run");

        assertThat(run.code()).as(run.toString()).isZero();
        for (String lea : servers.keySet()) {
            if (lea.equals("demographics")) {
                requireWhole(lea);
            } else {
                requireWhole(lea, "demographics");
                assertThat(servers.get(lea).requests("demographics")).as(lea).isEmpty();
            }
        }
        assertThat(basic.scopesAsked()).containsExactly(SCOPE_1_1 + "-core.readonly");
        assertThat(body.scopesAsked()).containsExactly(SCOPE_1_1 + "-core.readonly");
        assertThat(version10.scopesAsked()).containsExactly("");
        assertThat(version12.scopesAsked()).containsExactly(SCOPE_1_2 + "-core.readonly");
        assertThat(pasted.scopesAsked()).containsExactly(SCOPE_1_2 + "-core.readonly");
        assertThat(withDemographics.scopesAsked())
                .containsExactly(SCOPE_1_1 + "-core.readonly " + SCOPE_1_1 + "-demographics.readonly");
        assertThat(none.scopesAsked()).containsExactly("");
        assertThat(custom.scopesAsked()).containsExactly(plainHttp + " more");
        assertThat(cookies.issued()).isEqualTo(1);
        assertThat(data(servers.get("cookies")))
                .extracting(request -> request.header("Cookie"))
                .containsOnly("affinity=node1");
        assertThat(data(servers.get("basic")))
                .extracting(request -> request.header("Cookie"))
                .containsOnlyNulls();
        assertThat(campusServer.requests("token"))
                .extracting(Request::query)
                .containsExactly(Map.of("appName", "ours & theirs"));
        assertThat(data(campusServer)).extracting(Request::limit).containsOnly(50);
        assertThat(bearer.requests("token")).isEmpty();
        assertThat(data(bearer))
                .extracting(request -> request.header("Authorization"))
                .containsOnly("Bearer eyJ.a-b_c~d+e/f==");
        assertThat(proxy.requests("applications")).hasSize(1);
        assertThat(data(proxy))
                .extracting(Request::path)
                .allMatch(path -> path.startsWith("/MoYPlyQWmG0%3D/ims/oneroster/v1p1/"));
        assertThat(run.out() + run.err()).doesNotContain(ODD_SECRET, "eyJ", "hush", "token-1");
    }

    @Test
    void oauth_1_signs_all_that_is_asked_and_every_try_anew() throws IOException {
        String filter = "status='active' AND familyName!='O+B & C=D%20*~\u00f1,(x)!'";
        OAuth1 sha1 = Access.oauth1("de&mo", ODD_SECRET);
        site.with("odd.secret", ODD_SECRET);
        OneRosterServer tried =
                lea("sha1", OneRosterServer.of(tables).prefix("/some%20where").access(sha1), lea -> lea.set(
                                "sis", "classlink")
                        .with("clientId", "de&mo")
                        .with("clientSecret", "{{odd.secret}}")
                        .with("sort", "true")
                        .with("filters", "users: " + filter));
        tried.on("users", 1, Fault.truncated())
                .on("users", 2, Fault.droppedInBody())
                .on("enrollments", 2, 2, Fault.tooManyRequests("0"))
                .on("orgs", 1, Fault.status(503));
        OneRosterServer sha256 =
                lea("sha256", Access.oauth1("demo", "secret").methods("HMAC-SHA256"), lea -> lea.with("auth", "oauth1")
                        .with("signature", "HMAC-SHA256"));

        Site.Result run = site.execute("run");

        assertThat(run.code()).as(run.toString()).isZero();
        requireWhole("sha1", "demographics");
        requireWhole("sha256", "demographics");
        assertThat(tried.requests("users"))
                .extracting(r -> r.query().get("filter"))
                .containsOnly(filter);
        assertThat(tried.requests("users")).extracting(Request::offset).containsExactly(0, 0, 50, 50, 66);
        assertThat(tried.requests("enrollments"))
                .extracting(Request::status)
                .containsExactly(200, 429, 429, 200, 200, 200, 200);
        List<String> signed =
                data(tried).stream().map(r -> r.header("Authorization")).toList();
        assertThat(new HashSet<>(signed)).hasSameSizeAs(signed);
        assertThat(signed)
                .allMatch(header -> header.matches("OAuth oauth_consumer_key=\"de%26mo\", oauth_nonce=\"\\w+\","
                        + " oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"\\d+\", oauth_version=\"1.0\","
                        + " oauth_signature=\"[\\w%.~-]+\""));
        assertThat(data(sha256)).extracting(Request::status).containsOnly(200);
    }

    // ---- The life of a token

    @Test
    void a_token_serves_all_requests_of_a_pull_and_is_had_anew_when_it_must_be() throws IOException {
        OAuth2 hour = demo();
        lea("hour", hour, lea -> lea.with("parallelCollections", "6"));
        OAuth2 unsaid = demo().expiresIn(null).scopeNotSent();
        lea("life-unsaid", unsaid);
        OAuth2 none = demo().expiresIn(0);
        OneRosterServer noneServer = lea("life-none", none);
        OAuth2 negative = demo().expiresIn(-1);
        lea("life-negative", negative);
        OAuth2 longest = demo();
        OneRosterServer longestServer = lea("life-beyond-time", longest);
        longestServer.on(
                "token",
                1,
                Fault.status(
                        200,
                        "application/json",
                        "{\"expires_in\":9223372036854775807,\"access_token\":\"none\",\"more\":{\"a\":[1]}}"));
        OAuth2 words = demo();
        lea("life-in-quotes", words)
                .on(
                        "token",
                        1,
                        Fault.status(
                                200,
                                "application/json",
                                "{\"token_type\":\"bearer\",\"expires_in\":\"3600\",\"access_token\":\"none\"}"));
        OAuth2 five = demo().tokenLife(5);
        OneRosterServer fiveServer = lea("dies-after-five", five);
        OAuth2 spring = demo().tokenLife(7).refusing(OAuth2.Refusal.SPRING);
        lea("dies-after-seven", spring);
        OAuth2 empty = demo().tokenLife(9).refusing(OAuth2.Refusal.EMPTY).cookie("node");
        lea("dies-after-nine", empty, lea -> lea.with("cookies", "true"));
        OAuth2 revoked = demo();
        OneRosterServer revokedServer = lea("revoked", revoked);
        revokedServer.on("enrollments", 3, Fault.after(revoked::revoke));

        Site.Result run = site.execute("run");

        assertThat(run.code()).as(run.toString()).isZero();
        for (String lea : servers.keySet()) {
            requireWhole(lea, "demographics");
        }
        assertThat(hour.issued()).isEqualTo(1);
        assertThat(unsaid.issued()).isEqualTo(1);
        assertThat(none.issued()).isEqualTo(data(noneServer).size());
        assertThat(negative.issued()).isEqualTo(1);
        assertThat(longest.issued()).isEqualTo(1);
        assertThat(words.issued()).isEqualTo(1);
        int pages = data(servers.get("hour")).size();
        assertThat(five.issued()).isEqualTo((pages + 4) / 5);
        assertThat(data(fiveServer)).hasSize(pages + five.issued() - 1);
        assertThat(spring.issued()).isEqualTo((pages + 6) / 7);
        assertThat(empty.issued()).isEqualTo((pages + 8) / 9);
        assertThat(revoked.issued()).isEqualTo(2);
        assertThat(revokedServer.requests("enrollments"))
                .extracting(Request::status)
                .containsExactly(200, 200, 401, 200, 200, 200);
    }

    @Test
    void a_token_service_that_is_out_of_order_for_a_moment_is_tried_again() throws IOException {
        Map<String, Fault> faults = Map.of(
                "once-500", Fault.status(500),
                "once-503-in-html", Fault.status(503, "text/html", "<html>Back soon</html>"),
                "once-429", Fault.tooManyRequests("0"),
                "once-429-in-html", Fault.tooManyRequestsInHtml("0"),
                "once-dropped", Fault.dropped(),
                "once-dropped-in-body", Fault.droppedInBody());
        for (Map.Entry<String, Fault> fault : faults.entrySet()) {
            lea(fault.getKey(), demo()).on("token", 1, fault.getValue());
        }

        Site.Result run = site.execute("run");

        assertThat(run.code()).as(run.toString()).isZero();
        for (String lea : faults.keySet()) {
            requireWhole(lea, "demographics");
            assertThat(servers.get(lea).requests("token")).as(lea).hasSize(2);
        }
    }

    // ---- Ways that do not

    /** What a source that could not sign in says, and how often the token was asked for. */
    private record Refusal(String sentence, int requests) {}

    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    private void refused(String id, Fault fault, int requests, String sentence) throws IOException {
        lea(id, demo()).on(request -> request.collection().equals("token"), 100, fault);
        refusals.put(id, new Refusal(sentence, requests));
    }

    private void refused(String id, Access access, UnaryOperator<ApiLeaFile> change, int requests, String sentence)
            throws IOException {
        lea(id, access, change);
        refusals.put(id, new Refusal(sentence, requests));
    }

    private static Fault json(int status, String body) {
        return Fault.status(status, "application/json", body);
    }

    @Test
    void whoever_is_not_let_in_is_told_why_and_what_to_do() throws IOException {
        String secret =
                "BASE/token: the server refuses the client id or the secret (%s). Check clientId and clientSecret.";
        String address = " tokenUrl is not set, and this address is worked out (baseUrl without the OneRoster"
                + " path, and /token): check baseUrl, or set tokenUrl.";
        String noToken = "BASE/token: the answer is no OAuth 2 token." + address;
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        UnaryOperator<ApiLeaFile> wrong = lea -> lea.with("clientSecret", "wrong");
        refused("secret", demo(), wrong, 1, String.format(secret, "401 invalid_client"));
        refused(
                "secret-400",
                demo().refusing(OAuth2.Refusal.BAD_REQUEST),
                wrong,
                1,
                String.format(secret, "400 invalid_client"));
        refused("secret-spring", demo().refusing(OAuth2.Refusal.SPRING), wrong, 1, String.format(secret, "401"));
        refused("secret-empty", demo().refusing(OAuth2.Refusal.EMPTY), wrong, 1, String.format(secret, "401"));
        refused(
                "secret-expired",
                demo(),
                lea -> lea.with("clientSecret", "wrong").with("expires", yesterday.toString()),
                1,
                "BASE/token: the server refuses the client id or the secret (401 invalid_client). Check clientId and"
                        + " clientSecret; the credential expired on " + yesterday + "; ask for a new one.");
        refused(
                "client-in-body",
                demo().client(OAuth2.Client.BODY),
                lea -> lea,
                1,
                String.format(secret, "401 invalid_client"));
        refused(
                "scope",
                demo().scopes("other"),
                lea -> lea,
                1,
                "BASE/token: the server does not give the scope that is asked for (400 invalid_scope). Check scopes with"
                        + " its owner; asked for: " + SCOPE_1_1 + "-core.readonly.");
        refused(
                "scope-none",
                demo().scopes("other"),
                lea -> lea.with("scopes", "none"),
                1,
                "BASE/token: the server does not give the scope that is asked for (400 invalid_scope). Check scopes with"
                        + " its owner; asked for: none.");
        refused(
                "unauthorized-client",
                json(400, "{\"error\":\"unauthorized_client\"}"),
                1,
                String.format(secret, "400 unauthorized_client"));
        refused("forbidden", Fault.status(403, null, ""), 1, String.format(secret, "403"));
        refused(
                "grant-type",
                json(400, "{\"error\": \"unsupported_grant_type\", \"error_description\": \"hush\"}"),
                1,
                "BASE/token: the server knows no client credentials (400 unsupported_grant_type). Ask its owner for"
                        + " another way to sign in, oauth1 or a bearer token.");
        refused(
                "bad-request",
                json(400, "{\"error\":\"invalid_request\"}"),
                1,
                "BASE/token: the server refuses the request for a token (400 invalid_request). Check clientAuthentication"
                        + " (now basic), scopes and tokenUrl with its owner.");
        refused("token-html", Fault.html(), 1, noToken);
        refused("token-empty", Fault.empty(), 1, noToken);
        refused("token-list", json(200, "[\"access_token\"]"), 1, noToken);
        refused("token-absent", json(200, "{\"error\":\"invalid_client\"}"), 1, noToken);
        refused("token-null", json(200, "{\"access_token\":null}"), 1, noToken);
        refused("token-of-two-lines", json(200, "{\"access_token\":\"a\\r\\nb\"}"), 1, noToken);
        refused("token-cut", json(200, "{\"access_token\":\"abc\",\"exp"), 1, noToken);
        refused(
                "token-404",
                Fault.status(404),
                1,
                "BASE/token: there is no token service here (404 unknownobject)." + address);
        refused(
                "token-405",
                Fault.status(405, null, ""),
                1,
                "BASE/token: there is no token service here (405)." + address);
        refused(
                "token-500",
                Fault.status(500),
                6,
                "BASE/token: the server is out of order (500 internal_server_error), in several tries. Ask its owner if that lasts.");
        refused(
                "token-429",
                Fault.tooManyRequests("0"),
                6,
                "BASE/token: the server has had too many requests (429), in several tries. Ask its owner"
                        + " for a higher limit, or set parallelCollections to 1.");
        refused(
                "token-dropped",
                Fault.dropped(),
                6,
                "BASE/token: the connection breaks off (NoHttpResponseException), in several tries. Ask the server's"
                        + " owner, or set a smaller pageSize.");
        refused(
                "token-elsewhere",
                Fault.redirect("https://login.sis.example/x?client_secret=hush"),
                1,
                "BASE/token: the server redirects (302) to another host, https://login.sis.example. Rollcall does not"
                        + " follow, since credentials would go along; correct baseUrl or tokenUrl.");
        refused(
                "token-back",
                Fault.redirectBack(),
                1,
                "BASE/token: the server redirects (302) to BASE/token. Rollcall does not follow, since credentials would"
                        + " go along; correct baseUrl or tokenUrl.");
        refused(
                "app-name",
                demo().at("/campus/oauth2/token?appName=theirs"),
                lea -> lea.set("sis", "infinite-campus").with("appName", "ours"),
                1,
                "BASE/campus/oauth2/token: the server refuses the request for a token (400 invalid_request). Check"
                        + " clientAuthentication (now basic), scopes and tokenUrl with its owner.");
        refused(
                "token-url",
                demo(),
                lea -> lea.with("tokenUrl", "{base}/oauth/token"),
                0,
                "BASE/oauth/token: there is no token service here (404 unknownobject). Check tokenUrl.");
        refused(
                "cookies-dropped",
                demo().cookie("affinity"),
                lea -> lea,
                2,
                "BASE/ims/oneroster/v1p1/orgs (offset 0): the server refuses the token that BASE/token has just given."
                        + " Check that tokenUrl and baseUrl are the same server's, and what the client may read (401"
                        + " invalid_token).");
        refused(
                "scope-of-data",
                demo().withholding("-core.readonly"),
                lea -> lea,
                1,
                "BASE/ims/oneroster/v1p1/orgs (offset 0): the client may not read orgs (403 insufficient_scope). Have the"
                        + " server's owner permit it, or check scopes; asked for: " + SCOPE_1_1 + "-core.readonly.");
        refused(
                "bearer",
                Access.bearer("right"),
                lea -> lea.with("auth", "bearer").with("token", "wrong"),
                0,
                "BASE/ims/oneroster/v1p1/orgs (offset 0): the server refuses the token. Check the parameter token with"
                        + " the server's owner (401 unauthorisedrequest).");
        refused(
                "bearer-expired",
                Access.bearer("right"),
                lea -> lea.with("auth", "bearer").with("token", "wrong").with("expires", yesterday.toString()),
                0,
                "BASE/ims/oneroster/v1p1/orgs (offset 0): the server refuses the token. Check the parameter token with"
                        + " the server's owner; the credential expired on " + yesterday
                        + "; ask for a new one (401 unauthorisedrequest).");
        UnaryOperator<ApiLeaFile> oauth1 = lea -> lea.with("auth", "oauth1");
        String signature =
                "BASE/ims/oneroster/v1p1/orgs (offset 0): the server refuses the OAuth 1 signature (HMAC-SHA1)."
                        + " Check clientId and clientSecret, then the signature method and this machine's clock (401"
                        + " unauthorisedrequest).";
        refused("signature-secret", Access.oauth1("demo", "other"), oauth1, 0, signature);
        refused("signature-method", Access.oauth1("demo", "secret").methods("HMAC-SHA256"), oauth1, 0, signature);
        refused(
                "signature-clock",
                Access.oauth1("demo", "secret").clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6))),
                oauth1,
                0,
                signature);

        Site.Result run = site.execute("run");

        Map<String, Refusal> met = new LinkedHashMap<>();
        for (String lea : refusals.keySet()) {
            met.put(
                    lea,
                    new Refusal(reason(lea), servers.get(lea).requests("token").size()));
        }
        assertThat(met).isEqualTo(refusals);
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out() + run.err()).doesNotContain("hush", "token-1");
        assertThat(servers.get("secret").requests()).hasSize(1);
        assertThat(servers.get("signature-secret").requests()).hasSize(1);
        assertThat(servers.get("scope-of-data").requests()).hasSize(2);
    }

    // ---- check --connect

    @Test
    void connecting_tells_a_wrong_secret_a_wrong_base_url_and_a_wrong_scope_apart() throws IOException {
        lea("fine", demo());
        lea("secret", demo(), lea -> lea.with("clientSecret", "wrong"));
        OneRosterServer base = lea("base", demo().at("/token"));
        new ApiLeaFile("base", base.baseUrl() + "/ghost")
                .with("tokenUrl", base.tokenUrl())
                .in(site);
        lea("version", demo(), lea -> lea.with("version", "1.2"));
        lea("scope", demo().scopes("other"));
        lea("one-collection", demo())
                .on("enrollments", 1, Fault.status(403, "application/json", "{\"error\":\"hush\"}"));
        lea("demographics", demo().withholding("-demographics.readonly"), lea -> lea.with("demographics", "true"));
        lea("stopped", demo()).close();
        new ApiLeaFile("unknown-host", "https://rollcall-test.invalid/x").in(site);
        lea("untrusted", OneRosterServer.of(tables).access(demo()).tls(), lea -> lea);
        lea("busy", demo()).on("users", 1, 3, Fault.tooManyRequests("0"));
        lea("some", OneRosterServer.of(tables).access(demo()), lea -> lea)
                .on("users", 1, Fault.status(200, "application/json", "{\"users\":[]}"));

        Site.Result check = site.execute("check", "--connect");

        Map<String, String> lines = new LinkedHashMap<>();
        check.out()
                .lines()
                .filter(line -> line.matches("[a-z-]+\\.oneroster-api: .*"))
                .forEach(line -> {
                    String id = line.substring(0, line.indexOf('.'));
                    String url = servers.containsKey(id) ? servers.get(id).baseUrl() : "none";
                    lines.put(id, line.substring(line.indexOf(' ') + 1).replace(url, "BASE"));
                });
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put(
                "base",
                "FAILED: BASE/ghost/ims/oneroster/v1p1/orgs (offset 0): there is nothing here (404 unknownobject). Check"
                        + " baseUrl and version; the path is /ims/oneroster/v1p1.");
        String counts = "orgs 3, academicSessions 3, courses 6, classes 12, users %s, enrollments 192".formatted("66");
        expected.put("busy", "ok, BASE/ims/oneroster/v1p1: " + counts);
        expected.put(
                "demographics",
                "FAILED: BASE/ims/oneroster/v1p1/demographics (offset 0): the client may not read demographics (403"
                        + " insufficient_scope). Have the server's owner permit it, or check scopes; asked for: "
                        + SCOPE_1_1 + "-core.readonly " + SCOPE_1_1 + "-demographics.readonly.");
        expected.put("fine", "ok, BASE/ims/oneroster/v1p1: " + counts);
        expected.put(
                "one-collection",
                "FAILED: BASE/ims/oneroster/v1p1/enrollments (offset 0): the client may not read enrollments (403). Have"
                        + " the server's owner permit it, or check scopes; asked for: " + SCOPE_1_1
                        + "-core.readonly.");
        expected.put(
                "scope",
                "FAILED: BASE/token: the server does not give the scope that is asked for (400 invalid_scope). Check"
                        + " scopes with its owner; asked for: " + SCOPE_1_1 + "-core.readonly.");
        expected.put(
                "secret",
                "FAILED: BASE/token: the server refuses the client id or the secret (401 invalid_client). Check clientId"
                        + " and clientSecret.");
        expected.put("some", "ok, BASE/ims/oneroster/v1p1: " + counts.replace("users 66", "users none"));
        expected.put(
                "stopped",
                "FAILED: BASE/token: the server cannot be reached. It is stopped, or a firewall is in the way.");
        expected.put(
                "unknown-host",
                "FAILED: https://rollcall-test.invalid/x/token: the host's name is not known. Check baseUrl and tokenUrl,"
                        + " or the name service.");
        expected.put(
                "untrusted",
                "FAILED: BASE/token: the server's certificate is not one that this machine trusts, or not of this name."
                        + " Ask its owner; a private authority's certificate goes into api.trustedCertificates.");
        expected.put(
                "version",
                "FAILED: BASE/ims/oneroster/rostering/v1p2/orgs (offset 0): there is nothing here (404 unknownobject)."
                        + " Check baseUrl and version; the path is /ims/oneroster/rostering/v1p2.");
        assertThat(lines).isEqualTo(expected);
        assertThat(check.code()).isEqualTo(4);
        assertThat(data(servers.get("fine"))).extracting(Request::limit).containsOnly(1);
        assertThat(Site.names(site.work().resolve("leas"))).isEmpty();
        assertThat(check.out() + check.err()).doesNotContain("hush", "token-1");
    }

    // ---- TLS

    @Test
    void a_private_authoritys_certificate_is_trusted_where_the_settings_say_so() throws IOException {
        OneRosterServer named =
                lea("named", OneRosterServer.of(tables).access(demo()).tls(), lea -> lea);
        OneRosterServer other =
                lea("other-name", OneRosterServer.of(tables).access(demo()).tls(), lea -> lea);
        new ApiLeaFile("other-name", "https://[::ffff:127.0.0.1]:" + other.port()).in(site);

        Site.Result without = site.execute("run");
        assertThat(without.code()).isEqualTo(4);
        String refused =
                "BASE/token: the server's certificate is not one that this machine trusts, or not of this name."
                        + " Ask its owner; a private authority's certificate goes into api.trustedCertificates.";
        assertThat(reason("named")).isEqualTo(refused);
        assertThat(named.requests()).isEmpty();

        site.with("api.trustedCertificates", OneRosterServer.certificate().toString());
        Site.Result with = site.execute("run");

        assertThat(with.line("named-")).contains(": published to the drop folder");
        requireWhole("named", "demographics");
        assertThat(site.run(Site.id("other-name", 2))
                        .at("/sources/0/reason")
                        .asText()
                        .replace("https://[::ffff:127.0.0.1]:" + other.port(), "BASE"))
                .isEqualTo(refused);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void certificates_that_cannot_be_read_stop_every_command() throws IOException {
        new ApiLeaFile("one", "https://sis.example").in(site);
        Path none = folder.resolve("none.pem");
        Path words = Files.writeString(folder.resolve("words.pem"), "our certificate\n");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path key = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\naHVzaA==\n-----END PRIVATE KEY-----\n");
        List<String> said = new ArrayList<>();
        for (Path pem : List.of(none, words, empty, key)) {
            Site.Result check =
                    site.with("api.trustedCertificates", pem.toString()).execute("check");
            said.add(check.code() + " " + check.out() + check.err().replace(folder.toString(), "SITE"));
        }
        assertThat(said)
                .containsExactly(
                        "2 api.trustedCertificates: there is no readable file SITE/none.pem\n",
                        "2 api.trustedCertificates: SITE/words.pem holds no certificate in PEM\n",
                        "2 api.trustedCertificates: SITE/empty.pem holds no certificate in PEM\n",
                        "2 api.trustedCertificates: SITE/key.pem holds no certificate in PEM\n");
    }
}
