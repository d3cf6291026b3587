package org.rollcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.testing.Postgres;

/** An LEA of a site that is read from a database by queries of its own, and what became of it. Its first night is published. */
final class DatabaseLea {

    private static final String SOURCE = "database";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;
    private final String id;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();

    DatabaseLea(Site site, String id, String connection) {
        this.site = site;
        this.id = id;
        settings("name: " + id, "countyDistrictCode: 9912345", "firstRun: publish");
        parameters("connection: " + connection, "queries: " + folder());
    }

    /** Where its queries are, in the routes folder. */
    String folder() {
        return "queries/" + id;
    }

    String id() {
        return id;
    }

    /** Settings of the LEA, given as {@code key: value}, in the place of those of the same key. */
    DatabaseLea settings(String... more) {
        return put(settings, more);
    }

    /** Parameters of the source, given as {@code key: value}, in the place of those of the same key. */
    DatabaseLea parameters(String... more) {
        return put(parameters, more);
    }

    /** Read by {@code jdbc}, by {@code odbc} in this process, or by {@code child}, ODBC in one of its own. */
    DatabaseLea by(String way) {
        return way.equals("jdbc")
                ? parameters("mode: jdbc")
                : parameters("mode: odbc", "process: " + way.replace("odbc", "same"));
    }

    /** The source without a parameter. */
    DatabaseLea without(String parameter) {
        parameters.remove(parameter);
        return written();
    }

    private DatabaseLea put(Map<String, String> into, String... more) {
        for (String line : more) {
            int colon = line.indexOf(": ");
            into.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return written();
    }

    /** Writes a query, named as the file of the standard that it makes, without the ending. */
    DatabaseLea query(String name, String sql) {
        site.file(folder() + "/" + name + ".sql", sql);
        return this;
    }

    DatabaseLea queries(Map<String, String> queries) {
        queries.forEach(this::query);
        return this;
    }

    private DatabaseLea written() {
        site.file(
                "leas/" + id + ".camel.yaml",
                """
                - beans:
                    - name: ID
                      type: org.rollcall.lea.LeaSettings
                      properties:
                        sources: database
                SETTINGS- templatedRoute:
                    routeTemplateRef: database
                    routeId: ID.database
                    parameters:
                      - name: lea
                        value: ID
                PARAMETERS- templatedRoute:
                    routeTemplateRef: nightly
                    routeId: ID.nightly
                    parameters:
                      - name: lea
                        value: ID
                """
                        .replace("ID", id)
                        .replace("SETTINGS", lines(settings, "        \"%s\": \"%s\"\n"))
                        .replace("PARAMETERS", lines(parameters, "      - name: %s\n        value: \"%s\"\n")));
        return this;
    }

    private static String lines(Map<String, String> pairs, String form) {
        return pairs.entrySet().stream()
                .map(pair -> String.format(form, pair.getKey(), pair.getValue().replace("\"", "\\\"")))
                .collect(Collectors.joining());
    }

    Site.Result run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--lea", id));
        arguments.addAll(List.of(more));
        return site.execute("run", arguments.toArray(String[]::new));
    }

    /** What the n-th run of today said in its last line. */
    String ending(Site.Result result, int number) {
        String run = Site.id(id, number) + ": ";
        return result.line(run).replace(run, "");
    }

    /** What {@code check}, or {@code check --connect}, says of the source. */
    String said(Site.Result check) {
        return check.line(id + "." + SOURCE + ": ").replace(id + "." + SOURCE + ": ", "");
    }

    /** A text without what differs from one machine to the next. */
    static String bare(String text) {
        int port = Postgres.shared().port();
        return text.replace(":" + port, ":PORT")
                .replace("port " + port, "port PORT")
                .replaceAll("(PostgreSQL|Driver|psqlodbcw.so) \\d[\\d.]+", "$1 VERSION");
    }

    /** Its CSVs of the n-th run of today, without the LEA's id in front. */
    Map<String, String> published(int number) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Site.csv(site.set(id, Site.id(id, number))).forEach((name, text) -> files.put(name.replace(id, ""), text));
        return files;
    }

    /** A file that its first run left behind. */
    String report(String name) throws IOException {
        return Files.readString(site.runFolder(Site.id(id, 1)).resolve(name));
    }

    JsonNode run(int number, String path) throws IOException {
        return site.run(Site.id(id, number)).at(path);
    }

    List<String> warnings(int number) throws IOException {
        List<String> warnings = new ArrayList<>();
        run(number, "/report/warnings").forEach(warning -> warnings.add(warning.asText()));
        return warnings;
    }

    /** The ledger of the n-th run of today: of each file the rows read, and what became of them. */
    List<String> ledger(int number) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : run(number, "/report/ledger")) {
            lines.add(String.format(
                    "%s: %s read, %s used, %s merged, filtered %s, refused %s",
                    entry.get("file").asText(),
                    entry.get("read"),
                    entry.get("used"),
                    entry.get("merged"),
                    entry.get("filtered"),
                    entry.get("refused")));
        }
        return lines;
    }

    Path snapshotFolder() {
        return site.work().resolve("leas").resolve(id).resolve("snapshots").resolve(SOURCE);
    }

    /** What is in the folder of its snapshots: their ids, and whatever else there should not be. */
    List<String> snapshots() throws IOException {
        return Site.names(snapshotFolder());
    }

    /** How many bytes of a file are on disk while it is read. */
    long growing(String name) {
        try (var files = Files.walk(snapshotFolder())) {
            return files.filter(file -> file.endsWith(name) && file.toString().contains("/."))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // it is not there yet, or not any more
        }
    }

    /** The folder of its newest snapshot. */
    Path snapshot() throws IOException {
        List<String> all = snapshots();
        return snapshotFolder().resolve(all.get(all.size() - 1));
    }

    /** The newest snapshot's files as they were written. */
    Map<String, String> raw() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : Site.names(snapshot().resolve("raw"))) {
            files.put(name, Files.readString(snapshot().resolve("raw").resolve(name), StandardCharsets.UTF_8));
        }
        return files;
    }

    JsonNode manifest() throws IOException {
        return JSON.readTree(snapshot().resolve("manifest.json").toFile());
    }

    /** What was sent to make a file of the newest snapshot. */
    String sent(String name) throws IOException {
        String all = Files.readString(snapshot().resolve("queries.sql"));
        String beginning = "-- " + folder() + "/" + name + ".sql\n";
        int begin = all.indexOf(beginning) + beginning.length();
        return all.substring(begin, all.indexOf("\n;\n\n", begin));
    }
}
