package org.rollcall.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.rollcall.demo.DemoDistrict;

/** The smallest demo district's exports, each made once. */
final class District {

    private static final Map<String, byte[]> EXPORTS = new ConcurrentHashMap<>();

    private District() {}

    /** The export of a night, whole. */
    static byte[] night(int night) {
        return EXPORTS.computeIfAbsent("night " + night, key -> zip(district().night(night)));
    }

    /** The export of a night, broken off: half of the schools are missing. */
    static byte[] half(int night) {
        return EXPORTS.computeIfAbsent(
                "half " + night, key -> zip(district().night(night).half()));
    }

    private static DemoDistrict district() {
        return DemoDistrict.of(7, LocalDate.now(ZoneId.of("America/Chicago"))).withStudents(600);
    }

    private static byte[] zip(DemoDistrict district) {
        try {
            Path folder = Files.createTempDirectory("district");
            Path zip = folder.resolve("oneroster.zip");
            try {
                district.writeZip(zip);
                return Files.readAllBytes(zip);
            } finally {
                Files.deleteIfExists(zip);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The export with each file's text changed as the function says. */
    static byte[] edited(byte[] zip, BiFunction<String, String, String> edit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files(zip).entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(edit.apply(file.getKey(), file.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The export's files by name, as text. */
    static Map<String, String> files(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
