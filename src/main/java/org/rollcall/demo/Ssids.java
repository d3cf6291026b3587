package org.rollcall.demo;

/** Statewide student identifiers: ten digits, another one for each student number below 100,000,000. */
final class Ssids {

    private static final int RANGE = 100_000_000;
    private static final long FIRST = 99L * RANGE;

    private final int offset;

    Ssids(Settings settings) {
        this.offset = Topic.SSID.dice(settings).below(RANGE);
    }

    String of(int number) {
        // 61803399 has no factor in common with the range, so that no two numbers meet.
        return String.valueOf(FIRST + (number * 61_803_399L + offset) % RANGE);
    }
}
