package org.rollcall.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One data file: what it shows, settings, what the packages of the sources hold other than the base, and what the night
 * leaves behind. A part begins with {@code == } and its name: {@code settings}, {@code SOURCE/FILE}, or a report.
 */
public record ConflictCase(String name, String shows, Map<String, String> parts) {

    private static final Path FOLDER = Path.of("src/test/resources/merge");

    /** All cases. */
    public static Stream<ConflictCase> all() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("conflicts"))) {
            return files.sorted().map(ConflictCase::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConflictCase read(Path file) {
        try {
            String[] texts = Files.readString(file).split("(?m)^== ");
            Map<String, String> parts = new LinkedHashMap<>();
            for (int i = 1; i < texts.length; i++) {
                int end = texts[i].indexOf('\n');
                parts.put(texts[i].substring(0, end), texts[i].substring(end + 1));
            }
            return new ConflictCase(file.getFileName().toString().replace(".txt", ""), texts[0].strip(), parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings, each as its name and its value. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        part("settings").lines().forEach(line -> settings.put(line.split(": ")[0], line.split(": ")[1]));
        return settings;
    }

    /** The packages of the sources {@code zip}, {@code api} and, where the case has one, {@code files}. */
    public Map<String, Export> exports() {
        Map<String, Export> exports = new LinkedHashMap<>();
        for (String source : List.of("zip", "api", "files")) {
            if (!source.equals("files") || parts.keySet().stream().anyMatch(part -> part.startsWith("files/"))) {
                Export export = new Export();
                read(FOLDER.resolve("base.txt")).parts.forEach(export::with);
                parts.forEach((part, text) -> {
                    if (part.startsWith(source + "/")) {
                        export.with(part.substring(source.length() + 1), text);
                    }
                });
                exports.put(source, export);
            }
        }
        return exports;
    }

    /** The lines of a report; none when the case has no such part. */
    public List<String> lines(String report) {
        return new ArrayList<>(part(report).lines().toList());
    }

    private String part(String name) {
        return parts.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return name + ": " + shows;
    }
}
