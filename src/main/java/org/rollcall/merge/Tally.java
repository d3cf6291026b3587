package org.rollcall.merge;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Counts what one source gives to the merged roster. */
final class Tally {

    private final String source;
    private final Map<String, Integer> own = new TreeMap<>();
    private final Map<String, Integer> joined = new TreeMap<>();
    private final Map<String, Integer> supplied = new TreeMap<>();

    Tally(String source) {
        this.source = source;
    }

    void own(String collection, int rows) {
        count(own, collection, rows);
    }

    void joined(String collection) {
        count(joined, collection, 1);
    }

    void supplied(String field) {
        count(supplied, field, 1);
    }

    private static void count(Map<String, Integer> counts, String key, int times) {
        if (times > 0) {
            counts.merge(key, times, Integer::sum);
        }
    }

    Contribution contribution() {
        return new Contribution(
                source,
                Collections.unmodifiableMap(own),
                Collections.unmodifiableMap(joined),
                Collections.unmodifiableMap(supplied));
    }
}
