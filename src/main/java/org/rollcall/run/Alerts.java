package org.rollcall.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.cers.SchoolSummary;
import org.rollcall.lea.Expiry;
import org.rollcall.lea.Lea;

/** Makes alerts: what is told of, in which words, and what to do about it. */
public final class Alerts {

    private static final Set<RunState> TOLD =
            EnumSet.of(RunState.FAILED, RunState.HELD, RunState.PUBLISHED, RunState.UNCHANGED);
    /** Schools and problems that are named one by one; a file may have hundreds. */
    private static final int NAMED = 5;

    private Alerts() {}

    /**
     * What a run that has ended calls for: one alert however much there is to tell, none for a good night.
     *
     * @param before the run published before it; null when there is none
     * @param troubled whether the LEA was alerted of and has had no good night since
     */
    public static Optional<Alert> ended(Lea lea, Run run, Run before, boolean troubled, Instant now) {
        if (run.dryRun() || !TOLD.contains(run.state())) {
            return Optional.empty();
        }
        List<SchoolSummary> emptied = emptied(run, before);
        Set<AlertKind> kinds = kinds(run, emptied);
        if (kinds.isEmpty() && !troubled) {
            return Optional.empty();
        }
        List<AlertKind> ordered = new ArrayList<>(kinds.isEmpty() ? Set.of(AlertKind.BACK_TO_NORMAL) : kinds);
        return Optional.of(new Alert(
                ordered.get(0),
                List.copyOf(ordered.subList(1, ordered.size())),
                lea.id(),
                lea.name(),
                run.id(),
                run.date(),
                now,
                sentence(run, emptied),
                fix(run, ordered),
                lea.contact()));
    }

    private static Set<AlertKind> kinds(Run run, List<SchoolSummary> emptied) {
        Set<AlertKind> kinds = new LinkedHashSet<>();
        if (run.state() == RunState.FAILED) {
            kinds.add(AlertKind.FAILED);
        }
        if (isEmpty(run)) {
            kinds.add(AlertKind.EMPTY);
        }
        if (run.state() == RunState.HELD) {
            kinds.add(AlertKind.HELD);
        }
        if (!emptied.isEmpty()) {
            kinds.add(AlertKind.EMPTY);
        }
        if (run.state() != RunState.FAILED && run.isPartial()) {
            kinds.add(AlertKind.PARTIAL);
        }
        if (run.cause() == Cause.LATE) {
            kinds.add(AlertKind.LATE);
        }
        return kinds;
    }

    private static boolean isEmpty(Run run) {
        return run.state() != RunState.FAILED && run.report().groups() == 0;
    }

    /** The schools that had groups in the run published before and have none; none of an LEA that has none at all. */
    private static List<SchoolSummary> emptied(Run run, Run before) {
        if (before == null || run.state() == RunState.FAILED || isEmpty(run)) {
            return List.of();
        }
        Set<String> now = run.report().schools().stream()
                .filter(school -> school.groups() > 0)
                .map(SchoolSummary::school)
                .collect(Collectors.toSet());
        return before.report().schools().stream()
                .filter(school -> school.groups() > 0 && !now.contains(school.school()))
                .toList();
    }

    private static String sentence(Run run, List<SchoolSummary> emptied) {
        RunReport report = run.report();
        String night = "The night of " + run.date();
        String sentence =
                switch (run.state()) {
                    case FAILED -> night + " failed. " + run.ending().reason();
                    case HELD -> night + " is held and nothing was published: " + String.join("; ", report.holds())
                            + ".";
                    case UNCHANGED -> night + " brought no change; what was published stands.";
                    default -> String.format(
                            Locale.ROOT,
                            "%s is published to the drop folder: %,d groups, %,d students, %,d logins.",
                            night,
                            report.groups(),
                            report.students(),
                            report.logins());
                };
        return sentence
                + (run.state() != RunState.FAILED && run.isPartial() ? " It is " + Summary.without(run) + "." : "")
                + (emptied.isEmpty() ? "" : " Without any group now: " + named(emptied) + ".")
                + (run.cause() == Cause.LATE ? " It was missed at its time and run late." : "");
    }

    private static String named(List<SchoolSummary> schools) {
        return some(schools.stream()
                .map(school -> String.format(
                        Locale.ROOT, "%s (%s), which had %,d", school.name(), school.school(), school.groups()))
                .toList());
    }

