package org.rollcall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.rollcall.run.RunListener;

/** The nightly route as shipped, asked for its own trigger: 6:30 pm Central on every day of a year. */
class TimetableTest {

    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
    /** Quartz knows no time before it was started, so the year begins tomorrow. */
    private static final LocalDate FROM = LocalDate.now(CENTRAL).plusDays(1);

    @TempDir
    Path folder;

    @Test
    void the_night_begins_once_a_day_at_half_past_six_through_both_clock_changes() throws Exception {
        List<Instant> fires = new ArrayList<>();
        try (Deployment deployment = serve("")) {
            Trigger trigger = trigger(deployment);
            Instant end = FROM.plusYears(1).atStartOfDay(CENTRAL).toInstant();
            Date fire = Date.from(FROM.atStartOfDay(CENTRAL).toInstant().minusMillis(1));
            while ((fire = trigger.getFireTimeAfter(fire)).toInstant().isBefore(end)) {
                fires.add(fire.toInstant());
            }
        }
        assertThat(fires)
                .containsExactlyElementsOf(FROM.datesUntil(FROM.plusYears(1))
                        .map(day -> day.atTime(18, 30).atZone(CENTRAL).toInstant())
                        .toList())
                .hasSizeBetween(365, 366);
        assertThat(fires)
                .extracting(
                        fire -> LocalDateTime.ofInstant(fire, ZoneOffset.UTC).toLocalTime())
                .as("Central Standard and Central Daylight Time, in UTC")
                .contains(LocalTime.of(0, 30), LocalTime.of(23, 30));
    }

    @Test
    void a_deployment_may_choose_another_time() throws Exception {
        try (Deployment deployment = serve("nightly.cron=0 15 4 * * ?\n")) {
            Date fire = trigger(deployment)
                    .getFireTimeAfter(Date.from(FROM.atStartOfDay(CENTRAL).toInstant()));
            assertThat(LocalDateTime.ofInstant(fire.toInstant(), CENTRAL)).isEqualTo(FROM.atTime(4, 15));
        }
    }

    private Trigger trigger(Deployment deployment) throws Exception {
        QuartzComponent quartz = deployment.context().getComponent("quartz", QuartzComponent.class);
        Scheduler scheduler = quartz.getScheduler();
        assertThat(scheduler.getTriggerKeys(GroupMatcher.anyGroup())).hasSize(1);
        TriggerKey key =
                scheduler.getTriggerKeys(GroupMatcher.anyGroup()).iterator().next();
        return scheduler.getTrigger(key);
    }

    private Deployment serve(String settings) throws Exception {
        Path leas = Files.createDirectories(folder.resolve("routes/leas"));
        Path drop = Files.createDirectories(folder.resolve("sis"));
        String shipped = Files.readString(Path.of("routes/leas/demo-unified.camel.yaml"));
        Files.writeString(
                leas.resolve("demo-unified.camel.yaml"),
                Serving.zipAlone(shipped).replace("sftp://{{demo.sftp}}/demo-unified", "file:" + drop));
        Path env = Files.writeString(folder.resolve("env.properties"), settings + "management.port=off\n");
        DeploymentOptions options = new DeploymentOptions(
                folder.resolve("routes"),
                env,
                folder.resolve("work"),
                true,
                DeploymentOptions.Leas.CONFIGURED,
                Map.of());
        // far from the time of any run, so that none begins while we look
        Clock noon = Clock.fixed(Instant.parse("2026-11-21T18:00:00Z"), ZoneOffset.UTC);
        Deployment deployment = Deployment.start(options, noon, RunListener.NONE);
        assertThat(deployment.leas().faults()).isEmpty();
        return deployment;
    }
}
