package org.rollcall.api;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.Faults;
import org.rollcall.landing.PullReport;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.StateJson;
import org.rollcall.source.SourceException;

/**
 * Pulls a whole roster, collection by collection, into a folder. A pull that was cut short goes on from its last complete
 * page when it is for the same night, was asked with the same settings, and has not lain for more than an hour:
 * pages of different hours may not fit each other.
 */
final class Pull {

    private static final Duration IDLE = Duration.ofHours(1);

    private final PullSession session;
    private final Connection connection;
    private final Path folder;
    private final Map<String, Integer> before;

    Pull(PullSession session, Path folder, Map<String, Integer> before) {
        this.session = session;
        this.connection = session.connection();
        this.folder = folder;
        this.before = before;
    }

    PulledRoster run(LocalDate date) throws IOException {
        long started = System.nanoTime();
        PullState state = begin(date);
        connection.credentials().expires().phrase(session.clock().instant()).ifPresent(session::note);
        URI data = connection.address().collections(new Applications(session).id());
        Map<String, Integer> records = pullAll(data);
        PullReport report = new PullReport(
                records,
                session.waiting().requests(),
                (System.nanoTime() - started) / 1_000_000,
                session.waiting().milliseconds(),
                session.notes());
        return new PulledRoster(data.toString(), state.begun(), report);
    }

    private PullState begin(LocalDate date) throws IOException {
        Path file = folder.resolve(PullState.FILE);
        String plan = sha256(connection.plan());
        PullState attempted = attempted(file);
        if (attempted != null
                && date.equals(attempted.date())
                && plan.equals(attempted.plan())
                && !lastWritten().plus(IDLE).isBefore(session.clock().instant())) {
            return attempted;
        }
        DurableFiles.remove(folder);
        DurableFiles.folder(folder);
        PullState state = new PullState(1, date, session.clock().instant(), plan);
        StateJson.write(file, state);
        return state;
    }

    /** The attempt before this one; null when there was none, or a power cut has damaged what it said of itself. */
    private static PullState attempted(Path file) {
        try {
            return Files.exists(file) ? StateJson.read(file, PullState.class) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private Instant lastWritten() throws IOException {
        Instant last = Instant.EPOCH;
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                last = written.isAfter(last) ? written : last;
            }
        }
        return last;
    }

    private Map<String, Integer> pullAll(URI data) throws IOException {
        Path raw = folder.resolve(Snapshot.RAW);
        Map<String, Integer> records = new ConcurrentHashMap<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ExecutorService threads =
                Executors.newFixedThreadPool(connection.paging().parallelCollections());
        List<String> collections = connection.selection().collections();
        for (String collection : collections) {
            threads.execute(() -> {
                try {
                    session.requireGoingOn();
                    records.put(
                            collection,
                            new CollectionPull(session, data, collection, raw)
                                    .pull(before.getOrDefault(collection, 0) > 0));
                } catch (IOException | RuntimeException | Error e) { // else a thread that dies would look done
                    failure.compareAndSet(null, e);
                    session.stop();
                }
            });
        }
        threads.shutdown();
        session.awaitEnd(threads);
        if (Thread.currentThread().isInterrupted()) {
            throw new SourceException("The pull was interrupted; what has come stays on disk, to go on with.");
        }
        Faults.<IOException>rethrow(failure.get());
        Map<String, Integer> ordered = new LinkedHashMap<>();
        collections.forEach(collection -> ordered.put(collection, records.get(collection)));
        return ordered;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
