package org.rollcall.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Specifications as they stand in {@code routes}, read with nothing but a YAML parser. */
final class StandardYaml {

    private StandardYaml() {}

    /**
     * A file of the standard.
     *
     * @param meaning what it is for
     */
    record File(String name, String kind, String meaning, boolean required, List<String> key, List<Field> fields) {

        String header() {
            return fields.stream().map(Field::name).collect(Collectors.joining(","));
        }

        /** Its only row, of the fields' examples, one of them with another value. */
        String row(String field, String value) {
            return fields.stream()
                    .map(f -> f.name().equals(field) ? value : f.example())
                    .collect(Collectors.joining(","));
        }

        String row() {
            return row("", "");
        }

        Field field(String wanted) {
            return fields.stream()
                    .filter(field -> field.name().equals(wanted))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A field of the standard; what it does not say is blank. */
    record Field(
            String name,
            String type,
            boolean required,
            String values,
            String otherwise,
            String refers,
            String example,
            String meaning) {}

    /** The files of the standard, in its order. */
    static List<File> standard() {
        return maps(yaml("specs/standard.yaml").get("files")).stream()
                .map(file -> new File(
                        text(file, "name"),
                        text(file, "kind"),
                        text(file, "meaning"),
                        text(file, "required").equals("true"),
                        List.of(text(file, "key").split(", ")),
                        maps(file.get("fields")).stream()
                                .map(StandardYaml::field)
                                .toList()))
                .toList();
    }

    private static Field field(Map<String, Object> field) {
        return new Field(
                text(field, "name"),
                text(field, "type"),
                text(field, "required").equals("true"),
                text(field, "values"),
                text(field, "otherwise"),
                text(field, "refers"),
                text(field, "example"),
                text(field, "meaning"));
    }

    static File file(String name) {
        return standard().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Writes each file of the standard with one row, made of the examples. */
    static Path examples(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (File file : standard()) {
            Files.writeString(folder.resolve(file.name()), file.header() + "\n" + file.row() + "\n");
        }
        return folder;
    }

    /** A file below {@code routes}. */
    static Map<String, Object> yaml(String path) {
        return map(new Load(LoadSettings.builder().build()).loadFromString(source(path)));
    }

    static String source(String path) {
        try {
            return Files.readString(Path.of("routes").resolve(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, Object>> maps(Object list) {
        List<Map<String, Object>> maps = new ArrayList<>();
        ((List<?>) list).forEach(item -> maps.add(map(item)));
        return maps;
    }

    static Map<String, Object> map(Object given) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) given).forEach((key, value) -> map.put(key.toString(), value));
        return map;
    }

    static String text(Map<String, Object> map, String key) {
        return map.containsKey(key) ? map.get(key).toString() : "";
    }
}
