package org.rollcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A deployment in a folder of its own: LEAs with drop folders on local disk, settings, state and published files. */
final class Site {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/Chicago"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Map<String, String> settings = new LinkedHashMap<>();

    /** What a command said and ended with. */
    record Result(int code, String out, String err) {

        /** The line of {@code out} that begins so. */
        String line(String beginning) {
            return out.lines()
                    .filter(line -> line.startsWith(beginning))
                    .reduce((first, last) -> last)
                    .orElse("no line begins with " + beginning + " in\n" + this);
        }
    }

    Site(Path root) {
        this.root = root;
        int year = TODAY.getYear();
        settings.put("drop.settleMilliseconds", "5");
        settings.put("tick.milliseconds", "50");
        settings.put("management.port", "off");
        settings.put("cers.schoolYears", year + ", " + (year + 1));
        folder(leas());
    }

    Site with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Writes the file of an LEA, its settings given as {@code key: value}. */
    Site lea(String id, String... more) {
        folder(drop(id));
        return file("leas/" + id + ".camel.yaml", leaFile(id, "file:" + drop(id), more));
    }

    static String leaFile(String id, String from, String... more) {
        return """
                - beans:
                    - name: ID
                      type: org.rollcall.lea.LeaSettings
                      properties:
                        name: ID
                        countyDistrictCode: "9912345"
                        sources: oneroster-zip
                        limits.refusedPercent: 5
                MORE- templatedRoute:
                    routeTemplateRef: oneroster-zip
                    routeId: ID.oneroster-zip
                    parameters:
                      - name: lea
                        value: ID
                      - name: from
                        value: "FROM"
                - templatedRoute:
                    routeTemplateRef: nightly
                    routeId: ID.nightly
                    parameters:
                      - name: lea
                        value: ID
                """
                .replace("FROM", from)
                .replace(
                        "MORE",
                        Arrays.stream(more).map(m -> "        " + m + "\n").collect(Collectors.joining()))
                .replace("ID", id);
    }

    /** Writes the file of an LEA that is pulled from an API, its source's parameters given as {@code name: value}. */
    Site apiLea(String id, String baseUrl, String... parameters) {
        return apiLea(id, List.of(), baseUrl, parameters);
    }

    /** The same, with settings of the LEA as {@code key: value}. Its first night is published. */
    Site apiLea(String id, List<String> more, String baseUrl, String... parameters) {
        return file("leas/" + id + ".camel.yaml", apiLeaFile(id, more, baseUrl, parameters));
    }

    /** Signs in with a bearer token unless the parameters say otherwise. */
    static String apiLeaFile(String id, List<String> more, String baseUrl, String... parameters) {
        return new ApiLeaFile(id, baseUrl)
                .without("clientId")
                .without("clientSecret")
                .parameters("auth: bearer", "token: synthetic-token")
                .parameters(parameters)
                .settings(more)
                .text();
    }

    /** Writes the file of an LEA that sends files of a specification, its source's parameters as {@code name: value}. */
    Site specLea(String id, String... parameters) {
        return specLea(id, List.of(), parameters);
    }

    /** The same, with settings of the LEA as {@code key: value}. Its first night is published. */
    Site specLea(String id, List<String> more, String... parameters) {
        folder(drop(id));
        return file("leas/" + id + ".camel.yaml", specLeaFile(id, "file:" + drop(id), more, parameters));
    }

    static String specLeaFile(String id, String from, List<String> more, String... parameters) {
        return """
                - beans:
                    - name: ID
                      type: org.rollcall.lea.LeaSettings
                      properties:
                        name: ID
                        countyDistrictCode: "9954321"
                        sources: spec-files
                        firstRun: publish
                MORE- templatedRoute:
                    routeTemplateRef: spec-files
                    routeId: ID.spec-files
                    parameters:
                      - name: lea
                        value: ID
                      - name: from
                        value: "FROM"
                PARAMETERS- templatedRoute:
                    routeTemplateRef: nightly
                    routeId: ID.nightly
                    parameters:
                      - name: lea
                        value: ID
                """
                .replace("FROM", from)
                .replace("MORE", more.stream().map(m -> "        " + m + "\n").collect(Collectors.joining()))
                .replace(
                        "PARAMETERS",
                        Arrays.stream(parameters)
                                .map(p -> p.split(": ", 2))
                                .map(p -> "      - name: " + p[0] + "\n        value: \"" + p[1] + "\"\n")
                                .collect(Collectors.joining()))
                .replace("ID", id);
    }

