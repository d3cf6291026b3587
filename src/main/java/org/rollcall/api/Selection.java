package org.rollcall.api;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked of a server.
 *
 * @param filters OneRoster filters by collection
 * @param schools sourcedIds of the schools to ask for; none for whole collections
 * @param demographics whether they are pulled as well
 * @param mayBeEmpty collections that may come back empty though they were not before
 */
public record Selection(
        Map<String, String> filters, List<String> schools, boolean demographics, Set<String> mayBeEmpty) {

    private static final List<String> ALL =
            List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments", "demographics");

    /** Every collection that can be pulled, in the order their references need. */
    static List<String> all() {
        return ALL;
    }

    /** The collections that are pulled, in that order. */
    List<String> collections() {
        return demographics ? ALL : ALL.subList(0, ALL.size() - 1);
    }
}
