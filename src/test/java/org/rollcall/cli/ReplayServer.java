package org.rollcall.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers with what another server has answered before, from memory. */
final class ReplayServer implements AutoCloseable {

    private static final String PATH = "/ims/oneroster/v1p1/";

    private final String origin;
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final Map<String, String> totals = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    private ReplayServer(String origin) throws IOException {
        this.origin = origin;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static ReplayServer of(String origin) throws IOException {
        return new ReplayServer(origin);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Fetches every page that a pull will ask for. */
    void record(Collection<String> collections, int pageSize, boolean sorted) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        for (String collection : collections) {
            for (int offset = 0, rows = pageSize; rows > 0; offset += rows) {
                String path = PATH + collection + "?limit=" + pageSize + "&offset=" + offset
                        + (sorted ? "&sort=sourcedId&orderBy=asc" : "");
                try {
                    HttpResponse<byte[]> page = client.send(
                            HttpRequest.newBuilder(URI.create(origin + path)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
                    pages.put(path, page.body());
                    String total = page.headers().firstValue("X-Total-Count").orElseThrow();
                    totals.put(path, total);
                    rows = Math.max(0, Math.min(pageSize, Integer.parseInt(total) - offset));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI().toString();
            byte[] page = pages.get(asked);
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-Total-Count", totals.get(asked));
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
