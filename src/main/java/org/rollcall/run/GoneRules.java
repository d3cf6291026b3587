package org.rollcall.run;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.lea.Lea;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.Refusal;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;

/**
 * Tells whether a group in force that tonight's roster does not make is gone. It is when every source that it stands and
 * falls with landed complete tonight and has no such class any more; what a skipped, stale or failed source had may come
 * back tomorrow.
 */
final class GoneRules {

    private final Night night;
    private final Lea lea;
    private final Set<String> complete;
    private final Set<String> refused;

    GoneRules(Night night) {
        this.night = night;
        this.lea = night.lea();
        this.complete = night.run().landedSources();
        this.refused = refusedClasses();
    }

    /** A class whose row is refused tonight is not gone. */
    private Set<String> refusedClasses() {
        Roster roster = night.reading().roster();
        Set<Origin> files = new HashSet<>(roster.origins(Entity.CLASSES));
        return night.reading().refusals().all().stream()
                .filter(refusal -> files.contains(new Origin(refusal.source(), refusal.file())))
                .map(Refusal::sourcedId)
                .map(GroupOrigin::section)
                .collect(Collectors.toSet());
    }

    boolean isGone(PublishedGroup group) {
        Set<String> owners = new HashSet<>(group.sources());
        owners.retainAll(lea.sources()); // what only sources had that the LEA has no more is gone with them
        boolean all = owners.isEmpty() || night.mapping().fates().mayReturn(group.key());
        return complete.containsAll(all ? lea.sources() : owners) && !refused.contains(group.key());
    }
}
