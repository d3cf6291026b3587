package org.rollcall.lea;

import java.util.Comparator;
import java.util.List;

/**
 * What an LEA makes of the values of one kind.
 *
 * @param file the name of the file that lists them
 * @param entries in an order of their own, whatever order they were listed in
 */
public record ValueMapping(String file, List<Entry> entries, UnmappedPolicy unmapped) {

    /** Puts the entries in order. */
    public ValueMapping {
        entries = entries.stream()
                .sorted(Comparator.comparing(Entry::source)
                        .thenComparing(Entry::from)
                        .thenComparing(Entry::to))
                .toList();
    }

    /**
     * What one value becomes.
     *
     * @param source the id of the source it holds for; blank for all
     */
    public record Entry(String from, String to, String source) {}
}
