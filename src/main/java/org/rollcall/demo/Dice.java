package org.rollcall.demo;

import java.util.List;

/** A small random generator (SplitMix64) whose sequence, unlike the JDK's, is ours to keep for ever. */
final class Dice {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice whose throws depend on the keys alone, not on what was thrown elsewhere. */
    static Dice of(long... keys) {
        long state = GAMMA;
        for (long key : keys) {
            state = mix(state ^ key) + GAMMA;
        }
        return new Dice(state);
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** True {@code n} times in ten thousand. */
    boolean chance(int n) {
        return below(10_000) < n;
    }

    <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }
}
