package org.rollcall.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether nights can run: the tick is on. Details say, for each LEA, how many hours ago its last good run was, or that
 * its file is at fault; one LEA's trouble does not make the others unready.
 */
final class LeaHealthCheck extends AbstractHealthCheck {

    private final LeaRegistry leas;
    private final LastGoodRuns lastGood;
    private final Clock clock;

    LeaHealthCheck(CamelContext context, LeaRegistry leas, LastGoodRuns lastGood, Clock clock) {
        super("rollcall", "nights");
        setCamelContext(context);
        this.leas = leas;
        this.lastGood = lastGood;
        this.clock = clock;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        leas.leas()
                .forEach(lea -> builder.detail(
                        lea.id(),
                        lastGood.of(lea.id())
                                .map(at -> "last good run "
                                        + Duration.between(at, clock.instant()).toHours() + " hours ago")
                                .orElse("no good run yet")));
        leas.faults().forEach(fault -> builder.detail(fault.lea(), "faulty file, does not run"));
        if (getCamelContext().getRouteController().getRouteStatus("tick") == ServiceStatus.Started) {
            builder.up();
        } else {
            builder.message("the route tick is not started").down();
        }
    }
}
