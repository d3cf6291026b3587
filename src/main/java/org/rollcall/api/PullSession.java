package org.rollcall.api;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rollcall.source.SourceException;

/** What all requests of one pull share. Used by several threads. */
final class PullSession {

    private final Connection connection;
    private final Caller caller;
    private final Authentication authentication;
    private final Clock clock;
    private final PullListener listener;
    private final Waiting waiting = new Waiting();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    PullSession(
            Connection connection, Caller caller, Authentication authentication, Clock clock, PullListener listener) {
        this.connection = connection;
        this.caller = caller;
        this.authentication = authentication;
        this.clock = clock;
        this.listener = listener;
    }

    Connection connection() {
        return connection;
    }

    Clock clock() {
        return clock;
    }

    Waiting waiting() {
        return waiting;
    }

    Map<String, String> headers(URI uri) {
        Map<String, String> headers = new LinkedHashMap<>(authentication.headers(uri));
        headers.put("Accept", "application/json");
        return headers;
    }

    void accepted(Map<String, String> headers) {
        authentication.accepted(headers);
    }

    boolean refused(Map<String, String> headers, boolean again) {
        return authentication.refused(headers, again);
    }

    /** What a 401 means, and what to do, as the rest of a sentence; of a credential past its day, that too. */
    String remedy() {
        return authentication.remedy() + connection.credentials().expiryRemark(clock.instant());
    }

    /** The end of a sentence on a missing right. */
    String scopesRemark() {
        String scopes = connection.tokens() == null ? "" : connection.tokens().scopes();
        return scopes.isEmpty() ? "." : ", or check scopes; asked for: " + scopes + ".";
    }

    void call(Call call) {
        caller.call(call);
    }

    void records(String collection, int records) {
        listener.records(collection, records);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    List<String> notes() {
        return notes.stream().distinct().sorted().toList();
    }

    /** Ends what the other threads do, once one has failed. */
    void stop() {
        stopped.set(true);
    }

    /** @throws SourceException when another thread has failed */
    void requireGoingOn() {
        if (stopped.get()) {
            throw new SourceException("The pull was given up, since another collection failed.");
        }
    }

    /** Waits until all threads have ended, interrupted or not: what they write must not meet the next attempt. */
    void awaitEnd(ExecutorService threads) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
                stop();
                threads.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
