package org.rollcall.nights;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What should be in force in CERS after each night, worked out from what the district meant and nothing else. */
final class Intent {

    private Map<Slot, Wanted> inForce = Map.of();

    Map<Slot, Wanted> inForce() {
        return inForce;
    }

    /**
     * What should be in force once tonight's set is uploaded.
     *
     * @param tonight what the sources that landed make
     * @param landed those sources
     * @param all whether none is missing
     * @param leftOut whether a slot is only not made because all its students lack an SSID
     */
    Map<Slot, Wanted> after(Map<Slot, Wanted> tonight, Set<String> landed, boolean all, Predicate<Slot> leftOut) {
        Map<Slot, Wanted> next = new TreeMap<>(tonight);
        inForce.forEach((slot, wanted) -> {
            boolean known = landed.containsAll(wanted.sources()) && (all || !leftOut.test(slot));
            if (!known) {
                next.putIfAbsent(slot, wanted);
            }
        });
        return next;
    }

    void published(Map<Slot, Wanted> next) {
        inForce = Map.copyOf(next);
    }
}
