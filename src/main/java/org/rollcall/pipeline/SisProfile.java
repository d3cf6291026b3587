package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rollcall.api.ConnectionSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What is known of one SIS, as configuration: {@code routes/sis/<sis>/profile.yaml}, of the deployment or else of the
 * jar.
 *
 * @param sections defaults by kind of source
 */
record SisProfile(Map<String, Map<String, String>> sections) {

    static final String DEFAULT = "default";
    static final String ONEROSTER_API = "oneroster-api";

    private static final SisProfile NONE = new SisProfile(Map.of());
    private static final Map<String, List<String>> KEYS = Map.of(ONEROSTER_API, ConnectionSettings.PROFILE_KEYS);

    /**
     * Reads a profile.
     *
     * @param problems takes a sentence for each fault
     */
    static SisProfile read(Path routes, String sis, List<String> problems) {
        String file = "sis/" + sis + "/profile.yaml";
        try {
            String text = sis.matches("[a-z0-9][a-z0-9-]*") ? ShippedRoutes.either(routes, file) : null;
            if (text == null) {
                problems.add("there is no profile '" + sis + "'; there are "
                        + String.join(", ", new TreeSet<>(ShippedRoutes.profiles(routes))));
                return NONE;
            }
            Object root =
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(text);
            return new SisProfile(sections(file, root, problems));
        } catch (YamlEngineException e) {
            problems.add("routes/" + file + " is not YAML, or says something twice");
        } catch (IOException e) {
            problems.add("routes/" + file + " cannot be read");
        }
        return NONE;
    }

    private static Map<String, Map<String, String>> sections(String file, Object root, List<String> problems) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        if (!(root instanceof Map<?, ?> profile)) {
            problems.add("routes/" + file + " holds no profile");
            return sections;
        }
        profile.forEach((section, values) -> {
            if (section.equals("name")) {
                return;
            }
            Object given = values == null ? Map.of() : values; // as where every line of it is a comment
            if (!KEYS.containsKey(String.valueOf(section)) || !(given instanceof Map<?, ?> map)) {
                problems.add("routes/" + file + " has '" + section + "'; a profile has name, "
                        + String.join(", ", new TreeSet<>(KEYS.keySet())));
                return;
            }
            Map<String, String> texts = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                if (!KEYS.get(String.valueOf(section)).contains(String.valueOf(key))) {
                    problems.add("routes/" + file + ": " + section + " has '" + key + "', which is no such setting");
                } else if (value instanceof Map || value instanceof List) {
                    problems.add("routes/" + file + ": " + section + " has '" + key + "', which must be one value");
                }
                texts.put(String.valueOf(key), value == null ? "" : String.valueOf(value));
            });
            sections.put(String.valueOf(section), texts);
        });
        return sections;
    }

    Map<String, String> section(String name) {
        return sections.getOrDefault(name, Map.of());
    }
}
