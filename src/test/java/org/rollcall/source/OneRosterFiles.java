package org.rollcall.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The CSV files of a tiny OneRoster package that is sound: one district, two schools, two teachers, four students.
 * Tests bend them and zip them. All people are made up, under names no word of a message could be.
 */
public final class OneRosterFiles {

    /** Whatever of a person must never stand in a message: names, e-mails, logins, SSIDs. */
    public static final List<String> PERSONAL = List.of(
            "Quillamar",
            "Brandewyn",
            "Zebrowsk",
            "Oxenfjord",
            "Tamsinell",
            "Juniperra",
            "Wolfgrimm",
            "Ixchelita",
            "Kestrelan",
            "Marrowby",
            "Pemberwick",
            "Yarrowdal",
            "example.org",
            "99000000");

    private static final String ORGS =
            """
            sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
            d1,,,Synthetic Unified,district,9912345,
            s1,,,Alder Elementary,school,99123450000001,d1
            s2,,,Birch High,school,99123450000002,d1
            """;
    private static final String SESSIONS =
            """
            sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
            y1,,,2026-2027,schoolYear,2026-08-17,2027-06-05,,2027
            t1,,,Fall,term,2026-08-17,2026-12-19,y1,2027
            t2,,,Spring,term,2027-01-05,2027-06-05,y1,2027
            """;
    private static final String COURSES =
            """
            sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes
            c1,,,y1,Grade 4,G4,04,s1,,
            c2,,,y1,Algebra I,ALG1,09,s2,Mathematics,02
            """;
    private static final String CLASSES =
            """
            sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
            k1,,,,04,c1,401,homeroom,Room 4,s1,y1,,,
            k2,,,Algebra I,09,c2,1001,scheduled,Room 12,s2,"t1,t2",Mathematics,02,"2,4"
            """;
    private static final String USERS =
            """
            sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
            u1,,,true,s1,teacher,quillamar.b@example.org,,Quillamar,Brandewyn,,T-1,quillamar.b@example.org,,,,,
            u2,,,true,"s1,s2",teacher,zebrowski@example.org,,Zebrowska,Oxenfjord,,T-2,zebrowski@example.org,,,,,
            u3,,,true,s1,student,tamsinell,{SSID:9900000003},Tamsinell,Juniperra,,L-3,,,,,04,
            u4,,,true,s1,student,wolfgrimm,{SSID:9900000004},Wolfgrimm,Ixchelita,,L-4,,,,,04,
            u5,,,true,s2,student,kestrelan,{SSID:9900000005},Kestrelan,Marrowby,,L-5,,,,,09,
            u6,,,true,s2,student,pemberwick,{SSID:9900000006},Pemberwick,Yarrowdal,,L-6,,,,,09,
            """;
    private static final String ENROLLMENTS =
            """
            sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
            e1,,,k1,s1,u1,teacher,true,,
            e2,,,k2,s2,u2,teacher,true,,
            e3,,,k1,s1,u3,student,,2026-08-17,2027-06-05
            e4,,,k1,s1,u4,student,,2026-08-17,2027-06-05
            e5,,,k2,s2,u5,student,,2026-08-17,2027-06-05
            e6,,,k2,s2,u6,student,,2026-08-17,2027-06-05
            """;
    private static final String USERS_1_2 =
            """
            sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns
            u1,,,true,quillamar.b@example.org,,Quillamar,Brandewyn,,T-1,quillamar.b@example.org,,,,,,,,,,s1,
            u2,,,true,zebrowski@example.org,,Zebrowska,Oxenfjord,,T-2,zebrowski@example.org,,,,,,,,,,s2,
            u3,,,true,tamsinell,{SSID:9900000003},Tamsinell,Juniperra,,L-3,,,,,04,,,,,,s1,
            u4,,,true,wolfgrimm,{SSID:9900000004},Wolfgrimm,Ixchelita,,L-4,,,,,04,,,,,,s1,
            u5,,,true,kestrelan,{SSID:9900000005},Kestrelan,Marrowby,,L-5,,,,,09,,,,,,s2,
            u6,,,true,pemberwick,{SSID:9900000006},Pemberwick,Yarrowdal,,L-6,,,,,09,,,,,,s2,
            """;
    private static final String ROLES =
            """
            sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
            r1,,,u1,primary,teacher,,,s1,
            r2,,,u2,secondary,aide,,,s1,
            r3,,,u2,primary,teacher,,,s2,
            r4,,,u3,primary,student,,,s1,
            r5,,,u4,primary,student,,,s1,
            r6,,,u5,primary,student,,,s2,
            r7,,,u6,primary,student,,,s2,
            """;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private String folder = "";
    private String lineEnd = "\r\n";
    private Charset charset = StandardCharsets.UTF_8;
    private boolean marked;
    private boolean stored;

