package org.rollcall.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.camel.Body;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.rollcall.landing.DiskFaults;
import org.rollcall.lea.Lea;
import org.rollcall.run.Alert;
import org.rollcall.run.AlertKind;
import org.rollcall.run.AlertMemory;
import org.rollcall.run.Alerts;
import org.rollcall.run.Cause;
import org.rollcall.run.OpenRuns;
import org.rollcall.run.Run;
import org.rollcall.run.RunState;
import org.rollcall.run.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what a person should hear of and gives each alert to {@code seda:alerts}. Whatever goes wrong here is logged and
 * goes no further: a night must not fail because it cannot be told of.
 */
public final class AlertDesk {

    /** A queue, so that no night waits for what a route does with an alert. */
    private static final String QUEUE = "seda:alerts?waitForTaskToComplete=Never&failIfNoConsumers=true";

    private static final Logger LOG = LoggerFactory.getLogger(AlertDesk.class);

    private final LeaRegistry leas;
    private final RunStore runs;
    private final OpenRuns open;
    private final Settings settings;
    private final Timetable timetable;
    private final Clock clock;
    private final ProducerTemplate producer;
    private final Map<String, AlertMemory> memories = new HashMap<>();
    private volatile boolean manual;
    private volatile boolean watching;

    AlertDesk(
            LeaRegistry leas,
            RunStore runs,
            OpenRuns open,
            Settings settings,
            Timetable timetable,
            Clock clock,
            ProducerTemplate producer) {
        this.leas = leas;
        this.runs = runs;
        this.open = open;
        this.settings = settings;
        this.timetable = timetable;
        this.clock = clock;
        this.producer = producer;
    }

    /** Has runs that somebody opened at a terminal told of as well; else only the timetable's are. */
    public void tellOfManualRuns() {
        manual = true;
    }

    /** Lets {@link #watch} begin: all LEAs are loaded. */
    void begin() {
        watching = true;
    }

    /** Tells of a run that has ended, where there is something to tell. */
    public synchronized void ended(@Body Run run) {
        Optional<Lea> lea = leas.lea(run.lea());
        if (lea.isEmpty() || run.dryRun() || run.cause() == Cause.MANUAL && !manual) {
            return;
        }
        AlertMemory memory = memory(run.lea());
        Alerts.ended(lea.get(), run, publishedBefore(run), memory.troubled(), clock.instant())
                .ifPresent(alert -> {
                    remember(run.lea(), before -> before.troubled(isTrouble(alert)));
                    tell(alert);
                });
    }

    /** A school without groups and a night run late are told once; the night itself was good. */
    private static boolean isTrouble(Alert alert) {
        return alert.kind() == AlertKind.FAILED
                || alert.kind() == AlertKind.HELD
                || alert.kind() == AlertKind.PARTIAL
                || alert.also().contains(AlertKind.HELD)
                || alert.also().contains(AlertKind.PARTIAL);
    }

    private Run publishedBefore(Run run) {
        try {
            return runs.list(run.lea()).stream()
                    .filter(other -> other.state() == RunState.PUBLISHED
                            && !other.id().equals(run.id())
                            && other.opened().isBefore(run.opened()))
                    .reduce((first, last) -> last)
                    .orElse(null);
        } catch (IOException e) {
            LOG.warn("{}: earlier runs cannot be read for its alert: {}", run.id(), DiskFaults.phrase(e));
            return null;
        }
    }

    /** Tells, once for each night, of one that was not opened. */
    synchronized void notOpened(AlertKind kind, Lea lea, LocalDate date, String sentence) {
        if (!date.equals(memory(lea.id()).missed())) {
            remember(lea.id(), memory -> memory.missed(date));
            tell(Alerts.notOpened(kind, lea, date, sentence, clock.instant()));
        }
    }

    /** Tells of nights that do not end, of files at fault once a night, and of credentials that expire soon. */
    public synchronized void watch() {
        if (!watching) {
            return;
        }
        Instant now = clock.instant();
        open.all().forEach(run -> watch(run, now));
        leas.leas().stream()
                .filter(lea -> memory(lea.id()).faulty() != null)
                .forEach(lea -> remember(lea.id(), memory -> memory.faulty(null)));
        leas.faults().forEach(fault -> watch(fault, now));
        leas.notices().forEach((lea, notice) -> watch(lea, notice, now));
    }

    private void watch(Run run, Instant now) {
        Instant late = run.opened().plus(settings.alerts().lateAfter());
        boolean overdue = run.cause() != Cause.MANUAL && !now.isBefore(late) && !now.isBefore(run.deadline());
        Optional<Lea> lea = leas.lea(run.lea());
        if (overdue && lea.isPresent() && !run.id().equals(memory(run.lea()).overdue())) {
            remember(run.lea(), memory -> memory.overdue(run.id()));
            tell(Alerts.overdue(lea.get(), current(run), settings.alerts().lateAfter(), now));
        }
    }

    private Run current(Run run) {
        try {
            return runs.find(run.id()).orElse(run);
        } catch (IOException e) {
            return run;
        }
    }

    private void watch(LeaFault fault, Instant now) {
        LeaNotice notice = leas.notice(fault.lea());
        String night = timetable
                .lastDue(now)
                .map(timetable::date)
                .map(LocalDate::toString)
                .orElse("");
        String told = night + " " + Integer.toHexString(fault.problems().hashCode());
        if (notice.active() && !told.equals(memory(fault.lea()).faulty())) {
            remember(fault.lea(), memory -> memory.faulty(told));
            tell(Alerts.faulty(fault.lea(), notice.name(), notice.contact(), fault.file(), fault.problems(), now));
        }
    }

    private void watch(String lea, LeaNotice notice, Instant now) {
        if (!notice.active()) {
            return;
        }
        notice.expiries().forEach((source, expiry) -> {
            AlertMemory before = memory(lea);
            AlertMemory after =
                    before.expiring(source, expiry, expiry.daysLeft(now).orElseThrow());
            if (after != before) {
                remember(lea, memory -> after);
                Alert alert = Alerts.expiring(lea, notice.name(), notice.contact(), source, expiry, now);
                LOG.warn("{}: {}", lea, alert.sentence());
                tell(alert);
            }
        });
    }

    private AlertMemory memory(String lea) {
        return memories.computeIfAbsent(lea, id -> {
            try {
                return AlertMemory.read(settings.work(), id);
            } catch (IOException e) {
                LOG.warn("{}: what was told of it before is not known: {}", id, DiskFaults.phrase(e));
                return AlertMemory.NONE;
            }
        });
    }

    private void remember(String lea, UnaryOperator<AlertMemory> change) {
        AlertMemory after = change.apply(memory(lea));
        memories.put(lea, after);
        try {
            after.write(settings.work(), lea);
        } catch (IOException e) {
            LOG.warn("{}: what was told of it cannot be kept: {}", lea, DiskFaults.phrase(e));
        }
    }

    private void tell(Alert alert) {
        try {
            producer.sendBody(QUEUE, alert);
        } catch (CamelExecutionException e) {
            LOG.error("{} is not told: {}", alert.subject(), LeaLoader.deepest(e));
        }
    }
}
