package org.rollcall.demo;

/**
 * The things found in one school only. Schools 0, 1, 2 and 3 of the district are elementary, middle, high and elementary;
 * the charter has school 0 alone.
 */
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
    BLANK_TITLES(3),
    /** A student without an SSID, whatever the seed. */
    MISSING_SSID(Agency.CHARTER, 0);

    private final Agency agency;
    private final int school;

    Oddity(int school) {
        this(Agency.DISTRICT, school);
    }

    Oddity(Agency agency, int school) {
        this.agency = agency;
        this.school = school;
    }

    Agency agency() {
        return agency;
    }

    int school() {
        return school;
    }
}
