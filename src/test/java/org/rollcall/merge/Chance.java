package org.rollcall.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded luck. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** True so often of a thousand times. */
    boolean permille(int times) {
        return random.nextInt(1000) < times;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> List<T> shuffled(List<T> of) {
        List<T> shuffled = new ArrayList<>(of);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Some of them, at least one, in any order. */
    <T> List<T> some(List<T> of) {
        return shuffled(of).subList(0, between(1, of.size()));
    }
}
