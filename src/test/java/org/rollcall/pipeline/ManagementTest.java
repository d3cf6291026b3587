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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagementTest {

    @TempDir
    Path folder;

    static HttpResponse<String> get(Management management, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void health_and_metrics_tell_each_lea_its_last_good_run_and_name_faulty_files() throws Exception {
        Serving serving = new Serving(folder);
        serving.deliver(central(DATE, 18, 20));
        Files.writeString(folder.resolve("routes/leas/broken.camel.yaml"), "- beans: {}\n");
        Clock clock = Clock.fixed(central(DATE, 18, 30).plus(Duration.ofHours(3)), Serving.ZONE);
        try (Management management = new Management();
                Deployment deployment = serving.start(central(DATE, 18, 30), management)) {
            management.start(deployment, clock);

            assertThat(get(management, "/health/ready").body())
                    .contains("\"broken\":\"faulty file, does not run\"", "\"one-unified\":\"no good run yet\"");

            deployment.open(Serving.LEA, DATE, false, Duration.ZERO);
            deployment.dispatch();
            serving.ended();
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(get(management, "/metrics").body())
                            .contains("rollcall_runs_total{lea=\"one-unified\",outcome=\"published\"} 1.0"));

            HttpResponse<String> ready = get(management, "/health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body())
                    .startsWith("{\"status\":\"UP\"")
                    .contains("\"one-unified\":\"last good run 3 hours ago\"");
            assertThat(get(management, "/health/live").statusCode()).isEqualTo(200);
            String metrics = get(management, "/metrics").body();
            assertThat(metrics)
                    .contains(
                            "rollcall_last_good_run_age_seconds{lea=\"one-unified\"} 10800.0",
                            "rollcall_leas_faulty{lea=\"broken\"} 1.0");
            assertThat(metrics.lines().filter(line -> !line.startsWith("#")))
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("rollcall_"));

            deployment.context().getRouteController().stopRoute("tick");
            assertThat(get(management, "/health/ready").statusCode()).isEqualTo(503);
        }
    }
}