    /** Writes a file below the routes folder. */
    Site file(String path, String text) {
        Path file = routes().resolve(path);
        folder(file.getParent());
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path routes() {
        return root.resolve("routes");
    }

    Path leas() {
        return routes().resolve("leas");
    }

    Path work() {
        return root.resolve("work");
    }

    /** The LEA's drop folder, where its district sends to. */
    Path drop(String lea) {
        return root.resolve("sis").resolve(lea);
    }

    Path deliver(String lea, byte[] zip) throws IOException {
        return deliver(lea, "oneroster.zip", zip);
    }

    /** A zip that stays where it is too, and is not copied. */
    Path deliver(String lea, Path zip) throws IOException {
        return Files.createLink(drop(lea).resolve("oneroster.zip"), zip);
    }

    Path deliver(String lea, String name, byte[] bytes) throws IOException {
        return Files.write(drop(lea).resolve(name), bytes);
    }

    Path runFolder(String run) {
        String lea = run.substring(0, run.length() - "-2026-11-21-1".length());
        return work().resolve("leas").resolve(lea).resolve("runs").resolve(run);
    }

    /** The id of an LEA's n-th run of today. */
    static String id(String lea, int number) {
        return lea + "-" + TODAY + "-" + number;
    }

    JsonNode run(String id) throws IOException {
        return JSON.readTree(runFolder(id).resolve("run.json").toFile());
    }

    JsonNode published(String lea) throws IOException {
        return JSON.readTree(
                work().resolve("leas").resolve(lea).resolve("published.json").toFile());
    }

    /** What is published for an LEA: the names of its complete sets. */
    List<String> sets(String lea) throws IOException {
        return names(work().resolve("drop").resolve(lea)).stream()
                .filter(name -> !name.startsWith("."))
                .toList();
    }

    Path set(String lea, String run) {
        return work().resolve("drop").resolve(lea).resolve(run);
    }

    /** The ids of an LEA's snapshots. */
    List<String> snapshots(String lea) throws IOException {
        return names(snapshotFolder(lea, "oneroster-zip"));
    }

    /** The ids of an LEA's snapshots from its API; a pull that is not landed is none. */
    List<String> pulls(String lea) throws IOException {
        return names(snapshotFolder(lea, "oneroster-api")).stream()
                .filter(name -> !name.startsWith("."))
                .toList();
    }

    /** What an LEA's last pull came to: {@code pull} of the snapshot's manifest. */
    JsonNode pull(String lea) throws IOException {
        List<String> all = pulls(lea);
        Path snapshot = snapshotFolder(lea, "oneroster-api").resolve(all.get(all.size() - 1));
        return JSON.readTree(snapshot.resolve("manifest.json").toFile()).get("pull");
    }

    private Path snapshotFolder(String lea, String source) {
        return work().resolve("leas").resolve(lea).resolve("snapshots").resolve(source);
    }

    /** The CSV files of a folder, byte for byte, as Latin-1. */
    static Map<String, String> csv(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : names(folder)) {
            if (name.endsWith(".csv")) {
                files.put(name, Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** The names in a folder, ordered; none when it is not there. */
    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    /** Everything below a folder: path, size, time. */
    static List<String> listing(Path folder) throws IOException {
        try (var entries = Files.walk(folder)) {
            List<String> lines = new ArrayList<>();
            for (Path entry : entries.sorted().toList()) {
                lines.add(folder.relativize(entry) + " " + (Files.isDirectory(entry) ? "folder" : Files.size(entry))
                        + " " + Files.getLastModifiedTime(entry));
            }
            return lines;
        }
    }

    /** The file of settings. */
    Path env() {
        return root.resolve("env.properties");
    }

    /** The command line that runs a command on this site. */
    String[] line(String command, String... arguments) {
        Path env = env();
        try {
            Files.write(
                    env,
                    settings.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> line = new ArrayList<>(List.of(
                command, "--routes", routes().toString(), "--env", env.toString(), "--work", work().toString()));
        line.addAll(List.of(arguments));
        return line.toArray(String[]::new);
    }

    /** Runs a command on this site, in this process. */
    Result execute(String command, String... arguments) {
        return executeLine(line(command, arguments));
    }

    /** Runs a command that needs no more of this site than its state. */
    Result executeOnState(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(command, "--work", work().toString()));
        line.addAll(List.of(arguments));
        return executeLine(line.toArray(String[]::new));
    }

    static Result executeLine(String... line) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream saidOut = new ByteArrayOutputStream();
        ByteArrayOutputStream saidErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(saidOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(saidErr, true, StandardCharsets.UTF_8));
            int code = Rollcall.execute(line);
            System.out.flush();
            System.err.flush();
            return new Result(code, saidOut.toString(StandardCharsets.UTF_8), saidErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
