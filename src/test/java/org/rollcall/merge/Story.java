package org.rollcall.merge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.cers.CsvTable;
import org.rollcall.oracle.MergeOracle.Form;

/** What one source says of the district, with its own ids, gaps, mistakes and faults. */
final class Story {

    private static final LocalDate DATE = MessyDistrict.DATE;

    final Form form;
    final boolean inclusive;
    /** In which world its sourcedIds live: that of most sources when blank; its own; or one it may share with some. */
    final String world;

    private final Truth truth;
    private final Chance chance;
    private final String prefix;
    private final boolean localIds;
    private final boolean courses;
    private final List<Integer> order;
    private final Map<String, List<Map<String, String>>> files = new LinkedHashMap<>();
    private final List<Truth.Section> told = new ArrayList<>();
    private final Map<Integer, Boolean> known = new HashMap<>();

    /** @param second the order of the ids in a second world of ids, which several sources may live in */
    Story(Truth truth, Chance chance, boolean first, List<Integer> second) {
        this.truth = truth;
        this.chance = chance;
        int kind = chance.upTo(10);
        form = kind < 5 ? Form.ZIP11 : kind < 8 ? Form.ZIP12 : Form.SPEC;
        inclusive = form != Form.SPEC && chance.permille(300);
        int scheme = first ? 0 : chance.upTo(10);
        world = scheme < 7 ? "" : scheme < 8 ? "own" : "second";
        prefix = scheme == 6 ? "x-" : "";
        localIds = chance.permille(250);
        courses = !chance.permille(form == Form.SPEC ? 200 : 80);
        List<Integer> numbers = IntStream.range(0, 40).boxed().toList();
        order = switch (world) {
            case "own" -> chance.shuffled(numbers);
            case "second" -> second;
            default -> numbers;
        };
        orgs();
        terms();
        courses();
        sections(first);
        people(first);
        enrollments();
        disturb();
    }

    private Map<String, String> row(String file, String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        files.computeIfAbsent(file, f -> new ArrayList<>()).add(row);
        return row;
    }

    private boolean spec() {
        return form == Form.SPEC;
    }

    private String status() {
        return chance.permille(25) ? chance.one(List.of("tobedeleted", "inactive")) : chance.one(List.of("active", ""));
    }

    private String id(String letter, int number) {
        return prefix + letter + order.get(number);
    }

    private String local(int number) {
        return prefix + "L" + order.get(number);
    }

    private String personId(Truth.Person person) {
        return localIds ? local(person.number()) : id("p", person.number());
    }

