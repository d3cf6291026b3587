package org.rollcall.demo;

/**
 * Statewide student identifiers: ten digits, another one for each student number below 100,000,000. The first two digits
 * are the LEA's own.
 */
final class Ssids {

    private static final int RANGE = 100_000_000;

    private final long first;
    private final int offset;

    Ssids(Settings settings) {
        this.first = (long) settings.agency().ssidPrefix() * RANGE;
        this.offset = Topic.SSID.dice(settings).below(RANGE);
    }

    String of(int number) {
        // 61803399 has no factor in common with the range, so that no two numbers meet.
        return String.valueOf(first + (number * 61_803_399L + offset) % RANGE);
    }
}
