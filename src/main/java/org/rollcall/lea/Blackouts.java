package org.rollcall.lea;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When nothing is to happen.
 *
 * @param lea days of which no night is run
 * @param sources by source id, days on which it is not asked
 */
public record Blackouts(List<Days> lea, Map<String, List<Days>> sources) {

    /** The days without a night that a date is one of. */
    public Optional<Days> of(LocalDate date) {
        return of(lea, date);
    }

    /** The days on which a source is not asked that a date is one of. */
    public Optional<Days> of(String source, LocalDate date) {
        return of(sources.getOrDefault(source, List.of()), date);
    }

    private static Optional<Days> of(List<Days> stretches, LocalDate date) {
        return stretches.stream().filter(days -> days.include(date)).findFirst();
    }
}
