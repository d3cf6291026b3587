package org.rollcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An LEA of a site whose only source is a OneRoster API, and what its pulls leave on disk. */
final class ApiLea {

    static final String SOURCE = "oneroster-api";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;
    private final String id;
    private final String baseUrl;
    private final List<String> settings = new ArrayList<>(List.of("firstRun: publish"));

    ApiLea(Site site, String id, String baseUrl) {
        this.site = site.with("api.retryMilliseconds", "1");
        this.id = id;
        this.baseUrl = baseUrl;
    }

    /** Settings of the LEA, given as {@code key: value}. */
    ApiLea setting(String... more) {
        settings.addAll(List.of(more));
        return this;
    }

    /** Writes its file; parameters of the source are given as {@code key: value}. */
    ApiLea written(String... parameters) {
        new ApiLeaFile(id, baseUrl)
                .without("clientId")
                .without("clientSecret")
                .parameters(parameters)
                .settings(settings)
                .in(site);
        return this;
    }

    String id() {
        return id;
    }

    /** The LEA's folder of state. */
    Path state() {
        return site.work().resolve("leas").resolve(id);
    }

    /** Where a pull grows. */
    Path pull() {
        return state().resolve("pulls").resolve(SOURCE);
    }

    Path page(String collection, String name) {
        return pull().resolve("raw").resolve(collection).resolve(name);
    }

    Path snapshotFolder() {
        return state().resolve("snapshots").resolve(SOURCE);
    }

    /** The ids of its snapshots, and whatever else is in their folder. */
    List<String> snapshots() throws IOException {
        return Site.names(snapshotFolder());
    }

    Path snapshot(String snapshot) {
        return snapshotFolder().resolve(snapshot);
    }

    JsonNode manifest(String snapshot) throws IOException {
        return JSON.readTree(snapshot(snapshot).resolve("manifest.json").toFile());
    }

    /** The manifest of its only snapshot. */
    JsonNode manifest() throws IOException {
        List<String> all = snapshots();
        if (all.size() != 1) {
            throw new AssertionError(id + " has not one snapshot but " + all + "; its run says " + reason(1));
        }
        return manifest(all.get(0));
    }

    /** Records by collection, as the manifest of its only snapshot has them. */
    Map<String, Integer> records() throws IOException {
        return counts(manifest());
    }

    static Map<String, Integer> counts(JsonNode manifest) {
        Map<String, Integer> counts = new TreeMap<>();
        manifest.at("/pull/records")
                .properties()
                .forEach(e -> counts.put(e.getKey(), e.getValue().intValue()));
        return counts;
    }

    /** The notes of its only snapshot's pull. */
    List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>();
        manifest().at("/pull/notes").forEach(note -> notes.add(note.asText()));
        return notes;
    }

    /** The state of its n-th run of today. */
    String ended(int number) throws IOException {
        return site.run(Site.id(id, number)).get("state").asText();
    }

    /** Why its source failed in the n-th run of today; blank when it did not. */
    String reason(int number) throws IOException {
        return Files.exists(site.runFolder(Site.id(id, number)))
                ? site.run(Site.id(id, number)).at("/sources/0/reason").asText("")
                : "";
    }

    /** The files below a folder, by path. */
    static List<String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(p -> folder.relativize(p).toString())
                    .sorted()
                    .toList();
        }
    }
}
