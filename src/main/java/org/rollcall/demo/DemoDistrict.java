package org.rollcall.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A synthetic California school district, or the charter school or the elementary district beside it, written the way a
 * student information system exports one: a OneRoster 1.1 CSV zip in bulk mode, or the files of Rollcall's standard
 * data specification. No person in it exists; county code 99 belongs to no county.
 *
 * <p>Equal settings give equal bytes. The district carries the oddities of real exports (transfers between schools,
 * students without an SSID, teachers without an e-mail, class titles that differ in case and accent only, a class of
 * more than 200 students) and in its zip exactly four rows that refer to something the export lacks, so that a reader's
 * findings have something to show. With fewer than about 2,500 students (six schools) transfers, shared teachers and
 * blank class titles may be missing.
 *
 * <p>The district is told by four sources, which are views of it on one night: its zip; its SIS's database
 * ({@link #writeDatabase}), the SSIDs of students alone; its SIS's API ({@link #overApi}), two schools and a small online
 * academy; and an intervention programme's files ({@link #writeInterventionFiles}), a few sections at one elementary school.
 * When the four are merged in this order, exactly the following is there to be found, on every night:
 *
 * <ul>
 *   <li>the database has most of the SSIDs that the zip lacks
 *   <li>the API has the e-mail addresses of two of the three teachers who have none in the zip
 *   <li>the API has another e-mail address for one teacher, and the programme another family name for one student: the zip's
 *       count, and what was lost is reported ({@code value}, twice)
 *   <li>the API has another SSID for one student, who is left out ({@code two-ssids})
 *   <li>the API still lists a student in a class whose place there the zip has deleted, and the programme lists one in a
 *       homeroom of the zip's that is another's: neither is brought into the class ({@code membership}, twice)
 *   <li>the programme's homeroom is found to be the zip's by school, course, section number and term; its five other
 *       students are merged
 *   <li>the programme knows one student by SSID alone, under an id of its own, and is found to mean the zip's
 *   <li>the programme has a student of its own with another's SSID and another name: both are left out
 *       ({@code shared-ssid})
 *   <li>the programme has a teacher twice, with one e-mail address: neither is found to be the zip's ({@code ambiguous})
 *   <li>the programme has a tutor on its staff who is a student of the high school ({@code teacher-also-student})
 *   <li>the classes of the online academy and of the programme are theirs alone; their students, and some of their teachers,
 *       are the zip's
 * </ul>
 *
 * <p>Instances are immutable: each method that changes a setting returns another district.
 */
public final class DemoDistrict {

    private static final int DEFAULT_STUDENTS = 5_000;
    private static final int CHARTER_STUDENTS = 420;
    private static final int ELEMENTARY_STUDENTS = 640;
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
        return new DemoDistrict(new Settings(Agency.DISTRICT, seed, date, DEFAULT_STUDENTS));
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
        return new DemoDistrict(new Settings(Agency.CHARTER, Dice.mix(~seed), date, CHARTER_STUDENTS).withUuids());
    }

    /**
     * Demo Elementary School District: two elementary schools and 640 students, under a county-district code of its
     * own. It has nothing in common with the district and the charter: its people have other SSIDs, e-mail addresses and
     * local ids. Its oddities are those of files that went through a spreadsheet, one of each: a student without an SSID,
     * a teacher without an e-mail, an SSID written as a power of ten, a family name that lost a letter, and in
     * {@code section_students.csv} a row for a student who is not in {@code students.csv}.
     *
     * @param seed as for a district; the other LEAs of the same seed have other people
     * @param date as for a district
     */
    public static DemoDistrict elementary(long seed, LocalDate date) {
        // For no seed is that the ~seed of the charter, as seed + 1 would be for -1.
        return new DemoDistrict(new Settings(Agency.ELEMENTARY, Dice.mix(seed + 2), date, ELEMENTARY_STUDENTS));
    }

    /**
     * Scales the district: about 417 students a school, one class for six students, five enrollments a student. Memory
     * does not grow with the number.
     *
     * @throws IllegalArgumentException if {@code n} is not in 600 to 1,000,000
     * @throws UnsupportedOperationException if this is the charter or the elementary district
     */
    public DemoDistrict withStudents(int n) {
        demandDistrict("has " + settings.students() + " students, always: scale the district.");
        if (n < MIN_STUDENTS || n > MAX_STUDENTS) {
            throw new IllegalArgumentException("A demo district cannot have " + n + " students: choose a number from "
                    + MIN_STUDENTS + " to " + MAX_STUDENTS + ".");
        }
        return new DemoDistrict(settings.withStudents(n));
    }

    /** Makes every sourcedId a UUID derived from the seed, instead of a short id as Aeries has. */
    public DemoDistrict withUuids() {
        return new DemoDistrict(settings.withUuids());
    }

    /**
     * The export of a later night: night 1 is the district itself; each night after it changes the schedule of about
     * 0.6 % of the students, loses 0.2 % and gains 0.2 %. Every change takes effect on the district's date, whatever
     * the night.
     *
     * <p>On night 2, and on every fortieth after it, classes change too, in the district alone, and in all of its sources
     * that have them: at the second school one is dropped, without a trace; at the third one becomes another course's
     * under the id it had, while there is any left that may, and a teacher leaves all classes to someone new.
     * {@link #news} says which.
     *
     * @throws IllegalArgumentException if {@code n} is not in 1 to 366
     */
    public DemoDistrict night(int n) {
        if (n < 1 || n > MAX_NIGHT) {
            throw new IllegalArgumentException(
                    "A demo district has no night " + n + ": choose a number from 1 to " + MAX_NIGHT + ".");
        }
        return new DemoDistrict(settings.withNight(n));
    }

    /**
     * The same export cut short: the later half of the schools is absent from every file, yet each file is well formed
     * and refers to nothing that went missing. The charter's one school stays, and the first of the elementary
     * district's two.
     */
    public DemoDistrict half() {
        return new DemoDistrict(settings.withHalf());
    }

    /**
     * The elementary district without its oddities: every row is sound, every student has an SSID and every teacher an
     * e-mail.
     *
     * @throws UnsupportedOperationException if this is the district or the charter
     */
    public DemoDistrict flawless() {
        if (settings.agency() != Agency.ELEMENTARY) {
            throw new UnsupportedOperationException(
                    "The demo's " + settings.agency().noun()
                            + " has its oddities, always: only the elementary district can be had without.");
        }
        return new DemoDistrict(settings.withoutOddities());
    }

    /**
     * What the district's SIS tells over its OneRoster API: the district's second and third school, whatever its size, with
     * the same sourcedIds, and a small online academy, as the description of this class has it. Half an export leaves it as
     * it is.
     *
     * @throws UnsupportedOperationException if this is the charter or the elementary district
     */
    public DemoDistrict overApi() {
        demandDistrict("tells over its API what it exports: only the district's tells another thing.");
        return new DemoDistrict(settings.withApi());
    }

    /**
     * What happened to classes on this night, a sentence for each of the changes that {@link #night} names; none on most
     * nights.
     */
    public List<String> news() {
        return new District(settings).news();
    }

    /** The county and district part of the schools' CDS codes: seven digits, county 99. */
    public String countyDistrictCode() {
        return settings.agency().countyDistrict();
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
        WholeFile.write(zip, export()::writeTo);
    }

    /**
     * Writes what the district's SIS lets a vendor read of its database: an SQLite file with a table {@code students}, whose
     * columns are those of {@code students.csv} in Rollcall's standard data specification. It has the SSIDs of most students
     * for whom the zip has none. A file of that name is replaced.
     *
     * @throws IOException if the folder is missing or cannot be written
     */
    public void writeDatabase(Path file) throws IOException {
        new StudentDatabase(new District(settings)).writeTo(file);
    }

    /**
     * Writes the eight roster files of Rollcall's standard data specification into a folder, in UTF-8 without a
     * byte-order mark, with CRLF line ends. Files of those names are replaced, others stay. Each appears whole or not at
     * all.
     *
     * <p>They have the people, sections and enrollments of the zip, but not the rows it marks as deleted nor those that
     * refer to something it lacks. Ids are the SIS's own short ones, never UUIDs; end dates are last days.
     *
     * @throws IOException if the folder is missing or cannot be written
     */
    public void writeSpecFiles(Path folder) throws IOException {
        new SpecExport(new SpecRows(new District(settings))).writeTo(folder);
    }

    /**
     * Writes the same eight files as another, smaller system beside the district's SIS has them: that of an intervention
     * programme at the first school, as the description of this class has it.
     *
     * @throws IOException if the folder is missing or cannot be written
     * @throws UnsupportedOperationException if this is the charter or the elementary district
     */
    public void writeInterventionFiles(Path folder) throws IOException {
        demandDistrict("has no intervention programme: ask the district for it.");
        new SpecExport(new Intervention(new District(settings))).writeTo(folder);
    }

    private void demandDistrict(String otherwise) {
        if (settings.agency() != Agency.DISTRICT) {
            throw new UnsupportedOperationException(
                    "The demo's " + settings.agency().noun() + " " + otherwise);
        }
    }
}
