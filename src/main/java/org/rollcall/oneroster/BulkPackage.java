package org.rollcall.oneroster;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rollcall.landing.DurableFiles;
import org.rollcall.lea.SsidCandidate;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Org;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;

/**
 * A roster that was read with details, as a OneRoster 1.2.1 CSV package: a full set (bulk). Its bytes depend on what the
 * roster says, never on the order it says it in. What a source does not have and the standard requires gets a stand-in, and
 * what the standard has no place for is left out; both are noted and counted.
 */
public final class BulkPackage {

    private static final List<String> FILES = List.of(
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courses",
            "courseResources",
            "demographics",
            "enrollments",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "orgs",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "roles",
            "scoreScales",
            "userProfiles",
            "userResources",
            "users");

    /** Of all entries, so that equal content gives equal bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Roster roster;
    private final List<SsidCandidate> ssids;
    private final boolean demographics;
    private final Warnings notes = new Warnings();

    /**
     * @param ssids where the sources have SSIDs
     * @param demographics whether demographics that were read are written
     */
    public BulkPackage(Roster roster, List<SsidCandidate> ssids, boolean demographics) {
        this.roster = roster;
        this.ssids = List.copyOf(ssids);
        this.demographics = demographics;
    }

    /**
     * Writes the package, for its owner alone; a file that was there is replaced when it is whole.
     *
     * @return how many rows each file has, by its name
     */
    public Map<String, Integer> write(Path zip) throws IOException {
        List<DataFile> files = files().stream()
                .filter(file -> file.size() > 0)
                .sorted(Comparator.comparing(file -> FILES.indexOf(file.name())))
                .toList();
        Path staged = zip.resolveSibling("." + zip.getFileName() + ".new");
        try {
            DurableFiles.create(staged);
            try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(staged));
                    ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
                write(out, "manifest", manifest(files));
                for (DataFile file : files) {
                    write(out, file);
                }
            }
            DurableFiles.sync(staged);
            DurableFiles.move(staged, zip);
        } finally {
            Files.deleteIfExists(staged);
        }
        Map<String, Integer> rows = new LinkedHashMap<>();
        files.forEach(file -> rows.put(file.name() + ".csv", file.size()));
        return rows;
    }

    /** What was left out and what stands in for what, each with its count; complete when the package is written. */
    public List<String> notes() {
        return notes.sentences().stream().sorted().toList();
    }

    private List<DataFile> files() {
        Rows<Org> orgs = new Rows<>(Entity.ORGS, roster.orgs());
        Rows<RosterClass> classes = new Rows<>(Entity.CLASSES, roster.classes());
        OrgFile orgFile = new OrgFile(orgs, notes);
        References refer = new References(
                orgs,
                new Rows<>(Entity.ACADEMIC_SESSIONS, roster.academicSessions()),
                new Rows<>(Entity.USERS, roster.users()),
                orgFile.home());
        SessionFile sessions = new SessionFile(refer.sessions(), notes);
        CourseFile courses =
                new CourseFile(new Rows<>(Entity.COURSES, roster.courses()), classes, refer, sessions, notes);
        RoleFile roles = new RoleFile(roster, refer, notes);
        List<DataFile> files = new ArrayList<>(List.of(
                orgFile,
                sessions,
                courses,
                new ClassFile(classes, courses, refer, notes),
                new UserFile(refer.users(), refer, roles, ssids, notes),
                roles,
                new EnrollmentFile(roster.enrollments(), classes, refer, notes)));
        if (demographics) {
            files.add(new DemographicsFile(refer.users(), notes));
        }
        return files;
    }

    private static List<String[]> manifest(List<DataFile> files) {
        Set<String> there = files.stream().map(DataFile::name).collect(Collectors.toSet());
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"propertyName", "value"});
        rows.add(new String[] {"manifest.version", "1.0"});
        rows.add(new String[] {"oneroster.version", "1.2"});
        for (String file : FILES) {
            rows.add(new String[] {"file." + file, there.contains(file) ? "bulk" : "absent"});
        }
        rows.add(new String[] {"source.systemName", "Rollcall"});
        return rows;
    }

    private static void write(ZipOutputStream out, DataFile file) throws IOException {
        CsvWriter csv = begin(out, file.name());
        csv.writeRecord(file.header());
        for (int number = 0; number < file.size(); number++) {
            csv.writeRecord(file.row(number));
        }
        csv.flush();
        out.closeEntry();
    }

    private static void write(ZipOutputStream out, String name, List<String[]> rows) throws IOException {
        CsvWriter csv = begin(out, name);
        rows.forEach(csv::writeRecord);
        csv.flush();
        out.closeEntry();
    }

    private static CsvWriter begin(ZipOutputStream out, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".csv");
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
    }
}
