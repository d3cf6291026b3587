package org.rollcall.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The things found in a few schools only, most of them in one. Schools 0, 1, 2 and 3 of the district are elementary,
 * middle, high and elementary; the charter has school 0 alone; the elementary district has 0 and 1, and its oddities
 * are all in the first, so that half an export has them too.
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
    /** What the API tells otherwise than the zip: a teacher's e-mail, a student's SSID, a place that was taken back. */
    OTHER_EMAIL(1),
    OTHER_SSID(1),
    LINGERING_PLACE(2),
    /** What happens to classes as nights go by: one is dropped; one becomes another course's, and a teacher is replaced. */
    DROPPED_CLASSES(1),
    CHANGED_CLASSES(2),
    /** Homerooms without a title, as Aeries sends them. */
    BLANK_TITLES(3),
    /** A teacher without an e-mail; the API has it. */
    MISSING_EMAIL(Map.of(Agency.DISTRICT, Set.of(0, 1, 2), Agency.CHARTER, Set.of(0), Agency.ELEMENTARY, Set.of(0))),
    /** A student without an SSID, whatever the seed. */
    MISSING_SSID(Map.of(Agency.CHARTER, Set.of(0), Agency.ELEMENTARY, Set.of(0))),
    /** A student whose SSID a spreadsheet has written as a power of ten, its last digits lost. */
    ROUNDED_SSID(Map.of(Agency.ELEMENTARY, Set.of(0))),
    /** A student whose family name has lost a letter to a narrower character set. */
    DAMAGED_NAME(Map.of(Agency.ELEMENTARY, Set.of(0))),
    /** A place in a section for a student of whom there is no row. */
    STRAY_ROW(Map.of(Agency.ELEMENTARY, Set.of(0)));

    private final Map<Agency, Set<Integer>> schools;

    Oddity(int school) {
        this(Map.of(Agency.DISTRICT, Set.of(school)));
    }

    Oddity(Map<Agency, Set<Integer>> schools) {
        this.schools = schools;
    }

    /** What is odd about a school. */
    static Set<Oddity> of(Settings settings, int school) {
        return settings.flawless()
                ? Set.of()
                : Arrays.stream(values())
                        .filter(oddity -> oddity.schools
                                .getOrDefault(settings.agency(), Set.of())
                                .contains(school))
                        .filter(oddity -> oddity.shows(settings.api()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private boolean shows(boolean api) {
        return switch (this) {
            case MISSING_EMAIL -> !api;
            case OTHER_EMAIL, OTHER_SSID, LINGERING_PLACE -> api;
            default -> true;
        };
    }
}
