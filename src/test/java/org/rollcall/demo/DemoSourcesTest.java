package org.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The district's API and its intervention programme, beside its zip of the same night: what they tell otherwise. */
class DemoSourcesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final DemoDistrict DISTRICT = DemoDistrict.of(7, DATE);
    private static final StandardSpec STANDARD = StandardSpec.read();

    @TempDir
    Path folder;

    /** Of several seeds, sizes and nights. */
    private static final List<DemoDistrict> DISTRICTS = List.of(
            DISTRICT,
            DISTRICT.night(2),
            DISTRICT.night(60),
            DISTRICT.withStudents(600),
            DISTRICT.withStudents(600).night(366),
            DISTRICT.withUuids(),
            DemoDistrict.of(1, DATE),
            DemoDistrict.of(2, DATE).withStudents(1_000));

    /** Of the districts; each is asked for many times, and takes long to write. */
    private static final Map<DemoDistrict, Export> ZIPS = new HashMap<>();

    static List<DemoDistrict> districts() {
        return DISTRICTS;
    }

    @ParameterizedTest
    @MethodSource("districts")
    void the_api_has_two_schools_of_the_zip_as_they_are_and_an_academy(DemoDistrict district) {
        Export zip = zip(district);
        Export api = api(district);

        assertThat(only(api, zip, "orgs.csv")).singleElement().satisfies(line -> assertThat(line)
                .contains(",Demo Online Academy,school,99123453008900,"));
        assertThat(api.rows("orgs.csv").stream().map(row -> row.getField("name").replaceAll(".* (\\w+) School", "$1")))
                .containsExactly("Unified District", "Middle", "High", "Demo Online Academy");
        assertThat(only(api, zip, "academicSessions.csv")).isEmpty();
        assertThat(only(api, zip, "courses.csv")).isEmpty();
        assertThat(only(api, zip, "classes.csv"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(",scheduled,").contains(" P7 Farrow,"));
        assertThat(api.dangling()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("districts")
    void the_api_tells_otherwise_of_three_teachers_and_a_student(DemoDistrict district) {
        Export zip = zip(district);
        Map<String, NamedCsvRecord> known = byId(zip, "users.csv");
        Map<String, NamedCsvRecord> told = byId(api(district), "users.csv");

        assertThat(minus(told.keySet(), known.keySet())).hasSize(1);
        List<String> differences = told.entrySet().stream()
                .filter(entry -> known.containsKey(entry.getKey()))
                .flatMap(entry -> differences(known.get(entry.getKey()), entry.getValue()))
                .filter(difference -> !difference.startsWith("username"))
                .map(difference ->
                        difference.replaceAll("[a-z]+\\.[a-z]+@", "A@").replaceAll("\\d", "9"))
                .toList();
        assertThat(differences)
                .containsExactlyInAnyOrder(
                        "email:  -> A@demo-unified.example",
                        "email:  -> A@demo-unified.example",
                        "email: A@demo-unified.example -> former.A@demo-unified.example",
                        "userIds: {SSID:9999999999},{Local:999999} -> {SSID:9999999999},{Local:999999}");
        assertThat(zip.values("users.csv", "userIds"))
                .as("the other SSID is nobody's")
                .doesNotContainAnyElementsOf(told.values().stream()
                        .filter(row -> known.containsKey(row.getField("sourcedId")))
                        .filter(row -> !row.getField("userIds")
                                .equals(known.get(row.getField("sourcedId")).getField("userIds")))
                        .map(row -> row.getField("userIds"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("districts")
    void the_api_lists_one_student_in_a_class_whose_place_there_the_zip_has_deleted(DemoDistrict district) {
        Export zip = zip(district);
        Export api = api(district);
        Set<String> classes = zip.ids("classes.csv");
        Set<String> told = places(api);
        Set<String> known = places(zip);

        List<String> more = minus(told, known).stream()
                .filter(place -> classes.contains(place.split(" ")[0]))
                .toList();
        assertThat(more).hasSize(1);
        assertThat(zip.rows("enrollments.csv", row -> row.getField("status").equals("tobedeleted"))
                        .map(DemoSourcesTest::place))
                .contains(more.get(0));
        Set<String> schools = api.ids("orgs.csv");
        assertThat(zip.rows("enrollments.csv", row -> schools.contains(row.getField("schoolSourcedId")))
                        .filter(DemoSourcesTest::current)
                        .map(DemoSourcesTest::place))
                .isSubsetOf(told);
    }

    @ParameterizedTest
    @MethodSource("districts")
    void the_academy_s_students_are_the_two_schools_and_sit_in_their_classes_too(DemoDistrict district) {
        Export api = api(district);
        String academy = api.rows("orgs.csv").get(3).getField("sourcedId");
        Map<String, Set<String>> schools = api.rows("enrollments.csv").stream()
                .filter(row -> row.getField("role").equals("student"))
                .filter(DemoSourcesTest::current)
                .collect(Collectors.groupingBy(
                        row -> row.getField("userSourcedId"),
                        Collectors.mapping(row -> row.getField("schoolSourcedId"), Collectors.toSet())));

        List<Set<String>> enrolledTwice =
                schools.values().stream().filter(all -> all.contains(academy)).toList();
        assertThat(enrolledTwice).hasSizeGreaterThan(5).allMatch(all -> all.size() == 2);
        assertThat(enrolledTwice.stream().flatMap(Set::stream).distinct()).hasSize(3);
        assertThat(api.enrollments("student")
                        .filter(row -> row.getField("schoolSourcedId").equals(academy))
                        .map(row -> row.getField("classSourcedId"))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void the_api_does_not_grow_with_the_district_nor_lose_half_of_it() {
        assertThat(api(DISTRICT.withStudents(1_000_000)).rows("enrollments.csv"))
                .size()
                .isBetween(6_000, 12_000);
        assertThat(api(DISTRICT.half()).bytes()).isEqualTo(api(DISTRICT).bytes());
    }

    @ParameterizedTest
    @MethodSource("districts")
    void the_programme_s_files_are_sound(DemoDistrict district) throws IOException {
        SpecFolder files = intervention(district);

        assertThat(files.names()).containsExactlyInAnyOrderElementsOf(STANDARD.names());
        assertThat(STANDARD.dangling(files)).isEmpty();
        assertThat(STANDARD.repeated(files)).isEmpty();
        assertThat(STANDARD.unsound(files)).isEmpty();
        assertThat(files.values("section_students.csv", "sectionId"))
                .isEqualTo(files.values("sections.csv", "sectionId"))
                .hasSize(5);
        assertThat(files.values("section_students.csv", "studentId"))
                .isEqualTo(files.values("students.csv", "studentId"));
    }

    @ParameterizedTest
    @MethodSource("districts")
    void the_programme_knows_students_by_their_local_id_but_one_by_ssid_and_one_whom_it_mistakes(DemoDistrict district)
            throws IOException {
        SpecFolder files = intervention(district);
        Map<String, NamedCsvRecord> byLocalId = zip(district)
                .users("student")
                .collect(Collectors.toMap(row -> row.getField("identifier"), Function.identity()));
        Map<String, NamedCsvRecord> bySsid = byLocalId.values().stream()
                .filter(row -> !ssid(row).isEmpty())
                .collect(Collectors.toMap(DemoSourcesTest::ssid, Function.identity(), (one, other) -> one));

        Map<String, NamedCsvRecord> own = new LinkedHashMap<>();
        int renamed = 0;
        for (NamedCsvRecord row : files.rows("students.csv")) {
            NamedCsvRecord student = byLocalId.get(row.getField("studentId"));
            if (student == null) {
                own.put(row.getField("studentId"), row);
            } else {
                assertThat(row.getField("ssid")).isEqualTo(ssid(student));
                assertThat(row.getField("givenName")).isEqualTo(student.getField("givenName"));
                renamed += row.getField("familyName").equals(student.getField("familyName")) ? 0 : 1;
            }
        }
        assertThat(renamed).isEqualTo(1);
        assertThat(own).containsOnlyKeys("RP-S1", "RP-S2");
        NamedCsvRecord found = bySsid.get(own.get("RP-S1").getField("ssid"));
        assertThat(own.get("RP-S1").getField("familyName")).isEqualTo(found.getField("familyName"));
        NamedCsvRecord mistaken = bySsid.get(own.get("RP-S2").getField("ssid"));
        assertThat(own.get("RP-S2").getField("familyName")).isNotEqualTo(mistaken.getField("familyName"));
        assertThat(own.get("RP-S2").getField("givenName")).isNotEqualTo(mistaken.getField("givenName"));
        assertThat(files.values("students.csv", "studentId"))
                .as("the two are there once")
                .doesNotContain(found.getField("identifier"), mistaken.getField("identifier"));
    }

    @ParameterizedTest
    @MethodSource("districts")
    void one_section_of_the_programme_is_a_homeroom_of_the_zip_s_with_one_student_too_many(DemoDistrict district)
            throws IOException {
        SpecFolder files = intervention(district);
        Export zip = zip(district);
        Set<String> codes = zip.rows("classes.csv").stream()
                .map(row -> row.getField("classCode"))
                .collect(Collectors.toSet());
        List<NamedCsvRecord> shared = files.rows("sections.csv").stream()
                .filter(row -> codes.contains(row.getField("sectionNumber")))
                .toList();
        assertThat(shared).hasSize(1);
        NamedCsvRecord section = shared.get(0);
        NamedCsvRecord school = files.rows("schools.csv").get(0);
        NamedCsvRecord org = zip.rows("orgs.csv").get(1);
        assertThat(school.getField("cds")).isEqualTo(org.getField("identifier"));
        assertThat(school.getField("name")).isEqualTo(org.getField("name"));
        NamedCsvRecord homeroom = zip.rows("classes.csv").stream()
                .filter(row -> row.getField("classCode").equals(section.getField("sectionNumber")))
                .filter(row -> row.getField("schoolSourcedId").equals(org.getField("sourcedId")))
                .findFirst()
                .orElseThrow();
        NamedCsvRecord course = byId(zip, "courses.csv").get(homeroom.getField("courseSourcedId"));
        NamedCsvRecord term = byId(zip, "academicSessions.csv").get(homeroom.getField("termSourcedIds"));
        assertThat(files.rows("courses.csv", row -> row.getField("courseId").equals(section.getField("courseId"))))
                .extracting(row -> row.getField("courseCode"))
                .containsExactly(course.getField("courseCode"));
        assertThat(files.rows("terms.csv"))
                .extracting(NamedCsvRecord::getFields)
                .containsExactly(List.of(
                        "RP-YEAR",
                        term.getField("title"),
                        term.getField("startDate"),
                        LocalDate.parse(term.getField("endDate")).minusDays(1).toString(),
                        term.getField("schoolYear")));

        Map<String, NamedCsvRecord> users = byId(zip, "users.csv");
        Set<String> members = zip.enrollments("student")
                .filter(row -> current(row))
                .filter(row -> row.getField("classSourcedId").equals(homeroom.getField("sourcedId")))
                .map(row -> users.get(row.getField("userSourcedId")).getField("identifier"))
                .collect(Collectors.toSet());
        Set<String> listed = files.rows(
                        "section_students.csv", row -> row.getField("sectionId").equals(section.getField("sectionId")))
                .map(row -> row.getField("studentId"))
                .collect(Collectors.toSet());
        assertThat(listed).hasSize(6);
        assertThat(minus(listed, members)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("districts")
    void the_programme_s_staff_are_one_of_its_own_one_of_the_zip_s_one_twice_and_a_student(DemoDistrict district)
            throws IOException {
        SpecFolder files = intervention(district);
        Map<String, String> roles = zip(district).rows("users.csv").stream()
                .filter(row -> !row.getField("email").isEmpty())
                .collect(Collectors.toMap(row -> row.getField("email"), row -> row.getField("role")));

        assertThat(files.rows("staff.csv").stream().map(row -> String.valueOf(roles.get(row.getField("email")))))
                .containsExactly("null", "teacher", "teacher", "teacher", "student");
        assertThat(files.values("staff.csv", "email")).hasSize(4);
        assertThat(files.values("section_staff.csv", "staffId"))
                .containsExactlyInAnyOrder("RP-T1", "RP-T2", "RP-T3", "RP-T4");
    }

    @Test
    void the_charter_and_the_elementary_district_have_neither() {
        assertThatThrownBy(() -> DemoDistrict.charter(7, DATE).overApi())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("The demo's charter tells over its API what it exports: only the district's tells another"
                        + " thing.");
        assertThatThrownBy(() -> DemoDistrict.elementary(7, DATE).writeInterventionFiles(folder))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("The demo's elementary district has no intervention programme: ask the district for it.");
    }

    private Export zip(DemoDistrict district) {
        return ZIPS.computeIfAbsent(district, written -> Export.of(written, folder));
    }

    private Export api(DemoDistrict district) {
        return Export.of(district.overApi(), folder);
    }

    private SpecFolder intervention(DemoDistrict district) throws IOException {
        return SpecFolder.intervention(district, Files.createDirectories(folder.resolve("files")));
    }

    private static Set<String> only(Export api, Export zip, String file) {
        return minus(api.lines(file), zip.lines(file));
    }

    private static Map<String, NamedCsvRecord> byId(Export export, String file) {
        return export.rows(file).stream().collect(Collectors.toMap(row -> row.getField("sourcedId"), row -> row));
    }

    private static Stream<String> differences(NamedCsvRecord known, NamedCsvRecord told) {
        return known.getHeader().stream()
                .filter(column -> !known.getField(column).equals(told.getField(column)))
                .map(column -> column + ": " + known.getField(column) + " -> " + told.getField(column));
    }

    private static Set<String> places(Export export) {
        return export.rows("enrollments.csv", DemoSourcesTest::current)
                .map(DemoSourcesTest::place)
                .collect(Collectors.toSet());
    }

    private static String place(NamedCsvRecord row) {
        return row.getField("classSourcedId") + " " + row.getField("role") + " " + row.getField("userSourcedId");
    }

    private static boolean current(NamedCsvRecord row) {
        String end = row.getField("endDate");
        return row.getField("status").equals("active")
                && row.getField("beginDate").compareTo(DATE.toString()) <= 0
                && (end.isEmpty() || end.compareTo(DATE.toString()) > 0);
    }

    private static String ssid(NamedCsvRecord student) {
        return student.getField("userIds").replaceAll("\\{SSID:(\\d*)}.*", "$1");
    }

    private static Set<String> minus(Set<String> left, Set<String> right) {
        Set<String> rest = new HashSet<>(left);
        rest.removeAll(right);
        return rest;
    }
}
