package org.rollcall.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.CersWriter;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.Mapping;
import org.rollcall.cers.SchoolYears;
import org.rollcall.cers.StudentGroup;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.lea.OutputFiles;
import org.rollcall.lea.Subject;
import org.rollcall.publish.PublicationRecord;

class GuardTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final String LINCOLN = "99100990000001";
    private static final String FRANKLIN = "99100990000002";
    private static final Map<String, String> NAMES = Map.of(LINCOLN, "Lincoln");
    private static final SchoolYears OPEN = SchoolYears.parse("2026, 2027");
    private static final String FIRST_RUN =
            "this is the LEA's first run (firstRun: hold): look at its files before CERS sees them";
    private static final String NO_GROUPS = "there are no groups: no class of the LEA's schools is in session on"
            + " 2026-11-20 with a student whose SSID is known";

    @TempDir
    Path folder;

    private static Lea lea(Consumer<LeaSettings> change) {
        LeaSettings settings = new LeaSettings();
        settings.setName("Demo Unified");
        settings.setCountyDistrictCode("9910099");
        settings.setSources("oneroster-zip");
        change.accept(settings);
        return settings.resolve("demo", Map.of());
    }

    /** A group with the students of the given numbers, the last one excluded. */
    private static StudentGroup group(String school, String name, int from, int to) {
        long[] ssids = LongStream.range(from, to).map(i -> 9_900_000_000L + i).toArray();
        return new StudentGroup(
                school,
                name,
                2027,
                Subject.ALL,
                ssids,
                List.of("t1@demo.example"),
                new GroupOrigin("section:" + name, name, "", Set.of("oneroster-zip")),
                1);
    }

    /** So many groups of Lincoln with one and the same student. */
    private static List<StudentGroup> groups(int from, int to) {
        List<StudentGroup> groups = new ArrayList<>();
        for (int i = from; i < to; i++) {
            groups.add(group(LINCOLN, "G" + (100 + i), 0, 1));
        }
        return groups;
    }

    private PublicationRecord published(List<StudentGroup> groups) throws IOException {
        List<CersFile> files = new CersWriter(folder, "demo", OutputFiles.LEA, Set.of()).write(groups);
        return PublicationRecord.NONE.next(
                "demo-2026-11-19-1",
                DATE.minusDays(1),
                Instant.EPOCH,
                2027,
                Map.of(),
                files,
                PublicationRecord.groups(groups));
    }

    private List<String> holds(Lea lea, SchoolYears years, List<StudentGroup> before, List<StudentGroup> now)
            throws IOException {
        PublicationRecord previous = before == null ? PublicationRecord.NONE : published(before);
        Gone gone = Gone.of(previous, now, new Gone.Rules(DATE, 3, year -> true, group -> true));
        InForce inForce = before == null ? InForce.NONE : InForce.read(previous, folder, folder.resolve("carried"));
        return new Guard(lea, years)
                .holds(
                        DATE,
                        new Mapping(now, List.of(), List.of(), List.of(), List.of(), null),
                        Changes.of(inForce, now, gone),
                        previous,
                        NAMES);
    }

    private List<String> holds(List<StudentGroup> before, List<StudentGroup> now) throws IOException {
        return holds(lea(s -> {}), OPEN, before, now);
    }

    @Test
    void a_night_like_the_last_is_not_held() throws IOException {
        List<StudentGroup> groups = List.of(group(LINCOLN, "Art", 0, 100), group(FRANKLIN, "Art", 100, 200));

        assertThat(holds(groups, groups)).isEmpty();
    }

    @ParameterizedTest(name = "{1} of {0}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "200  |   0 | -",
                "200  |  20 | -",
                "200  |  21 | 21 of 200 published students are gone (10.5 %, limit 10 %)",
                "100  |  19 | -",
                "100  |  20 | 20 of 100 published students are gone (20.0 %, limit 10 %)",
                "19   |  19 | -",
                "20   |  20 | 20 of 20 published students are gone (100.0 %, limit 10 %)",
                "2000 | 200 | -",
                "2000 | 300 | 300 of 2,000 published students are gone (15.0 %, limit 10 %)"
            })
    void over_10_percent_and_at_least_20_of_a_schools_students_gone_hold(int was, int gone, String sentence)
            throws IOException {
        List<StudentGroup> before = parts(LINCOLN, 0, was);
        List<StudentGroup> now = new ArrayList<>(parts(LINCOLN, gone, was));
        // the groups stay, so that only students are gone
        while (now.size() < before.size()) {
            now.add(group(LINCOLN, before.get(now.size()).name(), was + now.size(), was + now.size() + 1));
        }

        assertThat(holds(before, now))
                .isEqualTo(sentence == null ? List.of() : List.of("Lincoln (" + LINCOLN + "): " + sentence));
    }

    private static List<StudentGroup> parts(String school, int from, int to) {
        List<StudentGroup> parts = new ArrayList<>();
        for (int start = from; start < to; start += 200) {
            parts.add(group(school, "Band" + (100 + parts.size()), start, Math.min(to, start + 200)));
        }
        return parts;
    }

    @ParameterizedTest(name = "{1} of {0}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10 | 0 | -",
                "10 | 1 | -",
                "10 | 2 | 2 of 10 published groups are gone (20.0 %, limit 10 %)",
                "9  | 1 | 1 of 9 published groups are gone (11.1 %, limit 10 %)",
                "20 | 2 | -",
                "20 | 3 | 3 of 20 published groups are gone (15.0 %, limit 10 %)"
            })
    void over_10_percent_of_a_schools_groups_gone_hold(int was, int gone, String sentence) throws IOException {
        assertThat(holds(groups(0, was), groups(gone, was)))
                .isEqualTo(sentence == null ? List.of() : List.of("Lincoln (" + LINCOLN + "): " + sentence));
    }

    @Test
    void the_limits_are_the_leas() throws IOException {
        Lea strict = lea(s -> {
            s.getLimits().getSchool().setStudentsPercent("2.5");
            s.getLimits().getSchool().setStudentsAtLeast("1");
            s.getLimits().getSchool().setGroupsPercent("0");
        });
        List<StudentGroup> before = List.of(group(LINCOLN, "Art", 0, 100), group(LINCOLN, "Bio", 0, 1));

        assertThat(holds(strict, OPEN, before, List.of(group(LINCOLN, "Art", 2, 100), group(LINCOLN, "Bio", 0, 1))))
                .isEmpty();
        assertThat(holds(strict, OPEN, before, List.of(group(LINCOLN, "Art", 3, 100))))
                .containsExactly(
                        "Lincoln (99100990000001): 3 of 100 published students are gone (3.0 %, limit 2.5 %)",
                        "Lincoln (99100990000001): 1 of 2 published groups are gone (50.0 %, limit 0 %)");
    }

    @Test
    void each_school_is_held_for_itself_students_first() throws IOException {
        List<StudentGroup> before = List.of(group(LINCOLN, "Art", 0, 30), group(FRANKLIN, "Art", 100, 200));

        assertThat(holds(before, List.of(group(LINCOLN, "Music", 0, 30))))
                .containsExactly(
                        "Lincoln (99100990000001): 1 of 1 published groups are gone (100.0 %, limit 10 %)",
                        "school 99100990000002: 100 of 100 published students are gone (100.0 %, limit 10 %)",
                        "school 99100990000002: 1 of 1 published groups are gone (100.0 %, limit 10 %)");
    }

    @Test
    void students_who_change_groups_within_their_school_are_not_gone() throws IOException {
        List<StudentGroup> before = List.of(group(LINCOLN, "Art", 0, 50), group(LINCOLN, "Bio", 50, 100));

        assertThat(holds(before, List.of(group(LINCOLN, "Art", 50, 100), group(LINCOLN, "Bio", 0, 50))))
                .isEmpty();
    }

    @Test
    void students_who_change_schools_are_gone_from_the_one() throws IOException {
        List<StudentGroup> before = List.of(group(LINCOLN, "Art", 0, 100), group(FRANKLIN, "Art", 100, 101));

        assertThat(holds(before, List.of(group(LINCOLN, "Art", 0, 70), group(FRANKLIN, "Art", 70, 101))))
                .containsExactly(
                        "Lincoln (99100990000001): 30 of 100 published students are gone (30.0 %, limit 10 %)");
    }

    @Test
    void a_group_whose_name_cers_takes_for_the_old_one_is_not_gone() throws IOException {
        assertThat(holds(List.of(group(LINCOLN, "Art", 0, 1)), List.of(group(LINCOLN, "\u00C4RT", 0, 1))))
                .isEmpty();
    }

    @Test
    void new_schools_groups_and_students_are_welcome() throws IOException {
        assertThat(holds(
                        List.of(group(LINCOLN, "Art", 0, 1)),
                        List.of(
                                group(LINCOLN, "Art", 0, 200),
                                group(LINCOLN, "Bio", 0, 9),
                                group(FRANKLIN, "A", 0, 9))))
                .isEmpty();
    }

    @Test
    void a_first_run_is_held_unless_the_lea_says_otherwise() throws IOException {
        List<StudentGroup> now = List.of(group(LINCOLN, "Art", 0, 1));

        assertThat(holds(null, now)).containsExactly(FIRST_RUN);
        assertThat(holds(lea(s -> s.setFirstRun("publish")), OPEN, null, now)).isEmpty();
    }

    @Test
    void no_groups_at_all_are_held_first_run_or_not() throws IOException {
        assertThat(holds(lea(s -> s.setFirstRun("publish")), OPEN, null, List.of()))
                .containsExactly(NO_GROUPS);
        assertThat(holds(List.of(group(LINCOLN, "Art", 0, 1)), List.of()))
                .containsExactly(
                        NO_GROUPS, "Lincoln (99100990000001): 1 of 1 published groups are gone (100.0 %, limit 10 %)");
    }

    @Test
    void a_school_year_that_cers_has_not_opened_is_held() throws IOException {
        List<StudentGroup> groups = List.of(group(LINCOLN, "Art", 0, 1));

        assertThat(holds(lea(s -> {}), SchoolYears.parse("2026,2025"), groups, groups))
                .containsExactly("CERS does not have school year 2027 open (cers.schoolYears: 2025, 2026);"
                        + " it would refuse every file");
        assertThat(holds(lea(s -> {}), new SchoolYears(new TreeMap<>()), groups, groups))
                .containsExactly(
                        "CERS does not have school year 2027 open (cers.schoolYears: none); it would refuse every file");
    }

    @Test
    void every_reason_is_given() throws IOException {
        assertThat(holds(lea(s -> {}), SchoolYears.parse("2026"), null, List.of()))
                .containsExactly(
                        "CERS does not have school year 2027 open (cers.schoolYears: 2026); it would refuse every file",
                        NO_GROUPS,
                        FIRST_RUN);
    }

    @Test
    void students_who_stay_but_lose_most_of_their_classes_hold() throws IOException {
        List<StudentGroup> before =
                List.of(group(LINCOLN, "A", 0, 100), group(LINCOLN, "B", 0, 100), group(LINCOLN, "C", 0, 100));
        List<StudentGroup> now =
                List.of(group(LINCOLN, "A", 0, 34), group(LINCOLN, "B", 34, 67), group(LINCOLN, "C", 67, 100));

        assertThat(holds(before, now))
                .containsExactly("Lincoln (99100990000001): 200 of 300 published student places in groups are gone"
                        + " (66.7 %, limit 10 %)");
    }

    @Test
    void a_new_schedule_of_as_many_places_does_not_hold() throws IOException {
        List<StudentGroup> before = List.of(group(LINCOLN, "A", 0, 50), group(LINCOLN, "B", 50, 100));

        assertThat(holds(before, List.of(group(LINCOLN, "A", 50, 100), group(LINCOLN, "B", 0, 50))))
                .isEmpty();
    }

    private static List<StudentGroup> withLogins(int logins) {
        List<String> names = LongStream.range(0, logins)
                .mapToObj(i -> "t" + i + "@demo.example")
                .sorted()
                .toList();
        return List.of(new StudentGroup(
                LINCOLN,
                "A",
                2027,
                Subject.ALL,
                new long[] {9_900_000_001L},
                names,
                new GroupOrigin("section:k", "A", "", Set.of("oneroster-zip")),
                1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    16 |  0 | 16 of 16 published logins are gone (100.0 %, limit 10 %)
                    40 | 35 | 5 of 40 published logins are gone (12.5 %, limit 10 %)
                    40 | 36 |
                    50 | 45 |
                    4  |  0 |
                    """)
    void teachers_who_lose_their_groups_hold(int before, int now, String sentence) throws IOException {
        assertThat(holds(withLogins(before), withLogins(now)))
                .isEqualTo(sentence == null ? List.of() : List.of("Lincoln (99100990000001): " + sentence));
    }
}
