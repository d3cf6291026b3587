package org.rollcall.audit;

import java.time.Instant;

/**
 * Something done, as the audit log keeps it. Holds no student data and no secret.
 *
 * @param who as claimed; {@code timetable} for what nobody asked for
 * @param lea null when it is about the deployment
 * @param run null when it is about no run
 * @param why a phrase or a sentence, or null; what is beyond {@value #LONGEST} characters is left out
 * @param fingerprint a SHA-256 in lower-case hex, or null
 */
public record AuditEvent(
        Instant at, String who, AuditKind what, String lea, String run, String why, String fingerprint) {

    private static final int LONGEST = 2000;

    public AuditEvent {
        if (why != null && why.codePointCount(0, why.length()) > LONGEST) {
            why = why.substring(0, why.offsetByCodePoints(0, LONGEST - 1)) + "…";
        }
    }
}
