package org.rollcall.oneroster;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import java.util.zip.GZIPOutputStream;

/** Puts answers on the wire. Bound to one request, whose status it books before the first byte. */
final class Wire {

    private final WireForm form;
    private final Gate gate;
    private final IntConsumer status;

    Wire(WireForm form, Gate gate, IntConsumer status) {
        this.form = form;
        this.gate = gate;
        this.status = status;
    }

    void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = start(exchange, answer);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : form.chunked ? 0 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    void drop(HttpExchange exchange) {
        status.accept(0);
        exchange.close();
    }

    /** Half of the body, then the end of the connection; the length promised is the whole, so the client can tell. */
    void sendHalf(HttpExchange exchange, Answer answer, boolean hold) throws IOException {
        byte[] body = start(exchange, answer);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        if (hold) {
            hold();
        }
        exchange.close();
    }

    void sendEndlessly(HttpExchange exchange, Answer answer) throws IOException {
        String page = new String(answer.body(), StandardCharsets.UTF_8);
        int first = page.indexOf('[') + 1;
        byte[] rows = (page.substring(first, page.lastIndexOf(']')) + ",").getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        status.accept(answer.status());
        exchange.sendResponseHeaders(answer.status(), 0);
        OutputStream out = exchange.getResponseBody();
        out.write(page.substring(0, first).getBytes(StandardCharsets.UTF_8));
        while (!gate.isOver()) {
            out.write(rows);
        }
        exchange.close();
    }

    void hold() throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server was closed.", e);
        }
    }

    private byte[] start(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (form.gzip && body.length > 0 && accepted != null && accepted.contains("gzip")) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(body);
            }
            body = packed.toByteArray();
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        status.accept(answer.status());
        return body;
    }
}
