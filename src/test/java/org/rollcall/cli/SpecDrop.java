package org.rollcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An LEA of a site that sends files of a specification: what is in its drop folder, and what became of it. */
final class SpecDrop {

    static final String SOURCE = "spec-files";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STAMP = "^\\d{8}-\\d{9}-";

    private final Site site;
    private final String id;

    SpecDrop(Site site, String id) {
        this.site = site;
        this.id = id;
    }

    /**
     * The files of a school with two sections, Fractions with Ada and Ben, and Room 12 with Cid and Dee, as the standard
     * has them.
     */
    static Map<String, String> small() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("schools.csv", "schoolId,name,cds\n101,Juniper Lane Elementary School,99543210000101\n");
        files.put(
                "terms.csv",
                "termId,title,startDate,endDate,schoolYear\nY,Full year," + Site.TODAY.minusDays(9) + ","
                        + Site.TODAY.plusDays(9) + ",\n");
        files.put("courses.csv", "courseId,title,courseCode,subjectCodes\nM4,Fractions,5104,02\n");
        files.put(
                "sections.csv",
                "sectionId,schoolId,termIds,courseId,title,sectionNumber,periods,classType,grades,subjectCodes\n"
                        + "A,101,Y,M4,,0417,3,scheduled,04,\nB,101,Y,,Room 12,0012,,homeroom,04,\n");
        files.put(
                "staff.csv",
                "staffId,givenName,familyName,email,active\nT1,Rosa,Arroyo,rosa@elementary.example,true\n"
                        + "T2,Otto,Brook,otto@elementary.example,true\n");
        files.put("section_staff.csv", "sectionId,staffId,primary,beginDate,endDate\nA,T1,true,,\nB,T2,true,,\n");
        files.put(
                "students.csv",
                "studentId,ssid,givenName,familyName,grade,schoolId\nS1,9120000001,Ada,Abrin,04,101\n"
                        + "S2,9120000002,Ben,Bolder,04,101\nS3,9120000003,Cid,Carrow,04,101\n"
                        + "S4,9120000004,Dee,Dunmore,04,101\n");
        files.put("section_students.csv", "sectionId,studentId,beginDate,endDate\nA,S1,,\nA,S2,,\nB,S3,,\nB,S4,,\n");
        return files;
    }

    /** The same under names with a stamp before the ending, such as {@code staff_20261124.csv}. */
    static Map<String, String> small(String stamp) {
        Map<String, String> files = new LinkedHashMap<>();
        small().forEach((name, text) -> files.put(name.replace(".csv", stamp + ".csv"), text));
        return files;
    }

    /** A specification of a district's own for those files; lines of its own stand at its beginning. */
    static String own(String stamp, String... lines) {
        return String.join("\n", lines)
                + """

                name: Ours
                files:
                  - name: "schoolsSTAMP.csv"
                    schools: { schoolId: schoolId, name: name, cds: cds }
                  - name: "termsSTAMP.csv"
                    terms: { termId: termId, title: title, startDate: startDate, endDate: endDate }
                  - name: "coursesSTAMP.csv"
                    required: false
                    courses: { courseId: courseId, title: title, courseCode: courseCode, subjectCodes: subjectCodes }
                  - name: "sectionsSTAMP.csv"
                    sections:
                      sectionId: sectionId
                      schoolId: schoolId
                      termIds: termIds
                      courseId: courseId
                      title: title
                      sectionNumber: sectionNumber
                      periods: periods
                      classType: classType
                  - name: "staffSTAMP.csv"
                    staff: { staffId: staffId, givenName: givenName, familyName: familyName, email: email }
                  - name: "section_staffSTAMP.csv"
                    section_staff: { sectionId: sectionId, staffId: staffId, primary: primary }
                  - name: "studentsSTAMP.csv"
                    students: { studentId: studentId, ssid: ssid, givenName: givenName, familyName: familyName }
                  - name: "section_studentsSTAMP.csv"
                    section_students: { sectionId: sectionId, studentId: studentId }
                """
                        .replace("STAMP", stamp);
    }

    /** Puts a file into the drop folder, in place of one of that name. */
    SpecDrop put(String name, String text) throws IOException {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    SpecDrop put(String name, byte[] bytes) throws IOException {
        site.deliver(id, name, bytes);
        return this;
    }

    SpecDrop put(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            put(file.getKey(), file.getValue());
        }
        return this;
    }

    SpecDrop delete(String name) throws IOException {
        Files.delete(drop().resolve(name));
        return this;
    }

    /** Makes files as old as that; their times are whole minutes, so that two of one age came at the same time. */
    SpecDrop age(Duration age, String... names) throws IOException {
        for (String name : names) {
            Files.setLastModifiedTime(
                    drop().resolve(name),
                    FileTime.from(Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(age)));
        }
        return this;
    }

    static byte[] gzip(String text) {
        return packed(bytes -> {
            try (OutputStream out = new GZIPOutputStream(bytes)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    static byte[] zip(Map<String, String> files) {
        return packed(bytes -> {
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    out.putNextEntry(new ZipEntry(file.getKey()));
                    out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        });
    }

    private interface Packing {
        void to(OutputStream bytes) throws IOException;
    }

    private static byte[] packed(Packing packing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            packing.to(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Path drop() {
        return site.drop(id);
    }

    /** The names of what is left in the drop folder. */
    List<String> left() throws IOException {
        return Site.names(drop()).stream().filter(name -> !name.equals(".done")).toList();
    }

    /** The names of what was archived, without the times in front of them. */
    List<String> done() throws IOException {
        return Site.names(drop().resolve(".done")).stream()
                .map(name -> name.replaceFirst(STAMP, ""))
                .sorted()
                .toList();
    }

    Path snapshotFolder() {
        return site.work().resolve("leas").resolve(id).resolve("snapshots").resolve(SOURCE);
    }

    /** The ids of its snapshots, and whatever else is in their folder. */
    List<String> snapshots() throws IOException {
        return Site.names(snapshotFolder());
    }

    /** The folder of its newest snapshot. */
    Path snapshot() throws IOException {
        List<String> all = snapshots();
        return snapshotFolder().resolve(all.get(all.size() - 1));
    }

    JsonNode manifest() throws IOException {
        return JSON.readTree(snapshot().resolve("manifest.json").toFile());
    }

    /** The newest snapshot's files as they came. */
    Map<String, String> raw() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : Site.names(snapshot().resolve("raw"))) {
            files.put(name, Files.readString(snapshot().resolve("raw").resolve(name), StandardCharsets.ISO_8859_1));
        }
        return files;
    }

    /** What the n-th run of today published: {@code group ssid} of each row, or the group with its teacher's login. */
    List<String> published(int number) throws IOException {
        String file = Site.csv(site.set(id, Site.id(id, number))).get(id + "-groups-001.csv");
        return file.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> cells[0] + " " + cells[4] + cells[5])
                .toList();
    }
}