    private OneRosterFiles() {}

    /** OneRoster 1.0: seven files and no manifest. */
    public static OneRosterFiles version10() {
        return new OneRosterFiles()
                .with("orgs.csv", withColumn(ORGS, 6, "metadata.classification"))
                .with(
                        "academicSessions.csv",
                        SESSIONS.replace(",schoolYear\n", "\n").replaceAll("(?m),2027$", ""))
                .with(
                        "courses.csv",
                        COURSES.replace("schoolYearSourcedId,title", "schoolYearId,title")
                                .replace(",grades,", ",grade,"))
                .with(
                        "classes.csv",
                        """
                        sourcedId,status,dateLastModified,title,grade,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedId,subjects
                        k1,,,,04,c1,401,homeroom,Room 4,s1,y1,
                        k2,,,Algebra I,09,c2,1001,scheduled,Room 12,s2,"t1,t2",Mathematics
                        """)
                .with(
                        "users.csv",
                        """
                        sourcedId,status,dateLastModified,orgSourcedIds,role,username,userId,givenName,familyName,identifier,email,sms,phone,agents
                        u1,,,s1,teacher,quillamar.b@example.org,,Quillamar,Brandewyn,T-1,quillamar.b@example.org,,,
                        u2,,,"s1,s2",teacher,zebrowski@example.org,,Zebrowska,Oxenfjord,T-2,zebrowski@example.org,,,
                        u3,,,s1,student,tamsinell,{SSID:9900000003},Tamsinell,Juniperra,L-3,,,,
                        u4,,,s1,student,wolfgrimm,{SSID:9900000004},Wolfgrimm,Ixchelita,L-4,,,,
                        u5,,,s2,student,kestrelan,{SSID:9900000005},Kestrelan,Marrowby,L-5,,,,
                        u6,,,s2,student,pemberwick,{SSID:9900000006},Pemberwick,Yarrowdal,L-6,,,,
                        """)
                .with(
                        "enrollments.csv",
                        """
                        sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,status,dateLastModified,primary
                        e1,k1,s1,u1,teacher,active,2026-09-01,true
                        e2,k2,s2,u2,teacher,active,2026-09-01,true
                        e3,k1,s1,u3,student,active,2026-09-01,
                        e4,k1,s1,u4,student,active,2026-09-01,
                        e5,k2,s2,u5,student,active,2026-09-01,
                        e6,k2,s2,u6,student,active,2026-09-01,
                        """)
                .with("demographics.csv", "userSourcedId,status,dateLastModified,birthdate\n");
    }

