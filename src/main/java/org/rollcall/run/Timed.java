package org.rollcall.run;

import java.io.IOException;

/** Runs a stage, telling the listener and keeping the time it takes. A night that has ended passes through untouched. */
final class Timed {

    /** A stage's work. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    private Timed() {}

    static Night stage(Night night, String stage, RunListener listener, Work work) throws IOException {
        if (night.run().state().isOutcome()) {
            return night;
        }
        listener.stage(night.run(), stage);
        long start = System.nanoTime();
        try {
            work.run();
        } finally {
            night.spent(stage, System.nanoTime() - start);
        }
        return night;
    }
}
