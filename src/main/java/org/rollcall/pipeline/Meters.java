package org.rollcall.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;

/** Rollcall's own meters, {@code rollcall_*}; none of Camel's or the JVM's, and no student data in any. */
final class Meters implements RunListener {

    private final MeterRegistry registry;
    private final Map<String, Run> lastRuns = new ConcurrentHashMap<>();

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers the meters that stand for an LEA from the start. */
    void watch(LeaRegistry leas, LastGoodRuns lastGood, Clock clock) {
        Instant watched = clock.instant();
        leas.leas().forEach(lea -> Gauge.builder("rollcall.last.good.run.age", lastGood, times -> Duration.between(
                                times.of(lea.id()).orElse(watched), clock.instant())
                        .toSeconds())
                .description(
                        "Seconds since the LEA's night last ended published, unchanged or skipped in a blackout; since the"
                                + " start when none has")
                .baseUnit("seconds")
                .tags(tags(lea.id()))
                .register(registry));
        leas.sources().forEach((route, source) -> {
            if (source.credentialDays() != null) {
                int dot = route.indexOf('.');
                Gauge.builder("rollcall.credential.days", source, RosterSource::credentialDays)
                        .description("Days until the credential of the LEA's source expires; negative when it has")
                        .tags(tags(route.substring(0, dot)).and("source", route.substring(dot + 1)))
                        .register(registry);
            }
        });
        MultiGauge faulty = MultiGauge.builder("rollcall.leas.faulty")
                .description("1 for each LEA whose file is at fault")
                .register(registry);
        faulty.register(leas.faults().stream()
                .map(fault -> MultiGauge.Row.of(tags(fault.lea()), 1))
                .toList());
    }

    @Override
    public void closed(Run run) {
        Counter.builder("rollcall.runs")
                .description("Runs ended since the start")
                .tags(tags(run.lea()).and("outcome", run.state().name().toLowerCase(Locale.ROOT)))
                .register(registry)
                .increment();
        if (lastRuns.put(run.lea(), run) == null) {
            gauge(run.lea(), "rollcall.groups", "Groups of the LEA's last run", r -> r.report()
                    .groups());
            gauge(run.lea(), "rollcall.students", "Students in them", r -> r.report()
                    .students());
            gauge(run.lea(), "rollcall.logins", "Logins of them", r -> r.report()
                    .logins());
            gauge(
                    run.lea(),
                    "rollcall.left.out",
                    "Lines of left-out.csv of the LEA's last run",
                    r -> r.report().leftOut().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
            gauge(
                    run.lea(),
                    "rollcall.computing.seconds",
                    "Seconds its stages took",
                    r -> r.report().milliseconds().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            / 1000.0);
        }
    }

    private void gauge(String lea, String name, String description, ToDoubleFunction<Run> value) {
        Gauge.builder(name, lastRuns, runs -> value.applyAsDouble(runs.get(lea)))
                .description(description)
                .tags(tags(lea))
                .register(registry);
    }

    private static Tags tags(String lea) {
        return Tags.of("lea", lea);
    }
}
