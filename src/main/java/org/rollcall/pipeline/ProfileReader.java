package org.rollcall.pipeline;

import static org.rollcall.pipeline.SisProfile.IDENTITIES;
import static org.rollcall.pipeline.SisProfile.KINDS;
import static org.rollcall.pipeline.SisProfile.NOT_KNOWN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.api.ConnectionSettings;
import org.rollcall.lea.LeaSettings;
import org.rollcall.spec.Yaml;

/** Reads the text of a profile. */
final class ProfileReader {

    private static final List<String> KEYS =
            List.of("name", "sources", "identities", "quirks", "cers", "ask", "notVerified", "lea");
    private static final List<String> SOURCE = List.of("fits", "how", "use");
    private static final List<String> API = List.of("fits", "how", "use", "settings");
    private static final List<String> CERS = List.of("direct", "date", "published", "note");

    private ProfileReader() {}

    /** @param problems takes a sentence for each fault */
    static SisProfile read(String id, String text, List<String> problems) {
        Yaml root = Yaml.of(text, "profile", problems);
        root.only(KEYS);
        Map<String, SisProfile.Source> sources = new LinkedHashMap<>();
        Yaml kinds = parts(root.get("sources"), KINDS);
        KINDS.forEach(kind -> sources.put(kind, source(kinds.get(kind), kind.equals(KINDS.get(0)) ? API : SOURCE)));
        Map<String, String> identities = new LinkedHashMap<>();
        Yaml places = parts(root.get("identities"), IDENTITIES);
        IDENTITIES.forEach(identity -> identities.put(identity, known(places.get(identity))));
        Yaml cers = parts(root.get("cers"), CERS);
        return new SisProfile(
                id,
                root.get("name").isNone() ? id : root.get("name").text(),
                sources,
                identities,
                texts(root.get("quirks")),
                new SisProfile.Cers(
                        oneOf(cers.get("direct"), List.of("yes", "pending", "no", NOT_KNOWN)),
                        known(cers.get("date")),
                        known(cers.get("published")),
                        known(cers.get("note"))),
                known(root.get("ask")),
                texts(root.get("notVerified")),
                inherited(root.get("lea")));
    }

    private static SisProfile.Source source(Yaml given, List<String> keys) {
        Yaml source = parts(given, keys);
        return new SisProfile.Source(
                oneOf(source.get("fits"), List.of("yes", "no", NOT_KNOWN)),
                known(source.get("how")),
                known(source.get("use")),
                values(source.get("settings"), ConnectionSettings.PROFILE_KEYS));
    }

    private static Map<String, String> inherited(Yaml lea) {
        Map<String, String> settings = values(lea, LeaSettings.INHERITED);
        LeaSettings.faults(settings).forEach(lea::problem);
        return settings;
    }

    private static Map<String, String> values(Yaml given, List<String> keys) {
        Yaml section = parts(given, keys);
        Map<String, String> values = new LinkedHashMap<>();
        section.keys().forEach(key -> values.put(key, section.get(key).text()));
        return values;
    }

    /** The parts of a section, of which nothing may be said or known. */
    private static Yaml parts(Yaml section, List<String> keys) {
        boolean unsaid = section.isNone()
                || !section.isList() && !section.isMap() && known(section).equals(NOT_KNOWN);
        if (!unsaid && !section.isMap()) {
            section.problem("must have parts, of " + String.join(", ", keys));
        }
        section.only(keys);
        return section;
    }

    private static String known(Yaml text) {
        String said = text.text().strip();
        return said.isEmpty() ? NOT_KNOWN : said;
    }

    private static String oneOf(Yaml word, List<String> words) {
        String said = known(word);
        if (!words.contains(said)) {
            word.problem("'" + said + "' is none of " + String.join(", ", words));
        }
        return said;
    }

    private static List<String> texts(Yaml list) {
        if (list.isMap()) {
            list.problem("must be a text or a list of texts");
            return List.of();
        }
        return list.isNone()
                ? List.of(NOT_KNOWN)
                : list.items().stream().map(ProfileReader::known).toList();
    }
}
