package org.rollcall.cers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.rollcall.lea.ExtraLogins;
import org.rollcall.lea.GroupSettings;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.MappingSettings;
import org.rollcall.lea.SideFiles;
import org.rollcall.lea.StudentList;
import org.rollcall.lea.ValueMapping;

/**
 * A district of a few rows and the settings of its LEA. A row is its sourcedId and what differs from a sound row of its
 * file, as {@code column=value}. People come into being with their first enrollment: student {@code u7} has the SSID
 * 9900000007, teacher {@code t1} the address t1@demo.example.
 */
final class SmallDistrict {

    static final String DISTRICT = "9910099";
    static final String LINCOLN = DISTRICT + "0000001";
    static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    private static final Map<String, String> SOUND = Map.of(
            "orgs.csv", "sourcedId=|status=active|name=Lincoln|type=school|identifier=",
            "academicSessions.csv",
                    "sourcedId=|status=active|title=2026-27|type=schoolYear|startDate=2026-08-12|endDate=2027-06-05"
                            + "|schoolYear=2027",
            "courses.csv",
                    "sourcedId=|status=active|title=Mathematics|courseCode=|subjectCodes=|orgSourcedId=|metadata.department=",
            "classes.csv",
                    "sourcedId=|status=active|title=Math|classCode=|classType=scheduled|courseSourcedId=m"
                            + "|schoolSourcedId=s1|termSourcedIds=y|subjectCodes=|periods=|grades=|metadata.department=",
            "users.csv",
                    "sourcedId=|status=active|enabledUser=true|orgSourcedIds=s1|role=student|username=|userIds="
                            + "|givenName=|familyName=|preferredFamilyName=|identifier=|email=|grades=|metadata.counselor=",
            "enrollments.csv",
                    "sourcedId=|status=active|classSourcedId=|schoolSourcedId=s1|userSourcedId=|role=|primary="
                            + "|beginDate=|endDate=");

    private final LeaSettings settings = new LeaSettings();
    private final Map<MappingKey, List<ValueMapping.Entry>> mapped = new TreeMap<>();
    private final Map<String, List<Map<String, String>>> files = new LinkedHashMap<>();
    private final Set<String> people = new HashSet<>();
    private final Map<String, List<StudentList.Row>> lists = new TreeMap<>();
    private final List<ExtraLogins.Row> extraLogins = new ArrayList<>();
    private List<String> toms = List.of();
    private LocalDate date = DATE;
    private int enrollments;

    /** No rows at all; groups take the title of their class. */
    SmallDistrict() {
        settings.setName("Demo Unified");
        settings.setCountyDistrictCode(DISTRICT);
        settings.setSources("oneroster-zip");
        settings.getGroups().add(new GroupSettings());
        settings.getGroups().get(0).setName("{class.title}");
        for (String file : List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments")) {
            files.put(file + ".csv", new ArrayList<>());
        }
    }

    /** One school {@code s1}, one session {@code y} and one course {@code m}. */
    static SmallDistrict lincoln() {
        return new SmallDistrict()
                .org("s1", "identifier=" + LINCOLN)
                .session("y")
                .course("m");
    }

    SmallDistrict on(LocalDate runDate) {
        date = runDate;
        return this;
    }

    SmallDistrict set(Consumer<LeaSettings> change) {
        change.accept(settings);
        return this;
    }

    /** Adds a rule. */
    SmallDistrict another(Consumer<GroupSettings> change) {
        GroupSettings rule = new GroupSettings();
        settings.getGroups().add(rule);
        change.accept(rule);
        return this;
    }

    /** What the file of a list says. */
    SmallDistrict list(String file, StudentList.Row... rows) {
        lists.put(file, List.of(rows));
        return this;
    }

    /** Adds a row of extra logins. */
    SmallDistrict extra(ExtraLogins.Row row) {
        settings.setExtraLogins("extra.csv");
        extraLogins.add(row);
        return this;
    }

    /** What TOMS has, in order, and what becomes of other logins. */
    SmallDistrict toms(String unknown, String... logins) {
        settings.getLogins().setToms("toms.csv");
        settings.getLogins().setUnknown(unknown);
        toms = List.of(logins);
        return this;
    }

    SmallDistrict rule(Consumer<GroupSettings> change) {
        change.accept(settings.getGroups().get(0));
        return this;
    }

