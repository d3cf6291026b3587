package org.rollcall.ledger;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The count of one file (or collection) of one source in one run. Balanced when
 * {@code read = used + merged + filtered + refused}. Not safe for several threads.
 */
public final class Account {

    /** Begins the reasons of rows that are sound themselves but refer to a refused one. */
    public static final String CONSEQUENCE = "refers-to-refused-";

    private final String source;
    private final String file;
    private final Map<String, Long> filtered = new HashMap<>();
    private final Map<String, Long> refused = new HashMap<>();
    private long read;
    private long used;
    private long merged;

    Account(String source, String file) {
        this.source = source;
        this.file = file;
    }

    /** The id of the source within its LEA. */
    public String source() {
        return source;
    }

    /** The file's name inside its delivery, such as {@code users.csv}, or the collection's, such as {@code users}. */
    public String file() {
        return file;
    }

    /** Counts one data row read. */
    public void read() {
        read++;
    }

    /** Counts rows that reached CERS, or that something which reached CERS was built from. */
    public void used(long rows) {
        used += rows;
    }

    /** Counts rows that say what another row had said already. */
    public void merged(long rows) {
        merged += rows;
    }

    /** Counts rows that the named rule left out. */
    public void filtered(String rule, long rows) {
        if (rows != 0) {
            filtered.merge(rule, rows, Long::sum);
        }
    }

    /** Counts rows refused for the named reason; each stands in {@code refused.csv}. */
    public void refused(String reason, long rows) {
        refused.merge(reason, rows, Long::sum);
    }

    /** Data rows read so far. */
    public long rowsRead() {
        return read;
    }

    /** Rows refused so far for a fault of their own. */
    public long rowsAtFault() {
        return refused.entrySet().stream()
                .filter(e -> !e.getKey().startsWith(CONSEQUENCE))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The figures as they stand now. */
    public Entry entry() {
        return new Entry(
                source,
                file,
                read,
                used,
                merged,
                Collections.unmodifiableMap(new TreeMap<>(filtered)),
                Collections.unmodifiableMap(new TreeMap<>(refused)));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The closed figures of one file, as {@code run.json} shows them.
     *
     * @param filtered rows by the name of the rule that left them out
     * @param refused rows by the reason they were refused for
     */
    public record Entry(
            String source,
            String file,
            long read,
            long used,
            long merged,
            Map<String, Long> filtered,
            Map<String, Long> refused) {

        /** Whether every row read has exactly one fate. */
        public boolean balanced() {
            return read == used + merged + sum(filtered) + sum(refused);
        }
    }
}