    /** OneRoster 1.1: a manifest and the six files of a roster. */
    public static OneRosterFiles version11() {
        return new OneRosterFiles()
                .with(
                        "manifest.csv",
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
                        source.systemName,Synthetic SIS
                        """)
                .with("orgs.csv", ORGS)
                .with("academicSessions.csv", SESSIONS)
                .with("courses.csv", COURSES)
                .with("classes.csv", CLASSES)
                .with("users.csv", USERS)
                .with("enrollments.csv", ENROLLMENTS);
    }

    /** OneRoster 1.2 in its 22-column layout (1.2.1): roles are rows of their own. */
    public static OneRosterFiles version12() {
        return version11()
                .replace("manifest.csv", "oneroster.version,1.1", "oneroster.version,1.2")
                .replace("manifest.csv", "file.users,bulk", "file.users,bulk\nfile.roles,bulk")
                .with("users.csv", USERS_1_2)
                .with("roles.csv", ROLES);
    }

    /** OneRoster 1.2 in its 23-column layout (2022), with resourceSourcedIds. */
    public static OneRosterFiles version12With23Columns() {
        return version12().with("users.csv", withColumn(USERS_1_2, 17, "resourceSourcedIds"));
    }

    /** Adds a column of blanks to a text without quotes. */
    private static String withColumn(String text, int at, String name) {
        StringBuilder wider = new StringBuilder();
        String added = name;
        for (String line : text.split("\n")) {
            List<String> fields = new ArrayList<>(List.of(line.split(",", -1)));
            fields.add(at, added);
            wider.append(String.join(",", fields)).append('\n');
            added = "";
        }
        return wider.toString();
    }

    /** Sets a file's text; its line ends are written as {@link #lineEnds} says. */
    public OneRosterFiles with(String file, String text) {
        return with(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private OneRosterFiles with(String file, byte[] utf8) {
        files.put(file, utf8);
        return this;
    }

    /** Replaces a text that must stand in the file exactly once. */
    public OneRosterFiles replace(String file, String from, String to) {
        String text = text(file);
        int at = text.indexOf(from);
        if (at < 0 || text.indexOf(from, at + 1) >= 0) {
            throw new IllegalArgumentException(file + " does not hold exactly one '" + from + "'");
        }
        return with(file, text.replace(from, to));
    }

    /** Adds rows at the end of a file. */
    public OneRosterFiles adding(String file, String... rows) {
        return with(file, text(file) + String.join("\n", rows) + "\n");
    }

    public OneRosterFiles without(String file) {
        if (files.remove(file) == null) {
            throw new IllegalArgumentException("there is no " + file);
        }
        return this;
    }

    /** Gives a file another name, in its place. */
    public OneRosterFiles renamed(String file, String name) {
        String text = text(file);
        return without(file).with(name, text);
    }

    /** Puts all files into a folder, such as {@code export/}. */
    public OneRosterFiles folder(String path) {
        folder = path;
        return this;
    }

    public OneRosterFiles lineEnds(String with) {
        lineEnd = with;
        return this;
    }

    public OneRosterFiles encoding(Charset with) {
        charset = with;
        return this;
    }

    /** Begins every file with a byte order mark. */
    public OneRosterFiles bom() {
        marked = true;
        return this;
    }

    /** Stores the files instead of deflating them. */
    public OneRosterFiles stored() {
        stored = true;
        return this;
    }

    public String text(String file) {
        byte[] utf8 = files.get(file);
        if (utf8 == null) {
            throw new IllegalArgumentException("there is no " + file);
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A file's bytes as they stand in the zip. */
    public byte[] bytes(String file) {
        return ((marked ? "\uFEFF" : "") + text(file).replace("\n", lineEnd)).getBytes(charset);
    }

    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The zip's bytes; the same files give the same. */
    public byte[] zip() {
        return zip(Map.of());
    }

    /** The zip's bytes, with some files' bytes given as they are. */
    public byte[] zip(Map<String, byte[]> raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : files.keySet()) {
                byte[] content = raw.containsKey(name) ? raw.get(name) : bytes(name);
                ZipEntry entry = new ZipEntry(folder + name);
                entry.setTime(1_790_000_000_000L);
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the zip and returns its path. */
    public Path zip(Path path) throws IOException {
        return Files.write(path, zip());
    }
}
