package org.rollcall.demo;

import java.time.LocalDate;
import java.util.Objects;

/** All that decides the bytes of an export. */
record Settings(
        Agency agency,
        long seed,
        LocalDate date,
        int students,
        boolean uuids,
        int night,
        boolean half,
        boolean flawless,
        boolean api) {

    Settings {
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(date, "date");
    }

    /** Those of the first night, whole. */
    Settings(Agency agency, long seed, LocalDate date, int students) {
        this(agency, seed, date, students, false, 1, false, false, false);
    }

    Settings withStudents(int number) {
        return new Settings(agency, seed, date, number, uuids, night, half, flawless, api);
    }

    Settings withUuids() {
        return new Settings(agency, seed, date, students, true, night, half, flawless, api);
    }

    Settings withNight(int number) {
        return new Settings(agency, seed, date, students, uuids, number, half, flawless, api);
    }

    Settings withHalf() {
        return new Settings(agency, seed, date, students, uuids, night, true, flawless, api);
    }

    Settings withoutOddities() {
        return new Settings(agency, seed, date, students, uuids, night, half, true, api);
    }

    Settings withApi() {
        return new Settings(agency, seed, date, students, uuids, night, half, flawless, true);
    }
}
