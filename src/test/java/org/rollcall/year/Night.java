package org.rollcall.year;

import java.util.Map;
import java.util.Set;
import org.rollcall.run.RunState;

/** What is out of the ordinary on a night; {@code expected} is how it ends, null when that is to be worked out. */
record Night(
        Set<Vendor> silent,
        Map<Vendor, Damage> damaged,
        Set<Vendor> paused,
        RunState expected,
        boolean approved,
        String refusal) {

    static final Night ORDINARY = new Night(Set.of(), Map.of(), Set.of(), null, false, "");

    static Night silent(Vendor vendor) {
        return new Night(Set.of(vendor), Map.of(), Set.of(), null, false, "");
    }

    static Night paused(Vendor vendor) {
        return new Night(Set.of(), Map.of(), Set.of(vendor), null, false, "");
    }

    static Night damaged(Vendor vendor, Damage damage) {
        return new Night(
                Set.of(), Map.of(vendor, damage), Set.of(), damage.isReadable() ? RunState.HELD : null, false, "");
    }

    /** Held, and nobody may let it pass: the words say why. */
    static Night heldFor(String refusal) {
        return new Night(Set.of(), Map.of(), Set.of(), RunState.HELD, false, refusal);
    }

    /** Held without anything to approve. */
    static Night held() {
        return heldFor("");
    }

    /** Held, and rightly so; a person looks and lets it pass. */
    static Night heldAndApproved() {
        return new Night(Set.of(), Map.of(), Set.of(), RunState.HELD, true, "");
    }

    static Night published() {
        return new Night(Set.of(), Map.of(), Set.of(), RunState.PUBLISHED, false, "");
    }

    static Night skipped() {
        return new Night(Set.of(), Map.of(), Set.of(), RunState.SKIPPED, false, "");
    }
}
