package org.rollcall.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A written zip, read back with nothing but a zip and a CSV reader. */
final class Export {

    private final byte[] bytes;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, List<NamedCsvRecord>> rows = new LinkedHashMap<>();

    private Export(byte[] bytes) {
        this.bytes = bytes;
    }

    static Export of(DemoDistrict district, Path folder) {
        Path zip = folder.resolve("oneroster.zip");
        try {
            district.writeZip(zip);
            Export export = new Export(Files.readAllBytes(zip));
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    export.files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return export;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    Set<String> names() {
        return files.keySet();
    }

    String text(String file) {
        return files.get(file);
    }

    Set<String> lines(String file) {
        return new LinkedHashSet<>(text(file).lines().toList());
    }

    List<NamedCsvRecord> rows(String file) {
        return rows.computeIfAbsent(file, name -> {
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text(name))) {
                List<NamedCsvRecord> all = new ArrayList<>();
                csv.forEach(all::add);
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Stream<NamedCsvRecord> rows(String file, Predicate<NamedCsvRecord> condition) {
        return rows(file).stream().filter(condition);
    }

    Stream<NamedCsvRecord> users(String role) {
        return rows("users.csv", row -> row.getField("role").equals(role));
    }

    Stream<NamedCsvRecord> enrollments(String role) {
        return rows("enrollments.csv", row -> row.getField("role").equals(role));
    }

    Set<String> ids(String file) {
        return values(file, "sourcedId");
    }

    Set<String> values(String file, String column) {
        return rows(file).stream()
                .map(row -> row.getField(column))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Each {@code file.column=value} that names a sourcedId the other file lacks. */
    List<String> dangling() {
        List<String> missing = new ArrayList<>();
        check(missing, "academicSessions.csv", "parentSourcedId", "academicSessions.csv");
        check(missing, "orgs.csv", "parentSourcedId", "orgs.csv");
        check(missing, "courses.csv", "schoolYearSourcedId", "academicSessions.csv");
        check(missing, "courses.csv", "orgSourcedId", "orgs.csv");
        check(missing, "classes.csv", "courseSourcedId", "courses.csv");
        check(missing, "classes.csv", "schoolSourcedId", "orgs.csv");
        check(missing, "classes.csv", "termSourcedIds", "academicSessions.csv");
        check(missing, "users.csv", "orgSourcedIds", "orgs.csv");
        check(missing, "users.csv", "agentSourcedIds", "users.csv");
        check(missing, "enrollments.csv", "classSourcedId", "classes.csv");
        check(missing, "enrollments.csv", "schoolSourcedId", "orgs.csv");
        check(missing, "enrollments.csv", "userSourcedId", "users.csv");
        return missing;
    }

    private void check(List<String> missing, String file, String column, String target) {
        Set<String> ids = ids(target);
        for (NamedCsvRecord row : rows(file)) {
            for (String id : row.getField(column).split(",")) {
                if (!id.isEmpty() && !ids.contains(id)) {
                    missing.add(file + "." + column + "=" + id);
                }
            }
        }
    }
}
