package org.rollcall.demo;

/** The things found in one school only. Schools 0, 1, 2 and 3 are elementary, middle, high and elementary. */
enum Oddity {
    /** Names with a comma and with quotation marks; guardians in the export; rows that refer to nothing. */
    AWKWARD_NAMES(0),
    DANGLING_ROWS(0),
    GUARDIANS(0),
    /** Two students with one SSID. */
    SHARED_SSID(1),
    /** A student whose SSID has nine digits. */
    SHORT_SSID(2),
    /** Two sections of a course in the same period, whose teachers' names differ in case and accent only. */
    COLLIDING_NAMES(2),
    /** One class of more than 200 students. */
    MARCHING_BAND(2),
    /** Enrollments of status tobedeleted. */
    DELETED_ROWS(2),
    /** Homerooms without a title, as Aeries sends them. */
    BLANK_TITLES(3);

    private final int school;

    Oddity(int school) {
        this.school = school;
    }

    int school() {
        return school;
    }
}
