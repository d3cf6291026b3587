package org.rollcall.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunState;
import org.rollcall.run.RunStore;

/** When each LEA's night last ended well: published, or found unchanged. */
final class LastGoodRuns implements RunListener {

    private final Map<String, Instant> times = new ConcurrentHashMap<>();

    /** Takes up what stands on disk. */
    void read(RunStore runs) throws IOException {
        for (String lea : runs.leas()) {
            runs.list(lea).forEach(this::closed);
        }
    }

    @Override
    public void closed(Run run) {
        boolean good = run.state() == RunState.PUBLISHED || run.state() == RunState.UNCHANGED;
        if (good && run.ending() != null) {
            times.merge(run.lea(), run.ending().at(), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    Optional<Instant> of(String lea) {
        return Optional.ofNullable(times.get(lea));
    }
}
