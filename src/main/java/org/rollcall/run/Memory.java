package org.rollcall.run;

import java.util.Locale;
import org.rollcall.source.RosterSize;

/** Whether the heap is large enough for a night; said before it is read, since a full heap leaves nobody to say it. */
final class Memory {

    private static final int MEGABYTE = 1_000_000;
    private static final int STEP = 64;

    /** What is needed is estimated; a night that may just fit is tried. */
    private static final double SURE = 0.9;

    private Memory() {}

    /**
     * Demands the heap that rosters need.
     *
     * @param rules how many make groups of them
     * @throws NightFailedException saying how much that is
     */
    static void require(RosterSize size, int rules) {
        long heap = size.heapBytes(rules);
        long most = Runtime.getRuntime().maxMemory();
        if (heap * SURE > most) {
            throw new NightFailedException(String.format(
                    Locale.ROOT,
                    "About %,d enrollments of %,d users in %,d classes need about %,d MB of memory, and Rollcall may take"
                            + " %,d MB. Give it more, such as ROLLCALL_OPTS=-Xmx%dm, and run it again.",
                    size.enrollments(),
                    size.users(),
                    size.classes(),
                    heap / MEGABYTE,
                    most / MEGABYTE,
                    startedWith(heap)));
        }
    }

    /** The next round figure above it with some room, since a heap keeps a part of itself free. */
    private static long startedWith(long heap) {
        return (heap / 10 * 11 / (STEP * (long) MEGABYTE) + 1) * STEP;
    }

    /** What to say when it was not enough all the same. */
    static String exhausted() {
        long most = Runtime.getRuntime().maxMemory() / MEGABYTE;
        return String.format(
                Locale.ROOT,
                "Rollcall ran out of memory, of which it may take %,d MB. Give it more, such as ROLLCALL_OPTS=-Xmx%dm, and"
                        + " run it again.",
                most,
                (most * 3 / 2 / STEP + 1) * STEP);
    }
}
