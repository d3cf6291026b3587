package org.rollcall.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;

/**
 * A synthetic California school district, or the charter school beside it, written the way a student information system
 * exports one: a OneRoster 1.1 CSV zip in bulk mode. No person in it exists; county code 99 belongs to no county.
 *
 * <p>Equal settings give equal bytes. The district carries the oddities of real exports (transfers between schools,
 * students without an SSID, teachers without an e-mail, class titles that differ in case and accent only, a class of
 * more than 200 students) and exactly four rows that refer to something the export lacks, so that a reader's findings
 * have something to show. With fewer than about 2,500 students (six schools) transfers, shared teachers and blank class
 * titles may be missing.
 *
 * <p>Instances are immutable: each {@code with} method returns another district.
 */
public final class DemoDistrict {

    private static final int DEFAULT_STUDENTS = 5_000;
    private static final int CHARTER_STUDENTS = 420;
    private static final int MIN_STUDENTS = 600;
    private static final int MAX_STUDENTS = 1_000_000;
    private static final int MAX_NIGHT = 366;

    private final Settings settings;

    private DemoDistrict(Settings settings) {
        this.settings = settings;
    }

    /**
     * A district of 12 schools and 5,000 students.
     *
     * @param seed chooses names, identifiers and who sits where
     * @param date the day of the export. Decides the school year (a new one starts on July 1), which enrollments have
     *     ended and which have yet to begin; full-year classes are in session on every date
     */
    public static DemoDistrict of(long seed, LocalDate date) {
        return new DemoDistrict(new Settings(Agency.DISTRICT, seed, date, DEFAULT_STUDENTS, false, 1, false));
    }

    /**
     * A charter of one school, Demo Charter Academy, with 420 students in grades 6 to 12. It has the county-district code
     * of the district that authorised it, and nothing else in common with it: its people have other SSIDs, e-mail
     * addresses and local ids, and every sourcedId is a UUID. Of the oddities it has two, a student without an SSID and a
     * teacher without an e-mail; every reference resolves.
     *
     * @param seed as for a district; the district of the same seed has other people
     * @param date as for a district
     */
    public static DemoDistrict charter(long seed, LocalDate date) {
        return new DemoDistrict(new Settings(Agency.CHARTER, Dice.mix(~seed), date, CHARTER_STUDENTS, true, 1, false));
    }

    /**
     * Scales the district: about 417 students a school, one class for six students, five enrollments a student. Memory
     * does not grow with the number.
     *
     * @throws IllegalArgumentException if {@code n} is not in 600 to 1,000,000
     * @throws UnsupportedOperationException if this is the charter
     */
    public DemoDistrict withStudents(int n) {
        if (settings.agency() == Agency.CHARTER) {
            throw new UnsupportedOperationException(
                    "The demo's charter has " + CHARTER_STUDENTS + " students, always: scale the district.");
        }
        if (n < MIN_STUDENTS || n > MAX_STUDENTS) {
            throw new IllegalArgumentException("A demo district cannot have " + n + " students: choose a number from "
                    + MIN_STUDENTS + " to " + MAX_STUDENTS + ".");
        }
        return new DemoDistrict(new Settings(
                settings.agency(),
                settings.seed(),
                settings.date(),
                n,
                settings.uuids(),
                settings.night(),
                settings.half()));
    }

    /** Makes every sourcedId a UUID derived from the seed, instead of a short id as Aeries has. */
    public DemoDistrict withUuids() {
        return new DemoDistrict(new Settings(
                settings.agency(),
                settings.seed(),
                settings.date(),
                settings.students(),
                true,
                settings.night(),
                settings.half()));
    }

    /**
     * The export of a later night: night 1 is the district itself; each night after it changes the schedule of about
     * 0.6 % of the students, loses 0.2 % and gains 0.2 %. Every change takes effect on the district's date, whatever
     * the night.
     *
     * @throws IllegalArgumentException if {@code n} is not in 1 to 366
     */
    public DemoDistrict night(int n) {
        if (n < 1 || n > MAX_NIGHT) {
            throw new IllegalArgumentException(
                    "A demo district has no night " + n + ": choose a number from 1 to " + MAX_NIGHT + ".");
        }
        return new DemoDistrict(new Settings(
                settings.agency(),
                settings.seed(),
                settings.date(),
                settings.students(),
                settings.uuids(),
                n,
                settings.half()));
    }

    /**
     * The same export cut short: the later half of the schools is absent from every file, yet each file is well formed
     * and refers to nothing that went missing. The charter's one school stays.
     */
    public DemoDistrict half() {
        return new DemoDistrict(new Settings(
                settings.agency(),
                settings.seed(),
                settings.date(),
                settings.students(),
                settings.uuids(),
                settings.night(),
                true));
    }

    /** The county and district part of the schools' CDS codes: seven digits, county 99. */
    public String countyDistrictCode() {
        return Schools.COUNTY_DISTRICT;
    }

    RosterExport export() {
        return new RosterExport(new District(settings));
    }

    /**
     * Writes the export: {@code manifest.csv} and the six roster files, UTF-8 without a byte-order mark, CRLF line
     * ends, deflated. A file of that name is replaced. The zip appears whole or not at all: it grows in the same folder
     * under a name that begins with a dot.
     *
     * @throws IOException if the folder is missing or cannot be written; nothing is left behind
     */
    public void writeZip(Path zip) throws IOException {
        Path growing = zip.resolveSibling("." + zip.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(growing)) {
                export().writeTo(out);
            }
            Files.move(growing, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(growing);
        }
    }
}
