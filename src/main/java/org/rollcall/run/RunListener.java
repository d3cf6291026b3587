package org.rollcall.run;

/** Told what runs are doing, for terminals, logs and metrics. Never given student data. */
public interface RunListener {

    /** Tells no one. */
    RunListener NONE = new RunListener() {};

    /** The run has begun a stage: landing, reading, merging, mapping, guarding, publishing. */
    default void stage(Run run, String stage) {}

    /** So many rows of a file have been read. */
    default void rows(Run run, String file, long rows) {}

    /** The run has ended, or is held. */
    default void closed(Run run) {}
}
