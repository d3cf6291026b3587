package org.rollcall.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;

/**
 * Health and metrics for machines that watch: {@code /health/live}, {@code /health/ready} (JSON; 200 up, 503 down) and
 * {@code /metrics} (Prometheus). On loopback alone, by the JDK's own server: three pages need no web framework.
 */
public final class Management implements RunListener, AutoCloseable {

    /** At Camel's default level a check that is up is not shown. */
    private static final String FULL = "full";
    /** What Camel adds to each check about the check itself. */
    private static final String BOOKKEEPING = "(check|invocation|success|failure|route)\\..*";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final LastGoodRuns lastGood = new LastGoodRuns();
    private HttpServer server;

    /**
     * Starts to answer.
     *
     * @throws IOException when the port is taken
     */
    public void start(Deployment deployment, Clock clock) throws IOException {
        lastGood.read(deployment.runs());
        meters.watch(deployment.leas(), lastGood, clock);
        deployment.alertQueues().watch(registry);
        CamelContext context = deployment.context();
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        checks.register(new LeaHealthCheck(context, deployment.leas(), lastGood, clock));
        int port = deployment.settings().managementPort();
        if (port < 0) {
            return;
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        } catch (IOException e) {
            throw new IOException(
                    "management.port: port " + port + " cannot be had (" + e.getMessage()
                            + "); choose another, or off.",
                    e);
        }
        server.createContext("/health/live", http -> answer(http, HealthCheckHelper.invokeLiveness(context, FULL)));
        server.createContext("/health/ready", http -> answer(http, HealthCheckHelper.invokeReadiness(context, FULL)));
        server.createContext(
                "/metrics", http -> send(http, 200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape()));
        server.start();
    }

    /** The port it answers on; -1 when it is off. */
    public int port() {
        return server == null ? -1 : server.getAddress().getPort();
    }

    private static void answer(HttpExchange http, Collection<HealthCheck.Result> results) throws IOException {
        boolean up = results.stream().allMatch(r -> r.getState() == HealthCheck.State.UP);
        Map<String, Object> checks = new TreeMap<>();
        for (HealthCheck.Result result : results) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("status", result.getState().name());
            result.getMessage().ifPresent(message -> check.put("message", message));
            Map<String, Object> details = new TreeMap<>(result.getDetails());
            details.keySet().removeIf(key -> key.matches(BOOKKEEPING));
            check.put("details", details);
            checks.put(result.getCheck().getId(), check);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", up ? "UP" : "DOWN");
        body.put("checks", checks);
        send(http, up ? 200 : 503, "application/json", new ObjectMapper().writeValueAsString(body) + "\n");
    }

    private static void send(HttpExchange http, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = http.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void closed(Run run) {
        lastGood.closed(run);
        meters.closed(run);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        registry.close();
    }
}
