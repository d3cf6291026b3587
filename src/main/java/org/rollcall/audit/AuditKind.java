package org.rollcall.audit;

/** What an entry of the audit log is about; its word stands in {@code what}. */
public enum AuditKind {
    /** A command has started with settings other than the last time; of one LEA when the entry names one. */
    CONFIGURATION("configuration"),
    RUN_OPENED("run-opened"),
    /** A run that was cut short goes on. */
    RUN_RESUMED("run-resumed"),
    /** A night's files are about to go to the drop folder. */
    PUBLISHING("publishing"),
    /** The files are in the drop folder, and the publication record says so. */
    PUBLISHED("published"),
    RUN_ENDED("run-ended"),
    APPROVED("approved"),
    DISCARDED("discarded"),
    /** The line or lines before were cut short when a process or the machine stopped; their hash is the fingerprint. */
    LINE_CUT("line-cut");

    private final String word;

    AuditKind(String word) {
        this.word = word;
    }

    /** Its word in the log. */
    public String word() {
        return word;
    }
}
