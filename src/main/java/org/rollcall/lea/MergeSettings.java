package org.rollcall.lea;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.lea.MergeRules.Kind;

/** Reads the settings by which the rosters of several sources become one; {@link MergeRules} says what each means. */
final class MergeSettings {

    private static final Map<String, List<String>> FIELDS = new TreeMap<>(Map.of(
            "org", List.of("name", "type", "identifier"),
            "academicSession", List.of("title", "dates", "schoolYear"),
            "course", List.of("title", "courseCode", "subjectCodes"),
            "class",
                    List.of(
                            "title",
                            "classCode",
                            "classType",
                            "course",
                            "school",
                            "terms",
                            "subjectCodes",
                            "periods",
                            "grades"),
            "user", List.of("ssid", "name", "email", "enabledUser", "role"),
            "enrollment", List.of()));
    private static final String SSID_ALONE = "ssid";

    private final SettingsReader reader;
    private final List<String> sources;

    MergeSettings(SettingsReader reader, List<String> sources) {
        this.reader = reader;
        this.sources = sources;
    }

    MergeRules read(
            Map<String, String> precedence,
            Map<String, String> identity,
            Map<String, String> namespaces,
            String memberships) {
        return new MergeRules(
                precedence(precedence),
                identity(identity),
                namespaces(namespaces),
                reader.oneOf("memberships", memberships, MergeRules.Memberships.class, MergeRules.Memberships.OWNER));
    }

    private Map<String, List<String>> precedence(Map<String, String> written) {
        Map<String, List<String>> read = new TreeMap<>();
        written.forEach((key, text) -> {
            String setting = "precedence[" + key + "]";
            String field = key.equals(SSID_ALONE) ? MergeRules.SSID : key;
            if (!isField(field)) {
                reader.problem(
                        setting,
                        "there is no such entity or field; entities are " + String.join(", ", FIELDS.keySet())
                                + "; fields are written as user.email");
            } else if (read.put(field, named(setting, text)) != null) {
                reader.problem(
                        setting,
                        "says the same as precedence[" + (key.equals(SSID_ALONE) ? MergeRules.SSID : SSID_ALONE)
                                + "]; keep one of them");
            }
        });
        return Collections.unmodifiableMap(read);
    }

    private static boolean isField(String key) {
        String[] parts = key.split("\\.", 2);
        return FIELDS.containsKey(parts[0])
                && (parts.length == 1 || FIELDS.get(parts[0]).contains(parts[1]));
    }

    private List<String> named(String setting, String text) {
        List<String> ids = reader.list(text);
        if (ids.isEmpty()) {
            reader.problem(setting, "is blank; name the sources that come first");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            reader.problem(setting, "names a source twice");
        }
        ids.forEach(id -> requireSource(setting, id));
        return ids;
    }

    private void requireSource(String setting, String id) {
        if (!sources.contains(id)) {
            reader.problem(setting, "'" + id + "' is none of the sources " + String.join(", ", sources));
        }
    }

    private Map<String, List<String>> identity(Map<String, String> written) {
        Map<String, List<String>> read = new TreeMap<>();
        written.forEach((word, text) -> {
            String setting = "identity[" + word + "]";
            Kind kind = Arrays.stream(Kind.values())
                    .filter(k -> k.word().equals(word))
                    .findFirst()
                    .orElse(null);
            if (kind == null) {
                reader.problem(
                        setting,
                        "there is no such kind of row; there are "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Kind.values())
                                                .map(Kind::word)
                                                .toList()));
                return;
            }
            List<String> keys = new ArrayList<>();
            for (String key : reader.list(text)) {
                if (!kind.keys().contains(key)) {
                    reader.problem(
                            setting,
                            "'" + key + "' is no key of " + word + "; there are " + String.join(", ", kind.keys()));
                } else if (keys.contains(key)) {
                    reader.problem(setting, "names " + key + " twice");
                }
                keys.add(key);
            }
            if (keys.isEmpty()) {
                reader.problem(setting, "is blank; name at least one key");
            }
            read.put(word, List.copyOf(keys));
        });
        return Collections.unmodifiableMap(read);
    }

    private Map<String, String> namespaces(Map<String, String> written) {
        Map<String, String> read = new TreeMap<>();
        written.forEach((source, name) -> {
            requireSource("namespaces[" + source + "]", source);
            read.put(source, name == null ? "" : name.strip());
        });
        return Collections.unmodifiableMap(read);
    }

    Map<String, EndDates> endDates(Map<String, String> written) {
        Map<String, EndDates> read = new TreeMap<>();
        written.forEach((source, text) -> {
            String setting = "endDates[" + source + "]";
            requireSource(setting, source);
            read.put(source, reader.oneOf(setting, text, EndDates.class, EndDates.EXCLUSIVE));
        });
        return Collections.unmodifiableMap(read);
    }
}
