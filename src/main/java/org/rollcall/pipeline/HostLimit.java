package org.rollcall.pipeline;

import java.io.IOException;
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

    /** Waits for a place at the host and holds it for the work. */
    <T> T during(String host, Work<T> work) throws IOException, InterruptedException {
        if (host.isEmpty()) {
            return work.run();
        }
        Semaphore places = places(host);
        places.acquire();
        try {
            return work.run();
        } finally {
            places.release();
        }
    }

    /** What is done at a host. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Waits for a place at the host and holds it until the exchange is done; local disk, a blank host, has no limit. */
    void hold(String host, Exchange exchange) throws InterruptedException {
        if (host.isEmpty()) {
            return;
        }
        Semaphore places = places(host);
        places.acquire();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                places.release();
            }
        });
    }

    private Semaphore places(String host) {
        return hosts.computeIfAbsent(host, h -> new Semaphore(most, true));
    }
}
