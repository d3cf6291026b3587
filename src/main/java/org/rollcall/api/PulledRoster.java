package org.rollcall.api;

import java.time.Instant;
import org.rollcall.landing.PullReport;

/**
 * A pull that is complete on disk.
 *
 * @param from where the collections are
 * @param begun when its first page was asked for
 */
public record PulledRoster(String from, Instant begun, PullReport report) {}
