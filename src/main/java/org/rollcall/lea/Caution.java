package org.rollcall.lea;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How careful Rollcall is with an LEA, beside its {@link Limits}.
 *
 * @param expected days in which much will change
 */
public record Caution(FirstRun firstRun, Mode mode, Approver approver, List<ExpectedChange> expected) {

    /**
     * The change that is expected on a date.
     *
     * @param spent those that have let a run pass already, as text
     */
    public Optional<ExpectedChange> expected(LocalDate date, Collection<String> spent) {
        return expected.stream()
                .filter(change -> change.include(date) && !spent.contains(change.toString()))
                .findFirst();
    }
}
