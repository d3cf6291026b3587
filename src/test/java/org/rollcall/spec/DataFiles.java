package org.rollcall.spec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of one delivery, which tests bend and write. All people are made up, under names no word of a message could
 * be.
 */
final class DataFiles {

    /** Whatever of a person must never stand in a message: names, e-mails, SSIDs, and pieces of them. */
    static final List<String> PERSONAL = List.of(
            "Quillamar",
            "Brandewyn",
            "Zebrowsk",
            "Oxenfjord",
            "Kestrelan",
            "Marrowby",
            "Wolfgrimm",
            "Ixchelita",
            "Pemberwick",
            "Yarrowdal",
            "demo-unified.example",
            "91200002",
            "9.12000",
            "9,12000");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private DataFiles() {}

    /** No files yet. */
    static DataFiles none() {
        return new DataFiles();
    }

    /** A small district that is sound: two schools, two teachers, three students, as the standard says. */
    static DataFiles standard() {
        return none().with(
                        "schools.csv",
                        """
                        schoolId,name,cds
                        101,Juniper Lane Elementary,99123456000101
                        102,Larkspur High,01123456000102
                        """)
                .with(
                        "terms.csv",
                        """
                        termId,title,startDate,endDate,schoolYear
                        Y,Full year,2026-08-12,2027-06-04,2027
                        F,Fall,8/12/2026,12/18/2026,2026-27
                        """)
                .with(
                        "courses.csv",
                        """
                        courseId,title,courseCode,subjectCodes
                        MATH-04,Mathematics 4,5104,02
                        ELA-09,English 9,2130,01;03
                        """)
                .with(
                        "sections.csv",
                        """
                        sectionId,schoolId,termIds,courseId,title,sectionNumber,periods,classType,grades,subjectCodes
                        101-1,101,Y,,Room 12,1,,homeroom,4,
                        101-2,101,Y,MATH-04,,0417,3,,04,02
                        102-1,102,Y;F,ELA-09,,2001,2;4,scheduled,9,
                        """)
                .with(
                        "staff.csv",
                        """
                        staffId,givenName,familyName,email,active
                        T1,Quillamar,Brandewyn,quillamar@demo-unified.example,true
                        T2,Zebrowska,Oxenfjord,,
                        """)
                .with(
                        "section_staff.csv",
                        """
                        sectionId,staffId,primary,beginDate,endDate
                        101-1,T1,true,,
                        101-2,T1,Y,2026-08-12,2027-06-04
                        102-1,T2,,,
                        """)
                .with(
                        "students.csv",
                        """
                        studentId,ssid,givenName,familyName,grade,schoolId
                        K1,9120000231,Kestrelan,Marrowby,4,101
                        K2,9120000232,Wolfgrimm,Ixchelita,TK,101
                        K3,9120000233,Pemberwick,Yarrowdal,09,102
                        """)
                .with(
                        "section_students.csv",
                        """
                        sectionId,studentId,beginDate,endDate
                        101-1,K1,,
                        101-1,K2,2026-11-02,
                        101-2,K1,2026-08-12,9/30/2026
                        102-1,K3,,2026-10-01
                        """);
    }

    DataFiles with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    DataFiles with(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    /** With rows of their own below those a file has. */
    DataFiles adding(String name, String... rows) {
        return with(name, text(name) + String.join("\n", rows) + "\n");
    }

    DataFiles replace(String name, String from, String to) {
        String text = text(name);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(name + " has no " + from);
        }
        return with(name, text.replace(from, to));
    }

    DataFiles without(String name) {
        if (files.remove(name) == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return this;
    }

    DataFiles in(String name, Charset charset) {
        return with(name, text(name).getBytes(charset));
    }

    /** Under another name, packed or not. */
    DataFiles as(String name, String other, byte[] bytes) {
        return without(name).with(other, bytes);
    }

    DataFiles gzipped(String name) {
        return as(name, name + ".gz", gzip(bytes(name)));
    }

    DataFiles zipped(String name) {
        return as(name, name + ".zip", zip(Map.of(name, bytes(name))));
    }

    /** All files in one zip. */
    byte[] zip() {
        return zip(files);
    }

    List<String> names() {
        return List.copyOf(files.keySet());
    }

    byte[] bytes(String name) {
        return files.get(name);
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    /** Writes the files into an empty folder. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
