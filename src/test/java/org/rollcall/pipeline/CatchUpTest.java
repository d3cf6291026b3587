package org.rollcall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.pipeline.Serving.DATE;
import static org.rollcall.pipeline.Serving.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.audit.AuditHistory;
import org.rollcall.audit.AuditKind;
import org.rollcall.audit.AuditLog;
import org.rollcall.run.Cause;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunState;

/** What a daemon does with the nights it was down for, and with a trigger that Quartz brings late. */
class CatchUpTest {

    @TempDir
    Path folder;

    private Serving serving;

    @BeforeEach
    void deliver() throws IOException {
        serving = new Serving(folder);
        serving.deliver(central(DATE, 18, 40));
    }

    @Test
    void a_missed_night_is_run_late_with_its_own_date() throws IOException {
        serving.left("FAILED", "NIGHTLY", DATE.minusDays(1), 1);
        try (Deployment deployment = serving.start(central(DATE.plusDays(1), 2, 0), RunListener.NONE)) {
            deployment.catchUp();

            Run run = serving.ended();

            assertThat(run.cause()).isEqualTo(Cause.LATE);
            assertThat(run.date()).isEqualTo(DATE);
            assertThat(run.state()).isEqualTo(RunState.PUBLISHED);
            assertThat(run.openedBy()).isNull();
            assertThat(new AuditHistory(new AuditLog(folder.resolve("work")))
                            .last(1, event -> event.what() == AuditKind.RUN_OPENED).stream()
                                    .map(entry -> entry.event().who() + " "
                                            + entry.event().why()))
                    .containsExactly("timetable late");
        }
    }

    @Test
    void of_several_missed_nights_the_latest_alone_is_caught_up() throws IOException {
        serving.left("FAILED", "NIGHTLY", DATE.minusDays(5), 1);
        try (Deployment deployment = serving.start(central(DATE, 23, 0), RunListener.NONE)) {
            deployment.catchUp();

            assertThat(serving.ended().date()).isEqualTo(DATE);
            assertThat(serving.list()).hasSize(2);
        }
    }

    @Test
    void past_late_until_a_missed_night_is_let_go() throws IOException {
        serving.left("FAILED", "NIGHTLY", DATE.minusDays(1), 1);
        try (Deployment deployment = serving.start(central(DATE.plusDays(1), 6, 0), RunListener.NONE)) {
            deployment.catchUp();

            assertThat(serving.list()).hasSize(1);
        }
    }

    @Test
    void a_night_in_a_blackout_is_not_missed_and_opens_to_be_skipped() throws IOException {
        Path lea = folder.resolve("routes/leas/" + Serving.LEA + ".camel.yaml");
        Files.writeString(
                lea,
                Files.readString(lea)
                        .replace("        firstRun:", "        blackout: " + DATE + "\n        firstRun:"));
        serving.left("FAILED", "NIGHTLY", DATE.minusDays(1), 1);
        try (Deployment deployment = serving.start(central(DATE, 23, 0), RunListener.NONE)) {
            deployment.catchUp();

            assertThat(serving.list()).hasSize(1);
        }
        try (Deployment deployment = serving.start(central(DATE, 18, 31), RunListener.NONE)) {
            deployment
                    .context()
                    .getRegistry()
                    .lookupByNameAndType("nights", Nights.class)
                    .open(Serving.LEA);

            Run run = serving.ended();

            assertThat(run.state()).isEqualTo(RunState.SKIPPED);
            assertThat(run.cause()).isEqualTo(Cause.NIGHTLY);
            assertThat(run.ending().reason())
                    .isEqualTo("No night is run on 2026-11-20 (blackout); what was published stands.");
        }
    }

    @Test
    void a_new_lea_has_missed_nothing() throws IOException {
        try (Deployment deployment = serving.start(central(DATE, 20, 0), RunListener.NONE)) {
            deployment.catchUp();

            assertThat(serving.list()).isEmpty();
        }
    }

    @Test
    void a_night_that_was_run_is_not_run_again() throws IOException {
        serving.left("FAILED", "NIGHTLY", DATE, 1);
        try (Deployment deployment = serving.start(central(DATE, 20, 0), RunListener.NONE)) {
            deployment.catchUp();

            assertThat(serving.list()).hasSize(1);
        }
    }

