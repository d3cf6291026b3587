package org.rollcall.demo;

import java.time.LocalDate;

/**
 * The status and dateLastModified of rows. The standard wants both blank in bulk mode, yet nearly every SIS fills them.
 */
final class Stamp {

    static final String ACTIVE = "active";
    static final String DELETED = "tobedeleted";

    private Stamp() {}

    /** The dateLastModified of a row changed on that day: four in the morning, UTC. */
    static String of(LocalDate date) {
        return date + "T04:00:00.000Z";
    }
}
