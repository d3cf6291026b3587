package org.rollcall.pipeline;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When nights begin. The run date is worked out from it and the clock, never from Quartz, whose own is wrong after a
 * misfire.
 */
public final class Timetable {

    private static final Duration LOOK_BACK = Duration.ofDays(8);

    private final CronExpression cron;
    private final ZoneId zone;

    /** @throws IllegalArgumentException when the cron expression is not one */
    public Timetable(String cron, ZoneId zone) {
        try {
            this.cron = new CronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "'" + cron + "' is not a Quartz cron expression such as 0 30 18 * * ?", e);
        }
        this.cron.setTimeZone(TimeZone.getTimeZone(zone));
        this.zone = zone;
    }

    /** The next night after a time; empty when there is none. */
    public Optional<Instant> next(Instant after) {
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(after))).map(Date::toInstant);
    }

    /** The newest night that has begun by now, of the last eight days. */
    Optional<Instant> lastDue(Instant now) {
        Optional<Instant> last = Optional.empty();
        Optional<Instant> due = next(now.minus(LOOK_BACK));
        while (due.isPresent() && !due.get().isAfter(now)) {
            last = due;
            due = next(due.get());
        }
        return last;
    }

    /** When the night of a date begins, or began; the end of the day when none does. */
    Instant dueOn(LocalDate date) {
        Instant start = date.atStartOfDay(zone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        return next(start.minusSeconds(1)).filter(due -> due.isBefore(end)).orElse(end);
    }

    /** The date a time lies on. */
    LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }
}