    /** Maps a value. */
    SmallDistrict maps(MappingKey key, String from, String to) {
        mapped.computeIfAbsent(key, k -> new ArrayList<>()).add(new ValueMapping.Entry(from, to, ""));
        MappingSettings mapping = new MappingSettings();
        mapping.setFile("values.csv");
        settings.getMappings().put(key.word(), mapping);
        return this;
    }

    SmallDistrict org(String id, String... values) {
        return row("orgs.csv", id, values);
    }

    SmallDistrict session(String id, String... values) {
        return row("academicSessions.csv", id, values);
    }

    SmallDistrict course(String id, String... values) {
        return row("courses.csv", id, values);
    }

    SmallDistrict section(String id, String... values) {
        return row("classes.csv", id, values);
    }

    SmallDistrict student(String id, String... values) {
        people.add(id);
        row("users.csv", id, "familyName=Family " + id, "givenName=Given", "identifier=" + ssid(id));
        return change("users.csv", values);
    }

    SmallDistrict teacher(String id, String... values) {
        people.add(id);
        row("users.csv", id, "role=teacher", "familyName=Family " + id, "givenName=Given", "email=" + login(id));
        return change("users.csv", values);
    }

    /** Enrolls students. */
    SmallDistrict learn(String section, String... users) {
        for (String user : users) {
            if (!people.contains(user)) {
                student(user);
            }
            enroll(section, user, "role=student");
        }
        return this;
    }

    /** Enrolls teachers. */
    SmallDistrict teach(String section, String... users) {
        for (String user : users) {
            if (!people.contains(user)) {
                teacher(user);
            }
            enroll(section, user, "role=teacher");
        }
        return this;
    }

    SmallDistrict enroll(String section, String user, String... values) {
        row("enrollments.csv", "e" + ++enrollments, "classSourcedId=" + section, "userSourcedId=" + user);
        return change("enrollments.csv", values);
    }

    SmallDistrict row(String file, String id, String... values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String cell : SOUND.get(file).split("\\|")) {
            put(row, cell);
        }
        row.put("sourcedId", id);
        files.get(file).add(row);
        return change(file, values);
    }

    /** Changes values of the file's last row. */
    SmallDistrict change(String file, String... values) {
        List<Map<String, String>> rows = files.get(file);
        for (String cell : values) {
            put(rows.get(rows.size() - 1), cell);
        }
        return this;
    }

    private static void put(Map<String, String> row, String cell) {
        int equals = cell.indexOf('=');
        row.put(cell.substring(0, equals), cell.substring(equals + 1));
    }

    static String ssid(String student) {
        return String.format("99%08d", Integer.parseInt(student.substring(1)));
    }

    static String login(String teacher) {
        return teacher + "@demo.example";
    }

    LocalDate date() {
        return date;
    }

    Lea lea() {
        return settings.resolve("demo", new SideFiles(mapped, lists, extraLogins, toms));
    }

    /** The files of the package, manifest first. */
    List<CsvTable> tables() {
        List<CsvTable> tables = new ArrayList<>();
        List<List<String>> properties = new ArrayList<>();
        properties.add(List.of("manifest.version", "1.0"));
        properties.add(List.of("oneroster.version", "1.1"));
        files.forEach((file, rows) -> {
            properties.add(List.of("file." + file.replace(".csv", ""), "bulk"));
            List<String> columns =
                    List.of(SOUND.get(file).replaceAll("=[^|]*", "").split("\\|"));
            tables.add(new CsvTable(
                    file,
                    columns,
                    rows.stream()
                            .map(row -> columns.stream().map(row::get).toList())
                            .toList()));
        });
        tables.add(0, new CsvTable("manifest.csv", List.of("propertyName", "value"), properties));
        return tables;
    }

    /** Delivers the district as it is and maps it. */
    Mapped map(Path folder) throws IOException {
        return map(folder, tables(), ZipForm.PLAIN);
    }

    /** Delivers it and maps it after what was published before. */
    Mapped map(Path folder, Earlier earlier) throws IOException {
        Path zip = folder.resolve("delivery.zip");
        ZipForm.PLAIN.write(zip, tables());
        return Mapped.of(zip, lea(), date, folder, earlier);
    }

    /** Delivers it in some form and maps it. */
    Mapped map(Path folder, List<CsvTable> tables, ZipForm form) throws IOException {
        Path zip = folder.resolve("delivery.zip");
        form.write(zip, tables);
        return Mapped.of(zip, lea(), date, folder);
    }
}
