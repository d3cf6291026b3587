package org.rollcall.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers requests for a collection, a page at a time, or for one record of it. It sorts nothing and filters nothing. */
final class RosterService {

    /** The request told to come again, so that a demo has some patience to show. */
    private static final int BUSY = 3;

    private final String root;
    private final RestRecords records;
    private final AccessTokens tokens;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * @param root the address of the service; the collections are below it
     */
    RosterService(String root, RestRecords records, AccessTokens tokens) {
        this.root = root;
        this.records = records;
        this.tokens = tokens;
    }

    /**
     * Answers a request for what is below the root.
     *
     * @param path from the root on, without the slash at its beginning
     * @throws RestFault when the request is not answered with data
     */
    void answer(HttpExchange exchange, String path) throws IOException {
        if (!tokens.admit(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"OneRoster\"");
            throw new RestFault(401, "unauthorisedrequest", "A valid access token is needed; /token gives one.");
        }
        String[] parts = path.split("/", -1);
        RosterFile collection = collection(parts[0]);
        if (collection == null || parts.length > 2) {
            throw new RestFault(404, "unknownobject", "There is nothing at this address.");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            throw new RestFault(405, "invaliddata", "The roster can only be read: use GET.");
        }
        if (requests.incrementAndGet() == BUSY) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            throw new RestFault(429, "server_busy", "Too many requests; try again in a second.");
        }
        if (parts.length == 1) {
            page(exchange, collection);
        } else {
            single(exchange, collection, parts[1]);
        }
    }

    private void page(HttpExchange exchange, RosterFile collection) throws IOException {
        Parameters query = query(exchange);
        if (query.has("filter")) {
            throw new RestFault(422, "invalid_filter_field", "This server does not filter: leave the filter out.");
        }
        Page page = Page.of(query);
        List<ObjectNode> all = records.of(collection);
        exchange.getResponseHeaders().set("X-Total-Count", String.valueOf(all.size()));
        exchange.getResponseHeaders().set("Link", page.links(root + "/" + collection.title(), all.size()));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(collection.title()).addAll(page.of(all));
        JsonAnswer.send(exchange, 200, body);
    }

    private void single(HttpExchange exchange, RosterFile collection, String sourcedId) throws IOException {
        ObjectNode record = records.find(collection, sourcedId)
                .orElseThrow(
                        () -> new RestFault(404, "unknownobject", "There is no such " + collection.record() + "."));
        JsonAnswer.send(exchange, 200, JsonNodeFactory.instance.objectNode().set(collection.record(), record));
    }

    private static Parameters query(HttpExchange exchange) {
        try {
            return new Parameters(exchange.getRequestURI().getRawQuery());
        } catch (IllegalArgumentException e) {
            throw new RestFault(422, "invaliddata", "The parameters are not percent-encoded.");
        }
    }

    private static RosterFile collection(String title) {
        return Arrays.stream(RosterFile.values())
                .filter(file -> file.title().equals(title))
                .findFirst()
                .orElse(null);
    }
}
