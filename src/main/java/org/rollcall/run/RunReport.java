package org.rollcall.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.SchoolSummary;
import org.rollcall.ledger.Account;
import org.rollcall.merge.Contribution;
import org.rollcall.safety.Guard;

/**
 * What a run found and made, in figures.
 *
 * @param milliseconds by stage
 * @param students different students over all groups
 * @param logins different logins over all groups
 * @param leftOut lines of {@code left-out.csv} by reason
 * @param refused rows of {@code refused.csv}
 * @param changes since the run published before; null when there is none, or nothing changes
 * @param holds why a person must look first
 * @param conflicts what the sources disagree in, a sentence for each sort with how often it was met
 * @param contributions what each source gave to the merged roster
 * @param schoolYear of the groups, by the year it ends in; 0 in reports of before it was kept
 * @param expectedChange that of the LEA's settings which let the run pass; null when it needed none
 */
public record RunReport(
        Map<String, Long> milliseconds,
        int groups,
        int students,
        int logins,
        Map<String, Integer> leftOut,
        int refused,
        ChangeReport changes,
        List<SchoolSummary> schools,
        List<Account.Entry> ledger,
        List<String> warnings,
        List<CersFile> files,
        List<String> holds,
        List<String> conflicts,
        List<Contribution> contributions,
        int schoolYear,
        String expectedChange) {

    /** Reports of before there was more than one source lack what the sources disagree in and gave. */
    public RunReport {
        conflicts = conflicts == null ? List.of() : conflicts;
        contributions = contributions == null ? List.of() : contributions;
    }

    static final RunReport NONE = new RunReport(
            Map.of(), 0, 0, 0, Map.of(), 0, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), 0, null);

    /** Whether the run came so far that its files were made. */
    @JsonIgnore
    public boolean isComputed() {
        return !ledger.isEmpty();
    }

    RunReport withMilliseconds(Map<String, Long> spent) {
        Map<String, Long> ordered = Collections.unmodifiableMap(new LinkedHashMap<>(spent));
        return with(ordered, refused, changes, warnings, files, holds, expectedChange);
    }

    RunReport withRefused(int rows) {
        return with(milliseconds, rows, changes, warnings, files, holds, expectedChange);
    }

    RunReport withWarnings(List<String> sentences) {
        return with(milliseconds, refused, changes, sentences, files, holds, expectedChange);
    }

    RunReport withFiles(List<CersFile> written) {
        return with(milliseconds, refused, changes, warnings, written, holds, expectedChange);
    }

    RunReport withChanges(ChangeReport report) {
        return with(milliseconds, refused, report, warnings, files, holds, expectedChange);
    }

    RunReport with(Guard.Verdict verdict) {
        List<String> notes = new ArrayList<>(warnings);
        if (verdict.expected() != null) {
            notes.add("So much change is expected (expectedChanges: " + verdict.expected()
                    + "), so it is no reason to hold this run; the next is held again. It is: "
                    + String.join("; ", verdict.passed()));
        }
        String expected = verdict.expected() == null ? null : verdict.expected().toString();
        return with(milliseconds, refused, changes, notes, files, verdict.holds(), expected);
    }

    /** What is not named stays. */
    private RunReport with(
            Map<String, Long> spent,
            int rows,
            ChangeReport report,
            List<String> notes,
            List<CersFile> written,
            List<String> reasons,
            String expected) {
        return new RunReport(
                spent,
                groups,
                students,
                logins,
                leftOut,
                rows,
                report,
                schools,
                ledger,
                List.copyOf(notes),
                List.copyOf(written),
                List.copyOf(reasons),
                conflicts,
                contributions,
                schoolYear,
                expected);
    }
}
