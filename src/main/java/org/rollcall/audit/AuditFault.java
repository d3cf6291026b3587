package org.rollcall.audit;

import java.util.HashMap;
import java.util.Map;

/** Finds out what was done to the first line of a log that is at fault, from what the lines say of each other. */
final class AuditFault implements AuditLog.Lines {

    private final long number;
    private final String before;
    private final Map<String, Long> lines = new HashMap<>();
    private AuditEntry entry;
    private AuditEntry next;

    /**
     * @param number of the line at fault
     * @param before the hash of the entry before it
     */
    AuditFault(long number, String before) {
        this.number = number;
        this.before = before;
        lines.put(AuditLine.NONE, 0L);
    }

    @Override
    public void line(long line, byte[] bytes) {
        AuditEntry read = AuditLine.read(bytes).orElse(null);
        if (line == number) {
            entry = read;
        } else if (line == number + 1) {
            next = read;
        }
        if (read != null) {
            lines.putIfAbsent(read.hash(), line);
        }
    }

    /** What was done, as far as it can be told. */
    String sentence() {
        Long followed = entry == null ? null : lines.get(entry.previous());
        if (followed != null && followed > number) {
            return "Lines are out of order: line " + number + " follows line " + followed + ".";
        }
        if (next != null && next.previous().equals(before)) {
            return "Line " + number + " was inserted: line " + (number + 1) + " follows " + follows(number - 1) + ".";
        }
        if (entry == null) {
            return "Line " + number + " was changed: it is not as it was written.";
        }
        if (followed == null) {
            return number == 1
                    ? "Lines before line 1 were removed: it is not a log's first."
                    : "Line " + number + " does not follow line " + (number - 1)
                            + ": lines between them were removed, or line " + (number - 1)
                            + " was changed and its hash with it.";
        }
        if (followed == number - 1) {
            return "Lines before line " + number + " were removed: it says that they were cut short.";
        }
        return (followed + 2 == number
                        ? "Line " + (followed + 1) + " was"
                        : "Lines " + (followed + 1) + " to " + (number - 1) + " were")
                + " inserted: line " + number + " follows " + follows(followed) + ".";
    }

    private static String follows(long line) {
        return line == 0 ? "nothing" : "line " + line;
    }
}
