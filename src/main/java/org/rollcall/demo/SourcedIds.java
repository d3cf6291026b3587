package org.rollcall.demo;

import java.util.UUID;

/** The sourcedIds of an export: the SIS's own short ids, or UUIDs in their place. */
final class SourcedIds {

    private final long seed;
    private final boolean uuids;

    SourcedIds(Settings settings) {
        this.seed = settings.seed();
        this.uuids = settings.uuids();
    }

    String district() {
        return of("org", "0");
    }

    String school(School school) {
        return of("org", school.code());
    }

    String session(String key) {
        return of("session", key);
    }

    String course(String code) {
        return of("course", code);
    }

    String section(Section section) {
        return of("class", section.key());
    }

    String section(String key) {
        return of("class", key);
    }

    String user(String key) {
        return of("user", key);
    }

    String enrollment(String key) {
        return of("enrollment", key);
    }

    private String of(String kind, String key) {
        return uuids ? uuid(kind, key) : key;
    }

    private String uuid(String kind, String key) {
        long high = digest(digest(seed, kind), key);
        long low = Dice.mix(high ^ digest(~seed, key));
        return new UUID(high & ~0xF000L | 0x4000L, low & ~(3L << 62) | 1L << 63).toString();
    }

    private static long digest(long start, String text) {
        long value = Dice.mix(start + text.length());
        for (int i = 0; i < text.length(); i++) {
            value = (value ^ text.charAt(i)) * 0x100000001B3L;
            value ^= value >>> 29;
        }
        return Dice.mix(value);
    }
}
