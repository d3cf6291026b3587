package org.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoDistrictTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final DemoDistrict DISTRICT = DemoDistrict.of(7, DATE);
    private static final DemoDistrict CHARTER = DemoDistrict.charter(7, DATE);
    private static final Pattern SSID = Pattern.compile("\\{SSID:(\\d*)},\\{Local:(\\d+)}");

    @TempDir
    static Path shared;

    private static Export base;
    private static Export charter;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        base = Export.of(DISTRICT, shared);
        charter = Export.of(CHARTER, shared);
    }

    @Test
    void equal_settings_give_equal_bytes() {
        assertThat(Export.of(DemoDistrict.of(7, DATE), folder).bytes()).isEqualTo(base.bytes());
        assertThat(Export.of(DISTRICT.night(1), folder).bytes()).isEqualTo(base.bytes());
    }

    @Test
    void another_seed_gives_other_people_in_a_district_of_the_same_shape() {
        Export other = Export.of(DemoDistrict.of(8, DATE), folder);
        assertThat(other.text("users.csv")).isNotEqualTo(base.text("users.csv"));
        assertThat(other.rows("orgs.csv")).hasSameSizeAs(base.rows("orgs.csv"));
        assertThat(other.dangling()).hasSize(4);
    }

    @Test
    void the_zip_holds_the_manifest_and_the_six_roster_files_at_its_root() {
        assertThat(base.names())
                .containsExactly(
                        "manifest.csv",
                        "academicSessions.csv",
                        "orgs.csv",
                        "courses.csv",
                        "classes.csv",
                        "users.csv",
                        "enrollments.csv");
    }

    @Test
    void the_manifest_declares_oneroster_1_1_in_bulk_mode() {
        assertThat(base.text("manifest.csv"))
                .isEqualTo(
                        """
                        propertyName,value
                        manifest.version,1.0
                        oneroster.version,1.1
                        file.academicSessions,bulk
                        file.categories,absent
                        file.classes,bulk
                        file.classResources,absent
                        file.courses,bulk
                        file.courseResources,absent
                        file.demographics,absent
                        file.enrollments,bulk
                        file.lineItems,absent
                        file.orgs,bulk
                        file.resources,absent
                        file.results,absent
                        file.users,bulk
                        source.systemName,Demo Unified SIS
                        source.systemCode,demo-unified
                        """
                                .replace("\n", "\r\n"));
    }

    static Stream<Arguments> columns() {
        String start = "sourcedId,status,dateLastModified,";
        return Stream.of(
                Arguments.of("academicSessions", start + "title,type,startDate,endDate,parentSourcedId,schoolYear"),
                Arguments.of("orgs", start + "name,type,identifier,parentSourcedId"),
                Arguments.of(
                        "courses",
                        start + "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes"),
                Arguments.of(
                        "classes",
                        start + "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
                                + "termSourcedIds,subjects,subjectCodes,periods"),
                Arguments.of(
                        "users",
                        start + "enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,"
                                + "identifier,email,sms,phone,agentSourcedIds,grades,password"),
                Arguments.of(
                        "enrollments",
                        start + "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void each_file_has_the_columns_of_the_standard_in_its_order(String name, String header) {
        String file = name + ".csv";
        assertThat(base.text(file)).startsWith(header + "\r\n");
        assertThat(base.rows(file)).allMatch(row -> row.getFieldCount() == header.split(",").length);
        assertThat(base.ids(file)).hasSameSizeAs(base.rows(file));
    }

    @Test
    void the_district_has_twelve_schools_with_14_digit_cds_codes_in_county_99() {
        assertThat(DISTRICT.countyDistrictCode()).isEqualTo("9912345");
        assertThat(base.rows("orgs.csv").get(0).getFields())
                .containsExactly(
                        "0",
                        "active",
                        "2026-07-01T04:00:00.000Z",
                        "Demo Unified School District",
                        "district",
                        "99123450000000",
                        "");
        assertThat(base.rows("orgs.csv", row -> row.getField("type").equals("school")))
                .hasSize(12)
                .allMatch(row -> row.getField("identifier").matches("9912345[1-9]\\d{6}"))
                .allMatch(row -> row.getField("parentSourcedId").equals("0"))
                .extracting(row -> row.getField("name").replaceAll(".* (\\w+) School", "$1"))
                .containsOnly("Elementary", "Middle", "High");
        assertThat(base.values("orgs.csv", "identifier")).hasSize(13);
        assertThat(base.values("orgs.csv", "name")).hasSize(13);
    }

    @Test
    void the_counts_are_those_promised() {
        assertThat(base.users("student")).hasSize(5_000);
        assertThat(base.users("teacher").count()).isBetween(200L, 350L);
        assertThat(base.rows("classes.csv").size()).isBetween(780, 900);
        assertThat(base.rows("enrollments.csv").size()).isBetween(23_000, 26_500);
    }

    @Test
    void scaled_to_20_000_students_schools_classes_and_enrollments_grow_alike() {
        Export scaled = Export.of(DISTRICT.withStudents(20_000), folder);
        assertThat(scaled.users("student")).hasSize(20_000);
        assertThat(scaled.rows("orgs.csv")).hasSize(49);
        assertThat(scaled.rows("classes.csv").size() / 20_000.0).isBetween(0.155, 0.180);
        assertThat(scaled.rows("enrollments.csv").size() / 20_000.0).isBetween(4.6, 5.2);
        assertThat(scaled.dangling()).hasSize(4);
        assertThat(scaled.users("teacher")
                        .map(row -> row.getField("email"))
                        .filter(email -> !email.isEmpty())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 1_000, 2_500})
    void small_districts_are_whole(int students) {
        Export small = Export.of(DISTRICT.withStudents(students), folder);
        assertThat(small.users("student")).hasSize(students);
        assertThat(small.dangling()).hasSize(4);
        assertThat(largestClass(small)).isGreaterThan(200);
    }

    @Test
    void only_four_rows_refer_to_what_is_absent() {
        assertThat(base.dangling())
                .containsExactly(
                        "classes.csv.courseSourcedId=RETIRED",
                        "enrollments.csv.classSourcedId=101_9999",
                        "enrollments.csv.classSourcedId=101_9999",
                        "enrollments.csv.userSourcedId=999999999");
    }

    @Test
    void the_next_night_differs_in_about_one_student_of_a_hundred() {
        Export next = Export.of(DISTRICT.night(2), folder);
        Set<String> before = studentIds(base);
        Set<String> after = studentIds(next);
        assertThat(minus(after, before).size()).isBetween(2, 30);
        assertThat(minus(before, after).size()).isBetween(1, 20);

        Set<String> lines = base.lines("enrollments.csv");
        Set<String> nextLines = next.lines("enrollments.csv");
        double total = lines.size();
        assertThat(minus(lines, nextLines).size() / total).isBetween(0.002, 0.02);
        assertThat(minus(nextLines, lines).size() / total).isBetween(0.002, 0.02);
        assertThat(next.dangling()).isEqualTo(base.dangling());
    }

    @Test
    void on_the_second_night_a_class_is_dropped_one_renamed_and_a_teacher_replaced() {
        DemoDistrict second = DISTRICT.night(2);
        Export next = Export.of(second, folder);
        assertThat(second.news())
                .containsExactly(
                        "dropped: Middle School PE P5 Foster at Hawthorn Plaza Middle School",
                        "renamed: English 12 P3 Sandhu at Desert Village High School, now AP English Literature",
                        "teacher replaced: Gloria Lee by Quinn Velasco, 3 classes at Desert Village High School");

        Set<String> dropped = minus(base.ids("classes.csv"), next.ids("classes.csv"));
        assertThat(titles(base, dropped)).containsExactly("Middle School PE P5 Foster");
        assertThat(next.values("enrollments.csv", "classSourcedId")).doesNotContainAnyElementsOf(dropped);
        assertThat(base.rows("enrollments.csv", row -> dropped.contains(row.getField("classSourcedId"))))
                .hasSizeGreaterThan(20)
                .allMatch(row -> row.getField("schoolSourcedId").equals("102"));
        assertThat(minus(next.ids("classes.csv"), base.ids("classes.csv"))).isEmpty();

        Set<String> renamed = base.ids("classes.csv").stream()
                .filter(id -> !dropped.contains(id))
                .filter(id -> !titles(base, Set.of(id)).equals(titles(next, Set.of(id))))
                .collect(Collectors.toSet());
        assertThat(titles(base, renamed))
                .containsExactlyInAnyOrder(
                        "English 12 P3 Sandhu",
                        "Physical Education P2 Lee",
                        "Physical Education P3 Lee",
                        "Physical Education P4 Lee");
        assertThat(titles(next, renamed))
                .containsExactlyInAnyOrder(
                        "AP English Literature P3 Sandhu",
                        "Physical Education P2 Velasco",
                        "Physical Education P3 Velasco",
                        "Physical Education P4 Velasco");
        Set<String> places = places(base, renamed);
        assertThat(minus(places, places(next, renamed)).size()).isLessThan(places.size() / 20);

        assertThat(staff(base)).contains("gloria.lee").doesNotContain("quinn.velasco");
        assertThat(staff(next))
                .contains("quinn.velasco")
                .doesNotContain("gloria.lee")
                .hasSameSizeAs(staff(base));
    }

    @Test
    void the_nights_after_the_second_differ_in_students_alone() {
        Export second = Export.of(DISTRICT.night(2), folder);
        Export third = Export.of(DISTRICT.night(3), folder);

        assertThat(DISTRICT.night(3).news()).isEmpty();
        assertThat(third.text("classes.csv")).isEqualTo(second.text("classes.csv"));
        assertThat(staff(third)).isEqualTo(staff(second));
        assertThat(minus(second.lines("enrollments.csv"), third.lines("enrollments.csv")))
                .hasSizeBetween(20, 500);
    }

    @ParameterizedTest
    @ValueSource(ints = {42, 362})
    void classes_change_again_now_and_then(int night) {
        Export before = Export.of(DISTRICT.night(night - 1), folder);
        Export next = Export.of(DISTRICT.night(night), folder);

        assertThat(DISTRICT.night(night).news()).hasSize(3);
        assertThat(minus(before.ids("classes.csv"), next.ids("classes.csv"))).hasSize(1);
        assertThat(minus(staff(before), staff(next))).hasSize(1);
        assertThat(minus(staff(next), staff(before))).hasSize(1);
        assertThat(next.dangling()).isEqualTo(base.dangling());
    }

    @Test
    void the_charter_and_the_elementary_district_keep_their_classes() {
        assertThat(CHARTER.night(2).news()).isEmpty();
        assertThat(DemoDistrict.elementary(7, DATE).night(2).news()).isEmpty();
    }

    @Test
    void the_changes_of_a_night_take_effect_on_the_district_s_date() {
        Export next = Export.of(DISTRICT.night(2), folder);
        Set<String> added = minus(next.lines("enrollments.csv"), base.lines("enrollments.csv"));
        assertThat(added).anyMatch(line -> line.endsWith(",2026-11-20,2027-06-10"));
        assertThat(added).anyMatch(line -> line.endsWith(",2026-08-10,2026-11-20"));
    }

    @Test
    void changes_add_up_from_night_to_night() {
        Set<String> first = base.lines("enrollments.csv");
        int last = 0;
        for (int night : List.of(2, 4, 8)) {
            int changed = minus(first, Export.of(DISTRICT.night(night), folder).lines("enrollments.csv"))
                    .size();
            assertThat(changed).isGreaterThan(last);
            last = changed;
        }
        assertThat(Export.of(DISTRICT.night(8), folder).ids("enrollments.csv"))
                .hasSameSizeAs(Export.of(DISTRICT.night(8), folder).rows("enrollments.csv"));
    }

    @Test
    void half_an_export_lacks_the_later_schools_and_nothing_it_refers_to() {
        Export half = Export.of(DISTRICT.half(), folder);
        assertThat(half.rows("orgs.csv")).hasSize(7);
        assertThat(half.dangling()).isEqualTo(base.dangling());
        assertThat(half.names()).isEqualTo(base.names());
        for (String file : List.of("orgs.csv", "classes.csv", "enrollments.csv")) {
            assertThat(base.lines(file)).containsAll(half.lines(file));
        }
        assertThat(studentIds(base)).containsAll(studentIds(half));
        assertThat(studentIds(half).size()).isBetween(2_000, 3_000);
    }

    @Test
    void with_uuids_every_sourced_id_is_one_and_all_else_stays() {
        Export uuids = Export.of(DISTRICT.withUuids(), folder);
        for (String file : List.of("academicSessions", "orgs", "courses", "classes", "users", "enrollments")) {
            assertThat(uuids.ids(file + ".csv"))
                    .hasSameSizeAs(base.ids(file + ".csv"))
                    .allMatch(id -> UUID.fromString(id).version() == 4
                            && UUID.fromString(id).variant() == 2
                            && UUID.fromString(id).toString().equals(id));
        }
        assertThat(uuids.dangling()).hasSize(4);
        assertThat(uuids.values("users.csv", "userIds")).isEqualTo(base.values("users.csv", "userIds"));
        assertThat(Export.of(DemoDistrict.of(8, DATE).withUuids(), folder).ids("orgs.csv"))
                .doesNotContainAnyElementsOf(uuids.ids("orgs.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2027, 2026-08-10, 2027-06-10",
        "2026-08-10, 2027, 2026-08-10, 2027-06-10",
        "2027-01-11, 2027, 2026-08-10, 2027-06-10",
        "2027-06-09, 2027, 2026-08-10, 2027-06-10",
        "2027-06-10, 2027, 2026-07-01, 2027-07-01",
        "2027-06-30, 2027, 2026-07-01, 2027-07-01",
        "2027-07-01, 2028, 2027-07-01, 2028-07-01",
    })
    void full_year_classes_are_in_session_on_every_date(LocalDate date, String year, String begin, String end) {
        Export export = Export.of(DemoDistrict.of(7, date).withStudents(600), folder);
        int endYear = Integer.parseInt(year);
        String stamp = ",active," + (endYear - 1) + "-07-01T04:00:00.000Z,";
        assertThat(export.lines("academicSessions.csv"))
                .containsExactly(
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                        year + stamp + (endYear - 1) + "-" + year + ",schoolYear," + (endYear - 1) + "-07-01," + year
                                + "-07-01,," + year,
                        year + "_F" + stamp + "Full Year,term," + begin + "," + end + "," + year + "," + year,
                        year + "_S1" + stamp + "Semester 1,semester," + (endYear - 1) + "-08-10," + year + "-01-11,"
                                + year + "," + year,
                        year + "_S2" + stamp + "Semester 2,semester," + year + "-01-11," + year + "-06-10," + year + ","
                                + year);
        Set<String> inClass = export.enrollments("student")
                .filter(row -> current(row, date))
                .map(row -> row.getField("userSourcedId"))
                .collect(Collectors.toSet());
        assertThat(inClass).containsAll(studentIds(export));
        assertThat(export.enrollments("student"))
                .allMatch(row -> row.getField("endDate").isEmpty()
                        || row.getField("beginDate").compareTo(row.getField("endDate")) < 0);
    }

    @Test
    void nearly_every_student_has_an_ssid_of_ten_digits_and_a_grade() {
        List<String> ssids = base.users("student").map(DemoDistrictTest::ssid).toList();
        assertThat(ssids.stream().filter(String::isEmpty).count()).isBetween(5L, 40L);
        assertThat(ssids.stream().filter(ssid -> ssid.length() == 9)).hasSize(1);
        assertThat(ssids.stream().filter(ssid -> !ssid.isEmpty() && ssid.length() != 9))
                .allMatch(ssid -> ssid.matches("99\\d{8}"));
        Map<String, Long> uses = ssids.stream()
                .filter(ssid -> !ssid.isEmpty())
                .collect(Collectors.groupingBy(ssid -> ssid, Collectors.counting()));
        assertThat(uses.values().stream().filter(count -> count > 1)).containsExactly(2L);
        assertThat(base.users("student").map(row -> row.getField("grades")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "TK", "KG", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12");
    }

    @Test
    void student_names_come_in_many_scripts_and_with_commas_and_quotes() {
        Set<Character.UnicodeScript> scripts = base.users("student")
                .flatMap(row -> (row.getField("givenName") + row.getField("familyName"))
                        .codePoints()
                        .boxed())
                .map(Character.UnicodeScript::of)
                .collect(Collectors.toSet());
        assertThat(scripts)
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.HANGUL,
                        Character.UnicodeScript.ARMENIAN,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.GURMUKHI,
                        Character.UnicodeScript.CYRILLIC);
        assertThat(base.values("users.csv", "familyName")).contains("O'Leary, Jr.", "Nguyễn");
        assertThat(base.values("users.csv", "givenName")).contains("Dolores \"Lola\"");
        assertThat(base.text("users.csv")).contains("\"O'Leary, Jr.\"").contains("\"Dolores \"\"Lola\"\"\"");
    }

    @Test
    void teachers_have_unique_example_addresses_except_three_without_one() {
        List<String> emails =
                base.users("teacher").map(row -> row.getField("email")).toList();
        assertThat(emails.stream().filter(String::isEmpty)).hasSize(3);
        assertThat(emails.stream().filter(email -> !email.isEmpty()).toList())
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z]+\\.[a-z]+@demo-unified\\.example"));
    }

    @Test
    void some_teachers_work_at_two_schools() {
        assertThat(base.users("teacher")
                        .filter(row -> row.getField("orgSourcedIds").split(",").length == 2))
                .hasSize(4)
                .allSatisfy(row -> assertThat(base.enrollments("teacher")
                                .filter(place -> place.getField("userSourcedId").equals(row.getField("sourcedId")))
                                .map(place -> place.getField("schoolSourcedId"))
                                .distinct())
                        .containsAll(List.of(row.getField("orgSourcedIds").split(","))));
    }

    @Test
    void every_class_has_one_primary_teacher_and_about_one_in_twelve_a_second_one() {
        Map<String, List<NamedCsvRecord>> byClass =
                base.enrollments("teacher").collect(Collectors.groupingBy(row -> row.getField("classSourcedId")));
        assertThat(byClass.values())
                .allMatch(rows -> rows.stream()
                                .filter(row -> row.getField("primary").equals("true"))
                                .count()
                        == 1);
        double coTaught =
                byClass.values().stream().filter(rows -> rows.size() == 2).count();
        assertThat(coTaught / byClass.size()).isBetween(0.05, 0.11);
        assertThat(byClass).hasSize(base.rows("classes.csv").size() - 1);
    }

    @Test
    void secondary_classes_carry_sced_codes_periods_and_terms() {
        List<NamedCsvRecord> secondary = base.rows(
                        "classes.csv", row -> !row.getField("periods").isEmpty())
                .toList();
        assertThat(secondary).allMatch(row -> row.getField("classType").equals("scheduled"));
        assertThat(secondary).allMatch(row -> row.getField("subjectCodes").matches("\\d{5}"));
        assertThat(secondary.stream().map(row -> row.getField("periods")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6");
        assertThat(secondary.stream().map(row -> row.getField("termSourcedIds")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("2027_F", "2027_S1", "2027_S2");
        assertThat(secondary.stream()
                        .map(row -> row.getField("subjectCodes").substring(0, 2))
                        .collect(Collectors.toSet()))
                .contains("01", "02", "03", "04", "08");
    }

    @Test
    void elementary_homerooms_have_titles_in_all_schools_but_one() {
        List<NamedCsvRecord> homerooms = base.rows(
                        "classes.csv", row -> row.getField("classType").equals("homeroom"))
                .toList();
        assertThat(homerooms).hasSizeGreaterThan(80);
        assertThat(homerooms.stream()
                        .filter(row -> row.getField("title").isEmpty())
                        .map(row -> row.getField("schoolSourcedId"))
                        .collect(Collectors.toSet()))
                .containsExactly("104");
        assertThat(homerooms.stream()
                        .filter(row -> row.getField("schoolSourcedId").equals("104")))
                .allMatch(row -> row.getField("title").isEmpty());
    }

    @Test
    void nobody_has_two_classes_in_the_same_period() {
        Map<String, NamedCsvRecord> classes = base.rows("classes.csv").stream()
                .collect(Collectors.toMap(row -> row.getField("sourcedId"), row -> row));
        Set<String> taken = new HashSet<>();
        for (NamedCsvRecord row : base.enrollments("student").toList()) {
            NamedCsvRecord section = classes.get(row.getField("classSourcedId"));
            if (section != null
                    && row.getField("status").equals("active")
                    && current(row, DATE)
                    && !section.getField("periods").isEmpty()) {
                assertThat(taken.add(row.getField("userSourcedId") + " " + section.getField("periods")))
                        .isTrue();
            }
        }
        assertThat(taken).hasSizeGreaterThan(12_000);
    }

    @Test
    void classes_hold_about_thirty_students_and_one_more_than_two_hundred() {
        Map<String, Long> sizes = sizes(base);
        assertThat(sizes.values().stream().filter(size -> size > 200)).containsExactly(231L);
        assertThat(sizes.values().stream().filter(size -> size > 60)).hasSize(1);
        assertThat(sizes.values().stream().mapToLong(size -> size).average().orElseThrow())
                .isBetween(25.0, 31.0);
    }

    @Test
    void two_sections_have_names_that_differ_in_case_and_accent_only() {
        List<NamedCsvRecord> geometry = base.rows(
                        "classes.csv", row -> fold(row.getField("title")).equals("geometry p2 pena"))
                .toList();
        assertThat(geometry.stream().map(row -> row.getField("title")))
                .containsExactlyInAnyOrder("Geometry P2 Peña", "Geometry P2 PENA");
        assertThat(geometry.stream().map(row -> row.getField("schoolSourcedId")).distinct())
                .hasSize(1);
    }

    @Test
    void transferred_students_have_an_ended_enrollment_at_one_school_and_a_current_one_at_another() {
        Map<String, List<NamedCsvRecord>> byStudent = base.enrollments("student")
                .filter(row -> row.getField("status").equals("active"))
                .collect(Collectors.groupingBy(row -> row.getField("userSourcedId")));
        List<List<NamedCsvRecord>> transferred = byStudent.values().stream()
                .filter(rows -> rows.stream()
                                .map(row -> row.getField("schoolSourcedId"))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        assertThat(transferred.size()).isBetween(15, 90);
        assertThat(transferred).allSatisfy(rows -> {
            String former = rows.get(0).getField("schoolSourcedId");
            assertThat(rows.stream()
                            .filter(row -> row.getField("schoolSourcedId").equals(former)))
                    .noneMatch(row -> current(row, DATE));
            assertThat(rows.stream()
                            .filter(row -> !row.getField("schoolSourcedId").equals(former)))
                    .anyMatch(row -> current(row, DATE));
        });
    }

    @Test
    void some_enrollments_begin_later_and_a_few_are_to_be_deleted() {
        assertThat(base.enrollments("student")
                        .filter(row -> row.getField("beginDate").compareTo(DATE.toString()) > 0
                                && row.getField("endDate").isEmpty())
                        .count())
                .isBetween(5L, 50L);
        assertThat(base.rows("enrollments.csv", row -> !row.getField("status").equals("active")))
                .hasSize(3)
                .allMatch(row -> row.getField("status").equals("tobedeleted"))
                .allMatch(row -> row.getField("dateLastModified").equals("2026-11-20T04:00:00.000Z"));
    }

    @Test
    void administrators_and_guardians_are_in_no_class() {
        List<String> others = base.rows(
                        "users.csv", row -> Set.of("administrator", "guardian").contains(row.getField("role")))
                .map(row -> row.getField("sourcedId"))
                .toList();
        assertThat(others).containsExactlyInAnyOrder("ADM_1", "GDN_1", "GDN_2");
        assertThat(base.values("enrollments.csv", "userSourcedId")).doesNotContainAnyElementsOf(others);
        assertThat(base.users("student")
                        .filter(row -> !row.getField("agentSourcedIds").isEmpty()))
                .hasSize(2);
    }

    @Test
    void a_zip_of_that_name_is_replaced_and_nothing_else_left_in_the_folder() throws Exception {
        Path zip = folder.resolve("roster.zip");
        Files.writeString(zip, "yesterday");
        DISTRICT.withStudents(600).writeZip(zip);
        assertThat(folder).isDirectoryContaining(path -> path.equals(zip));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(zip);
        }
        assertThat(Files.size(zip)).isGreaterThan(10_000);
    }

    @Test
    void a_missing_folder_is_an_error() {
        assertThatThrownBy(() -> DISTRICT.writeZip(folder.resolve("missing").resolve("roster.zip")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 599, 1_000_001})
    void a_number_of_students_out_of_range_is_refused(int students) {
        assertThatThrownBy(() -> DISTRICT.withStudents(students))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A demo district cannot have " + students + " students: choose a number from 600 to 1000000.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 367})
    void a_night_out_of_range_is_refused(int night) {
        assertThatThrownBy(() -> DISTRICT.night(night))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A demo district has no night " + night + ": choose a number from 1 to 366.");
    }

    @Test
    void the_charter_is_one_school_under_the_code_of_the_district_that_authorised_it() {
        assertThat(CHARTER.countyDistrictCode()).isEqualTo("9912345");
        assertThat(charter.rows("orgs.csv", row -> row.getField("type").equals("school")))
                .hasSize(1)
                .allMatch(row -> row.getField("name").equals("Demo Charter Academy"))
                .allMatch(row -> row.getField("identifier").equals("99123450137401"));
        assertThat(base.values("orgs.csv", "identifier")).doesNotContain("99123450137401");
        assertThat(charter.text("manifest.csv"))
                .contains("source.systemName,Demo Charter SIS\r\n", "source.systemCode,demo-charter\r\n");
        assertThat(charter.users("administrator"))
                .allSatisfy(row -> assertThat(charter.enrollments("student"))
                        .allMatch(place -> place.getField("schoolSourcedId").equals(row.getField("orgSourcedIds"))))
                .hasSize(1);
    }

    @Test
    void the_charter_has_420_students_in_grades_6_to_12_and_what_they_are_taught() {
        assertThat(charter.users("student")).hasSize(420);
        assertThat(charter.users("student").map(row -> row.getField("grades")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("06", "07", "08", "09", "10", "11", "12");
        assertThat(charter.users("teacher").count()).isBetween(40L, 55L);
        assertThat(charter.rows("classes.csv").size()).isBetween(80, 110);
        assertThat(charter.rows("enrollments.csv").size()).isBetween(2_500, 3_200);
        assertThat(charter.rows("courses.csv"))
                .noneMatch(row -> row.getField("courseCode").contains("ELEM"));
        assertThat(charter.rows("classes.csv"))
                .allMatch(row -> row.getField("subjectCodes").matches("\\d{5}"));
        assertThat(charter.rows("classes.csv").stream()
                        .map(row -> row.getField("subjectCodes").substring(0, 2)))
                .contains("01", "02");
        assertThat(charter.dangling()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
    void the_charter_lacks_an_ssid_and_an_address_whatever_the_seed(long seed) {
        Export export = Export.of(DemoDistrict.charter(seed, DATE), folder);
        List<String> ssids = export.users("student")
                .map(row -> row.getField("userIds").replaceAll("\\{SSID:(\\d*)}.*", "$1"))
                .toList();
        assertThat(ssids.stream().filter(String::isEmpty).count()).isBetween(1L, 10L);
        assertThat(ssids.stream().filter(ssid -> !ssid.isEmpty()).toList())
                .doesNotHaveDuplicates()
                .allMatch(ssid -> ssid.matches("98\\d{8}"));
        assertThat(export.users("teacher").map(row -> row.getField("email")).filter(String::isEmpty))
                .hasSize(1);
    }

    @Test
    void nobody_of_the_charter_is_in_the_district_of_the_same_seed() {
        for (String column : List.of("sourcedId", "userIds", "identifier", "username")) {
            assertThat(charter.values("users.csv", column))
                    .doesNotContainAnyElementsOf(base.values("users.csv", column));
        }
        assertThat(charter.values("users.csv", "email"))
                .allMatch(email -> email.isEmpty() || email.matches("[^@]+@(students\\.)?democharter\\.example"));
        Set<String> uuids = Export.of(DISTRICT.withUuids(), folder).ids("users.csv");
        assertThat(charter.ids("users.csv"))
                .doesNotContainAnyElementsOf(uuids)
                .allMatch(id -> UUID.fromString(id).toString().equals(id));
        assertThat(names(charter)).isNotEqualTo(names(base).subList(0, 420));
    }

    @Test
    void the_charter_s_nights_differ_as_the_district_s_do_and_half_of_it_is_all_of_it() {
        Export later = Export.of(CHARTER.night(5), folder);
        int changed = minus(charter.lines("enrollments.csv"), later.lines("enrollments.csv"))
                .size();
        assertThat(changed).isBetween(1, 200);
        assertThat(later.text("classes.csv")).isEqualTo(charter.text("classes.csv"));
        assertThat(later.dangling()).isEmpty();
        assertThat(Export.of(CHARTER.half(), folder).bytes()).isEqualTo(charter.bytes());
    }

    @Test
    void the_charter_cannot_be_scaled() {
        assertThatThrownBy(() -> CHARTER.withStudents(600))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("The demo's charter has 420 students, always: scale the district.");
    }

    private static boolean current(NamedCsvRecord row, LocalDate date) {
        String end = row.getField("endDate");
        return row.getField("beginDate").compareTo(date.toString()) <= 0
                && (end.isEmpty() || end.compareTo(date.toString()) > 0);
    }

    private static String ssid(NamedCsvRecord student) {
        Matcher matcher = SSID.matcher(student.getField("userIds"));
        assertThat(matcher.matches()).isTrue();
        assertThat(matcher.group(2)).isEqualTo(student.getField("identifier"));
        return matcher.group(1);
    }

    private static List<String> names(Export export) {
        return export.users("student")
                .map(row -> row.getField("givenName") + " " + row.getField("familyName"))
                .toList();
    }

    private static List<String> titles(Export export, Set<String> classes) {
        return export.rows("classes.csv", row -> classes.contains(row.getField("sourcedId")))
                .map(row -> row.getField("title"))
                .toList();
    }

    private static Set<String> places(Export export, Set<String> classes) {
        return export.enrollments("student")
                .filter(row -> classes.contains(row.getField("classSourcedId")) && current(row, DATE))
                .map(row -> row.getField("classSourcedId") + " " + row.getField("userSourcedId"))
                .collect(Collectors.toSet());
    }

    /** The teachers' addresses, before the @. */
    private static Set<String> staff(Export export) {
        return export.users("teacher")
                .map(row -> row.getField("email").replaceAll("@.*", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> studentIds(Export export) {
        return export.users("student").map(row -> row.getField("sourcedId")).collect(Collectors.toSet());
    }

    private static Map<String, Long> sizes(Export export) {
        return export.enrollments("student")
                .filter(row -> current(row, DATE) || row.getField("beginDate").equals("2027-01-11"))
                .collect(Collectors.groupingBy(row -> row.getField("classSourcedId"), Collectors.counting()));
    }

    private static long largestClass(Export export) {
        return sizes(export).values().stream().mapToLong(size -> size).max().orElseThrow();
    }

    private static Set<String> minus(Set<String> left, Set<String> right) {
        Set<String> rest = new HashSet<>(left);
        rest.removeAll(right);
        return rest;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
