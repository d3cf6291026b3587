package org.rollcall.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of one SIS, as its {@code profile.yaml} says it. What that leaves out is {@link #NOT_KNOWN}.
 *
 * @param id the profile's, which LEAs name
 * @param name what people call the SIS
 * @param sources what is known of each {@link #KINDS kind of source}
 * @param identities where the SIS keeps each of {@link #IDENTITIES}
 * @param quirks what is odd about it
 * @param cers whether it sends groups to CERS itself
 * @param ask whom to ask
 * @param notVerified what nobody has tried yet
 * @param lea settings that its LEAs have where their files leave them out
 */
public record SisProfile(
        String id,
        String name,
        Map<String, Source> sources,
        Map<String, String> identities,
        List<String> quirks,
        Cers cers,
        String ask,
        List<String> notVerified,
        Map<String, String> lea) {

    /** What stands where there is no source for a fact. */
    public static final String NOT_KNOWN = "not known";

    /** The kinds of source, in the order in which they are told. */
    public static final List<String> KINDS = List.of("oneroster-api", "oneroster-zip", "spec-files", "database");

    /** What identities there are, in the order in which they are told. */
    public static final List<String> IDENTITIES =
            List.of("username", "sourcedId", "identifier", "ssid", "email", "cds");

    static final SisProfile NONE = ProfileReader.read("none", "name: none", List.of());

    /**
     * One kind of source.
     *
     * @param fits {@code yes}, {@code no} or {@code not known}
     * @param how to get the credentials or the files
     * @param use which preset, specification or queries to use
     * @param settings defaults of a OneRoster API's connection
     */
    public record Source(String fits, String how, String use, Map<String, String> settings) {}

    /**
     * Whether the SIS sends groups to CERS itself.
     *
     * @param direct {@code yes}, {@code pending}, {@code no} or {@code not known}
     * @param date of what is published
     * @param published where that is from
     */
    public record Cers(String direct, String date, String published, String note) {}

    /** The defaults of a connection to its OneRoster API. */
    Map<String, String> settings() {
        return sources.get(KINDS.get(0)).settings();
    }

    /**
     * The settings that an LEA has from here: those that its file leaves out. One of a kind of source is one of each source
     * of that kind, but for those that are read by another profile.
     */
    Map<String, String> inherited(LeaFile file) {
        Map<String, String> inherited = new TreeMap<>();
        lea.forEach((setting, value) -> names(setting, file)
                .filter(name -> file.properties().getOrDefault(name, "").isBlank())
                .forEach(name -> inherited.put(name, value)));
        return inherited;
    }

    private static Stream<String> names(String setting, LeaFile file) {
        int bracket = setting.indexOf('[');
        return bracket < 0
                ? Stream.of(setting)
                : file.routes().stream()
                        .filter(route -> setting.endsWith("[" + route.template() + "]"))
                        .filter(route ->
                                route.parameters().getOrDefault("profile", "").isEmpty())
                        .map(route -> setting.substring(0, bracket) + "[" + LeaFile.source(route) + "]");
    }
}
