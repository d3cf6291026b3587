package org.rollcall.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The short values of one column, of which there are often few: statuses, roles, dates. What was met lately is given as the
 * string it was then, which costs less than a new one, and is at hand for the thread that looks at it. Longer values are
 * names and ids, which are seldom asked for.
 */
final class ShortText {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST = 2 * Long.BYTES;
    private static final int SLOT_BITS = 5;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    /** After so many strings made, for more than half of its values, a column is one of names or ids. */
    private static final int ENOUGH = 1000;

    private final long[] heads = new long[1 << SLOT_BITS];
    private final long[] tails = new long[1 << SLOT_BITS];
    private final String[] texts = new String[1 << SLOT_BITS];
    private int asked;
    private int made;

    /**
     * The text of some bytes in UTF-8; null when they are many, or the column has turned out not to be one of few values.
     *
     * @param bytes of which at least eight come after these
     */
    String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0 || length > LONGEST || made > ENOUGH && made * 2 > asked) {
            return length == 0 ? "" : null;
        }
        asked++;
        long head = eight(bytes, from, Math.min(length, Long.BYTES));
        long tail = length <= Long.BYTES ? 0 : eight(bytes, from + Long.BYTES, length - Long.BYTES);
        int slot = (int) ((head ^ tail * SPREAD) * SPREAD >>> Long.SIZE - SLOT_BITS);
        if (heads[slot] != head || tails[slot] != tail) { // zero bytes are in no text, so that these tell lengths apart
            heads[slot] = head;
            tails[slot] = tail;
            made++;
            texts[slot] = new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        return texts[slot];
    }

    /** Up to eight bytes as a number. */
    private static long eight(byte[] bytes, int from, int count) {
        return (long) LONGS.get(bytes, from) & -1L >>> (Long.BYTES - count) * Byte.SIZE;
    }
}
