package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Entity;

/**
 * Decides whether an archive is a full OneRoster CSV set (1.0, 1.1 or 1.2, bulk) and which of its files are read. With
 * a manifest it is 1.1 or 1.2; without one it is 1.0 and holds that version's seven files alone.
 */
record OneRosterPackage(Set<Entity> entities) {

    static final String DEMOGRAPHICS = "demographics.csv";

    private static final Set<String> VERSION_1_0 = Set.of(
            "academicSessions.csv",
            "classes.csv",
            "courses.csv",
            DEMOGRAPHICS,
            "enrollments.csv",
            "orgs.csv",
            "users.csv");

    static OneRosterPackage of(Archive archive, Charset manifestCharset, Warnings warnings) throws IOException {
        if (!archive.others().isEmpty()) {
            warnings.warn(
                    "The archive also holds what is no CSV file, ignored: " + String.join(", ", archive.others()));
        }
        refuseLookAlikes(archive);
        if (!archive.has(PackageManifest.FILE)) {
            return versionOne(archive, warnings);
        }
        PackageManifest manifest;
        try (InputStream bytes = archive.open(PackageManifest.FILE)) {
            manifest = PackageManifest.read(bytes, manifestCharset, warnings);
        }
        Set<Entity> entities = EnumSet.noneOf(Entity.class);
        for (Entity entity : Entity.values()) {
            if (isRead(entity, manifest, archive, warnings)) {
                entities.add(entity);
            }
        }
        return new OneRosterPackage(entities);
    }

    private static boolean isRead(Entity entity, PackageManifest manifest, Archive archive, Warnings warnings) {
        String file = file(entity);
        String mode = manifest.mode(file);
        boolean there = archive.has(file);
        if (mode.equals("delta")) {
            throw new SourceException(PackageManifest.FILE + " says that " + file
                    + " is a delta. Rollcall needs the full set every night; have the SIS export bulk.");
        }
        if (there) {
            if (!mode.equals("bulk") && !(entity == Entity.ROLES && mode.isEmpty() && !manifest.isVersion12())) {
                warnings.warn(PackageManifest.FILE + " does not say that " + file + " is bulk ("
                        + (mode.isEmpty() ? "it does not name it" : PackageManifest.shown(mode))
                        + "); the file is there and is read");
            }
            return true;
        }
        if (entity == Entity.COURSES && (mode.isEmpty() || mode.equals("absent"))) {
            warnings.warn("courses.csv is absent: names and subjects come from the classes alone");
            return false;
        }
        if (entity == Entity.ROLES && !mode.equals("bulk")) {
            return false;
        }
        throw missing(file, archive);
    }

    private static OneRosterPackage versionOne(Archive archive, Warnings warnings) {
        Set<String> strange = new TreeSet<>(archive.names());
        strange.removeAll(VERSION_1_0);
        if (!strange.isEmpty()) {
            throw new SourceException(
                    "The archive has no manifest.csv. Only OneRoster 1.0 goes without one, and it has no "
                            + String.join(", ", strange)
                            + ". Have the SIS export a whole OneRoster 1.1 or 1.2 package, manifest included.");
        }
        Set<Entity> entities = EnumSet.noneOf(Entity.class);
        for (Entity entity : Entity.values()) {
            if (entity != Entity.ROLES) {
                if (!archive.has(file(entity))) {
                    throw missing(file(entity), archive);
                }
                entities.add(entity);
            }
        }
        if (!archive.has(DEMOGRAPHICS)) {
            warnings.warn(
                    "The archive has no manifest.csv and is read as OneRoster 1.0, but demographics.csv is missing");
        }
        return new OneRosterPackage(entities);
    }

    private static SourceException missing(String file, Archive archive) {
        String like = archive.names().stream()
                .filter(name -> name.equalsIgnoreCase(file))
                .findFirst()
                .map(name -> " (it has " + name + "; capital letters matter)")
                .orElse("");
        return new SourceException(
                "The archive has no " + file + like + ". A full set is needed; nothing is removed for its absence.");
    }

    private static void refuseLookAlikes(Archive archive) {
        List<String> lower = new ArrayList<>();
        archive.names().forEach(name -> lower.add(name.toLowerCase(java.util.Locale.ROOT)));
        if (lower.contains("studentenrollment.csv") || lower.contains("teacherroster.csv")) {
            throw lookAlike("Microsoft School Data Sync (version 1)");
        }
        if (lower.contains("sections.csv") && lower.contains("students.csv")) {
            throw lookAlike("Clever");
        }
        if (!archive.has(PackageManifest.FILE) && lower.contains("roles.csv") && lower.contains("users.csv")) {
            throw lookAlike("Microsoft School Data Sync (version 2)");
        }
        if (archive.names().isEmpty()) {
            throw new SourceException("The archive holds no CSV files. Send a OneRoster package.");
        }
    }

    private static SourceException lookAlike(String format) {
        return new SourceException("The archive holds files in the format of " + format
                + ", not OneRoster. Have the SIS export a OneRoster 1.1 or 1.2 package.");
    }

    static String file(Entity entity) {
        return entity.collection() + ".csv";
    }
}