    @Test
    void a_manual_run_does_not_stand_for_the_night() throws IOException {
        serving.left("FAILED", "MANUAL", DATE, 1);
        try (Deployment deployment = serving.start(central(DATE, 20, 0), RunListener.NONE)) {
            deployment.catchUp();

            assertThat(serving.ended().cause()).isEqualTo(Cause.LATE);
        }
    }

    @Test
    void a_run_that_was_cut_short_while_waiting_goes_on() throws IOException {
        serving.left("WAITING", "NIGHTLY", DATE, 1);
        try (Deployment deployment = serving.start(central(DATE, 18, 45), RunListener.NONE)) {
            deployment.catchUp();

            Run run = serving.ended();

            assertThat(run.id()).isEqualTo(Serving.LEA + "-" + DATE + "-1");
            assertThat(run.state()).isEqualTo(RunState.PUBLISHED);
            assertThat(serving.list()).hasSize(1);
        }
    }

    @Test
    void a_trigger_on_time_opens_a_nightly_run_and_one_brought_late_a_late_one_or_none() throws IOException {
        try (Deployment deployment = serving.start(central(DATE, 18, 30), RunListener.NONE)) {
            open(deployment);
            assertThat(serving.ended()).extracting(Run::cause, Run::date).containsExactly(Cause.NIGHTLY, DATE);
        }
        serving.deliver(central(DATE, 18, 50));
        try (Deployment deployment = serving.start(central(DATE.plusDays(1), 1, 0), RunListener.NONE)) {
            open(deployment);
            assertThat(serving.ended()).extracting(Run::cause, Run::date).containsExactly(Cause.LATE, DATE);
        }
        try (Deployment deployment = serving.start(central(DATE.plusDays(1), 10, 0), RunListener.NONE)) {
            open(deployment);
            assertThat(serving.list()).hasSize(2);
        }
    }

    private static void open(Deployment deployment) throws IOException {
        deployment
                .context()
                .getRegistry()
                .lookupByNameAndType("nights", Nights.class)
                .open(Serving.LEA);
    }

    @Test
    void a_waiting_run_is_tried_every_tick_and_goes_on_when_the_delivery_has_come() throws IOException {
        Path zip = folder.resolve("drop/oneroster.zip");
        Path aside = Files.move(zip, folder.resolve("aside.zip"));
        AtomicInteger tries = new AtomicInteger();
        RunListener counter = new RunListener() {
            @Override
            public void stage(Run run, String stage) {
                tries.addAndGet(stage.equals("landing") ? 1 : 0);
            }
        };
        try (Deployment deployment = serving.start(central(DATE, 18, 30), counter)) {
            open(deployment);
            Awaitility.await().until(() -> tries.get() > 2);
            assertThat(serving.list()).singleElement().extracting(Run::state).isEqualTo(RunState.WAITING);
            assertThat(deployment.open(Serving.LEA, DATE, false, Duration.ZERO))
                    .as("never two runs of one LEA at a time")
                    .isEmpty();

            Files.move(aside, zip);

            assertThat(serving.ended().state()).isEqualTo(RunState.PUBLISHED);
        }
    }

    @Test
    void an_older_delivery_stands_in_for_a_damaged_newest_only_once_that_is_taken_away() throws IOException {
        Path damaged = folder.resolve("drop/later.zip");
        byte[] whole = Files.readAllBytes(folder.resolve("drop/oneroster.zip"));
        Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(damaged, FileTime.from(central(DATE, 18, 50)));
        AtomicInteger tries = new AtomicInteger();
        RunListener counter = new RunListener() {
            @Override
            public void stage(Run run, String stage) {
                tries.addAndGet(stage.equals("landing") ? 1 : 0);
            }
        };
        try (Deployment deployment = serving.start(central(DATE, 18, 30), counter)) {
            open(deployment);
            Awaitility.await().until(() -> tries.get() > 3);
            Run waiting = serving.list().get(0);
            assertThat(waiting.state()).isEqualTo(RunState.WAITING);
            assertThat(waiting.sources()).singleElement().satisfies(outcome -> assertThat(outcome.reason())
                    .startsWith("later.zip: The archive is cut short or damaged"));

            Files.delete(damaged);

            assertThat(serving.ended().state()).isEqualTo(RunState.PUBLISHED);
        }
    }
}
