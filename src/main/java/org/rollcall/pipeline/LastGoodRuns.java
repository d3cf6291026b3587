package org.rollcall.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunState;
import org.rollcall.run.RunStore;

/** When each LEA's night last ended well: published, found unchanged, or skipped in a blackout. */
final class LastGoodRuns implements RunListener {

    private static final Set<RunState> GOOD = EnumSet.of(RunState.PUBLISHED, RunState.UNCHANGED, RunState.SKIPPED);

    private final Map<String, Instant> times = new ConcurrentHashMap<>();

    /** Takes up what stands on disk. */
    void read(RunStore runs) throws IOException {
        for (String lea : runs.leas()) {
            runs.list(lea).forEach(this::closed);
        }
    }

    @Override
    public void closed(Run run) {
        if (GOOD.contains(run.state()) && run.ending() != null) {
            times.merge(run.lea(), run.ending().at(), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    Optional<Instant> of(String lea) {
        return Optional.ofNullable(times.get(lea));
    }
}
