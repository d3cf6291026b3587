package org.rollcall.merge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A OneRoster package of a few rows. A row is its sourcedId and what differs from a sound row of its file, as
 * {@code column=value}. People come into being with their first enrollment: student {@code u7} has the SSID 9900000007,
 * teacher {@code t1} the address t1@demo.example.
 */
public final class Export {

    /** The CDS code of school {@code s1}. */
    public static final String ALDER = "99123450000001";

    private static final Map<String, String> SOUND = Map.of(
            "orgs.csv", "status=active|name=Alder|type=school|identifier=" + ALDER,
            "academicSessions.csv",
                    "status=active|title=All days|type=term|startDate=2000-01-01|endDate=2100-01-01|schoolYear=",
            "courses.csv", "status=active|title=Algebra|courseCode=|subjectCodes=",
            "classes.csv",
                    "status=active|title=|classCode=|classType=scheduled|courseSourcedId=m|schoolSourcedId=s1"
                            + "|termSourcedIds=y|subjectCodes=|periods=|grades=",
            "users.csv",
                    "status=active|enabledUser=|orgSourcedIds=s1|role=student|username=|userIds=|givenName="
                            + "|familyName=|identifier=|email=",
            "enrollments.csv",
                    "status=active|classSourcedId=|schoolSourcedId=s1|userSourcedId=|role=|primary=|beginDate="
                            + "|endDate=");

    private final Map<String, List<String>> files = new LinkedHashMap<>();
    private final Set<String> people = new HashSet<>();
    private int enrollments;

    /** No rows at all. */
    public Export() {
        for (String entity : List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments")) {
            String file = entity + ".csv";
            files.put(
                    file,
                    new ArrayList<>(List.of("sourcedId,"
                            + SOUND.get(file).replaceAll("=[^|]*", "").replace('|', ','))));
        }
    }

    /** One school {@code s1}, one session {@code y} of all days and one course {@code m}. */
    public static Export alder() {
        return new Export().org("s1").session("y").course("m");
    }

    public Export org(String id, String... values) {
        return row("orgs.csv", id, values);
    }

    public Export session(String id, String... values) {
        return row("academicSessions.csv", id, values);
    }

    public Export course(String id, String... values) {
        return row("courses.csv", id, values);
    }

    /** A class, titled like its id. */
    public Export section(String id, String... values) {
        return row("classes.csv", id, before("title=" + id, values));
    }

    public Export student(String id, String... values) {
        people.add(id);
        String names = "givenName=Given " + id + "|familyName=Family " + id + "|userIds={SSID:" + ssid(id) + "}";
        return row("users.csv", id, before(names, values));
    }

    public Export teacher(String id, String... values) {
        people.add(id);
        String names = "role=teacher|givenName=Given " + id + "|familyName=Family " + id + "|email=" + login(id);
        return row("users.csv", id, before(names, values));
    }

    /** Enrolls students. */
    public Export learn(String section, String... users) {
        for (String user : users) {
            if (!people.contains(user)) {
                student(user);
            }
            enroll(section, user, "role=student");
        }
        return this;
    }

    /** Enrolls teachers. */
    public Export teach(String section, String... users) {
        for (String user : users) {
            if (!people.contains(user)) {
                teacher(user);
            }
            enroll(section, user, "role=teacher");
        }
        return this;
    }

    public Export enroll(String section, String user, String... values) {
        return row(
                "enrollments.csv",
                "e" + ++enrollments,
                before("classSourcedId=" + section + "|userSourcedId=" + user, values));
    }

    private static String[] before(String cells, String... values) {
        List<String> all = new ArrayList<>(List.of(cells.split("\\|")));
        all.addAll(List.of(values));
        return all.toArray(String[]::new);
    }

    private Export row(String file, String id, String... values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String cell : SOUND.get(file).split("\\|")) {
            put(row, cell);
        }
        for (String cell : values) {
            if (!row.containsKey(cell.substring(0, cell.indexOf('=')))) {
                throw new IllegalArgumentException(file + " has no column for " + cell);
            }
            put(row, cell);
        }
        files.get(file).add(id + "," + row.values().stream().map(Export::cell).collect(Collectors.joining(",")));
        return this;
    }

    private static void put(Map<String, String> row, String cell) {
        int equals = cell.indexOf('=');
        row.put(cell.substring(0, equals), cell.substring(equals + 1));
    }

    private static String cell(String value) {
        return value.contains(",") ? '"' + value + '"' : value;
    }

    /** Puts another text in the place of a file's. */
    public Export with(String file, String text) {
        files.put(file, new ArrayList<>(text.lines().toList()));
        return this;
    }

    /** The same rows, last first. */
    public Export reversed() {
        Export reversed = new Export();
        files.forEach((file, lines) -> {
            List<String> turned = new ArrayList<>(lines.subList(1, lines.size()));
            Collections.reverse(turned);
            turned.add(0, lines.get(0));
            reversed.files.put(file, turned);
        });
        return reversed;
    }

    static String ssid(String student) {
        return student.matches("u\\d+") ? "99" + String.format("%08d", Integer.parseInt(student.substring(1))) : "";
    }

    static String login(String teacher) {
        return teacher + "@demo.example";
    }

    /** The package as a zip. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            StringBuilder manifest =
                    new StringBuilder("propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n");
            files.keySet().forEach(file -> manifest.append("file.")
                    .append(file.replace(".csv", ""))
                    .append(",bulk\n"));
            write(zip, "manifest.csv", manifest.toString());
            for (Map.Entry<String, List<String>> file : files.entrySet()) {
                write(zip, file.getKey(), String.join("\n", file.getValue()) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
