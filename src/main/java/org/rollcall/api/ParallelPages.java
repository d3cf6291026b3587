package org.rollcall.api;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks for several pages at a time, where the server sorts by sourcedId, says how many records there are and has filled
 * the first page: then, and only then, the offsets of all pages are known.
 */
final class ParallelPages {

    private final PullSession session;
    private final PlacePull pull;
    private boolean used;
    private boolean even = true;

    ParallelPages(PullSession session, PlacePull pull) {
        this.session = session;
        this.pull = pull;
    }

    /** Pulls the first page and, where that can be, all that the total promises; the rest is the caller's. */
    void pull() throws IOException {
        Page first = pull.next();
        Paging paging = session.connection().paging();
        int size = paging.size();
        if (!paging.sort() || first.rows() != size || pull.total() <= size) {
            return;
        }
        used = true;
        ExecutorService threads = Executors.newFixedThreadPool(paging.parallelPages());
        try {
            Deque<Future<Page>> asked = new ArrayDeque<>();
            long offset = size;
            while (isGoingOn(offset) || !asked.isEmpty()) {
                if (isGoingOn(offset)) {
                    int number = (int) (offset / size) + first.number();
                    long from = offset;
                    asked.add(threads.submit(() -> pull.ask(number, from)));
                    offset += size;
                }
                if (asked.size() == paging.parallelPages() || !isGoingOn(offset)) {
                    take(asked.remove(), size);
                }
            }
        } finally {
            threads.shutdown();
            session.awaitEnd(threads);
        }
    }

    /** Whether a page at this offset is to be asked for: a total that proves wrong must not be followed to its end. */
    private boolean isGoingOn(long offset) {
        Paging paging = session.connection().paging();
        return even && offset < pull.total() && offset / paging.size() < paging.maxPages();
    }

    private void take(Future<Page> asked, int size) throws IOException {
        Page page = get(asked);
        even = even && (page.rows() == size || page.rows() == pull.total() - pull.rows()) && pull.takeParallel(page);
        session.records(pull.collection(), (int) pull.rows());
    }

    private static Page get(Future<Page> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The pull was interrupted.", e);
        }
    }

    /** Whether all pages have been as the first one promised; if not, the collection need not be pulled to its end. */
    boolean isEven() {
        return even;
    }

    /** Whether the different records are exactly as many as the server says; true when no page was asked in parallel. */
    boolean addUp(IdLog ids) throws IOException {
        return !used || even && pull.rows() == pull.total() && ids.distinct() == pull.total();
    }
}
