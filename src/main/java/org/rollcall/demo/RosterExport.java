package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What an LEA exports as OneRoster: a manifest and the roster files. */
final class RosterExport {

    /** Zip entries need a time and ours shall not differ; 1980-01-01 itself would bring in the machine's time zone. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final List<String> MANIFEST_FILES = List.of(
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courses",
            "courseResources",
            "demographics",
            "enrollments",
            "lineItems",
            "orgs",
            "resources",
            "results",
            "users");

    private final District district;

    RosterExport(District district) {
        this.district = district;
    }

    /** Writes all of it as a zip. */
    void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        write(zip, "manifest", this::manifest);
        for (RosterFile file : RosterFile.values()) {
            write(zip, file.title(), csv -> write(file, csv));
        }
        zip.finish();
    }

    /** Writes one file, its header included. */
    void write(RosterFile file, CsvWriter csv) {
        rows(file).under(file.columns()).writeTo(csv);
    }

    private RosterRows rows(RosterFile file) {
        return switch (file) {
            case ACADEMIC_SESSIONS -> new SessionRows(district);
            case ORGS -> new OrgRows(district);
            case COURSES -> new CourseRows(district);
            case CLASSES -> new ClassRows(district);
            case USERS -> new UserRows(district);
            case ENROLLMENTS -> new EnrollmentRows(district);
        };
    }

    private static void write(ZipOutputStream zip, String title, RosterRows rows) throws IOException {
        ZipEntry entry = new ZipEntry(title + ".csv");
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        rows.encode(zip);
        zip.closeEntry();
    }

    private void manifest(CsvWriter csv) {
        Agency agency = district.settings().agency();
        List<String> present =
                Arrays.stream(RosterFile.values()).map(RosterFile::title).toList();
        csv.writeRecord("propertyName", "value");
        csv.writeRecord("manifest.version", "1.0");
        csv.writeRecord("oneroster.version", "1.1");
        for (String file : MANIFEST_FILES) {
            csv.writeRecord("file." + file, present.contains(file) ? "bulk" : "absent");
        }
        csv.writeRecord("source.systemName", agency.systemName());
        csv.writeRecord("source.systemCode", agency.systemCode());
    }
}
