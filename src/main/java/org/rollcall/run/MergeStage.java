package org.rollcall.run;

import java.io.IOException;
import org.rollcall.merge.MergeException;
import org.rollcall.merge.RosterMerge;

/** Merges the rosters of a night's sources into one. */
public final class MergeStage {

    private final RunListener listener;

    public MergeStage(RunListener listener) {
        this.listener = listener;
    }

    /**
     * Merges a night.
     *
     * @throws NightFailedException when the sources cannot be merged, saying why
     */
    public Night merge(Night night) throws IOException {
        return Timed.stage(night, "merging", listener, () -> {
            try {
                night.merged(new RosterMerge(night.lea()).merge(night.readings()));
            } catch (MergeException e) {
                throw new NightFailedException(e.getMessage());
            }
        });
    }
}
