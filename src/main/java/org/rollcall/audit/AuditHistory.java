package org.rollcall.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a log tells, whether or not its chain holds. */
public final class AuditHistory {

    private static final String WORD = '"' + AuditKind.CONFIGURATION.word() + '"';

    private final AuditLog log;

    public AuditHistory(AuditLog log) {
        this.log = log;
    }

    /** The last entries that are chosen, oldest first; a line that is not as it was written is none. */
    public List<AuditEntry> last(int count, Predicate<AuditEvent> chosen) throws IOException {
        Deque<AuditEntry> last = new ArrayDeque<>();
        log.read((number, bytes) -> AuditLine.read(bytes)
                .filter(entry -> chosen.test(entry.event()))
                .ifPresent(entry -> {
                    last.add(entry);
                    if (last.size() > count) {
                        last.remove();
                    }
                }));
        return List.copyOf(last);
    }

    /** The last fingerprint of each LEA's configuration, and under {@code ""} of the deployment's. */
    public Map<String, String> configurations() throws IOException {
        Map<String, String> fingerprints = new HashMap<>();
        if (log.exists()) {
            log.read((number, bytes) -> {
                if (new String(bytes, StandardCharsets.ISO_8859_1).contains(WORD)) { // few are; the rest is not parsed
                    AuditLine.read(bytes)
                            .map(AuditEntry::event)
                            .filter(event -> event.what() == AuditKind.CONFIGURATION)
                            .ifPresent(event ->
                                    fingerprints.put(event.lea() == null ? "" : event.lea(), event.fingerprint()));
                }
            });
        }
        return fingerprints;
    }
}
