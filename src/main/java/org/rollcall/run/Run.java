package org.rollcall.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.cers.SchoolYears;

/**
 * One attempt at one LEA's night, as {@code run.json} holds it. Immutable; each step makes the next.
 *
 * @param schema 1
 * @param id {@code <lea>-<yyyy-mm-dd>-<n>}
 * @param date the run date (America/Chicago)
 * @param openedBy who asked for it, as claimed; null when the timetable did
 * @param dryRun whether it leaves everything outside its own folder as it was
 * @param opened when it was opened
 * @param deadline until when it waits for sources
 * @param sources one outcome for each source, in the LEA's order; fewer while waiting
 */
public record Run(
        int schema,
        String id,
        String lea,
        LocalDate date,
        Cause cause,
        String openedBy,
        boolean dryRun,
        Instant opened,
        Instant deadline,
        RunState state,
        List<SourceOutcome> sources,
        RunReport report,
        Ending ending) {

    static Run open(
            String id,
            String lea,
            LocalDate date,
            Cause cause,
            String openedBy,
            boolean dryRun,
            Instant opened,
            Instant deadline) {
        return new Run(
                1,
                id,
                lea,
                date,
                cause,
                openedBy,
                dryRun,
                opened,
                deadline,
                RunState.WAITING,
                List.of(),
                RunReport.NONE,
                null);
    }

    Run in(RunState next) {
        return with(next, sources, report, ending);
    }

    Run with(RunReport next) {
        return with(state, sources, next, ending);
    }

    Run with(SourceOutcome outcome) {
        List<SourceOutcome> outcomes = new ArrayList<>(sources);
        int there = sources.stream().map(SourceOutcome::source).toList().indexOf(outcome.source());
        if (there < 0) {
            outcomes.add(outcome);
        } else {
            outcomes.set(there, outcome);
        }
        return withSources(outcomes);
    }

    Run withSources(List<SourceOutcome> outcomes) {
        return with(state, List.copyOf(outcomes), report, ending);
    }

    Run end(RunState outcome, Ending how) {
        return with(outcome, sources, report, how);
    }

    /** The run as it was when its sources had landed and nothing was read. */
    Run landed() {
        return with(
                RunState.LANDED,
                sources.stream().map(SourceOutcome::beforeReading).toList(),
                RunReport.NONE,
                null);
    }

    private Run with(RunState next, List<SourceOutcome> outcomes, RunReport made, Ending how) {
        return new Run(schema, id, lea, date, cause, openedBy, dryRun, opened, deadline, next, outcomes, made, how);
    }

    /** The school year of its groups. */
    int schoolYear() {
        return report.schoolYear() == 0 ? SchoolYears.of(date) : report.schoolYear();
    }

    /** The outcome of a source, when there is one. */
    public Optional<SourceOutcome> source(String id) {
        return sources.stream().filter(o -> o.source().equals(id)).findFirst();
    }

    /** Whether a source that should have landed did not, and something stands in for it. */
    @JsonIgnore
    public boolean isPartial() {
        return sources.stream().anyMatch(SourceOutcome::isAbsent);
    }

    /** The ids of the sources that landed complete tonight. */
    Set<String> landedSources() {
        return sources.stream()
                .filter(SourceOutcome::isLanded)
                .map(SourceOutcome::source)
                .collect(Collectors.toSet());
    }
}
