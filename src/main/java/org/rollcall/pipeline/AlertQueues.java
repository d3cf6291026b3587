package org.rollcall.pipeline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.seda.SedaEndpoint;
import org.rollcall.run.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts on their way: waits for them at the end, and counts those that could not be delivered. */
public final class AlertQueues {

    private static final Logger LOG = LoggerFactory.getLogger(AlertQueues.class);
    /** What the routes and queues of alerts are called, or begin with. */
    private static final String NAMED = "alerts";
    /** A process that is told to stop is killed soon after. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final Map<String, AtomicLong> undelivered =
            new TreeMap<>(Map.of("mail", new AtomicLong(), "webhook", new AtomicLong()));

    /** Registers the count of alerts that could not be delivered. */
    void watch(MeterRegistry registry) {
        undelivered.forEach(
                (way, count) -> FunctionCounter.builder("rollcall.alerts.undelivered", count, AtomicLong::get)
                        .description("Alerts that could not be delivered since the start")
                        .tag("way", way)
                        .register(registry));
    }

    /** Books an alert that was given up. */
    public void giveUp(
            @Body Object body,
            @ExchangeProperty("alert") Alert alert,
            @ExchangeProperty("way") String way,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        undelivered.get(way).incrementAndGet();
        LOG.error(
                "An alert could not be delivered by {}: {}. It said: {}",
                way,
                way.equals("mail") ? AlertFaults.mail(failure) : AlertFaults.webhook(failure),
                alert.subject());
    }

    /** Waits until all that is queued has gone or was given up, for some seconds at most; what then waits is given up. */
    void flush(CamelContext context) {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (pending(context) > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(10_000_000L);
        }
        queues(context).forEach(queue -> {
            queue.getQueue().forEach(exchange -> lost(exchange.getMessage().getBody()));
            queue.purgeQueue();
        });
        context.getInflightRepository()
                .browse()
                .forEach(underWay -> lost(underWay.getExchange().getProperty("alert")));
    }

    private static void lost(Object alert) {
        if (alert instanceof Alert told) {
            LOG.error("An alert is not delivered, for Rollcall stops. It said: {}", told.subject());
        }
    }

    private static int pending(CamelContext context) {
        int waiting = queues(context).mapToInt(queue -> queue.getQueue().size()).sum();
        int underWay = context.getRoutes().stream()
                .filter(route -> route.getRouteId().startsWith(NAMED))
                .mapToInt(route -> context.getInflightRepository().size(route.getRouteId()))
                .sum();
        return waiting + underWay;
    }

    private static java.util.stream.Stream<SedaEndpoint> queues(CamelContext context) {
        return context.getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith("seda://" + NAMED))
                .map(SedaEndpoint.class::cast);
    }
}
