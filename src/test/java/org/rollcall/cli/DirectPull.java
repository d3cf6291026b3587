package org.rollcall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.api.Answer;
import org.rollcall.api.Call;
import org.rollcall.api.Caller;
import org.rollcall.api.Connection;
import org.rollcall.api.ConnectionSettings;
import org.rollcall.api.OneRosterApi;
import org.rollcall.api.PulledRoster;
import org.rollcall.api.Request;

/** A pull without Camel around it, on the JDK's own client; also a process that does nothing else. */
final class DirectPull {

    private DirectPull() {}

    /** Pulls into a folder: {@code baseUrl folder pageSize}; prints how many records each collection has. */
    public static void main(String[] arguments) throws IOException {
        PulledRoster pulled = pull(new Client(), Path.of(arguments[1]), arguments[0], Map.of("pageSize", arguments[2]));
        System.out.println(pulled.report().records());
    }

    static PulledRoster pull(Caller caller, Path folder, String baseUrl, Map<String, String> parameters)
            throws IOException {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(Map.of("baseUrl", baseUrl, "auth", "bearer", "token", "t"));
        List<String> problems = new ArrayList<>();
        Connection connection = new ConnectionSettings(all, "default", Map.of(), problems).read();
        if (connection == null) {
            throw new AssertionError(problems);
        }
        return new OneRosterApi(connection, caller, caller, Clock.systemUTC())
                .pull(Site.TODAY, folder, Map.of(), (collection, records) -> {});
    }

    /** Sends each call once. */
    static final class Client implements Caller {

        private final HttpClient http = HttpClient.newHttpClient();

        @Override
        public void call(Call call) {
            Request request = call.request();
            HttpRequest.Builder built = HttpRequest.newBuilder(request.uri());
            request.headers().forEach(built::header);
            try {
                HttpResponse<InputStream> response =
                        http.send(built.build(), HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream body = response.body()) {
                    call.answered(
                            new Answer(response.statusCode(), response.headers().map(), body));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
