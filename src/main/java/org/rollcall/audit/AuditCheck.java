package org.rollcall.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log's chain is found to be.
 *
 * @param entries how many are in order, up to the fault when there is one
 * @param cut the lines that a crash has cut short and the entry after them says so
 * @param last the last entry in order; null when there is none
 * @param expected the line of the entry asked for; 0 when it is not there
 * @param fault a sentence that names the first line at fault; null when there is none
 */
public record AuditCheck(long entries, List<Long> cut, AuditEntry last, long expected, String fault) {

    /**
     * Checks every line of a log.
     *
     * @param expected the hash of an entry to look for, or null
     */
    public static AuditCheck of(AuditLog log, String expected) throws IOException {
        Chain chain = new Chain(expected);
        log.read(chain);
        if (chain.fault == 0 && chain.cutFrom > 0) {
            return chain.check(
                    "Line " + chain.cutFrom + " is cut short and is the end of the log: a process or the machine"
                            + " stopped while it was written, or somebody cut it. The next entry will say that it is so.");
        }
        if (chain.fault == 0) {
            return chain.check(null);
        }
        AuditFault fault = new AuditFault(chain.fault, chain.previous);
        log.read(fault);
        return chain.check(fault.sentence());
    }

    /** Follows the chain to its end or its first fault. */
    private static final class Chain implements AuditLog.Lines {

        private final String wanted;
        private final List<Long> cut = new ArrayList<>();
        private final ByteArrayOutputStream cutShort = new ByteArrayOutputStream();
        private long cutFrom;
        private String previous = AuditLine.NONE;
        private long entries;
        private AuditEntry last;
        private long found;
        private long fault;

        Chain(String wanted) {
            this.wanted = wanted;
        }

        @Override
        public void line(long number, byte[] bytes) {
            if (fault > 0) {
                return;
            }
            AuditEntry entry = AuditLine.read(bytes).orElse(null);
            if (entry != null) {
                take(number, entry);
            } else if (AuditLine.isCutShort(bytes)) {
                if (cutFrom > 0) {
                    cutShort.write('\n');
                } else {
                    cutFrom = number;
                }
                cutShort.writeBytes(bytes);
            } else {
                fault = cutFrom > 0 ? cutFrom : number;
            }
        }

        private void take(long number, AuditEntry entry) {
            boolean says = entry.event().what() == AuditKind.LINE_CUT;
            if (cutFrom > 0
                    && !(says
                            && Sha256.of(cutShort.toByteArray())
                                    .equals(entry.event().fingerprint()))) {
                fault = cutFrom;
                return;
            }
            if (!entry.previous().equals(previous) || says && cutFrom == 0) {
                fault = number;
                return;
            }
            for (long line = cutFrom; line > 0 && line < number; line++) {
                cut.add(line);
            }
            cutFrom = 0;
            cutShort.reset();
            entries++;
            last = entry;
            previous = entry.hash();
            if (entry.hash().equals(wanted)) {
                found = number;
            }
        }

        AuditCheck check(String sentence) {
            return new AuditCheck(entries, List.copyOf(cut), last, found, sentence);
        }
    }
}
