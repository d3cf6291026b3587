package org.rollcall.year;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rollcall.year.Roster.Seat;
import org.rollcall.year.Roster.Section;

/** The two systems of a district: its SIS sends a OneRoster zip, an academy's sends files of the standard specification. */
enum Vendor {
    ZIP("oneroster-zip"),
    FILES("spec-files");

    private static final Map<String, String> ONE_ROSTER = Map.of(
            "orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            "academicSessions.csv",
                    "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "courses.csv",
                    "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                            + "subjectCodes",
            "classes.csv",
                    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                            + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            "users.csv",
                    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
                            + "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
            "enrollments.csv",
                    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,"
                            + "beginDate,endDate",
            "manifest.csv", "propertyName,value");

    private final String source;

    Vendor(String source) {
        this.source = source;
    }

    /** The source's id. */
    String source() {
        return source;
    }

    /** The CSV files by name. */
    Map<String, String> files(Roster roster) {
        return this == ZIP ? oneRoster(roster) : specification(roster);
    }

    /** What is put into the drop folder: one zip, or the files. */
    Map<String, byte[]> delivery(Roster roster) {
        return delivery(files(roster));
    }

    Map<String, byte[]> delivery(Map<String, String> files) {
        if (this == ZIP) {
            return Map.of("oneroster.zip", zip(files));
        }
        Map<String, byte[]> delivery = new LinkedHashMap<>();
        files.forEach((name, text) -> delivery.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return delivery;
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(1_790_000_000_000L);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> oneRoster(Roster roster) {
        Table orgs = new Table(ONE_ROSTER.get("orgs.csv")).row("d1", "", "", "Synthetic", "district", "9912345", "");
        roster.schools().forEach(s -> orgs.row(s.id(), "", "", s.name(), "school", s.cds(), "d1"));
        Table sessions = new Table(ONE_ROSTER.get("academicSessions.csv"));
        roster.terms()
                .forEach(t -> sessions.row(
                        t.id(), "", "", t.title(), "term", t.first(), t.last().plusDays(1), "", t.schoolYear()));
        Table courses = new Table(ONE_ROSTER.get("courses.csv"));
        roster.courses()
                .forEach(c -> courses.row(c.code(), "", "", "", c.title(), c.code(), "", "", "", c.subjectCode()));
        Table classes = new Table(ONE_ROSTER.get("classes.csv"));
        Table enrollments = new Table(ONE_ROSTER.get("enrollments.csv"));
        for (Section s : roster.sections()) {
            String school = s.school().id();
            String type = s.period() == 0 ? "homeroom" : "scheduled";
            classes.row(
                    s.id(),
                    "",
                    "",
                    "",
                    "",
                    s.course().code(),
                    s.code(),
                    type,
                    "",
                    school,
                    s.term().id(),
                    "",
                    "",
                    s.period());
            s.teachers()
                    .forEach(t -> enrollments.row(
                            s.id() + t.id(),
                            "",
                            "",
                            s.id(),
                            school,
                            t.id(),
                            "teacher",
                            t == s.teachers().get(0),
                            "",
                            ""));
            for (Seat seat : s.seats()) {
                String id = "s" + seat.student().id();
                enrollments.row(s.id() + id, "", "", s.id(), school, id, "student", "", "", day(seat.left(), 0));
            }
        }
        Table users = new Table(ONE_ROSTER.get("users.csv"));
        String school =
                roster.schools().isEmpty() ? "" : roster.schools().get(0).id();
        roster.teachers()
                .forEach(t -> users.row(
                        t.id(),
                        "",
                        "",
                        "",
                        school,
                        "teacher",
                        "",
                        "",
                        t.given(),
                        t.family(),
                        "",
                        "",
                        t.email(),
                        "",
                        "",
                        "",
                        "",
                        ""));
        roster.students()
                .forEach(s -> users.row(
                        "s" + s.id(),
                        "",
                        "",
                        "",
                        school,
                        "student",
                        "",
                        "{SSID:" + s.text() + "}",
                        s.given(),
                        s.family(),
                        "",
                        s.id(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        ""));
        Map<String, String> files = new LinkedHashMap<>();
        Table manifest = new Table(ONE_ROSTER.get("manifest.csv"))
                .row("manifest.version", "1.0")
                .row("oneroster.version", "1.1");
        List.of("academicSessions", "classes", "courses", "enrollments", "orgs", "users")
                .forEach(file -> manifest.row("file." + file, "bulk"));
        files.put("manifest.csv", manifest.text());
        files.put("orgs.csv", orgs.text());
        files.put("academicSessions.csv", sessions.text());
        files.put("courses.csv", courses.text());
        files.put("classes.csv", classes.text());
        files.put("users.csv", users.text());
        files.put("enrollments.csv", enrollments.text());
        return files;
    }

    private static Map<String, String> specification(Roster roster) {
        Table schools = new Table("schoolId,name,cds");
        roster.schools().forEach(s -> schools.row(s.id(), s.name(), s.cds()));
        Table terms = new Table("termId,title,startDate,endDate,schoolYear");
        roster.terms().forEach(t -> terms.row(t.id(), t.title(), t.first(), t.last(), t.schoolYear()));
        Table courses = new Table("courseId,title,courseCode,subjectCodes");
        roster.courses().forEach(c -> courses.row(c.code(), c.title(), c.code(), c.subjectCode()));
        Table sections = new Table("sectionId,schoolId,termIds,courseId,title,sectionNumber,periods,classType");
        Table sectionStaff = new Table("sectionId,staffId,primary,beginDate,endDate");
        Table sectionStudents = new Table("sectionId,studentId,beginDate,endDate");
        for (Section s : roster.sections()) {
            sections.row(
                    s.id(), s.school().id(), s.term().id(), s.course().code(), "", s.code(), s.period(), "scheduled");
            s.teachers()
                    .forEach(t ->
                            sectionStaff.row(s.id(), t.id(), t == s.teachers().get(0), "", ""));
            s.seats().forEach(seat -> sectionStudents.row(s.id(), seat.student().id(), "", day(seat.left(), -1)));
        }
        Table staff = new Table("staffId,givenName,familyName,email");
        roster.teachers().forEach(t -> staff.row(t.id(), t.given(), t.family(), t.email()));
        Table students = new Table("studentId,ssid,givenName,familyName,grade");
        roster.students().forEach(s -> students.row(s.id(), s.text(), s.given(), s.family(), grade(s.grade())));
        Map<String, String> files = new LinkedHashMap<>();
        files.put("schools.csv", schools.text());
        files.put("terms.csv", terms.text());
        files.put("courses.csv", courses.text());
        files.put("sections.csv", sections.text());
        files.put("staff.csv", staff.text());
        files.put("section_staff.csv", sectionStaff.text());
        files.put("students.csv", students.text());
        files.put("section_students.csv", sectionStudents.text());
        return files;
    }

    private static String grade(int grade) {
        return grade == 0 ? "KG" : String.format("%02d", grade);
    }

    private static Object day(LocalDate left, int plus) {
        return left == null ? "" : left.plusDays(plus);
    }

    /** The text of a CSV file; no value needs quotes. */
    private static final class Table {

        private final StringBuilder text = new StringBuilder();

        Table(String header) {
            text.append(header).append("\r\n");
        }

        Table row(Object... values) {
            for (int i = 0; i < values.length; i++) {
                text.append(i == 0 ? "" : ",").append(values[i]);
            }
            text.append("\r\n");
            return this;
        }

        String text() {
            return text.toString();
        }
    }
}
