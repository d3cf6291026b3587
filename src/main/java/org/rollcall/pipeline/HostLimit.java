package org.rollcall.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Lets only so many landings at one host at a time. */
final class HostLimit {

    private final int most;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    HostLimit(int most) {
        this.most = most;
    }

    /** Waits for a place at the host and holds it until the exchange is done; local disk, a blank host, has no limit. */
    void hold(String host, Exchange exchange) throws InterruptedException {
        if (host.isEmpty()) {
            return;
        }
        Semaphore places = hosts.computeIfAbsent(host, h -> new Semaphore(most, true));
        places.acquire();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                places.release();
            }
        });
    }
}
