package org.rollcall.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of specification files, read back with nothing but a CSV reader. */
final class SpecFolder {

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<NamedCsvRecord>> rows = new LinkedHashMap<>();

    private SpecFolder() {}

    static SpecFolder of(DemoDistrict district, Path folder) {
        return written(folder, district::writeSpecFiles);
    }

    /** That of the programme's system. */
    static SpecFolder intervention(DemoDistrict district, Path folder) {
        return written(folder, district::writeInterventionFiles);
    }

    private static SpecFolder written(Path folder, Writer writer) {
        SpecFolder written = new SpecFolder();
        try {
            writer.write(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    written.read(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    private interface Writer {

        void write(Path folder) throws IOException;
    }

    private void read(Path file) throws IOException {
        String name = file.getFileName().toString();
        texts.put(name, Files.readString(file));
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(texts.get(name))) {
            List<NamedCsvRecord> all = new ArrayList<>();
            csv.forEach(all::add);
            rows.put(name, all);
        }
    }

    Set<String> names() {
        return new TreeSet<>(texts.keySet());
    }

    Map<String, String> texts() {
        return texts;
    }

    String text(String file) {
        return texts.get(file);
    }

    Set<String> lines(String file) {
        return new LinkedHashSet<>(text(file).lines().toList());
    }

    List<NamedCsvRecord> rows(String file) {
        return rows.get(file);
    }

    Stream<NamedCsvRecord> rows(String file, Predicate<NamedCsvRecord> condition) {
        return rows(file).stream().filter(condition);
    }

    Set<String> values(String file, String column) {
        return rows(file).stream()
                .map(row -> row.getField(column))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
