package org.rollcall.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Lets only so many landings at one host at a time. */
final class HostLimit {

    private final int most;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    HostLimit(int most) {
        this.most = most;
    }

    /** Waits for a place at the host and returns what gives it back; local disk has no limit. */
    Runnable enter(String host) throws InterruptedException {
        if (host.isEmpty()) {
            return () -> {};
        }
        Semaphore places = hosts.computeIfAbsent(host, h -> new Semaphore(most, true));
        places.acquire();
        return places::release;
    }
}
