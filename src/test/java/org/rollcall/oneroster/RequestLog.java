package org.rollcall.oneroster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The requests in the order they came. Thread safe. */
final class RequestLog {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Request> requests = new ArrayList<>();
    private final Map<String, List<Integer>> offsets = new HashMap<>();
    private final Set<Request> open = new HashSet<>();
    private int peak;

    /** Books a request; the page number follows from the list it is of, or from the count when it is of none. */
    synchronized Request open(String list, int offset, Function<Integer, Request> request) {
        List<Integer> seen = offsets.computeIfAbsent(list, key -> new ArrayList<>());
        if (offset < 0 || !seen.contains(offset)) {
            seen.add(offset);
        }
        Request opened = request.apply(offset < 0 ? seen.size() : seen.indexOf(offset) + 1);
        requests.add(opened);
        open.add(opened);
        peak = Math.max(peak, open.size());
        notifyAll();
        return opened;
    }

    /** Books the answer of a request, once; before its first byte, so that a client's next request is not open with it. */
    synchronized void answered(Request request, int status) {
        if (open.remove(request)) {
            request.answered(status);
        }
    }

    synchronized List<Request> all() {
        return List.copyOf(requests);
    }

    synchronized int peak() {
        return peak;
    }

    synchronized void forget() {
        requests.clear();
        peak = open.size();
    }

    /** Waits until as many requests as wanted have come. */
    synchronized void await(int count, Predicate<Request> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (requests.stream().filter(wanted).count() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("The server waited for " + count + " requests in vain; it got " + requests);
            }
            wait(left);
        }
    }
}
