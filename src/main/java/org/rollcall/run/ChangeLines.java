package org.rollcall.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollcall.safety.Figures;

/** What a run changes in CERS, as a person at a terminal reads it. */
final class ChangeLines {

    private static final int MOST_SCHOOLS = 30;
    private static final int NAME_WIDTH = 34;
    private static final String FORMAT = "%-14s  %-" + NAME_WIDTH + "s %6s %8s %8s %8s %10s %10s %8s %8s";

    private ChangeLines() {}

    /** The lines; none before anything was published, and none for a run that changes nothing. */
    static List<String> of(Run run) {
        ChangeReport changes = run.report().changes();
        if (changes == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Changes since " + changes.since() + (changes.lea().isNothing() ? ": none." : ":"));
        if (!changes.lea().isNothing()) {
            lines.add(String.format(
                    Locale.ROOT,
                    FORMAT,
                    "CDS code",
                    "School",
                    "added",
                    "emptied",
                    "renamed",
                    "changed",
                    "students +",
                    "students -",
                    "logins +",
                    "logins -"));
            changes.schools().stream()
                    .limit(MOST_SCHOOLS)
                    .forEach(school -> lines.add(row(school.school(), school.name(), school.figures())));
            int more = changes.schools().size() - MOST_SCHOOLS;
            if (more > 0) {
                lines.add(String.format(Locale.ROOT, "%-14s  %,d more schools change; changes.csv has all", "", more));
            }
            lines.add(row("", "LEA", changes.lea()));
        }
        add(
                lines,
                changes.emptyingRows(),
                "group has a row in this set that takes everybody out of it in CERS.",
                "groups have a row in this set that takes everybody out of them in CERS.");
        add(
                lines,
                changes.lea().groupsCarried(),
                "group published before stays in CERS as it is: a source of it is not complete tonight, a row that it may be made of is"
                        + " refused, or the mode is add-only.",
                "groups published before stay in CERS as they are: a source of them is not complete tonight, a row that they may be"
                        + " made of is refused, or the mode is add-only.");
        add(
                lines,
                changes.toDelete(),
                "group waits for somebody to delete it in CERS: see delete-by-hand.csv.",
                "groups wait for somebody to delete them in CERS: see delete-by-hand.csv.");
        return lines;
    }

    private static void add(List<String> lines, int count, String one, String several) {
        if (count > 0) {
            lines.add(String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several));
        }
    }

    private static String row(String code, String name, Figures figures) {
        return String.format(
                Locale.ROOT,
                FORMAT,
                code,
                name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "…",
                number(figures.groupsAdded()),
                number(figures.groupsEmptied()),
                number(figures.groupsRenamed()),
                number(figures.groupsChanged()),
                number(figures.studentsIn()),
                number(figures.studentsOut()),
                number(figures.loginsIn()),
                number(figures.loginsOut()));
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