    private static String some(List<String> phrases) {
        return phrases.stream().limit(NAMED).collect(Collectors.joining("; "))
                + (phrases.size() > NAMED ? String.format(Locale.ROOT, "; and %,d more", phrases.size() - NAMED) : "");
    }

    private static String fix(Run run, List<AlertKind> kinds) {
        boolean nothing = isEmpty(run);
        return kinds.stream()
                .filter(kind -> kind != AlertKind.HELD || !nothing)
                .map(kind -> switch (kind) {
                    case FAILED -> "Mend what it says, then run the night again: " + again(run.lea())
                            + ". CERS keeps what it has until then.";
                    case HELD -> "Look at its files, then, with the --env and --work of the deployment, publish them with rollcall approve"
                            + decision(run)
                            + ", or drop them with rollcall discard" + decision(run)
                            + ". CERS keeps what it has until then.";
                    case EMPTY -> nothing
                            ? "Ask the district whether school is out or its export is cut short, and drop the run with"
                                    + " rollcall discard" + decision(run) + ". CERS keeps what it has."
                            : "Ask the district whether the school is closed or missing from its export.";
                    case PARTIAL -> "See to the source before the next night; to take it in today, run the night again"
                            + " once it is there: " + again(run.lea()) + ".";
                    case LATE -> "See why Rollcall was not up at the night's time.";
                    default -> "Nothing.";
                })
                .collect(Collectors.joining(" "));
    }

    private static String again(String lea) {
        return "rollcall run --lea " + lea;
    }

    private static String decision(Run run) {
        return " --run " + run.id() + " --by NAME --reason TEXT";
    }

    /** A run that has not ended so long after it began. */
    public static Alert overdue(Lea lea, Run run, Duration after, Instant now) {
        String awaited = run.sources().stream()
                .filter(outcome -> !outcome.isLanded())
                .map(outcome -> outcome.source() + " (" + Summary.reason(outcome) + ")")
                .collect(Collectors.joining("; "));
        String where = run.state() != RunState.WAITING
                ? "its sources are in and its files are being made"
                : awaited.isEmpty() ? "its sources are being taken in" : "it waits for " + awaited;
        return new Alert(
                AlertKind.LATE,
                List.of(),
                lea.id(),
                lea.name(),
                run.id(),
                run.date(),
                now,
                "The night of " + run.date() + " has not ended " + words(after) + " after it began; " + where + ".",
                "If it waits for a source, see to that; else look at Rollcall's log and health page.",
                lea.contact());
    }

    private static String words(Duration time) {
        return time.toMinutes() % 60 == 0
                ? time.toHours() + (time.toHours() == 1 ? " hour" : " hours")
                : time.toMinutes() + " minutes";
    }

    /**
     * A night that was not opened.
     *
     * @param sentence the cause
     */
    public static Alert notOpened(AlertKind kind, Lea lea, LocalDate date, String sentence, Instant now) {
        return new Alert(
                kind,
                List.of(),
                lea.id(),
                lea.name(),
                "",
                date,
                now,
                sentence,
                "Mend the cause; if CERS should have this night's groups before the next night, run it now: "
                        + again(lea.id()) + ".",
                lea.contact());
    }

    /** A credential that expires soon, or has. */
    public static Alert expiring(String lea, String name, String contact, String source, Expiry expiry, Instant now) {
        return new Alert(
                AlertKind.EXPIRING,
                List.of(),
                lea,
                name,
                "",
                null,
                now,
                "Of the source " + source + ", " + expiry.state(now) + ".",
                "Ask for a new one, put it where the LEA's file takes it from, and set expires to its last day. Without"
                        + " one, the nights after that day have no " + source + ".",
                contact);
    }

    /** An LEA whose file cannot be used. */
    public static Alert faulty(
            String lea, String name, String contact, String file, List<String> problems, Instant now) {
        return new Alert(
                AlertKind.FAULTY,
                List.of(),
                lea,
                name,
                "",
                null,
                now,
                "Its file " + file + " cannot be used, so its nights do not run: " + some(problems) + ".",
                "Correct the file, try it with rollcall check, and start Rollcall again.",
                contact);
    }
}