    private static String cased(Chance chance, String text) {
        return chance.permille(150) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private void orgs() {
        for (Truth.School school : truth.schools) {
            String cds = chance.permille(150) && school.cds().startsWith("0")
                    ? school.cds().substring(1)
                    : school.cds();
            if (spec()) {
                row("schools.csv", "schoolId", id("s", school.number()), "name", school.name(), "cds", cds);
                continue;
            }
            cds = chance.permille(80) ? chance.one(List.of("", "77", "01991230000000")) : cds;
            row(
                    "orgs.csv",
                    "sourcedId",
                    id("s", school.number()),
                    "status",
                    chance.permille(15) ? "tobedeleted" : "active",
                    "name",
                    chance.permille(10) ? "" : cased(chance, school.name()),
                    "type",
                    chance.permille(10) ? "shool" : "school",
                    "identifier",
                    cds);
        }
        if (!spec()) {
            row("orgs.csv", "sourcedId", "d", "status", "", "name", "District", "type", "district", "identifier", "");
        }
    }

    private String day(String end) {
        return inclusive || spec() ? LocalDate.parse(end).minusDays(1).toString() : end;
    }

    private void terms() {
        for (Truth.Term term : truth.terms) {
            String end = chance.permille(40)
                    ? LocalDate.parse(term.end()).plusDays(1).toString()
                    : term.end();
            if (spec()) {
                row(
                        "terms.csv",
                        "termId",
                        id("t", term.number()),
                        "title",
                        term.title(),
                        "startDate",
                        term.start(),
                        "endDate",
                        day(end),
                        "schoolYear",
                        "2027");
                continue;
            }
            row(
                    "academicSessions.csv",
                    "sourcedId",
                    id("t", term.number()),
                    "status",
                    status(),
                    "title",
                    chance.permille(60) ? "" : cased(chance, term.title()),
                    "startDate",
                    chance.permille(30) ? "soon" : term.start(),
                    "endDate",
                    chance.permille(100) ? day(end) + "T00:00:00" : day(end),
                    "schoolYear",
                    "2027");
        }
    }

    private void courses() {
        if (!courses) {
            return;
        }
        for (Truth.Course course : truth.courses) {
            String code = chance.permille(150) ? chance.one(List.of("", "100", "777")) : course.code();
            String subjects = chance.permille(200) ? chance.one(List.of("", "01", "02")) : course.subjects();
            if (spec()) {
                row(
                        "courses.csv",
                        "courseId",
                        id("c", course.number()),
                        "title",
                        course.title(),
                        "courseCode",
                        code,
                        "subjectCodes",
                        subjects.replace(',', ';'));
                continue;
            }
            row(
                    "courses.csv",
                    "sourcedId",
                    id("c", course.number()),
                    "status",
                    status(),
                    "title",
                    course.title(),
                    "courseCode",
                    code,
                    "subjectCodes",
                    subjects);
        }
    }

    private void sections(boolean first) {
        for (Truth.Section section : truth.sections) {
            if (!chance.permille(first ? 850 : 650)) {
                continue;
            }
            told.add(section);
            String code = chance.permille(100) ? chance.one(List.of("", "1", "9")) : section.code();
            String periods = chance.permille(100) ? chance.one(List.of("", "1", "2, 1")) : section.periods();
            String school = id("s", (chance.permille(40) ? chance.one(truth.schools) : section.school()).number());
            String course = id("c", (chance.permille(40) ? chance.one(truth.courses) : section.course()).number());
            List<Truth.Term> meets = chance.permille(80) ? List.of(chance.one(truth.terms)) : section.terms();
            String terms = meets.stream().map(t -> id("t", t.number())).collect(Collectors.joining(","));
            String type = chance.permille(60) ? chance.one(List.of("homeroom", "ext:club")) : "scheduled";
            String subjects = chance.permille(150) ? chance.one(List.of("01", "02", "01,02")) : "";
            if (spec()) {
                row(
                        "sections.csv",
                        "sectionId",
                        id("k", section.number()),
                        "schoolId",
                        school,
                        "termIds",
                        terms.replace(',', ';'),
                        "courseId",
                        !courses || chance.permille(80) ? "" : course,
                        "title",
                        "Class " + section.number(),
                        "sectionNumber",
                        code,
                        "periods",
                        periods.replace(',', ';'),
                        "classType",
                        type.startsWith("ext") ? "homeroom" : type,
                        "grades",
                        "",
                        "subjectCodes",
                        subjects.replace(',', ';'));
                continue;
            }
            row(
                    "classes.csv",
                    "sourcedId",
                    id("k", section.number()),
                    "status",
                    chance.permille(60) ? "tobedeleted" : status(),
                    "title",
                    "Class " + section.number(),
                    "classCode",
                    code,
                    "classType",
                    chance.permille(10) ? "club" : type,
                    "courseSourcedId",
                    course,
                    "schoolSourcedId",
                    school,
                    "termSourcedIds",
                    terms,
                    "subjectCodes",
                    subjects,
                    "periods",
                    periods);
        }
    }

    private String ssid(Truth.Person person) {
        int luck = chance.upTo(100);
        if (luck < 25) {
            return "";
        }
        if (luck < 30) {
            return "98" + person.ssid().substring(2);
        }
        return luck < 34
                ? chance.one(truth.people.stream().filter(Truth.Person::student).toList())
                        .ssid()
                : person.ssid();
    }

    private String email(Truth.Person person) {
        int luck = chance.upTo(100);
        if (luck < 20) {
            return "";
        }
        if (luck < 28) {
            return "second." + person.email();
        }
        if (luck < 31) {
            return chance.one(truth.people).email();
        }
        return luck < 35 && !spec()
                ? "none"
                : chance.permille(200) ? person.email().toUpperCase(Locale.ROOT) : person.email();
    }

    private void people(boolean first) {
        for (Truth.Person person : truth.people) {
            if (!chance.permille(first ? 930 : 800)) {
                continue;
            }
            known.put(person.number(), true);
            boolean nameless = !spec() && chance.permille(30);
            String given = nameless ? "" : chance.permille(60) ? "Robin" : spelt(person.given());
            String family = nameless ? "" : chance.permille(60) ? "Renamed" : spelt(person.family());
            if (spec()) {
                if (person.student()) {
                    row(
                            "students.csv",
                            "studentId",
                            personId(person),
                            "ssid",
                            ssid(person),
                            "givenName",
                            given,
                            "familyName",
                            family);
                } else {
                    row(
                            "staff.csv",
                            "staffId",
                            personId(person),
                            "givenName",
                            given,
                            "familyName",
                            family,
                            "email",
                            email(person),
                            "active",
                            chance.one(List.of("", "true", "true", "true", "false")));
                }
                continue;
            }
            user(person, given, family);
        }
    }

    private String spelt(String name) {
        int luck = chance.upTo(20);
        return luck == 0
                ? name.toUpperCase(Locale.ROOT)
                : luck == 1 ? name.replace('é', 'e').replace('ñ', 'n').replace("'", "") : name;
    }

    private void user(Truth.Person person, String given, String family) {
        String ssid = person.student() ? ssid(person) : "";
        boolean inUserIds = chance.permille(700);
        String userIds = inUserIds && !ssid.isEmpty() ? "{SSID:" + ssid + "}" : "";
        if (person.student() && chance.permille(20)) {
            userIds = "{SSID:" + person.ssid() + "},{ssid: 97" + person.ssid().substring(2) + "}";
        } else if (!userIds.isEmpty() && chance.permille(100)) {
            userIds = "{LASID:" + local(person.number()) + "}," + userIds;
        }
        String identifier = chance.permille(250) ? "" : local(person.number());
        if (person.student() && !inUserIds && !ssid.isEmpty()) {
            identifier = ssid;
        }
        String role = person.student() ? "student" : chance.permille(100) ? "administrator" : "teacher";
        String id = personId(person);
        Map<String, String> row = row(
                "users.csv",
                "sourcedId",
                id,
                "status",
                status(),
                "enabledUser",
                chance.one(List.of("", "true", "true", "true", "1", "false")),
                "orgSourcedIds",
                id("s", 0),
                "role",
                form == Form.ZIP12 ? "" : chance.permille(10) ? "pupil" : role,
                "username",
                chance.permille(400) ? "" : cased(chance, chance.permille(20) ? "u0" : "u" + person.number()),
                "userIds",
                userIds,
                "givenName",
                given,
                "familyName",
                family,
                "identifier",
                identifier,
                "email",
                email(person));
        if (form == Form.ZIP12) {
            row.remove("role");
            if (!chance.permille(20)) {
                row(
                        "roles.csv",
                        "sourcedId",
                        "r" + id,
                        "status",
                        "active",
                        "userSourcedId",
                        id,
                        "roleType",
                        "primary",
                        "role",
                        role);
            }
            if (!person.student() && chance.permille(100)) {
                row(
                        "roles.csv",
                        "sourcedId",
                        "q" + id,
                        "status",
                        "active",
                        "userSourcedId",
                        id,
                        "roleType",
                        "secondary",
                        "role",
                        "aide");
            }
        }
    }

    private void enrollments() {
        for (Truth.Section section : told) {
            for (Truth.Person person : section.students()) {
                if (!chance.permille(80)) {
                    enroll(section, person);
                }
            }
            for (Truth.Person person : section.teachers()) {
                enroll(section, person);
            }
            Truth.Person stranger = chance.one(truth.people);
            boolean member =
                    section.students().contains(stranger) || section.teachers().contains(stranger);
            if (!member && chance.permille(150)) {
                enroll(section, stranger);
            }
        }
    }

    private void enroll(Truth.Section section, Truth.Person person) {
        if (!known.containsKey(person.number()) && !chance.permille(100)) {
            return;
        }
        String begin =
                chance.permille(150) ? DATE.plusDays(chance.between(-2, 2)).toString() : "";
        String end = chance.permille(200) ? DATE.plusDays(chance.between(-2, 2)).toString() : "";
        if (!begin.isEmpty() && !end.isEmpty() && end.compareTo(begin) < 0) {
            end = "";
        }
        if (spec()) {
            String file = person.student() ? "section_students.csv" : "section_staff.csv";
            Map<String, String> row = row(
                    file,
                    "sectionId",
                    id("k", section.number()),
                    person.student() ? "studentId" : "staffId",
                    personId(person));
            if (!person.student()) {
                row.put("primary", chance.one(List.of("", "true", "false")));
            }
            row.put("beginDate", begin);
            row.put("endDate", end);
            return;
        }
        String role = person.student() ? "student" : chance.permille(60) ? "aide" : "teacher";
        row(
                "enrollments.csv",
                "sourcedId",
                "e" + files.getOrDefault("enrollments.csv", List.of()).size(),
                "status",
                status(),
                "classSourcedId",
                id("k", section.number()),
                "schoolSourcedId",
                id("s", section.school().number()),
                "userSourcedId",
                personId(person),
                "role",
                role,
                "primary",
                chance.one(List.of("", "true", "false")),
                "beginDate",
                begin,
                "endDate",
                end);
    }

    /** Some rows come twice, and some of these say something else. */
    private void disturb() {
        files.forEach((file, rows) -> {
            for (Map<String, String> row : List.copyOf(rows)) {
                boolean deleted = List.of("tobedeleted", "inactive").contains(row.getOrDefault("status", ""));
                if (!deleted && chance.permille(15)) {
                    Map<String, String> again = new LinkedHashMap<>(row);
                    if (chance.permille(300)
                            && !spec()
                            && !List.of("roles.csv", "classes.csv").contains(file)) {
                        again.put("status", "tobedeleted");
                    }
                    rows.add(again);
                }
            }
        });
    }

    /** Whether it can be sent in its form: files of a specification are refused when they have no rows. */
    boolean canBeSent() {
        return !spec() || files.keySet().containsAll(columns().keySet());
    }

    /** The files as tables, those included that have no rows. */
    List<CsvTable> tables() {
        List<CsvTable> tables = new ArrayList<>();
        if (!spec()) {
            tables.add(new CsvTable("manifest.csv", List.of("propertyName", "value"), manifest()));
        }
        columns()
                .forEach((file, columns) -> tables.add(new CsvTable(
                        file,
                        columns,
                        files.getOrDefault(file, List.of()).stream()
                                .map(row -> columns.stream()
                                        .map(column -> row.getOrDefault(column, ""))
                                        .toList())
                                .toList())));
        return tables;
    }

    private List<List<String>> manifest() {
        List<List<String>> properties = new ArrayList<>();
        properties.add(List.of("manifest.version", "1.0"));
        properties.add(List.of("oneroster.version", form == Form.ZIP12 ? "1.2" : "1.1"));
        columns().keySet().forEach(file -> properties.add(List.of("file." + file.replace(".csv", ""), "bulk")));
        if (!courses) {
            properties.add(List.of("file.courses", "absent"));
        }
        return properties;
    }

    private Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        List<String> lines = spec()
                ? List.of(
                        "schools schoolId name cds",
                        "terms termId title startDate endDate schoolYear",
                        "courses courseId title courseCode subjectCodes",
                        "sections sectionId schoolId termIds courseId title sectionNumber periods classType grades subjectCodes",
                        "staff staffId givenName familyName email active",
                        "section_staff sectionId staffId primary beginDate endDate",
                        "students studentId ssid givenName familyName",
                        "section_students sectionId studentId beginDate endDate")
                : List.of(
                        "orgs sourcedId status name type identifier",
                        "academicSessions sourcedId status title startDate endDate schoolYear",
                        "courses sourcedId status title courseCode subjectCodes",
                        "classes sourcedId status title classCode classType courseSourcedId schoolSourcedId termSourcedIds"
                                + " subjectCodes periods",
                        "users sourcedId status enabledUser orgSourcedIds " + (form == Form.ZIP12 ? "" : "role ")
                                + "username userIds givenName familyName identifier email",
                        "roles sourcedId status userSourcedId roleType role",
                        "enrollments sourcedId status classSourcedId schoolSourcedId userSourcedId role primary beginDate"
                                + " endDate");
        for (String line : lines) {
            List<String> words = Arrays.asList(line.split(" "));
            boolean there =
                    switch (words.get(0)) {
                        case "courses" -> courses;
                        case "roles" -> form == Form.ZIP12;
                        default -> true;
                    };
            if (there) {
                columns.put(words.get(0) + ".csv", words.subList(1, words.size()));
            }
        }
        return columns;
    }
}
