package org.rollcall.demo;

/** What a throw of the dice is about, so that each has a sequence of its own. The order is part of the bytes. */
enum Topic {
    SCHOOL,
    SCHOOL_SIZE,
    TEACHER,
    CO_TEACHER,
    STUDENT,
    SSID,
    NIGHT,
    SCHEDULE;

    Dice dice(Settings settings, long... keys) {
        long[] all = new long[keys.length + 2];
        all[0] = settings.seed();
        all[1] = ordinal();
        System.arraycopy(keys, 0, all, 2, keys.length);
        return Dice.of(all);
    }
}
