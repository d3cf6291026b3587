package org.rollcall.oneroster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A plain client of the server, on the JDK's own. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OneRosterServer server;
    private final HttpClient http;
    private String authorization;
    private String cookie;

    Client(OneRosterServer server) {
        this(server, HttpClient.newHttpClient());
    }

    private Client(OneRosterServer server, HttpClient http) {
        this.server = server;
        this.http = http;
    }

    /** A client that trusts the server's certificate, and nothing else. */
    static Client trusting(OneRosterServer server) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(OneRosterServer.certificate())) {
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return new Client(server, HttpClient.newBuilder().sslContext(context).build());
    }

    Client authorized(String header) {
        authorization = header;
        return this;
    }

    Client cookie(String header) {
        cookie = header;
        return this;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return getUrl(server.apiUrl() + path);
    }

    HttpResponse<String> getUrl(String url) throws IOException, InterruptedException {
        return http.send(request(url).build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getLater(String path) {
        return http.sendAsync(request(server.apiUrl() + path).build(), BodyHandlers.ofString());
    }

    /** The first bytes of an answer; then hangs up. */
    byte[] begin(String path, int bytes) throws IOException, InterruptedException {
        HttpRequest request = request(server.apiUrl() + path).build();
        try (InputStream body = http.send(request, BodyHandlers.ofInputStream()).body()) {
            return body.readNBytes(bytes);
        }
    }

    String unzipped(String path) throws IOException, InterruptedException {
        HttpRequest request = request(server.apiUrl() + path)
                .header("Accept-Encoding", "gzip")
                .build();
        byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    HttpResponse<String> token(String basic, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials" + form));
        if (basic != null) {
            request.header("Authorization", basic);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** All ids of a collection, by the rule that the next offset is this one plus the rows received. */
    Set<String> pull(String collection, int limit) throws IOException, InterruptedException {
        Set<String> all = new LinkedHashSet<>();
        int offset = 0;
        while (true) {
            HttpResponse<String> page = get("/" + collection + "?limit=" + limit + "&offset=" + offset);
            List<String> ids = ids(page, collection);
            if (ids.isEmpty()) {
                return all;
            }
            all.addAll(ids);
            offset += ids.size();
        }
    }

    /** The answers that come to two requests sent over one connection. */
    int getTwiceOnOneSocket(String path) throws IOException {
        String target = URI.create(server.apiUrl() + path).getRawPath();
        String request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n";
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String both = request + "\r\n" + request + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(both.getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answers.split("HTTP/1.1 200 OK").length - 1;
        }
    }

    private HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return request;
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    static List<String> ids(HttpResponse<String> answer, String collection) throws IOException {
        List<String> ids = new ArrayList<>();
        json(answer)
                .get(collection)
                .forEach(record -> ids.add(record.get("sourcedId").asText()));
        return ids;
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static String hmac(String method, String key, String text) throws Exception {
        String algorithm = method.equals("HMAC-SHA1") ? "HmacSHA1" : "HmacSHA256";
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), algorithm));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
