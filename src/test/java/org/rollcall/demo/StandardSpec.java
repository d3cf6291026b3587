package org.rollcall.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The standard data specification as it stands in {@code routes/specs}, and what of a folder it would not have. */
final class StandardSpec {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Map<String, Pattern> TYPES = Map.of(
            "id", Pattern.compile("[\\w-]+"),
            "cds", Pattern.compile("\\d{14}"),
            "ssid", Pattern.compile("\\d{10}"),
            "date", DATE,
            "last-day", DATE,
            "year", Pattern.compile("\\d{4}"),
            "yes-no", Pattern.compile("true|false"),
            "grades", Pattern.compile("(TK|KG|0\\d|1[0-2])(;(TK|KG|0\\d|1[0-2]))*"),
            "email", Pattern.compile("[^@\\s]+@[^@\\s]+\\.example"),
            "name", Pattern.compile("[^?\\uFFFD]+"));

    private final List<Map<String, Object>> files = new ArrayList<>();

    private StandardSpec() {}

    static StandardSpec read() {
        StandardSpec spec = new StandardSpec();
        try (InputStream in = Files.newInputStream(Path.of("routes/specs/standard.yaml"))) {
            Object root = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            maps(((Map<?, ?>) root).get("files")).forEach(spec.files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return spec;
    }

    /** The files that are read. */
    List<String> names() {
        return files.stream()
                .filter(file -> file.containsKey("collection"))
                .map(file -> text(file, "name"))
                .toList();
    }

    List<String> header(String name) {
        return fields(file(name)).stream().map(field -> text(field, "name")).toList();
    }

    /** Each {@code file.field=value} that is blank though required, or not of the field's type. */
    List<String> unsound(SpecFolder folder) {
        List<String> unsound = new ArrayList<>();
        for (String name : names()) {
            for (Map<String, Object> field : fields(file(name))) {
                String column = text(field, "name");
                folder.rows(name).stream()
                        .map(row -> row.getField(column))
                        .filter(value -> !sound(field, value))
                        .forEach(value -> unsound.add(name + "." + column + "=" + value));
            }
        }
        return unsound;
    }

    /** Each {@code file.field=value} that names a row the other file lacks. */
    List<String> dangling(SpecFolder folder) {
        List<String> dangling = new ArrayList<>();
        for (String name : names()) {
            for (Map<String, Object> field : fields(file(name))) {
                if (field.containsKey("refers")) {
                    String column = text(field, "name");
                    String target = text(field, "refers") + ".csv";
                    Set<String> ids = folder.values(target, text(file(target), "key"));
                    folder.rows(name).stream()
                            .flatMap(row -> List.of(row.getField(column).split(";")).stream())
                            .filter(id -> !ids.contains(id))
                            .forEach(id -> dangling.add(name + "." + column + "=" + id));
                }
            }
        }
        return dangling;
    }

    /** Each {@code file=key} that an earlier row has too. */
    List<String> repeated(SpecFolder folder) {
        List<String> repeated = new ArrayList<>();
        for (String name : names()) {
            List<String> key = List.of(text(file(name), "key").split(", "));
            Set<String> seen = new HashSet<>();
            folder.rows(name).stream()
                    .map(row -> String.join(" ", key.stream().map(row::getField).toList()))
                    .filter(value -> !seen.add(value))
                    .forEach(value -> repeated.add(name + "=" + value));
        }
        return repeated;
    }

    private static boolean sound(Map<String, Object> field, String value) {
        if (value.isEmpty()) {
            return !Boolean.TRUE.equals(field.get("required"));
        }
        if (field.containsKey("values")) {
            return List.of(text(field, "values").split(", ")).contains(value);
        }
        Pattern type = TYPES.get(text(field, "type"));
        return type == null || type.matcher(value).matches();
    }

    private Map<String, Object> file(String name) {
        return files.stream()
                .filter(file -> text(file, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> fields(Map<String, Object> file) {
        return maps(file.get("fields"));
    }

    private static List<Map<String, Object>> maps(Object list) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Object item : (List<?>) list) {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) item).forEach((key, value) -> map.put(key.toString(), value));
            maps.add(map);
        }
        return maps;
    }

    private static String text(Map<String, Object> map, String key) {
        return map.get(key).toString();
    }
}
