package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.ledger.Account;
import org.rollcall.oneroster.BulkPackage;
import org.rollcall.roster.Details;

/**
 * The merged roster of a run, written as a OneRoster package for other systems.
 *
 * @param rows of each file, by its name
 * @param notes what of the package stands in for something, or is left out of what was read, with its count; sentences
 *     without student data
 * @param leftOut rows that were not read into the roster, by file and reason
 */
public record RosterExport(Map<String, Integer> rows, List<String> notes, List<String> leftOut) {

    /** Whether a run has come so far that its roster is known to be of use. */
    public static boolean hasRoster(Run run) {
        return run.state() != RunState.FAILED && run.report().isComputed();
    }

    /**
     * Reads a run's snapshots again, merges them and writes the package.
     *
     * @param demographics whether demographics are read and written
     * @throws RuntimeException what the night would have failed with; {@link FailureSentence} has it in words
     * @throws IOException when the disk refuses; a file that was there is as it was then
     */
    public static RosterExport write(ArchivedNight archived, boolean demographics, Path to, RunListener listener)
            throws IOException {
        Details details = demographics ? Details.DEMOGRAPHICS : Details.ROSTER;
        Night night = archived.merge(archived.read(details, listener), listener);
        BulkPackage bulk = new BulkPackage(night.reading().roster(), night.lea().ssid(), demographics);
        Map<String, Integer> rows = bulk.write(to);
        return new RosterExport(
                rows, bulk.notes(), leftOut(night.reading().ledger().entries()));
    }

    private static List<String> leftOut(List<Account.Entry> entries) {
        List<String> lines = new ArrayList<>();
        for (Account.Entry entry : entries) {
            List<String> reasons = new ArrayList<>();
            entry.filtered().forEach((rule, count) -> reasons.add(String.format(Locale.ROOT, "%s %,d", rule, count)));
            entry.refused()
                    .forEach((rule, count) -> reasons.add(String.format(Locale.ROOT, "refused %s %,d", rule, count)));
            if (!reasons.isEmpty()) {
                lines.add(entry.source() + ", " + entry.file() + ": " + String.join(", ", reasons));
            }
        }
        return List.copyOf(lines);
    }
}
