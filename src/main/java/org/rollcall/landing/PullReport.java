package org.rollcall.landing;

import java.util.List;
import java.util.Map;

/**
 * What a pull from an API, or the reading of a database, came to.
 *
 * @param records by collection, or by the file a query became, in order; a record that came twice counts twice
 * @param requests that the server answered, refusals and repetitions included; of a database, the queries
 * @param milliseconds of the attempt that completed it
 * @param waitedMilliseconds how long of that each collection's thread waited for the server, added up
 * @param notes what a person should know of it: sentences without student data
 */
public record PullReport(
        Map<String, Integer> records, int requests, long milliseconds, long waitedMilliseconds, List<String> notes) {

    /** Keeps what it is given. */
    public PullReport {
        records = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(records));
        notes = List.copyOf(notes);
    }
}
