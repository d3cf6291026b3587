package org.rollcall.run;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.Refusal;
import org.rollcall.roster.Entity;
import org.rollcall.source.Reading;

/** The rows of an entity that tonight's sources have and that were refused. */
final class RefusedRows {

    /** By source; blank where a row does not say whose it is. */
    private final Map<String, Set<String>> sourcedIds = new HashMap<>();

    /** @param merged with the books of all sources */
    RefusedRows(Reading merged, Entity entity) {
        Set<Origin> files = new HashSet<>(merged.roster().origins(entity));
        for (Refusal refusal : merged.refusals().all()) {
            if (files.contains(new Origin(refusal.source(), refusal.file()))) {
                sourcedIds
                        .computeIfAbsent(refusal.source(), source -> new HashSet<>())
                        .add(refusal.sourcedId().strip());
            }
        }
    }

    /** Whether one of some sources has any. */
    boolean areOf(Set<String> sources) {
        return !Collections.disjoint(sourcedIds.keySet(), sources);
    }

    /** Whether one of some sources has that of a sourcedId of the merged roster; false for a blank one. */
    boolean have(String sourcedId, Set<String> sources) {
        return !sourcedId.isEmpty()
                && sources.stream()
                        .anyMatch(source ->
                                ids(source).contains(sourcedId) || ids(source).contains(own(sourcedId, source)));
    }

    /** Whether one of some sources has one that does not say whose it is. */
    boolean haveNameless(Set<String> sources) {
        return sources.stream().anyMatch(source -> ids(source).contains(""));
    }

    private Set<String> ids(String source) {
        return sourcedIds.getOrDefault(source, Set.of());
    }

    /** Merging adds the source to an id that is another's in another namespace. */
    private static String own(String sourcedId, String source) {
        String added = "@" + source;
        return sourcedId.endsWith(added) ? sourcedId.substring(0, sourcedId.length() - added.length()) : sourcedId;
    }
}
