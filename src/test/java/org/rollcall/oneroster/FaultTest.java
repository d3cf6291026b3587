package org.rollcall.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Faults come when, where and as often as set. */
class FaultTest {

    private final RosterTables tables = RosterTables.district(2, 250, 7);

    @Test
    void too_many_requests_are_said_as_often_as_set() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables).start()) {
            Client client = new Client(server);
            server.on("users", 2, 2, Fault.tooManyRequestsInHtml("3"));
            server.on("orgs", 1, Fault.tooManyRequests(Instant.parse("2026-11-20T18:30:00Z")));

            assertThat(client.get("/users").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = client.get("/users?offset=100");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("3");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(client.get("/users?offset=100").statusCode()).isEqualTo(429);
            assertThat(client.get("/users?offset=100").statusCode()).isEqualTo(200);
            assertThat(client.get("/orgs").headers().firstValue("Retry-After"))
                    .hasValue("Fri, 20 Nov 2026 18:30:00 GMT");
            assertThat(server.requests("users")).extracting(Request::status).containsExactly(200, 429, 429, 200);
            assertThat(server.requests("users")).extracting(Request::page).containsExactly(1, 2, 2, 2);
        }
    }

    @Test
    void faults_of_the_body_are_seen_by_the_client() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables).start()) {
            Client client = new Client(server);
            String whole = client.get("/users").body();

            server.on("users", 1, Fault.truncated());
            assertThat(client.get("/users").body()).isEqualTo(whole.substring(0, whole.length() / 2));
            server.on("users", 1, Fault.empty());
            assertThat(client.get("/users").body()).isEmpty();
            server.on("users", 1, Fault.wrongEnvelope());
            assertThat(Client.json(client.get("/users")).has("users")).isFalse();
            server.on("users", 1, Fault.html());
            assertThat(client.get("/users").body()).startsWith("<!DOCTYPE html>");
            server.on("users", 1, 9, Fault.dropped());
            assertThatThrownBy(() -> client.get("/users")).isInstanceOf(IOException.class);
            server.mend().on("users", 1, Fault.droppedInBody());
            assertThatThrownBy(() -> client.get("/users")).isInstanceOf(IOException.class);
            server.on("users", 1, Fault.redirectBack());
            assertThat(client.get("/users").headers().firstValue("Location")).hasValue("/ims/oneroster/v1p1/users");
            assertThat(client.get("/users").body()).isEqualTo(whole);
        }
    }

    @Test
    void a_page_without_end_goes_on_until_the_client_hangs_up() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables).start()) {
            server.on("users", 1, Fault.endless());

            String start = new String(new Client(server).begin("/users", 5_000_000));

            assertThat(start).startsWith("{\"users\":[{").hasSize(5_000_000);
            assertThat(start.indexOf("\"student-0\"")).isNotEqualTo(start.lastIndexOf("\"student-0\""));
        }
    }

    @Test
    void a_stall_holds_the_answer_until_released() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables).start()) {
            Client client = new Client(server);
            server.on(request -> true, 2, Fault.stalled());
            CompletableFuture<HttpResponse<String>> orgs = client.getLater("/orgs");
            CompletableFuture<HttpResponse<String>> users = client.getLater("/users");

            server.awaitRequests(2);
            assertThat(server.requests("orgs").get(0).status()).isZero();
            assertThat(server.mostAtOnce()).isEqualTo(2);
            assertThat(client.get("/classes").statusCode()).isEqualTo(200);
            assertThat(orgs).isNotDone();
            server.release();

            assertThat(orgs.get().statusCode()).isEqualTo(200);
            assertThat(users.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_stall_in_the_body_ends_with_the_connection() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables).start()) {
            server.on("users", 1, Fault.stalledInBody());
            int half = new Client(server).get("/orgs").body().length() / 2;
            server.on("orgs", 1, Fault.stalledInBody());

            assertThat(new Client(server).begin("/orgs", half)).hasSize(half);
            CompletableFuture<HttpResponse<String>> users = new Client(server).getLater("/users");
            server.awaitRequests("users", 1);
            assertThat(users).isNotDone();
            server.release();

            assertThatThrownBy(users::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void every_so_many_requests_for_data_may_fail() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables).start()) {
            server.every(3, Fault.status(503));
            Client client = new Client(server);
            for (int i = 0; i < 6; i++) {
                client.get("/users");
            }
            assertThat(server.requests()).extracting(Request::status).containsExactly(200, 200, 503, 200, 200, 503);
            assertThat(server.mostAtOnce()).isEqualTo(1);
        }
    }
}
