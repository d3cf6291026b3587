package org.rollcall.oneroster;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers requests: books them, looks into the script, checks who asks, and serves tokens, applications and rows. */
final class RosterHandler implements HttpHandler {

    private static final ObjectMapper JSON = new ObjectMapper().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    final RequestLog log = new RequestLog();
    final Script script = new Script();
    final Gate gate = new Gate();
    final AtomicInteger revision = new AtomicInteger(1);

    private final OneRosterServer.Builder settings;
    private final String origin;
    private final String endpoint;
    private final Selections selections;
    private final Pager pager;

    RosterHandler(OneRosterServer.Builder settings, String origin) {
        this.settings = settings;
        this.origin = origin;
        endpoint = settings.access instanceof OAuth2 oauth2 ? oauth2.endpoint(settings.prefix) : null;
        selections = new Selections(settings.tables, settings.payload);
        pager = new Pager(settings.paging, selections);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        Query query = Query.of(uri.getRawQuery());
        Target target = target(uri);
        Request request = book(exchange, query, target);
        Wire wire = new Wire(settings.wire, gate, status -> log.answered(request, status));
        try {
            Fault fault = script.next(request);
            if (fault == null) {
                wire.send(exchange, answer(exchange, query, target));
            } else {
                fault.play(exchange, wire, () -> answer(exchange, query, target));
            }
        } catch (IOException | RuntimeException e) {
            wire.drop(exchange);
            throw e;
        }
    }

    private Request book(HttpExchange exchange, Query query, Target target) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String path = exchange.getRequestURI().getRawPath();
        boolean list = target.view != null && target.view.sourcedId() == null;
        String name = list ? path + "?" + query.first("filter") : target.collection();
        String offset = query.first("offset");
        int at = offset != null && offset.matches("\\d{1,9}") ? Integer.parseInt(offset) : 0;
        return log.open(
                name,
                list ? at : -1,
                page -> new Request(
                        exchange.getRequestMethod(), path, query.map(), headers, target.collection(), page));
    }

    private Target target(URI uri) {
        String path = uri.getRawPath();
        if (endpoint != null && path.equals(endpoint.replaceFirst("\\?.*", ""))) {
            return new Target("token", null);
        }
        if (!settings.applications.isEmpty() && path.equals(settings.prefix + "/applications")) {
            return new Target("applications", null);
        }
        String root = settings.root() + "/";
        if (!path.startsWith(root)) {
            return new Target("", null);
        }
        List<String> segments = Arrays.stream(path.substring(root.length()).split("/"))
                .map(Query::decode)
                .toList();
        return new Target("", View.of(segments, settings.schoolPaths));
    }

    private Answer answer(HttpExchange exchange, Query query, Target target) throws IOException {
        if (target.collection().equals("token")) {
            return token(exchange);
        }
        if (target.view == null && !target.collection().equals("applications")) {
            return Answer.error(404, "unknownobject");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return Answer.error(405, "unauthorisedrequest");
        }
        String host = exchange.getRequestHeaders().getFirst("Host");
        URI uri = URI.create(origin.replaceFirst("//.*", "//") + host + exchange.getRequestURI());
        String scope = target.view == null ? "roster-core.readonly" : target.view.scope();
        Answer refusal = settings.access.refusal(exchange, uri, scope);
        if (refusal != null) {
            return refusal;
        }
        if (target.view == null) {
            return applications();
        }
        return target.view.sourcedId() == null ? list(target.view, query, uri) : one(target.view);
    }

    private Answer token(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.error(405, "unauthorisedrequest");
        }
        String wanted = endpoint.contains("?") ? endpoint.substring(endpoint.indexOf('?') + 1) : null;
        Map<String, String> given =
                Query.of(exchange.getRequestURI().getRawQuery()).map();
        return wanted == null
                        || given.entrySet().containsAll(Query.of(wanted).map().entrySet())
                ? ((OAuth2) settings.access).token(exchange)
                : Answer.json(400, Map.of("error", "invalid_request"));
    }

    private Answer applications() {
        List<Map<String, Object>> all = settings.applications.stream()
                .map(id -> {
                    Map<String, Object> application = new LinkedHashMap<>();
                    application.put("id", settings.applications.indexOf(id) + 1);
                    application.put("tenant_name", "Synthetic Unified " + (settings.applications.indexOf(id) + 1));
                    application.put("bearer", null);
                    application.put("name", "Rollcall");
                    application.put("oneroster_application_id", id);
                    return application;
                })
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", 1);
        body.put("applications", all);
        return Answer.json(200, body);
    }

    private Answer list(View view, Query query, URI uri) throws IOException {
        try {
            Pager.Page page = pager.page(view, query, uri.toString().replaceFirst("\\?.*", ""));
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (JsonGenerator json = JSON.getFactory().createGenerator(body)) {
                json.writeStartObject();
                if (page.total() != null) {
                    json.writeFieldName("totalCount");
                    json.writeRawValue(page.total().matches("-?\\d+") ? page.total() : "\"" + page.total() + "\"");
                }
                json.writeArrayFieldStart(view.envelope());
                for (Row row : page.rows()) {
                    JSON.writeValue(json, settings.payload.of(view.collection(), row.read(), origin + settings.root()));
                }
                json.writeEndArray();
                if (page.total() != null) {
                    json.writeNumberField("offset", page.offset());
                    json.writeNumberField("limit", page.limit());
                }
                json.writeEndObject();
            }
            Answer answer = Answer.of(200, settings.wire.contentType, "").body(body.toByteArray());
            for (Map.Entry<String, String> header : page.headers().entrySet()) {
                answer = answer.header(header.getKey(), header.getValue());
            }
            String header = settings.paging.revision;
            return header == null ? answer : answer.header(header, Integer.toString(revision.get()));
        } catch (Pager.Refused e) {
            return Answer.error(e.status, e.code);
        }
    }

    private Answer one(View view) {
        return selections.rows(view.all(), null, null, false).stream()
                .filter(row -> row.sourcedId().equals(view.sourcedId()))
                .findFirst()
                .map(row -> Answer.json(
                        200,
                        Map.of(
                                view.envelope(),
                                settings.payload.of(view.collection(), row.read(), origin + settings.root()))))
                .orElseGet(() -> Answer.error(404, "unknownobject"));
    }

    /** What a path is: a view, or something else with a name (blank: nothing the server has). */
    private record Target(String name, View view) {

        String collection() {
            return view == null ? name : view.collection();
        }
    }
}
