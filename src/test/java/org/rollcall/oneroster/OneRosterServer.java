package org.rollcall.oneroster;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A OneRoster REST server on 127.0.0.1 with the quirks of real ones, each a switch. As built it is a well-behaved server
 * of 1.1 that lets everybody read. It shares no code with what it tests. Each request has a thread of its own.
 */
public final class OneRosterServer implements AutoCloseable {

    static {
        // Without it the system holds back small answers for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Builder settings;
    private final HttpServer server;
    private final ExecutorService threads;
    private final RosterHandler handler;
    private final String origin;

    private OneRosterServer(Builder settings) throws IOException {
        this.settings = settings;
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        if (settings.tls) {
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(Certificate.get().context()));
            server = https;
        } else {
            server = HttpServer.create(address, 0);
        }
        origin = (settings.tls ? "https" : "http") + "://127.0.0.1:" + port();
        handler = new RosterHandler(settings, origin);
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "oneroster-server");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
    }

    /**
     * A server to be set up.
     *
     * @param tables what it serves, now and as they change
     * @return its switches
     */
    public static Builder of(RosterTables tables) {
        return new Builder(tables);
    }

    /**
     * The port.
     *
     * @return as the system chose it
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * The base URL, in front of the OneRoster path.
     *
     * @return without a slash at the end
     */
    public String baseUrl() {
        return origin + settings.prefix;
    }

    /**
     * The URL in front of the collections: base URL, application and OneRoster path.
     *
     * @return without a slash at the end
     */
    public String apiUrl() {
        return origin + settings.root();
    }

    /**
     * The URL of the token endpoint.
     *
     * @return with its query, if it needs one
     */
    public String tokenUrl() {
        if (settings.access instanceof OAuth2 oauth2) {
            return origin + oauth2.endpoint(settings.prefix);
        }
        throw new IllegalStateException("This server has no token endpoint; give it access by OAuth 2.");
    }

    /**
     * The certificate of a server with TLS, to be trusted.
     *
     * @return a PEM file
     * @throws IOException when it cannot be made
     */
    public static Path certificate() throws IOException {
        return Certificate.get().pem();
    }

    /**
     * A fault of one page, once.
     *
     * @param collection its collection, or {@code token} or {@code applications}
     * @param page as {@link Request#page} counts
     * @param fault what goes wrong
     * @return this
     */
    public OneRosterServer on(String collection, int page, Fault fault) {
        return on(collection, page, 1, fault);
    }

    /**
     * A fault of one page.
     *
     * @param collection its collection, or {@code token} or {@code applications}
     * @param page as {@link Request#page} counts
     * @param times how often, before service is normal again
     * @param fault what goes wrong
     * @return this
     */
    public OneRosterServer on(String collection, int page, int times, Fault fault) {
        return on(request -> request.collection().equals(collection) && request.page() == page, times, fault);
    }

    /**
     * A fault of some requests.
     *
     * @param when which
     * @param times how often, before service is normal again
     * @param fault what goes wrong
     * @return this
     */
    public OneRosterServer on(Predicate<Request> when, int times, Fault fault) {
        handler.script.add(when, times, fault);
        return this;
    }

    /**
     * A fault of every so many requests for data.
     *
     * @param nth 2 for every second one
     * @param fault what goes wrong
     * @return this
     */
    public OneRosterServer every(int nth, Fault fault) {
        handler.script.every(nth, OneRosterServer::isData, fault);
        return this;
    }

    /**
     * Forgets all faults that were set.
     *
     * @return this
     */
    public OneRosterServer mend() {
        handler.script.clear();
        return this;
    }

    /** Lets all requests go that are held by a stall; from now on, none is held. */
    public void release() {
        handler.gate.open();
    }

    /** Changes the revision that pages carry; see {@link Paging#revision}. */
    public void revise() {
        handler.revision.incrementAndGet();
    }

    /**
     * All requests.
     *
     * @return a copy, in the order they came
     */
    public List<Request> requests() {
        return handler.log.all();
    }

    /**
     * The requests of a collection.
     *
     * @param collection its name, or {@code token} or {@code applications}
     * @return a copy, in the order they came
     */
    public List<Request> requests(String collection) {
        return requests().stream()
                .filter(request -> request.collection().equals(collection))
                .toList();
    }

    /**
     * The offsets asked of a collection.
     *
     * @param collection its name
     * @return in the order they came, repeats included
     */
    public List<Integer> offsets(String collection) {
        return requests(collection).stream().map(Request::offset).toList();
    }

    /**
     * The most requests that were open at the same time.
     *
     * @return their number
     */
    public int mostAtOnce() {
        return handler.log.peak();
    }

    /** Empties the log of requests; the numbers of pages go on. */
    public void forgetRequests() {
        handler.log.forget();
    }

    /**
     * Waits until requests have come, answered or not.
     *
     * @param count how many
     * @throws InterruptedException when the wait is interrupted
     */
    public void awaitRequests(int count) throws InterruptedException {
        handler.log.await(count, request -> true);
    }

    /**
     * Waits until requests of a collection have come, answered or not.
     *
     * @param collection its name
     * @param count how many
     * @throws InterruptedException when the wait is interrupted
     */
    public void awaitRequests(String collection, int count) throws InterruptedException {
        handler.log.await(count, request -> request.collection().equals(collection));
    }

    private static boolean isData(Request request) {
        return RosterTables.COLLECTIONS.contains(request.collection());
    }

    /** Ends all requests and frees the port. */
    @Override
    public void close() {
        handler.gate.end();
        server.stop(0);
        threads.shutdownNow();
    }

    /** The switches of a server. */
    public static final class Builder {

        final RosterTables tables;
        String prefix = "";
        List<String> applications = List.of();
        Payload payload = new Payload();
        Paging paging = new Paging();
        WireForm wire = new WireForm();
        Access access = Access.open();
        boolean schoolPaths = true;
        private String path = "/ims/oneroster/v1p1";
        private boolean tls;

        private Builder(RosterTables tables) {
            this.tables = tables;
        }

        /**
         * The path in front of OneRoster's.
         *
         * @param host such as /campus/api
         * @return this
         */
        public Builder prefix(String host) {
            prefix = host;
            return this;
        }

        /**
         * OneRoster's path; that of 1.1 as built.
         *
         * @param version such as /learningdata/v1 or /ims/oneroster/rostering/v1p2
         * @return this
         */
        public Builder path(String version) {
            path = version;
            return this;
        }

        /**
         * Makes it a proxy, as ClassLink's: the id of an application stands in front of OneRoster's path, and {@code GET
         * <base>/applications} lists all.
         *
         * @param ids encoded, as the list has them and as the path must; the tables are those of the first
         * @return this
         */
        public Builder applications(String... ids) {
            applications = List.of(ids);
            return this;
        }

        /**
         * Knows no {@code /schools/<id>/...}.
         *
         * @return this
         */
        public Builder withoutSchoolPaths() {
            schoolPaths = false;
            return this;
        }

        /**
         * How records look.
         *
         * @param switches of the records
         * @return this
         */
        public Builder payload(Payload switches) {
            payload = switches;
            return this;
        }

        /**
         * How pages are cut.
         *
         * @param switches of the pages
         * @return this
         */
        public Builder paging(Paging switches) {
            paging = switches;
            return this;
        }

        /**
         * How answers are sent.
         *
         * @param switches of the answers
         * @return this
         */
        public Builder wire(WireForm switches) {
            wire = switches;
            return this;
        }

        /**
         * Who may read.
         *
         * @param check of requests
         * @return this
         */
        public Builder access(Access check) {
            access = check;
            return this;
        }

        /**
         * Serves HTTPS; see {@link OneRosterServer#certificate}.
         *
         * @return this
         */
        public Builder tls() {
            tls = true;
            return this;
        }

        /**
         * Starts.
         *
         * @return the server, which must be closed
         * @throws IOException when it cannot
         */
        public OneRosterServer start() throws IOException {
            return new OneRosterServer(this);
        }

        String root() {
            return prefix + (applications.isEmpty() ? "" : "/" + applications.get(0)) + path;
        }
    }
}
