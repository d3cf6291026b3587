package org.rollcall.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The damaged values of one reading, in the order they were met. Not safe for several threads. */
public final class Damages {

    /** So many are listed; the others are only counted. */
    public static final int MOST = 100_000;

    private record Sort(String file, String field, String damage, String done) {}

    private final List<Damage> damages = new ArrayList<>();
    private final Map<Sort, Integer> counts = new LinkedHashMap<>();

    /** Keeps one, or counts it when there are too many to list. */
    public void add(Damage damage) {
        if (damages.size() < MOST) {
            damages.add(damage);
        }
        counts.merge(new Sort(damage.file(), damage.field(), damage.damage(), damage.done()), 1, Integer::sum);
    }

    /** Goes on with those of another source. */
    public void take(Damages other) {
        other.damages.stream().limit(MOST - damages.size()).forEach(damages::add);
        other.counts.forEach((sort, times) -> counts.merge(sort, times, Integer::sum));
    }

    /** Those that are listed. */
    public List<Damage> all() {
        return List.copyOf(damages);
    }

    /** A sentence for each sort of damage, with how often it was met. */
    public List<String> sentences() {
        return counts.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s, %s: %,d damaged: %s%s; see damaged.csv",
                        entry.getKey().file(),
                        entry.getKey().field(),
                        entry.getValue(),
                        entry.getKey().damage(),
                        entry.getKey().done().isEmpty()
                                ? ""
                                : " (" + entry.getKey().done() + ")"))
                .toList();
    }
}
