package org.rollcall.run;

/** Why a run was opened. */
public enum Cause {
    /** The timetable. */
    NIGHTLY,
    /** The timetable, missed and caught up. */
    LATE,
    /** Somebody at a terminal. */
    MANUAL,
    /** Somebody at a terminal, to publish again what an earlier run published. */
    RESTORE
}
