package org.rollcall.run;

import java.util.List;
import java.util.Locale;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.source.RosterSize;

/** Whether the heap is large enough for a night; said before it is read, since a full heap leaves nobody to say it. */
final class Memory {

    private static final int MEGABYTE = 1_000_000;
    private static final int STEP = 64;

    /** What a group in force and a student's place in it take, in bytes: measured at 560,000 students, tried at 50,000. */
    private static final int KEPT_GROUP = 400;

    private static final int KEPT_PLACE = 12;

    /** What is needed is estimated; a night that may just fit is tried. */
    private static final double SURE = 0.9;

    private Memory() {}

    /**
     * Demands the heap that rosters need.
     *
     * @param rules how many make groups of them
     * @param kept groups that keep the members they have
     * @throws NightFailedException saying how much that is
     */
    static void require(RosterSize size, int rules, List<PublishedGroup> kept) {
        long places = kept.stream().mapToLong(PublishedGroup::students).sum();
        long heap = size.heapBytes(rules) + kept.size() * (long) KEPT_GROUP + places * KEPT_PLACE;
        long most = Runtime.getRuntime().maxMemory();
        if (heap * SURE > most) {
            throw new NightFailedException(String.format(
                    Locale.ROOT,
                    "About %,d enrollments of %,d users in %,d classes%s need about %,d MB of memory, and Rollcall may"
                            + " take %,d MB. Give it more, such as ROLLCALL_OPTS=-Xmx%dm, and run it again.",
                    size.enrollments(),
                    size.users(),
                    size.classes(),
                    kept.isEmpty()
                            ? ""
                            : String.format(Locale.ROOT, " and %,d places that mode add-only keeps", places),
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
