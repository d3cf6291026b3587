package org.rollcall.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read, and what the others are told. */
class AccessTest {

    private final RosterTables tables = RosterTables.district(2, 250, 7);

    @Test
    void a_token_dies_after_its_requests_and_brings_a_cookie() throws Exception {
        OAuth2 access = Access.oauth2("demo", "s+cr:t/ñ").tokenLife(2).cookie("affinity");
        try (OneRosterServer server =
                OneRosterServer.of(tables).prefix("/aeries").access(access).start()) {
            assertThat(server.tokenUrl()).isEqualTo(server.baseUrl() + "/token");
            Client client = new Client(server);
            HttpResponse<String> token = client.token(Client.basic("demo", "s+cr:t/ñ"), "");
            assertThat(token.body())
                    .isEqualTo("{\"access_token\":\"token-1\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
            client.authorized("Bearer token-1");
            assertThat(client.get("/orgs").statusCode()).isEqualTo(401);
            client.cookie("affinity=node1");

            assertThat(client.get("/orgs").statusCode()).isEqualTo(200);
            assertThat(client.get("/users").statusCode()).isEqualTo(200);
            assertThat(client.get("/users?offset=100").statusCode()).isEqualTo(401);
            assertThat(access.issued()).isEqualTo(1);
            assertThat(server.requests("token")).hasSize(1);
        }
    }

    @Test
    void the_token_endpoint_has_faults_of_its_own() throws Exception {
        OAuth2 access = Access.oauth2("demo", "secret").client(OAuth2.Client.BODY);
        try (OneRosterServer server = OneRosterServer.of(tables).access(access).start()) {
            server.on("token", 1, Fault.status(503));
            Client client = new Client(server);
            String form = "&client_id=demo&client_secret=secret";

            assertThat(client.token(null, form).statusCode()).isEqualTo(503);
            assertThat(client.token(Client.basic("demo", "secret"), "").statusCode())
                    .isEqualTo(401);
            assertThat(client.token(null, form).statusCode()).isEqualTo(200);
            assertThat(server.requests("token")).extracting(Request::page).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @EnumSource(OAuth2.Refusal.class)
    void a_wrong_secret_is_refused_in_the_form_set(OAuth2.Refusal form) throws Exception {
        OAuth2 access = Access.oauth2("demo", "secret").refusing(form);
        try (OneRosterServer server = OneRosterServer.of(tables).access(access).start()) {
            HttpResponse<String> refused = new Client(server).token(Client.basic("demo", "wrong"), "");

            assertThat(refused.statusCode()).isEqualTo(form == OAuth2.Refusal.BAD_REQUEST ? 400 : 401);
            switch (form) {
                case STANDARD, BAD_REQUEST -> assertThat(refused.body()).isEqualTo("{\"error\":\"invalid_client\"}");
                case SPRING -> assertThat(refused.body()).contains("\"error\":\"Unauthorized\"");
                case EMPTY -> assertThat(refused.body()).isEmpty();
            }
        }
    }

    @Test
    void scopes_and_secrets_are_checked() throws Exception {
        String core = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly";
        OAuth2 access = Access.oauth2("demo", "secret")
                .at("/campus/oauth2/token?appName=rollcall")
                .client(OAuth2.Client.EITHER)
                .scopes(core)
                .expiresIn(null);
        try (OneRosterServer server = OneRosterServer.of(tables).access(access).start()) {
            Client client = new Client(server);
            assertThat(client.token(Client.basic("demo", "wrong"), "&scope=" + core)
                            .body())
                    .isEqualTo("{\"error\":\"invalid_client\"}");
            assertThat(client.token(Client.basic("demo", "secret"), "").body())
                    .isEqualTo("{\"error\":\"invalid_scope\"}");
            assertThat(client.token(null, "&client_id=demo&client_secret=secret&scope=" + core)
                            .body())
                    .isEqualTo("{\"access_token\":\"token-1\",\"token_type\":\"Bearer\",\"scope\":\"" + core + "\"}");
            client.authorized("Bearer token-1");
            assertThat(client.get("/orgs").statusCode()).isEqualTo(200);
            assertThat(client.get("/schools/school-0/classes").statusCode()).isEqualTo(403);
            assertThat(client.get("/demographics").headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer error=\"insufficient_scope\", scope=\"roster-demographics.readonly\"");
            access.revoke();
            assertThat(client.get("/orgs").statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HMAC-SHA1", "HMAC-SHA256"})
    void a_signature_over_everything_asked_is_accepted_once(String method) throws Exception {
        OAuth1 access = Access.oauth1("key", "sec ret")
                .methods(method)
                .clock(Clock.fixed(Instant.ofEpochSecond(1_790_000_000), ZoneOffset.UTC));
        try (OneRosterServer server = OneRosterServer.of(tables).access(access).start()) {
            String base = "GET&http%3A%2F%2F127.0.0.1%3A" + server.port() + "%2Fims%2Foneroster%2Fv1p1%2Fusers&"
                    + "filter%3Drole%253D%2527teacher%2527%2520AND%2520status%253D%2527active%2527%26limit%3D100"
                    + "%26oauth_consumer_key%3Dkey%26oauth_nonce%3Dn1%26oauth_signature_method%3D" + method
                    + "%26oauth_timestamp%3D1790000000%26oauth_version%3D1.0%26offset%3D0";
            String signature = Query.encode(Client.hmac(method, "sec%20ret&", base));
            String header = "OAuth oauth_consumer_key=\"key\", oauth_nonce=\"n1\", oauth_signature_method=\"" + method
                    + "\", oauth_timestamp=\"1790000000\", oauth_version=\"1.0\", oauth_signature=\"" + signature
                    + "\"";
            String query = "/users?limit=100&offset=0&filter=role%3D%27teacher%27%20AND%20status%3D%27active%27";
            Client client = new Client(server).authorized(header);

            assertThat(client.get(query.replace("offset=0", "offset=1")).statusCode())
                    .isEqualTo(401);
            assertThat(client.get(query).statusCode()).isEqualTo(200);
            assertThat(client.get(query).headers().firstValue("WWW-Authenticate"))
                    .hasValue("OAuth realm=\"OneRoster\", oauth_problem=\"nonce_used\"");
            assertThat(client.authorized(header.replace("1790000000", "1789999699"))
                            .get(query)
                            .headers()
                            .firstValue("WWW-Authenticate"))
                    .hasValue("OAuth realm=\"OneRoster\", oauth_problem=\"signature_invalid\"");
        }
    }

    @Test
    void a_signature_by_another_method_or_of_another_time_is_refused() throws Exception {
        Instant signed = Instant.ofEpochSecond(137131202);
        OAuth1 access = Access.oauth1("key", "secret").clock(Clock.fixed(signed.plusSeconds(301), ZoneOffset.UTC));
        try (OneRosterServer server = OneRosterServer.of(tables).access(access).start()) {
            assertThat(problem(server, "HMAC-SHA256")).isEqualTo("signature_method_rejected");
            assertThat(problem(server, "HMAC-SHA1")).isEqualTo("timestamp_refused");
        }
    }

    private static String problem(OneRosterServer server, String method) throws Exception {
        String base = "GET&http%3A%2F%2F127.0.0.1%3A" + server.port() + "%2Fims%2Foneroster%2Fv1p1%2Forgs&"
                + "oauth_consumer_key%3Dkey%26oauth_nonce%3Dn1%26oauth_signature_method%3D" + method
                + "%26oauth_timestamp%3D137131202";
        String header = "OAuth oauth_consumer_key=\"key\", oauth_nonce=\"n1\", oauth_signature_method=\"" + method
                + "\", oauth_timestamp=\"137131202\", oauth_signature=\""
                + Query.encode(Client.hmac(method, "secret&", base)) + "\"";
        String said = new Client(server)
                .authorized(header)
                .get("/orgs")
                .headers()
                .firstValue("WWW-Authenticate")
                .orElseThrow();
        return said.replaceAll(".*oauth_problem=\"|\"$", "");
    }
}
