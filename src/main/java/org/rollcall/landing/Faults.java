package org.rollcall.landing;

import java.io.IOException;

/** What went wrong on another thread, thrown on the one that waits for it. */
public final class Faults {

    private Faults() {}

    /**
     * Throws a fault as it is.
     *
     * @param fault an {@link IOException} or one that need not be declared; null for none
     * @throws IOException when it is one
     */
    public static void rethrow(Throwable fault) throws IOException {
        if (fault instanceof IOException e) {
            throw e;
        }
        if (fault instanceof RuntimeException e) {
            throw e;
        }
        if (fault instanceof Error e) {
            throw e;
        }
    }
}
