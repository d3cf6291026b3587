package org.rollcall.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.Mapping;
import org.rollcall.ledger.Account;
import org.rollcall.roster.Table;

/**
 * What became of a night of several sources, as text.
 *
 * @param cers the files for CERS
 */
public record MergedNight(Merged merged, Mapping mapping, String cers) {

    /** The groups, each as the class it was made from, its SSIDs and its logins. */
    public List<String> groups() {
        return mapping.groups().stream()
                .map(g -> GroupOrigin.classOf(g.origin().key()) + ": "
                        + Arrays.stream(g.ssids())
                                .mapToObj(ssid -> String.valueOf(ssid))
                                .collect(Collectors.joining(" "))
                        + " " + String.join(" ", g.logins()))
                .map(String::strip)
                .toList();
    }

    /** What the sources disagree in: kind, row and field, what is kept of whom, what is lost of whom. */
    public List<String> conflicts() {
        return merged.conflicts().stream()
                .map(c -> c.kind().word() + " " + c.sourcedId() + " " + c.field() + ": " + text(c.kept()) + " / "
                        + text(c.lost()))
                .toList();
    }

    private static String text(Conflict.Evidence evidence) {
        return (evidence.value() + " " + evidence.origin().source() + ":" + evidence.line()).strip();
    }

    /** Those left out: what, which and why. */
    public List<String> leftOut() {
        return mapping.leftOut().stream()
                .map(l -> l.kind().name().toLowerCase(Locale.ROOT) + " " + l.sourcedId() + " " + l.reason())
                .toList();
    }

    /** The ids of the merged users. */
    public List<String> users() {
        return ids(merged.reading().roster().users());
    }

    /** The ids of the merged orgs. */
    public List<String> orgs() {
        return ids(merged.reading().roster().orgs());
    }

    /** The ids of the merged sessions. */
    public List<String> sessions() {
        return ids(merged.reading().roster().academicSessions());
    }

    /** The ids of the merged courses. */
    public List<String> courses() {
        return ids(merged.reading().roster().courses());
    }

    /** The ids of the merged classes. */
    public List<String> classes() {
        return ids(merged.reading().roster().classes());
    }

    private static List<String> ids(Table<?> table) {
        List<String> ids = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            if (table.isActive(row)) {
                ids.add(table.id(row));
            }
        }
        return ids;
    }

    /** The account of a source's file: rows read, used, merged and filtered by rule. */
    public String books(String source, String file) {
        Account.Entry entry = merged.reading().ledger().entries().stream()
                .filter(e -> e.source().equals(source) && e.file().equals(file))
                .findFirst()
                .orElseThrow();
        StringBuilder text = new StringBuilder(entry.read() + " read, " + entry.used() + " used");
        if (entry.merged() > 0) {
            text.append(", ").append(entry.merged()).append(" merged");
        }
        for (Map.Entry<String, Long> rule : entry.filtered().entrySet()) {
            text.append(", ").append(rule.getKey()).append(' ').append(rule.getValue());
        }
        return text.toString();
    }
}
