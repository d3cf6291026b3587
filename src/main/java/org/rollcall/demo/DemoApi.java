package org.rollcall.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small OneRoster 1.2 rostering server on 127.0.0.1, of what a district or a charter exports.
 *
 * <p>{@code POST /token} gives a token for an hour to the client (OAuth 2 client credentials, HTTP Basic, a scope that
 * has {@code roster-core.readonly} of 1.2). With it, {@code GET /ims/oneroster/rostering/v1p2/} followed by
 * {@code orgs}, {@code academicSessions}, {@code courses}, {@code classes}, {@code users} or {@code enrollments} gives
 * the collection by {@code limit} (default 100, at most 500) and {@code offset}, with X-Total-Count and Link; followed by
 * a sourcedId too, the one record. {@code sort} is ignored, {@code filter} refused. Errors are the standard's
 * imsx_StatusInfo. The third request for data, and no other, is answered 429 with a Retry-After of one second.
 *
 * <p>The records are the rows of the export, all held in memory: meant for a charter, not for a large district.
 */
public final class DemoApi implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String SERVICE = "/ims/oneroster/rostering/v1p2";
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;
    private final String baseUrl;
    private final AccessTokens tokens;
    private final RosterService service;

    private DemoApi(DemoDistrict district, HttpServer server, AccessTokens tokens) throws IOException {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, DemoApi::daemon);
        this.baseUrl = "http://" + HOST + ":" + server.getAddress().getPort();
        this.tokens = tokens;
        String root = baseUrl + SERVICE;
        this.service = new RosterService(root, new RestRecords(district.export(), root), tokens);
    }

    /**
     * Starts a server on a free port for one client.
     *
     * @throws IOException if no port can be listened on
     */
    public static DemoApi start(DemoDistrict district, String clientId, String clientSecret) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
        DemoApi api = new DemoApi(district, server, new AccessTokens(clientId, clientSecret));
        server.createContext("/", api::handle);
        server.setExecutor(api.threads);
        server.start();
        return api;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "demo-api");
        thread.setDaemon(true);
        return thread;
    }

    /** {@code http://127.0.0.1:PORT}; the standard's paths and {@code /token} are below it. */
    public String baseUrl() {
        return baseUrl;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/token")) {
                tokens.issue(exchange);
            } else if (path.startsWith(SERVICE + "/")) {
                service.answer(exchange, path.substring(SERVICE.length() + 1));
            } else {
                throw new RestFault(404, "unknownobject", "There is nothing at this address.");
            }
        } catch (RestFault fault) {
            JsonAnswer.send(exchange, fault.status(), fault.body());
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
