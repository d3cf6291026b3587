package org.rollcall.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook on loopback that keeps what is posted. */
public final class WebhookReceiver implements AutoCloseable {

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;

    /** A request as it came. */
    public record Post(String method, String path, String contentType, String authorization, String body) {}

    public WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", http -> {
            posts.add(new Post(
                    http.getRequestMethod(),
                    http.getRequestURI().toString(),
                    http.getRequestHeaders().getFirst("Content-Type"),
                    http.getRequestHeaders().getFirst("Authorization"),
                    new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            http.sendResponseHeaders(status, -1);
            http.close();
        });
        server.start();
    }

    /** What it answers from now on. */
    public void answer(int code) {
        status = code;
    }

    /** Its address; the path is a secret, as those of chat services are. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/synthetic-secret";
    }

    /** What was posted, in that order. */
    public List<Post> posts() {
        return posts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
