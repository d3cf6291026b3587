package org.rollcall.demo;

import java.time.LocalDate;
import java.util.Objects;

/** All that decides the bytes of an export. */
record Settings(Agency agency, long seed, LocalDate date, int students, boolean uuids, int night, boolean half) {

    Settings {
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(date, "date");
    }
}
