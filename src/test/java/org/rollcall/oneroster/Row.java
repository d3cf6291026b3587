package org.rollcall.oneroster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** One row of a table: generated anew at each reading, so that half a million of them cost little. */
record Row(String sourcedId, int number, IntFunction<Map<String, Object>> generator) {

    /** A row that stands as given. */
    static Row of(Map<String, Object> record) {
        Map<String, Object> kept = new LinkedHashMap<>(record);
        return new Row(String.valueOf(kept.get("sourcedId")), 0, number -> kept);
    }

    /** The record in neutral form; a copy, free to change. */
    Map<String, Object> read() {
        return new LinkedHashMap<>(generator.apply(number));
    }
}
