package org.rollcall.nights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.cers.CsvTable;

/**
 * A district as it is on one night, and the OneRoster package that each of its sources sends of it. People and classes
 * are of one source; schools, the session and nothing else are of all.
 */
final class World {

    static final String DISTRICT = "9910099";
    static final String LINCOLN = DISTRICT + "0000001";
    static final String WASHINGTON = DISTRICT + "0000002";
    static final Set<String> SCHOOLS = Set.of(LINCOLN, WASHINGTON);
    /** A school of another LEA. */
    static final String ELSEWHERE = "99200990000001";

    static final String YEAR = "year";
    static final String PAST = "past";

    private static final Map<String, String> ORGS =
            Map.of(LINCOLN, "Lincoln", WASHINGTON, "Washington", ELSEWHERE, "Elsewhere");

    /** First day, the day after the last, and the school year of {@link #YEAR}. */
    List<String> year = List.of("2026-08-12", "2027-06-05", "2027");

    final List<String> sources;
    final Map<String, Teacher> teachers = new LinkedHashMap<>();
    final Map<String, Student> students = new LinkedHashMap<>();
    final Map<String, Section> sections = new LinkedHashMap<>();
    /** Title and code, by source. */
    final Map<String, List<String>> courses = new LinkedHashMap<>();

    World(String... sources) {
        this.sources = List.of(sources);
        this.sources.forEach(source -> courses.put(source, List.of("Course", "")));
    }

    Section section(String id, String source, String school, String title) {
        Section section = new Section(id, source, school, title);
        sections.put(id, section);
        return section;
    }

    /** The teacher of an id, who comes into being when asked for first. */
    Teacher teacher(String id, String source) {
        return teachers.computeIfAbsent(id, i -> new Teacher(i, source));
    }

    /** The student {@code u7} has the SSID 9900000007. */
    Student student(int number, String source) {
        return students.computeIfAbsent(
                "u" + number, id -> new Student(id, source, "99" + (100_000_000 + number + "").substring(1)));
    }

    /** Enrolls students by their numbers, the last one too. */
    void enroll(Section section, int first, int last) {
        for (int number = first; number <= last; number++) {
            section.students.add(student(number, section.source));
        }
    }

    /** Takes a student out of the district. */
    void remove(Student student) {
        students.remove(student.id);
        sections.values().forEach(section -> section.students.remove(student));
    }

    /** What a source sends tonight, manifest first. */
    List<CsvTable> tables(String source) {
        List<CsvTable> tables = new ArrayList<>();
        tables.add(new CsvTable(
                "manifest.csv",
                List.of("propertyName", "value"),
                Stream.concat(
                                Stream.of(List.of("manifest.version", "1.0"), List.of("oneroster.version", "1.1")),
                                Stream.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments")
                                        .map(file -> List.of("file." + file, "bulk")))
                        .toList()));
        tables.add(table(
                "orgs",
                "sourcedId,status,name,type,identifier",
                ORGS.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(org -> row("org-" + org.getKey(), "active", org.getValue(), "school", org.getKey()))));
        tables.add(table(
                "academicSessions",
                "sourcedId,status,title,type,startDate,endDate,schoolYear",
                Stream.of(
                        row(YEAR, "active", "Year", "schoolYear", year.get(0), year.get(1), year.get(2)),
                        row(PAST, "active", "Summer", "term", "2026-08-12", "2026-10-01", "2027"))));
        tables.add(table(
                "courses",
                "sourcedId,status,title,courseCode,subjectCodes",
                Stream.of(courses.get(source))
                        .map(course -> row("course-" + source, "active", course.get(0), course.get(1), ""))));
        tables.add(table(
                "classes",
                "sourcedId,status,title,classCode,classType,courseSourcedId,schoolSourcedId,termSourcedIds,subjectCodes,"
                        + "periods,grades",
                of(source)
                        .map(s -> row(
                                s.id,
                                "active",
                                s.title,
                                s.code,
                                s.type,
                                s.course,
                                "org-" + s.school,
                                s.terms,
                                s.subjectCodes,
                                s.period,
                                ""))));
        tables.add(table(
                "users",
                "sourcedId,status,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,identifier,email,"
                        + "grades,metadata.counselor",
                Stream.concat(
                        teachers.values().stream()
                                .filter(t -> t.source.equals(source))
                                .map(t -> row(
                                        t.id,
                                        "active",
                                        "true",
                                        "org-" + LINCOLN,
                                        "teacher",
                                        "",
                                        "",
                                        t.givenName,
                                        t.familyName,
                                        "",
                                        t.email,
                                        "",
                                        "")),
                        students.values().stream()
                                .filter(s -> s.source.equals(source))
                                .map(s -> row(
                                        s.id,
                                        "active",
                                        "true",
                                        "org-" + LINCOLN,
                                        "student",
                                        "",
                                        "",
                                        "Given",
                                        "Family " + s.id,
                                        s.identifier,
                                        "",
                                        s.grade,
                                        s.counselor)))));
        tables.add(table(
                "enrollments",
                "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
                of(source).flatMap(World::enrollments)));
        return tables;
    }

    private Stream<Section> of(String source) {
        return sections.values().stream().filter(s -> s.source.equals(source));
    }

    private static Stream<List<String>> enrollments(Section section) {
        return Stream.concat(
                section.teachers().stream()
                        .map(t -> enrollment(section, t.id, "teacher", String.valueOf(t == section.primary))),
                section.students.stream().map(s -> enrollment(section, s.id, "student", "false")));
    }

    private static List<String> enrollment(Section section, String user, String role, String primary) {
        return row(section.id + "-" + user, "active", section.id, "org-" + section.school, user, role, primary, "", "");
    }

    private static List<String> row(String... values) {
        return List.of(values);
    }

    private static CsvTable table(String file, String columns, Stream<List<String>> rows) {
        return new CsvTable(file + ".csv", List.of(columns.split(",")), rows.toList());
    }

    /** The teachers there are of a source. */
    List<Teacher> teachersOf(String source) {
        return teachers.values().stream().filter(t -> t.source.equals(source)).toList();
    }

    /** The students there are of a source. */
    List<Student> studentsOf(String source) {
        return students.values().stream().filter(s -> s.source.equals(source)).toList();
    }

    /** The sources that send tonight, in their order. */
    Set<String> all() {
        return new LinkedHashSet<>(sources);
    }
}
