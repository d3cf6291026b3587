package org.rollcall.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A process that writes to an audit log as fast as it can. */
public final class AuditWriter {

    private AuditWriter() {}

    /** Writes as many entries, numbered. */
    static void write(Path work, String who, int entries) throws IOException {
        AuditLog log = new AuditLog(work);
        for (int n = 1; n <= entries; n++) {
            log.append(List.of(event(who, "entry " + n)));
        }
    }

    static AuditEvent event(String who, String why) {
        return new AuditEvent(
                Instant.parse("2026-11-21T00:30:00Z"),
                who,
                AuditKind.RUN_OPENED,
                "demo",
                "demo-2026-11-20-1",
                why,
                null);
    }

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), args[1], Integer.parseInt(args[2]));
    }
}
