package org.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoSpecFilesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final DemoDistrict DISTRICT = DemoDistrict.of(7, DATE);
    private static final DemoDistrict CHARTER = DemoDistrict.charter(7, DATE);
    private static final DemoDistrict ELEMENTARY = DemoDistrict.elementary(7, DATE);
    private static final StandardSpec STANDARD = StandardSpec.read();

    @TempDir
    static Path shared;

    private static SpecFolder base;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        base = SpecFolder.of(ELEMENTARY, shared);
    }

    static Stream<DemoDistrict> agencies() {
        return Stream.of(DISTRICT, CHARTER, ELEMENTARY);
    }

    static Stream<String> files() {
        return STANDARD.names().stream();
    }

    @Test
    void equal_settings_give_equal_bytes() {
        assertThat(SpecFolder.of(DemoDistrict.elementary(7, DATE).night(1), folder)
                        .texts())
                .isEqualTo(base.texts());
    }

    @Test
    void another_seed_gives_other_people_in_a_district_of_the_same_shape() {
        SpecFolder other = SpecFolder.of(DemoDistrict.elementary(8, DATE), folder);
        assertThat(other.text("students.csv")).isNotEqualTo(base.text("students.csv"));
        assertThat(other.values("students.csv", "ssid")).isNotEqualTo(base.values("students.csv", "ssid"));
        assertThat(other.rows("schools.csv")).hasSameSizeAs(base.rows("schools.csv"));
    }

    @ParameterizedTest
    @MethodSource("agencies")
    void the_files_are_those_that_the_standard_reads(DemoDistrict district) {
        assertThat(SpecFolder.of(district, folder).names()).containsExactlyInAnyOrderElementsOf(STANDARD.names());
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_file_has_the_fields_of_the_standard_in_its_order(String file) {
        List<String> header = STANDARD.header(file);
        assertThat(base.text(file))
                .startsWith(String.join(",", header) + "\r\n")
                .endsWith("\r\n");
        assertThat(base.text(file).replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(base.rows(file)).isNotEmpty().allMatch(row -> row.getFieldCount() == header.size());
    }

    @Test
    void files_of_those_names_are_replaced_and_others_stay() throws IOException {
        Files.writeString(folder.resolve("students.csv"), "yesterday");
        Files.writeString(folder.resolve("readme.txt"), "ours");
        ELEMENTARY.writeSpecFiles(folder);
        assertThat(Files.readString(folder.resolve("students.csv"))).isEqualTo(base.text("students.csv"));
        assertThat(Files.readString(folder.resolve("readme.txt"))).isEqualTo("ours");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(9);
        }
    }

    @Test
    void a_missing_folder_is_an_error() {
        assertThatThrownBy(() -> ELEMENTARY.writeSpecFiles(folder.resolve("missing")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void the_elementary_district_is_two_schools_under_a_county_district_code_of_its_own() {
        assertThat(ELEMENTARY.countyDistrictCode()).isEqualTo("9954321");
        assertThat(base.rows("schools.csv"))
                .hasSize(2)
                .allMatch(row -> row.getField("cds").matches("9954321\\d{7}"))
                .allMatch(row -> row.getField("name").endsWith(" Elementary School"));
        assertThat(base.values("schools.csv", "cds")).hasSize(2);
        Export export = Export.of(ELEMENTARY, folder);
        assertThat(export.rows("orgs.csv").get(0).getFields())
                .contains("Demo Elementary School District", "district", "99543210000000");
        assertThat(export.text("manifest.csv"))
                .contains("source.systemName,Demo Elementary SIS\r\n", "source.systemCode,demo-elementary\r\n");
        assertThat(export.dangling()).isEmpty();
    }

    @Test
    void the_elementary_district_has_640_students_in_homerooms_all_year() {
        assertThat(base.rows("students.csv")).hasSize(640);
        assertThat(base.values("students.csv", "grade"))
                .containsExactlyInAnyOrder("TK", "KG", "01", "02", "03", "04", "05");
        assertThat(base.rows("terms.csv"))
                .singleElement()
                .extracting(NamedCsvRecord::getFields)
                .isEqualTo(List.of("2027_F", "Full Year", "2026-08-10", "2027-06-09", "2027"));
        assertThat(base.values("sections.csv", "classType")).containsExactlyInAnyOrder("homeroom", "scheduled");
        assertThat(base.rows("sections.csv").size()).isBetween(40, 70);
        assertThat(base.rows("staff.csv").size()).isBetween(20, 35);
    }

    @Test
    void the_specialist_of_both_schools_is_one_person() {
        Map<String, Set<String>> schools = base.rows("section_staff.csv").stream()
                .collect(Collectors.groupingBy(
                        row -> row.getField("staffId"),
                        Collectors.mapping(
                                row -> row.getField("sectionId").replaceAll("-.*", ""), Collectors.toSet())));
        assertThat(schools.values().stream().filter(codes -> codes.size() == 2)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
    void each_oddity_is_there_once_whatever_the_seed(long seed) {
        assertOddities(DemoDistrict.elementary(seed, DATE));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30, 366})
    void each_oddity_is_there_once_whatever_the_night(int night) {
        assertOddities(ELEMENTARY.night(night));
    }

    @Test
    void each_oddity_is_there_once_in_half_an_export() {
        assertOddities(ELEMENTARY.half());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "3, 40", "4, 366"})
    void without_its_oddities_every_row_is_sound_and_everybody_can_be_told_apart(long seed, int night) {
        SpecFolder flawless =
                SpecFolder.of(DemoDistrict.elementary(seed, DATE).flawless().night(night), folder);
        assertThat(STANDARD.unsound(flawless)).isEmpty();
        assertThat(STANDARD.dangling(flawless)).isEmpty();
        assertThat(STANDARD.repeated(flawless)).isEmpty();
        assertThat(flawless.rows("students.csv").stream().map(row -> row.getField("ssid")))
                .doesNotHaveDuplicates()
                .allMatch(ssid -> ssid.matches("97\\d{8}"));
        assertThat(flawless.rows("staff.csv").stream().map(row -> row.getField("email")))
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z]+\\.[a-z]+@demo-elementary\\.example"));
    }

    @Test
    void the_oddities_are_five_lines_and_all_else_is_the_same_without_them() {
        SpecFolder flawless = SpecFolder.of(ELEMENTARY.flawless(), folder);
        Map<String, Integer> odd = Map.of("students.csv", 3, "staff.csv", 1, "section_students.csv", 1);
        for (String file : STANDARD.names()) {
            assertThat(minus(base.lines(file), flawless.lines(file))).hasSize(odd.getOrDefault(file, 0));
        }
        assertThat(flawless.rows("students.csv")).hasSameSizeAs(base.rows("students.csv"));
        assertThat(flawless.values("students.csv", "studentId")).isEqualTo(base.values("students.csv", "studentId"));
    }

    @ParameterizedTest
    @MethodSource("agencies")
    void no_row_comes_twice_and_only_the_elementary_district_s_stray_one_refers_to_nothing(DemoDistrict district) {
        for (int night : List.of(1, 9)) {
            SpecFolder written = SpecFolder.of(district.night(night), folder);
            assertThat(STANDARD.repeated(written)).isEmpty();
            assertThat(STANDARD.dangling(written)).hasSize(district == ELEMENTARY ? 1 : 0);
        }
    }

    static Stream<DemoDistrict> exports() {
        return agencies()
                .flatMap(district -> Stream.of(district, district.night(12), district.half(), district.withUuids()));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void the_rosters_are_those_of_the_oneroster_export_but_for_rows_deleted_or_referring_to_nothing(
            DemoDistrict district) throws IOException {
        Export export = Export.of(district, folder);
        SpecFolder written = SpecFolder.of(district, Files.createDirectory(folder.resolve("spec")));

        assertThat(written.values("students.csv", "studentId")).isEqualTo(identifiers(export, "student"));
        assertThat(written.values("staff.csv", "staffId")).isEqualTo(identifiers(export, "teacher"));
        assertThat(places(written, "section_staff.csv", "staffId"))
                .containsExactlyInAnyOrderElementsOf(places(export, "teacher"));
        assertThat(places(written, "section_students.csv", "studentId"))
                .containsExactlyInAnyOrderElementsOf(places(export, "student"));
    }

    @Test
    void the_next_nights_differ_a_little_in_students_and_enrollments_and_in_nothing_else() {
        SpecFolder later = SpecFolder.of(ELEMENTARY.night(5), folder);
        for (String file : List.of("schools", "terms", "courses", "sections", "staff", "section_staff")) {
            assertThat(later.text(file + ".csv")).isEqualTo(base.text(file + ".csv"));
        }
        assertThat(minus(base.lines("section_students.csv"), later.lines("section_students.csv"))
                        .size())
                .isBetween(1, 100);
        assertThat(minus(later.lines("section_students.csv"), base.lines("section_students.csv")))
                .hasSizeBetween(1, 100)
                .anyMatch(line -> line.contains(",2026-11-20,"))
                .anyMatch(line -> line.endsWith(",2026-08-10,2026-11-19"));
        assertThat(minus(later.values("students.csv", "studentId"), base.values("students.csv", "studentId"))
                        .size())
                .isBetween(1, 25);
        assertThat(minus(base.values("students.csv", "studentId"), later.values("students.csv", "studentId"))
                        .size())
                .isBetween(0, 15);
    }

    @Test
    void a_student_who_left_keeps_the_row_and_the_last_day() {
        SpecFolder later = SpecFolder.of(ELEMENTARY.night(40), folder);
        Map<String, List<NamedCsvRecord>> places = later.rows("section_students.csv").stream()
                .collect(Collectors.groupingBy(row -> row.getField("studentId")));
        List<List<NamedCsvRecord>> left = places.values().stream()
                .filter(rows -> rows.stream().noneMatch(DemoSpecFilesTest::current))
                .toList();
        assertThat(left).isNotEmpty().allSatisfy(rows -> assertThat(rows)
                .extracting(row -> row.getField("endDate"))
                .contains("2026-11-19"));
        assertThat(STANDARD.dangling(later)).hasSize(1);
    }

    @Test
    void half_an_export_is_the_first_school_s() {
        SpecFolder half = SpecFolder.of(ELEMENTARY.half(), folder);
        assertThat(half.values("schools.csv", "schoolId"))
                .containsExactly(base.rows("schools.csv").get(0).getField("schoolId"));
        assertThat(half.rows("students.csv").size()).isBetween(280, 360);
        assertThat(STANDARD.dangling(half)).hasSize(1);
        for (String file : STANDARD.names()) {
            assertThat(base.lines(file)).containsAll(half.lines(file));
        }
    }

    @Test
    void nobody_of_the_elementary_district_is_in_the_other_leas_of_the_same_seed() {
        for (DemoDistrict other : List.of(DISTRICT, CHARTER)) {
            SpecFolder written = SpecFolder.of(other, folder);
            assertDisjoint(written, "students.csv", "studentId");
            assertDisjoint(written, "students.csv", "ssid");
            assertDisjoint(written, "staff.csv", "staffId");
            assertDisjoint(written, "staff.csv", "email");
            assertDisjoint(written, "schools.csv", "schoolId");
            assertDisjoint(written, "schools.csv", "cds");
            assertDisjoint(written, "sections.csv", "sectionId");
            assertThat(names(written).subList(0, 400)).isNotEqualTo(names(base).subList(0, 400));
        }
    }

    @Test
    void ids_are_short_even_where_the_zip_has_uuids() {
        assertThat(SpecFolder.of(ELEMENTARY.withUuids(), folder).texts()).isEqualTo(base.texts());
    }

    @Test
    void the_elementary_district_cannot_be_scaled() {
        assertThatThrownBy(() -> ELEMENTARY.withStudents(600))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("The demo's elementary district has 640 students, always: scale the district.");
    }

    @Test
    void the_district_and_the_charter_keep_their_oddities() {
        assertThatThrownBy(DISTRICT::flawless)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("The demo's district has its oddities, always: only the elementary district can be had"
                        + " without.");
        assertThatThrownBy(CHARTER::flawless)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("The demo's charter has its oddities, always: only the elementary district can be had"
                        + " without.");
    }

    private void assertOddities(DemoDistrict district) {
        SpecFolder written = SpecFolder.of(district, folder);
        assertThat(STANDARD.unsound(written))
                .satisfiesExactly(
                        ssid -> assertThat(ssid).matches("students\\.csv\\.ssid=9\\.7\\d{4}E\\+09"),
                        name -> assertThat(name).isEqualTo("students.csv.familyName=Nguy?n"));
        assertThat(written.rows("students.csv", row -> row.getField("ssid").isEmpty()))
                .hasSize(1);
        assertThat(written.rows("staff.csv", row -> row.getField("email").isEmpty()))
                .hasSize(1);
        assertThat(STANDARD.dangling(written)).containsExactly("section_students.csv.studentId=E999999");
        assertThat(STANDARD.repeated(written)).isEmpty();
    }

    private static void assertDisjoint(SpecFolder other, String file, String column) {
        Set<String> common = new HashSet<>(base.values(file, column));
        common.retainAll(other.values(file, column));
        common.remove("");
        assertThat(common).isEmpty();
    }

    private static boolean current(NamedCsvRecord row) {
        String lastDay = row.getField("endDate");
        return row.getField("beginDate").compareTo(DATE.toString()) <= 0
                && (lastDay.isEmpty() || lastDay.compareTo(DATE.toString()) >= 0);
    }

    private static List<String> names(SpecFolder written) {
        return written.rows("students.csv").stream()
                .map(row -> row.getField("givenName") + " " + row.getField("familyName"))
                .toList();
    }

    private static Set<String> identifiers(Export export, String role) {
        return export.users(role).map(row -> row.getField("identifier")).collect(Collectors.toSet());
    }

    /** Who is in which section of which school from when to which last day, the stray row apart. */
    private static List<String> places(SpecFolder written, String file, String person) {
        Map<String, NamedCsvRecord> sections = written.rows("sections.csv").stream()
                .collect(Collectors.toMap(row -> row.getField("sectionId"), row -> row));
        Map<String, String> schools = written.rows("schools.csv").stream()
                .collect(Collectors.toMap(row -> row.getField("schoolId"), row -> row.getField("cds")));
        return written.rows(file, row -> !row.getField(person).equals("E999999"))
                .map(row -> {
                    NamedCsvRecord section = sections.get(row.getField("sectionId"));
                    return String.join(
                            " ",
                            schools.get(section.getField("schoolId")),
                            section.getField("courseId"),
                            section.getField("sectionNumber"),
                            row.getField(person),
                            row.findField("primary").orElse("false"),
                            row.getField("beginDate"),
                            row.getField("endDate"));
                })
                .toList();
    }

    /** The same of the OneRoster export, without rows that are deleted or refer to nothing. */
    private static List<String> places(Export export, String role) {
        Map<String, NamedCsvRecord> sections = byId(export, "classes.csv");
        Map<String, NamedCsvRecord> schools = byId(export, "orgs.csv");
        Map<String, NamedCsvRecord> users = byId(export, "users.csv");
        return export.enrollments(role)
                .filter(row -> row.getField("status").equals("active"))
                .filter(row -> sections.containsKey(row.getField("classSourcedId")))
                .filter(row -> users.containsKey(row.getField("userSourcedId")))
                .map(row -> {
                    NamedCsvRecord section = sections.get(row.getField("classSourcedId"));
                    String end = row.getField("endDate");
                    return String.join(
                            " ",
                            schools.get(section.getField("schoolSourcedId")).getField("identifier"),
                            section.getField("classCode").replace("-", " "),
                            users.get(row.getField("userSourcedId")).getField("identifier"),
                            row.getField("primary"),
                            row.getField("beginDate"),
                            end.isEmpty()
                                    ? ""
                                    : LocalDate.parse(end).minusDays(1).toString());
                })
                .toList();
    }

    private static Map<String, NamedCsvRecord> byId(Export export, String file) {
        return export.rows(file).stream().collect(Collectors.toMap(row -> row.getField("sourcedId"), row -> row));
    }

    private static Set<String> minus(Set<String> left, Set<String> right) {
        Set<String> rest = new HashSet<>(left);
        rest.removeAll(right);
        return rest;
    }
}
