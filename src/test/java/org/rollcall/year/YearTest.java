package org.rollcall.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.year.Vendor.FILES;
import static org.rollcall.year.Vendor.ZIP;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.year.Intent.Policy;

/**
 * Two LEAs through a year of nights, from one first day of school to after the next. Every decision is worked out beside
 * the code under test, and after every night CERS has, group by group, just those people whom it should have.
 */
class YearTest {

    private static final LocalDate OPENING = LocalDate.of(2027, 8, 16);
    private static final String NOT_OPEN = "CERS opens school year 2028 on 2027-08-16";
    private static final boolean STRESS = Integer.getInteger("rollcall.cases", 25) >= 1000;

    @TempDir
    Path folder;

    /** Without the SIS there is no night, without the academy there is; ops know of its holidays and its new terms. */
    private static Story alder() {
        return new Story(
                        "alder",
                        1,
                        nights(
                                "2026-10-13..2026-10-28",
                                "2026-12-18..2026-12-19",
                                "2027-01-05..2027-01-08",
                                "2027-03-09..2027-03-13",
                                "2027-06-04..2027-06-05",
                                "2027-08-12..2027-08-12",
                                "2027-08-16..2027-08-20"),
                        new Calendar(LocalDate.of(2026, 12, 18), LocalDate.of(2027, 1, 5)),
                        new Intent(new Policy.Abort(), new Policy.Skip()))
                .on("2026-10-14", "2026-10-15", Night.silent(FILES))
                .on("2026-10-16", Night.silent(ZIP))
                .on("2026-10-19", "2026-10-21", Night.paused(FILES))
                .on("2026-10-22", Night.damaged(ZIP, Damage.HALF_THE_BYTES))
                .on("2026-10-23", Night.damaged(ZIP, Damage.LARGEST_SCHOOL_MISSING))
                .on("2026-10-26", Night.damaged(ZIP, Damage.GRADE_MISSING))
                .on("2026-10-27", Night.damaged(ZIP, Damage.LOGINS_BLANK))
                .on("2026-10-28", Night.damaged(FILES, Damage.HALF_THE_BYTES))
                .on("2026-12-19", "2027-01-04", Night.skipped())
                .on("2027-01-05", Night.published())
                .on("2027-01-07", Night.damaged(ZIP, Damage.MEMBERSHIPS_CUT))
                .on("2027-03-09", Night.damaged(ZIP, Damage.PEOPLE_CUT))
                .on("2027-03-10", Night.damaged(ZIP, Damage.SMALLEST_SCHOOL_MISSING))
                .on("2027-03-11", Night.damaged(FILES, Damage.LARGEST_SCHOOL_MISSING))
                .on("2027-03-12", Night.damaged(FILES, Damage.MEMBERSHIPS_CUT))
                .on("2027-06-05", "2027-08-11", Night.skipped())
                .on("2027-08-12", "2027-08-15", Night.heldFor(NOT_OPEN))
                .on("2027-08-16", Night.published())
                .on("2027-08-19", Night.damaged(ZIP, Damage.HALF_THE_SECTIONS));
    }

