package org.rollcall.roster;

import java.util.Arrays;

/** Whole numbers by their place, in blocks: a column that grows copies nothing, and takes no more room than it needs. */
final class IntColumn {

    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private int[][] blocks = new int[4][];

    /** The number at a place that was set. */
    int get(int place) {
        return blocks[place >> BITS][place & MASK];
    }

    /** Sets the number at a place that was set before, or at the next. */
    void set(int place, int number) {
        int block = place >> BITS;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block * 2);
        }
        if (blocks[block] == null) {
            blocks[block] = new int[block == 0 ? 1 << 8 : 1 << BITS];
        }
        if ((place & MASK) == blocks[block].length) { // the first alone begins small
            blocks[block] = Arrays.copyOf(blocks[block], Math.min(blocks[block].length * 2, 1 << BITS));
        }
        blocks[block][place & MASK] = number;
    }
}
