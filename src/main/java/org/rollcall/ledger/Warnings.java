package org.rollcall.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person should know of a run that did not stop it: sentences without student data, each kept once with the
 * number of times it was met. Not safe for several threads.
 */
public final class Warnings {

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** Notes a sentence. */
    public void warn(String sentence) {
        counts.merge(sentence, 1, Integer::sum);
    }

    /** Notes a sentence that stands for {@code times} rows; none when {@code times} is 0. */
    public void warn(String sentence, int times) {
        if (times > 0) {
            counts.merge(sentence, times, Integer::sum);
        }
    }

    /** Goes on with those of another source, each said to be of it. */
    public void take(Warnings other, String source) {
        other.counts.forEach((sentence, times) -> warn(source + ": " + sentence, times));
    }

    /** The sentences in the order first met, those met more than once with their count. */
    public List<String> sentences() {
        return counts.entrySet().stream()
                .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + " (" + e.getValue() + " times)")
                .toList();
    }
}
