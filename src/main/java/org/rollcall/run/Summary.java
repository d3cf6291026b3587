package org.rollcall.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.cers.LeftOut;
import org.rollcall.cers.SchoolSummary;
import org.rollcall.merge.Contribution;

/** A run in the words and figures that a person at a terminal reads last. */
public final class Summary {

    private static final int NAME_WIDTH = 34;
    /** Orgs, sessions and courses would say little. */
    private static final List<String> ROWS = List.of("users", "classes", "enrollments");

    private static final Map<String, String> ONE =
            Map.of("users", "user", "classes", "class", "enrollments", "enrollment");

    private Summary() {}

    /** One line: the run, its outcome and the reason, without student data. */
    public static String line(Run run) {
        RunReport report = run.report();
        StringBuilder line = new StringBuilder(run.id()).append(": ").append(word(run.state()));
        if (run.state() == RunState.PUBLISHED || run.state() == RunState.UNCHANGED) {
            line.append(String.format(
                    Locale.ROOT,
                    ", %,d groups, %,d students, %,d logins",
                    report.groups(),
                    report.students(),
                    report.logins()));
            if (report.expectedChange() != null) {
                line.append("; it used up the expected change ").append(report.expectedChange());
            }
        } else if (run.state() == RunState.HELD) {
            line.append(" for a person: ").append(run.report().holds().get(0));
            if (run.report().holds().size() > 1) {
                line.append("; and ").append(run.report().holds().size() - 1).append(" more");
            }
        } else if (run.ending() != null) {
            line.append(". ").append(run.ending().reason());
        }
        if (run.state() != RunState.FAILED && run.sources().stream().anyMatch(outcome -> !outcome.isLanded())) {
            if (line.charAt(line.length() - 1) == '.') {
                line.setLength(line.length() - 1);
            }
            line.append("; ").append(without(run)).append('.');
        }
        return line.toString();
    }

    /** What did not land, what stands in for it and why, to go on with. */
    static String without(Run run) {
        return run.sources().stream()
                .filter(outcome -> !outcome.isLanded())
                .map(outcome ->
                        "without tonight's " + outcome.source() + " (" + standIn(outcome) + "): " + reason(outcome))
                .collect(Collectors.joining("; "));
    }

    /** Why a source is not there, to go on with. */
    static String reason(SourceOutcome outcome) {
        return String.valueOf(outcome.reason()).replaceFirst("\\.$", "");
    }

    private static String standIn(SourceOutcome outcome) {
        return outcome.standIn() == SourceOutcome.StandIn.LAST_GOOD ? "the last good one stands in" : "skipped";
    }

    private static String word(RunState state) {
        return state == RunState.PUBLISHED
                ? "published to the drop folder"
                : state.name().toLowerCase(Locale.ROOT).replace("previewed", "dry run");
    }

    /** The table by school and all that was left out. */
    public static List<String> table(Run run) {
        RunReport report = run.report();
        List<String> lines = new ArrayList<>();
        if (!report.schools().isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-14s  %-" + NAME_WIDTH + "s %8s %9s %8s %9s",
                    "CDS code",
                    "School",
                    "groups",
                    "students",
                    "logins",
                    "left out"));
            for (SchoolSummary school : report.schools()) {
                lines.add(row(
                        school.school(),
                        school.name(),
                        school.groups(),
                        school.students(),
                        school.logins(),
                        school.leftOut()));
            }
            int leftOut = report.leftOut().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            int placed =
                    report.schools().stream().mapToInt(SchoolSummary::leftOut).sum();
            if (leftOut > placed) {
                lines.add(row("", "(at no school with groups)", 0, 0, 0, leftOut - placed));
            }
            lines.add(row("", "LEA", report.groups(), report.students(), report.logins(), leftOut));
        }
        leftOut(report, lines);
        sources(run, lines);
        lines.addAll(ChangeLines.of(run));
        if (!report.holds().isEmpty()) {
            lines.add("");
            lines.add(run.state() == RunState.PREVIEWED ? "It would be held:" : "Held:");
            report.holds().forEach(hold -> lines.add("  " + hold));
        }
        report.warnings().forEach(warning -> lines.add("Note: " + warning + "."));
        return lines;
    }

    /** What each of several sources gave, and what they do not agree in. */
    private static void sources(Run run, List<String> lines) {
        if (run.sources().size() < 2 || run.report().contributions().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("What each source gave, in their order:");
        Map<String, Contribution> given = new HashMap<>();
        run.report().contributions().forEach(one -> given.put(one.source(), one));
        for (SourceOutcome outcome : run.sources()) {
            Contribution one = given.get(outcome.source());
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-16s %s%s",
                    outcome.source(),
                    one == null ? "nothing" : words(one),
                    outcome.isLanded() ? "" : " (" + standIn(outcome) + ": " + reason(outcome) + ")"));
        }
        if (!run.report().conflicts().isEmpty()) {
            lines.add("");
            lines.add("Where sources do not agree, with each row in conflicts.csv:");
            run.report().conflicts().forEach(sentence -> lines.add("  " + sentence + "."));
        }
    }

    private static String words(Contribution one) {
        List<String> parts = new ArrayList<>();
        add("its own: ", one.own(), ROWS, parts);
        add("shared with sources before it: ", one.joined(), ROWS, parts);
        add(
                "filled in for them: ",
                one.supplied(),
                new ArrayList<>(new TreeSet<>(one.supplied().keySet())),
                parts);
        return parts.isEmpty() ? "nothing" : String.join("; ", parts);
    }

    private static void add(String what, Map<String, Integer> counts, List<String> keys, List<String> parts) {
        String counted = keys.stream()
                .filter(counts::containsKey)
                .map(key -> String.format(
                        Locale.ROOT,
                        "%,d %s",
                        counts.get(key),
                        counts.get(key) == 1 ? ONE.getOrDefault(key, key) : key))
                .collect(Collectors.joining(", "));
        if (!counted.isEmpty()) {
            parts.add(what + counted);
        }
    }

    private static void leftOut(RunReport report, List<String> lines) {
        if (report.leftOut().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Left out, and what mends it:");
        for (Map.Entry<String, Integer> entry : report.leftOut().entrySet()) {
            LeftOut.Reason reason = LeftOut.Reason.valueOf(entry.getKey());
            lines.add(String.format(
                    Locale.ROOT,
                    "%,8d  %-22s %s: %s (%s)",
                    entry.getValue(),
                    entry.getKey(),
                    reason.sentence(),
                    reason.fix(),
                    reason.owner()));
        }
    }

    private static String row(String code, String name, int groups, int students, int logins, int leftOut) {
        String shown = name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "…";
        return String.format(
                Locale.ROOT,
                "%-14s  %-" + NAME_WIDTH + "s %,8d %,9d %,8d %,9d",
                code,
                shown,
                groups,
                students,
                logins,
                leftOut);
    }
}
