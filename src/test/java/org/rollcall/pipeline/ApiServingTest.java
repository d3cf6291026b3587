package org.rollcall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.pipeline.Serving.DATE;
import static org.rollcall.pipeline.Serving.central;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.OAuth2;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.RosterTables;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;

/** An API as a source of a deployment that serves. */
class ApiServingTest {

    @TempDir
    Path folder;

    private void lea(String id, String baseUrl, String... parameters) throws IOException {
        StringBuilder more = new StringBuilder();
        for (String parameter : parameters) {
            String[] pair = parameter.split(": ", 2);
            more.append("      - name: ")
                    .append(pair[0])
                    .append("\n        value: \"")
                    .append(pair[1])
                    .append("\"\n");
        }
        Files.writeString(
                folder.resolve("routes/leas/" + id + ".camel.yaml"),
                ShippedRoutes.shipped("leas/demo-charter.camel.yaml")
                        .replace("demo-charter", id)
                        .replace("1.2", "1.1")
                        .replace("{{demo.api}}", baseUrl)
                        .replace("{{demo.clientId}}", "demo")
                        .replace("{{demo.clientSecret}}", "secret")
                        .replace(
                                "- templatedRoute:\n    routeTemplateRef: nightly",
                                more + "- templatedRoute:\n    routeTemplateRef: nightly"));
    }

    @Test
    void a_token_that_still_lives_serves_the_next_pull_of_the_process_too() throws IOException {
        OAuth2 access = Access.oauth2("demo", "secret");
        Serving serving = new Serving(folder);
        try (OneRosterServer server = OneRosterServer.of(RosterTables.district(1, 30, 7))
                .access(access)
                .start()) {
            lea("by-api", server.baseUrl());
            Path env =
                    Files.writeString(folder.resolve("env.properties"), "tick.milliseconds=20\nmanagement.port=off\n");
            Clock ticking = Clock.offset(
                    Clock.systemUTC(), Duration.between(Instant.now(), central(DATE, 12, 0))); // a later pull is new
            DeploymentOptions options = new DeploymentOptions(
                    folder.resolve("routes"),
                    env,
                    folder.resolve("work"),
                    true,
                    DeploymentOptions.Leas.CONFIGURED,
                    Map.of());
            try (Deployment deployment = Deployment.start(options, ticking, RunListener.NONE)) {
                landed(serving, deployment, DATE);
                int requests = server.requests("users").size();
                assertThat(requests).isPositive();
                landed(serving, deployment, DATE.plusDays(1));

                assertThat(server.requests("users")).hasSize(2 * requests);
                assertThat(server.requests("token")).hasSize(1);
                assertThat(access.issued()).isEqualTo(1);
            }
        }
    }

    private static void landed(Serving serving, Deployment deployment, LocalDate date) {
        Run run = Awaitility.await() // a run's record has its outcome a moment before the LEA's lock is let go
                .until(() -> deployment.open("by-api", date, false, Duration.ZERO), Optional::isPresent)
                .orElseThrow();
        deployment.dispatch();
        Awaitility.await().until(() -> serving.runs().list("by-api").stream()
                .anyMatch(r -> r.id().equals(run.id()) && r.state().isOutcome()));
    }

    @Test
    void metrics_tell_how_many_days_a_credential_has_left() throws Exception {
        Serving serving = new Serving(folder);
        lea("soon", "https://sis.example", "expires: " + DATE.plusDays(12));
        lea("past", "https://sis.example", "expires: " + DATE.minusDays(3));
        lea("unsaid", "https://sis.example");
        try (Management management = new Management();
                Deployment deployment = serving.start(central(DATE, 12, 0), management)) {
            management.start(deployment, Clock.systemUTC());

            String metrics = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management.port() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(metrics.lines().filter(line -> line.startsWith("rollcall_credential_days")))
                    .containsExactlyInAnyOrder(
                            "rollcall_credential_days{lea=\"past\",source=\"oneroster-api\"} -3.0",
                            "rollcall_credential_days{lea=\"soon\",source=\"oneroster-api\"} 12.0");
        }
    }
}
