package org.rollcall.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ProducerTemplate;
import org.rollcall.landing.DiskFaults;
import org.rollcall.lea.Lea;
import org.rollcall.run.AlertKind;
import org.rollcall.run.Cause;
import org.rollcall.run.CloseStage;
import org.rollcall.run.FailureSentence;
import org.rollcall.run.LandStage;
import org.rollcall.run.Night;
import org.rollcall.run.OpenRuns;
import org.rollcall.run.Run;
import org.rollcall.run.RunState;
import org.rollcall.run.RunStore;
import org.rollcall.run.Summary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the pipeline's routes ask for between the stages: opens the nights, takes runs up, and ends them. */
public final class Nights {

    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);
    /** A run opened within this of its time is not late. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(10);

    private final LeaRegistry leas;
    private final RunStore runs;
    private final OpenRuns open;
    private final LandStage landStage;
    private final CloseStage closeStage;
    private final Settings settings;
    private final Timetable timetable;
    private final Clock clock;
    private final ProducerTemplate producer;
    private final AlertDesk alerts;

    Nights(
            LeaRegistry leas,
            RunStore runs,
            OpenRuns open,
            LandStage landStage,
            CloseStage closeStage,
            Settings settings,
            Timetable timetable,
            Clock clock,
            ProducerTemplate producer,
            AlertDesk alerts) {
        this.leas = leas;
        this.runs = runs;
        this.open = open;
        this.landStage = landStage;
        this.closeStage = closeStage;
        this.settings = settings;
        this.timetable = timetable;
        this.clock = clock;
        this.producer = producer;
        this.alerts = alerts;
    }

    /** Opens tonight's run of an LEA: the timetable has come round, or Quartz has caught up a trigger it missed. */
    public void open(@Body String lea) {
        Lea configured = leas.lea(lea).orElseThrow();
        Optional<Instant> due = timetable.lastDue(clock.instant());
        if (!configured.active() || due.isEmpty()) {
            return;
        }
        try {
            open(configured, due.get());
        } catch (IOException e) {
            LOG.error("{}: the night cannot be opened: {}", lea, DiskFaults.phrase(e));
            alerts.notOpened(
                    AlertKind.FAILED,
                    configured,
                    timetable.date(due.get()),
                    "The night of " + timetable.date(due.get()) + " cannot be opened: " + DiskFaults.phrase(e));
        }
        producer.sendBody("direct:dispatch", null);
    }

    private void open(Lea lea, Instant due) throws IOException {
        LocalDate date = timetable.date(due);
        Instant now = clock.instant();
        boolean late = Duration.between(due, now).compareTo(PUNCTUAL) > 0;
        if (late && lea.blackouts().of(date).isPresent()) {
            return;
        }
        if (late && !now.isBefore(until(date))) {
            LOG.warn(
                    "{}: the night of {} was missed, and it is past {}; it is not caught up",
                    lea.id(),
                    date,
                    settings.lateUntil());
            alerts.notOpened(
                    AlertKind.LATE,
                    lea,
                    date,
                    "The night of " + date + " was missed, and it is past " + settings.lateUntil()
                            + "; it is not caught up.");
            return;
        }
        if (late) {
            LOG.warn("{}: the night of {} was missed; it is run now, late", lea.id(), date);
        }
        if (open.open(lea.id(), date, late ? Cause.LATE : Cause.NIGHTLY, null, false, lea.arrivalWindow())
                .isEmpty()) {
            LOG.warn("{}: the night of {} is not opened: another run of this LEA is on", lea.id(), date);
            alerts.notOpened(
                    AlertKind.LATE,
                    lea,
                    date,
                    "The night of " + date + " is not opened: another run of this LEA is on.");
        }
    }

    private Instant until(LocalDate date) {
        return date.plusDays(1)
                .atTime(settings.lateUntil())
                .atZone(settings.zone())
                .toInstant();
    }

    /** Takes up what was cut short and catches up what was missed while the process was down. */
    void catchUp() {
        for (Lea lea : leas.leas()) {
            try {
                if (lea.active()) {
                    catchUp(lea);
                }
            } catch (IOException e) {
                LOG.error("{}: its runs cannot be taken up: {}", lea.id(), DiskFaults.phrase(e));
            }
        }
        producer.sendBody("direct:dispatch", null);
    }

    private void catchUp(Lea lea) throws IOException {
        Optional<Run> resumed = open.resume(lea.id());
        if (resumed.isPresent()) {
            LOG.info("{} was cut short and goes on", resumed.get().id());
            return;
        }
        Optional<Instant> due = timetable.lastDue(clock.instant());
        List<Run> before = runs.list(lea.id());
        if (due.isEmpty() || before.isEmpty()) {
            return; // a new LEA has missed nothing
        }
        LocalDate date = timetable.date(due.get());
        boolean had = before.stream()
                .anyMatch(run -> !run.dryRun()
                        && run.cause() != Cause.MANUAL
                        && !run.date().isBefore(date));
        if (!had) {
            open(lea, due.get());
        }
    }

    /** Takes a run up with its LEA's settings. */
    public Night take(@Body Run run) {
        return new Night(leas.lea(run.lea()).orElseThrow(), run);
    }

    /** The routes of the sources that are still to land. */
    public String awaited(@Body Night night) throws IOException {
        return landStage.awaited(night).stream()
                .map(source -> "direct:" + night.lea().id() + "." + source)
                .reduce((a, b) -> a + "," + b)
                .orElse("");
    }

    /** Books what the sources called have come to; says whether the run goes on. */
    public boolean settle(@ExchangeProperty("night") Night night, Exchange exchange) throws IOException {
        return landStage.settle(
                night,
                SourceOutcomes.outcomes(exchange),
                exchange.getContext().getStatus().isStopping());
    }

    /** Whether what its sources delivered is so much that the night goes with the large ones. */
    public boolean isLarge(@ExchangeProperty("night") Night night) throws IOException {
        return landStage.bytes(night) >= settings.largeRun();
    }

    /** Ends a night that an exception has stopped. */
    public Night fail(
            @ExchangeProperty("night") Night night, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        String sentence = FailureSentence.of(failure);
        try {
            return closeStage.fail(night, sentence);
        } catch (IOException e) {
            LOG.error(
                    "{} failed, and its record cannot be written: {} {}",
                    night.run().id(),
                    sentence,
                    DiskFaults.phrase(e));
            return night;
        }
    }

    /** Takes an ended run off and gives its record on. */
    public Run done(@Body Night night, CamelContext context) throws IOException {
        Run run = night.run();
        if (run.state() == RunState.PUBLISHED) {
            for (String source : night.lea().sources()) {
                tidy(leas.source(run.lea() + "." + source), context);
            }
        }
        open.close(run);
        night.over();
        return run;
    }

    /**
     * Frees the memory of a large night that is over. The collector would do so in the middle of the next, when it has that
     * one's rosters to look through as well.
     */
    public void sweep() {
        System.gc();
    }

    private static void tidy(RosterSource source, CamelContext context) {
        try {
            source.tidy(context);
        } catch (IOException e) {
            LOG.warn("{}: the archive of deliveries is not tidied up: {}", source.place(), e.getMessage());
        }
    }

    /** One line on a run, for the log. */
    public String line(@Body Run run) {
        return Summary.line(run);
    }
}