    /** What came last stands in for both, for two days; nobody has told Rollcall anything. */
    private static Story birch() {
        return new Story(
                        "birch",
                        2,
                        nights(
                                "2026-10-13..2026-10-17",
                                "2026-10-19..2026-10-23",
                                "2026-10-26..2026-10-28",
                                "2027-01-17..2027-01-19",
                                "2027-03-09..2027-03-12",
                                "2027-06-04..2027-06-05",
                                "2027-08-12..2027-08-12",
                                "2027-08-16..2027-08-17"),
                        new Calendar(LocalDate.of(2027, 1, 17), LocalDate.of(2027, 1, 18)),
                        new Intent(new Policy.LastGood(2), new Policy.LastGood(2)))
                .on("2026-10-14", "2026-10-16", Night.silent(ZIP))
                .on("2026-10-20", Night.damaged(ZIP, Damage.HALF_THE_BYTES))
                .on("2026-10-21", "2026-10-22", Night.silent(FILES))
                .on("2026-10-26", Night.damaged(ZIP, Damage.SMALLEST_SCHOOL_MISSING))
                .on("2026-10-27", Night.damaged(ZIP, Damage.HALF_THE_SECTIONS))
                .on("2026-10-28", Night.damaged(FILES, Damage.GRADE_MISSING))
                .on("2027-01-18", Night.heldAndApproved())
                .on("2027-03-09", Night.damaged(FILES, Damage.HALF_THE_SECTIONS))
                .on("2027-03-10", Night.damaged(ZIP, Damage.MEMBERSHIPS_CUT))
                .on("2027-03-11", Night.damaged(ZIP, Damage.LARGEST_SCHOOL_MISSING))
                .on("2027-03-12", Night.damaged(FILES, Damage.LOGINS_BLANK))
                .on("2027-06-05", "2027-08-11", Night.held())
                .on("2027-08-12", "2027-08-15", Night.heldFor(NOT_OPEN))
                .on("2027-08-16", Night.heldAndApproved());
    }

    /** These nights in a build, 60 for both LEAs, in which everything happens once; under stress all of the year. */
    private static List<LocalDate> nights(String... ranges) {
        return Arrays.stream(STRESS ? new String[] {"2026-08-12..2027-09-10"} : ranges)
                .map(range -> range.split("\\.\\."))
                .flatMap(range -> LocalDate.parse(range[0])
                        .datesUntil(LocalDate.parse(range[1]).plusDays(1)))
                .toList();
    }

    /** Every ninth school day on which nothing is out of the ordinary has a damage. */
    private static void damage(Story story) {
        List<LocalDate> days = story.nights().stream()
                .filter(date -> date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(date -> date.isAfter(Calendar.FIRST.plusDays(7)) && !story.isScripted(date))
                .toList();
        for (int i = 0; i < days.size(); i += 9) {
            Damage damage = Damage.values()[i / 9 % Damage.values().length];
            story.on(days.get(i), Night.damaged(i / 9 % 3 == 0 ? FILES : ZIP, damage));
        }
    }

    @Test
    void every_night_ends_as_it_should_and_cers_has_whom_it_should() throws IOException {
        List<Story> stories = List.of(alder(), birch());
        if (STRESS) {
            stories.forEach(YearTest::damage);
        }
        try (Service service = new Service(folder)
                .lea(
                        "alder",
                        List.of(
                                "\"policies[spec-files]\": skip",
                                "blackout: \"2026-12-19..2027-01-04, 2027-06-05..2027-08-11\"",
                                "\"blackouts[spec-files]\": \"2026-10-19..2026-10-21\"",
                                "expectedChanges: \"2027-01-05..2027-01-15 new term, 2027-08-09..2027-08-31 rollover\""))
                .lea(
                        "birch",
                        List.of("\"policies[oneroster-zip]\": last-good 2d", "\"policies[spec-files]\": last-good 2d"))
                .start("cers.schoolYears=2027, 2028 from " + OPENING)) {
            for (LocalDate date : dates(stories)) {
                List<Story> tonight = stories.stream()
                        .filter(story -> story.nights().contains(date))
                        .toList();
                service.at(date);
                for (Story story : tonight) {
                    story.send(service, date);
                }
                service.nights(tonight.stream().map(Story::lea).toList());
                for (Story story : tonight) {
                    story.judge(service, date);
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        stories.forEach(story -> wrong.addAll(story.wrong()));
        assertThat(wrong).isEmpty();
        for (Story story : stories) {
            assertThat(story.falseHolds()).as("held in error").hasSizeLessThanOrEqualTo(1);
        }
    }

    private static Iterable<LocalDate> dates(List<Story> stories) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        stories.forEach(story -> dates.addAll(story.nights()));
        return dates;
    }
}
