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
import org.rollcall.publish.PublishedGroup;

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
                groups.stream().map(PublishedGroup::of).toList());
    }

    private List<String> holds(Lea lea, SchoolYears years, List<StudentGroup> before, List<StudentGroup> now)
            throws IOException {
        return judge(lea, years, before == null ? PublicationRecord.NONE : published(before), now)
                .holds();
    }

    private Guard.Verdict judge(Lea lea, SchoolYears years, PublicationRecord previous, List<StudentGroup> now)
            throws IOException {
        Gone gone = Gone.of(previous, now, new Gone.Rules(lea, DATE, years, group -> true));
        InForce inForce = previous.isEmpty() ? InForce.NONE : InForce.read(previous, folder, folder.resolve("carried"));
        return new Guard(lea, years)
                .judge(
                        DATE,
                        new Mapping(now, List.of(), 0, List.of(), List.of(), List.of(), null),
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
                "19   |  18 | -",
                "19   |  19 | 19 of 19 published students are gone (100.0 %, limit 10 %)",
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

        Lea schoolAlone = lea(s -> {
            s.getLimits().getLea().setStudentsPercent("100");
            s.getLimits().getGroup().setStudentsPercent("100");
        });
        assertThat(holds(schoolAlone, OPEN, before, now))
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
                "10 | 4 | -",
                "10 | 5 | 5 of 10 published groups are gone (50.0 %, limit 10 %)",
                "50 | 5 | -",
                "50 | 6 | 6 of 50 published groups are gone (12.0 %, limit 10 %)"
            })
    void over_10_percent_and_at_least_5_of_a_schools_groups_gone_hold_and_so_does_the_last(
            int was, int gone, String sentence) throws IOException {
        assertThat(holds(groups(0, was), groups(gone, was)))
                .isEqualTo(sentence == null ? List.of() : List.of("Lincoln (" + LINCOLN + "): " + sentence));
    }

    @Test
    void the_limits_are_the_leas() throws IOException {
        Lea strict = lea(s -> {
            s.getLimits().getSchool().setStudentsPercent("2.5");
            s.getLimits().getSchool().setStudentsAtLeast("1");
            s.getLimits().getSchool().setGroupsPercent("0");
            s.getLimits().getSchool().setGroupsAtLeast("1");
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
    void the_lea_and_each_school_are_held_for_themselves_students_first() throws IOException {
        List<StudentGroup> before = List.of(group(LINCOLN, "Art", 0, 30), group(FRANKLIN, "Art", 100, 200));

        assertThat(holds(before, List.of(group(LINCOLN, "Music", 0, 30))))
                .containsExactly(
                        "the LEA: 100 of 130 published students are gone (76.9 %, limit 6 %)",
                        "the LEA: 2 of 2 published groups are gone (100.0 %, limit 6 %)",
                        "Lincoln (99100990000001): 1 of 1 published groups are gone (100.0 %, limit 10 %)",
                        "school 99100990000002: 100 of 100 published students are gone (100.0 %, limit 10 %)",
                        "school 99100990000002: 1 of 1 published groups are gone (100.0 %, limit 10 %)");
    }

    @Test
    void students_who_change_groups_within_their_school_are_gone_from_the_groups_alone() throws IOException {
        List<StudentGroup> before =
                List.of(group(LINCOLN, "Art", 0, 28), group(LINCOLN, "Bio", 28, 56), group(LINCOLN, "Chem", 56, 84));
        List<StudentGroup> now =
                List.of(group(LINCOLN, "Art", 0, 9), group(LINCOLN, "Bio", 9, 56), group(LINCOLN, "Chem", 56, 84));

        assertThat(holds(before, now))
                .containsExactly("Lincoln (99100990000001): 1 group has lost too many students, at worst 19 of 28"
                        + " published (67.9 %, limit 60 %)");
        assertThat(holds(lea(s -> s.getLimits().getGroup().setStudentsPercent("70")), OPEN, before, now))
                .isEmpty();
    }

    @Test
    void a_group_that_loses_or_gains_too_many_at_once_holds_and_is_counted_but_not_named() throws IOException {
        Lea strict = lea(s -> {
            s.getLimits().getSchool().setStudentsPercent("50");
            s.getLimits().getGroup().setStudentsMost("4");
            s.getLimits().getGroup().setAddedPercent("20");
            s.getLimits().getGroup().setAddedAtLeast("5");
            s.getLimits().getGroup().setLoginsPercent("0");
            s.getLimits().getGroup().setLoginsAtLeast("1");
        });
        List<StudentGroup> before = List.of(
                group(LINCOLN, "Art", 0, 30),
                group(LINCOLN, "Bio", 0, 30),
                group(LINCOLN, "Chem", 0, 20),
                group(LINCOLN, "Drama", 0, 30));
        StudentGroup drama = group(LINCOLN, "Drama", 0, 30);
        List<StudentGroup> now = List.of(
                group(LINCOLN, "Art", 5, 30),
                group(LINCOLN, "Bio", 6, 30),
                group(LINCOLN, "Chem", 0, 25),
                new StudentGroup(LINCOLN, "Drama", 2027, Subject.ALL, drama.ssids(), List.of(), drama.origin(), 1));

        assertThat(holds(strict, OPEN, before, now))
                .containsExactly(
                        "Lincoln (99100990000001): 2 groups have lost too many students, at worst 6 of 30 published"
                                + " (limit 4)",
                        "Lincoln (99100990000001): 1 group has lost too many logins, at worst 1 of 1 published"
                                + " (100.0 %, limit 0 %)",
                        "Lincoln (99100990000001): 1 group has gained too many students, at worst 5 beside 20"
                                + " published (25.0 %, limit 20 %)");
    }

    @Test
    void what_each_school_may_lose_can_be_too_much_for_the_lea() throws IOException {
        List<StudentGroup> before = List.of(group(LINCOLN, "Art", 0, 200), group(FRANKLIN, "Art", 200, 400));
        List<StudentGroup> now = List.of(group(LINCOLN, "Art", 13, 200), group(FRANKLIN, "Art", 213, 400));

        assertThat(holds(before, now))
                .containsExactly("the LEA: 26 of 400 published students are gone (6.5 %, limit 6 %)");
    }

    @Test
    void a_number_is_a_limit_whatever_the_percentage() throws IOException {
        Lea strict = lea(s -> s.getLimits().getLea().setStudentsMost("3"));
        List<StudentGroup> before = List.of(group(LINCOLN, "Art", 0, 200), group(LINCOLN, "Bio", 0, 200));

        assertThat(holds(strict, OPEN, before, List.of(group(LINCOLN, "Art", 3, 200), group(LINCOLN, "Bio", 3, 200))))
                .isEmpty();
        assertThat(holds(strict, OPEN, before, List.of(group(LINCOLN, "Art", 4, 200), group(LINCOLN, "Bio", 4, 200))))
                .containsExactly("the LEA: 4 of 200 published students are gone (limit 3)");
    }

    @Test
    void many_new_students_in_a_school_or_the_lea_hold() throws IOException {
        List<StudentGroup> before = parts(LINCOLN, 0, 600);
        List<StudentGroup> now = new ArrayList<>(before);
        now.add(group(LINCOLN, "New", 600, 800));

        assertThat(holds(before, now))
                .containsExactly("the LEA: 200 students are new beside 600 published (33.3 %, limit 25 %)");
        now.add(group(LINCOLN, "Newer", 800, 901));
        assertThat(holds(before, now))
                .containsExactly(
                        "Lincoln (99100990000001): 301 students are new beside 600 published (50.2 %, limit 50 %)");
    }

    @Test
    void an_expected_change_lets_one_run_pass_the_limits_and_nothing_else() throws IOException {
        Lea expecting = lea(s -> s.setExpectedChanges("2026-08-10..2026-08-21 rollover, 2026-11-20 new term"));
        PublicationRecord before = published(parts(LINCOLN, 0, 400));
        List<StudentGroup> now = parts(LINCOLN, 300, 400);
        List<String> over =
                List.of("Lincoln (99100990000001): 300 of 400 published students are gone (75.0 %, limit 10 %)");

        Guard.Verdict verdict = judge(expecting, OPEN, before, now);
        assertThat(verdict.holds()).isEmpty();
        assertThat(verdict.passed()).isEqualTo(over);
        assertThat(verdict.expected()).hasToString("2026-11-20 new term");

        assertThat(judge(expecting, OPEN, before.spending("2026-11-20 new term"), now))
                .isEqualTo(new Guard.Verdict(over, List.of(), null));
        assertThat(judge(expecting, SchoolYears.parse("2026"), before, now).holds())
                .containsExactly(
                        "CERS does not have school year 2027 open (cers.schoolYears: 2026); it would refuse every file",
                        over.get(0));
        assertThat(judge(expecting, OPEN, before, parts(LINCOLN, 0, 400))).isEqualTo(Guard.Verdict.FREE);
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
                        List.of(group(LINCOLN, "Art", 0, 90), group(LINCOLN, "Bio", 0, 9), group(FRANKLIN, "A", 0, 9))))
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
                        NO_GROUPS,
                        "Lincoln (99100990000001): 1 of 1 published students are gone (100.0 %, limit 10 %)",
                        "Lincoln (99100990000001): 1 of 1 published groups are gone (100.0 %, limit 10 %)");
    }

    @Test
    void a_school_year_that_cers_has_not_opened_is_held() throws IOException {
        List<StudentGroup> groups = List.of(group(LINCOLN, "Art", 0, 1));

        assertThat(holds(lea(s -> {}), SchoolYears.parse("2026,2025"), groups, groups))
                .containsExactly("CERS does not have school year 2027 open (cers.schoolYears: 2025, 2026);"
                        + " it would refuse every file");
        assertThat(holds(lea(s -> {}), SchoolYears.parse("2026, 2027 from 2026-11-21"), groups, groups))
                .containsExactly("CERS opens school year 2027 on 2026-11-21 (cers.schoolYears)");
        assertThat(holds(lea(s -> {}), SchoolYears.parse("2027 from 2026-11-20"), groups, groups))
                .isEmpty();
        assertThat(holds(lea(s -> {}), SchoolYears.opened(Set.of()), groups, groups))
                .containsExactly(
                        "CERS does not have school year 2027 open (cers.schoolYears: none); it would refuse every file");
    }

    @Test
    void a_school_year_that_is_not_the_dates_is_held_unless_it_is_set() throws IOException {
        StudentGroup old = new StudentGroup(
                LINCOLN,
                "Art",
                2026,
                Subject.ALL,
                new long[] {9_900_000_001L},
                List.of(),
                new GroupOrigin("section:Art", "Art", "", Set.of("oneroster-zip")),
                1);
        Consumer<LeaSettings> publish = s -> s.setFirstRun("publish");

        assertThat(holds(lea(publish), OPEN, null, List.of(old)))
                .containsExactly("the sessions of the classes are of school year 2026, and 2026-11-20 lies in 2027: set"
                        + " schoolYear to date, or to the year that is right");
        assertThat(holds(lea(publish.andThen(s -> s.setSchoolYear("2026"))), OPEN, null, List.of(old)))
                .isEmpty();
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

    /** Neither the student nor the teacher is gone, who both have another group. */
    @Test
    void groups_that_nobody_sees_any_more_hold() throws IOException {
        StudentGroup bio = group(LINCOLN, "Bio", 0, 30);
        List<StudentGroup> before = List.of(group(LINCOLN, "Art", 0, 30), bio);
        List<StudentGroup> now = List.of(
                group(LINCOLN, "Art", 0, 30),
                new StudentGroup(LINCOLN, "Bio", 2027, Subject.ALL, bio.ssids(), List.of(), bio.origin(), 1));

        assertThat(holds(before, now))
                .containsExactly(
                        "Lincoln (99100990000001): 30 of 60 published student places that a login sees are gone"
                                + " (50.0 %, limit 10 %)");
        assertThat(holds(now, now)).isEmpty();
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
                    40 |  0 | 40 of 40 published logins are gone (100.0 %, limit 10 %)
                    40 | 35 | 5 of 40 published logins are gone (12.5 %, limit 10 %)
                    40 | 36 |
                    50 | 45 |
                    4  |  0 | 4 of 4 published logins are gone (100.0 %, limit 10 %)
                    4  |  1 |
                    """)
    void teachers_who_lose_their_groups_hold(int before, int now, String sentence) throws IOException {
        assertThat(holds(withLogins(before), withLogins(now)))
                .isEqualTo(sentence == null ? List.of() : List.of("Lincoln (99100990000001): " + sentence));
    }
}
