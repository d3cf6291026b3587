package org.rollcall.api;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a pull on disk is; {@code pull.json} beside its pages.
 *
 * @param schema 1
 * @param date the run date it is for
 * @param begun when its first request was sent
 * @param plan SHA-256 of the settings that decide what its pages hold
 */
record PullState(int schema, LocalDate date, Instant begun, String plan) {

    static final String FILE = "pull.json";
}
