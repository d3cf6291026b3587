package org.rollcall.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.rollcall.landing.Delivery;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotManifest;
import org.rollcall.lea.Days;

/**
 * What became of one source in one run; there is exactly one for each configured source.
 *
 * @param snapshot the id of the snapshot the run is computed from; null when there is none
 * @param delivery what was taken from the drop folder
 * @param superseded how many older deliveries of the night were passed over
 * @param unreadable the id of the snapshot that landed tonight and could not be read; null when there is none
 * @param reason why it is missing, failed or paused, as a sentence
 * @param standIn how the policy made up for it
 */
public record SourceOutcome(
        String source,
        Kind kind,
        String snapshot,
        String unreadable,
        Delivery delivery,
        int superseded,
        String reason,
        StandIn standIn) {

    /** The four things that can happen to a source. */
    public enum Kind {
        LANDED,
        MISSING,
        FAILED,
        /** It was not asked: the LEA's settings say so for the day. */
        PAUSED
    }

    /** What stands in for a source that did not land. */
    public enum StandIn {
        /** The snapshot of the last published run. */
        LAST_GOOD,
        /** Nothing: the run goes on without it. */
        SKIPPED
    }

    /** A source whose snapshot is on disk. */
    public static SourceOutcome landed(String source, Snapshot snapshot, int superseded) {
        SnapshotManifest manifest = snapshot.manifest();
        return new SourceOutcome(source, Kind.LANDED, manifest.id(), null, manifest.delivery(), superseded, null, null);
    }

    /** A source that has delivered nothing tonight can use. */
    public static SourceOutcome missing(String source, String reason) {
        return new SourceOutcome(source, Kind.MISSING, null, null, null, 0, reason, null);
    }

    /** A source that is not asked tonight. */
    static SourceOutcome paused(String source, Days days) {
        return new SourceOutcome(
                source,
                Kind.PAUSED,
                null,
                null,
                null,
                0,
                "It is paused " + days.words() + " (blackouts[" + source + "]).",
                null);
    }

    /** A source that could not be landed. */
    public static SourceOutcome failed(String source, String reason) {
        return new SourceOutcome(source, Kind.FAILED, null, null, null, 0, reason, null);
    }

    /** A source that landed and could not be read. */
    SourceOutcome unread(String why) {
        return new SourceOutcome(source, Kind.FAILED, null, snapshot, null, 0, why, null);
    }

    /** The source as it was before its snapshot was read. */
    SourceOutcome beforeReading() {
        return unreadable != null
                ? new SourceOutcome(source, Kind.LANDED, unreadable, null, delivery, superseded, null, null)
                : new SourceOutcome(
                        source, kind, isLanded() ? snapshot : null, null, delivery, superseded, reason, null);
    }

    SourceOutcome lastGood(String snapshotId) {
        return new SourceOutcome(source, kind, snapshotId, unreadable, delivery, superseded, reason, StandIn.LAST_GOOD);
    }

    SourceOutcome skipped() {
        return new SourceOutcome(source, kind, null, unreadable, delivery, superseded, reason, StandIn.SKIPPED);
    }

    /** Whether there is nothing more to wait for. */
    @JsonIgnore
    boolean isSettled() {
        return kind == Kind.LANDED || kind == Kind.PAUSED;
    }

    /** Whether it should have landed tonight and did not. */
    @JsonIgnore
    public boolean isAbsent() {
        return !isSettled();
    }

    /** Whether it landed tonight. */
    @JsonIgnore
    public boolean isLanded() {
        return kind == Kind.LANDED;
    }
}
