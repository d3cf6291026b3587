package org.rollcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.oracle.CersOracle;

/** An LEA whose district sends files, on a site of its own. Its first night is published. */
final class SpecLea {

    static final Charset WINDOWS = Charset.forName("windows-1252");
    static final LocalDate TODAY = Site.TODAY;

    private static final String ID = "bay";

    private final Site site;
    private int runs;

    /** Settings are given as {@code key: value}; {@code spec} is a path in the routes folder, or blank. */
    SpecLea(Site site, String countyDistrictCode, String spec, String... settings) throws IOException {
        this.site = site;
        Files.createDirectories(site.drop(ID));
        List<String> lines = new ArrayList<>(List.of(settings));
        lines.add("firstRun: publish");
        site.file(
                "leas/" + ID + ".camel.yaml",
                """
                - beans:
                    - name: bay
                      type: org.rollcall.lea.LeaSettings
                      properties:
                        name: Bay
                        countyDistrictCode: "CODE"
                        sources: spec-files
                SETTINGS- templatedRoute:
                    routeTemplateRef: spec-files
                    routeId: bay.spec-files
                    parameters:
                      - name: lea
                        value: bay
                      - name: from
                        value: "file:FROM"
                SPEC- templatedRoute:
                    routeTemplateRef: nightly
                    routeId: bay.nightly
                    parameters:
                      - name: lea
                        value: bay
                """
                        .replace("CODE", countyDistrictCode)
                        .replace("FROM", site.drop(ID).toString())
                        .replace("SPEC", spec.isEmpty() ? "" : "      - name: spec\n        value: " + spec + "\n")
                        .replace(
                                "SETTINGS",
                                lines.stream()
                                        .map(line -> "        " + line + "\n")
                                        .collect(Collectors.joining())));
    }

    /** A day so many days from today, as {@code M/d/yyyy}. */
    static String day(int days) {
        return day(days, "M/d/yyyy");
    }

    static String day(int days, String form) {
        return TODAY.plusDays(days).format(DateTimeFormatter.ofPattern(form, Locale.US));
    }

    /** Delivers a file, its lines ended as Windows does. */
    SpecLea file(String name, Charset charset, String text) throws IOException {
        site.deliver(ID, name, text.replace("\n", "\r\n").getBytes(charset));
        return this;
    }

    /** What its students had before stays when its files do not list them. */
    SpecLea partial() throws IOException {
        Path file = site.leas().resolve(ID + ".camel.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "      - name: from\n",
                                "      - name: dropStudentsNotInFile\n        value: \"false\"\n      - name: from\n"));
        return this;
    }

    Path drop() {
        return site.drop(ID);
    }

    Site.Result run() {
        runs++;
        return site.execute("run", "--lea", ID);
    }

    /** What the run said in its last line, times and folders left out. */
    String ending(Site.Result result) {
        return result.line(Site.id(ID, runs) + ":").substring((Site.id(ID, runs) + ": ").length());
    }

    /** The file of the run for CERS, as UTF-8. */
    String published() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws IOException {
        return Files.readAllBytes(site.set(ID, Site.id(ID, runs)).resolve(ID + "-groups-001.csv"));
    }

    /** What CERS makes of the file. */
    CersOracle.Result upload(CersOracle cers) throws IOException {
        return cers.upload(bytes());
    }

    /** A CERS that knows these schools. */
    static CersOracle cers(String... schools) {
        return new CersOracle(Set.of(schools), Set.of(TODAY.getYear(), TODAY.getYear() + 1));
    }

    /** A file the run left behind. */
    String report(String name) throws IOException {
        return Files.readString(site.runFolder(Site.id(ID, runs)).resolve(name));
    }

    JsonNode run(String path) throws IOException {
        return site.run(Site.id(ID, runs)).at(path);
    }

    /** The run's warnings. */
    List<String> warnings() throws IOException {
        List<String> warnings = new ArrayList<>();
        run("/report/warnings").forEach(warning -> warnings.add(warning.asText()));
        return warnings;
    }

    /** The ledger, a line for each file: rows read, used, merged, filtered by rule and refused by rule. */
    List<String> ledger() throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : run("/report/ledger")) {
            StringBuilder line = new StringBuilder(entry.get("file").asText())
                    .append(": ")
                    .append(entry.get("read").asLong())
                    .append(" read, ")
                    .append(entry.get("used").asLong())
                    .append(" used");
            if (entry.get("merged").asLong() > 0) {
                line.append(", ").append(entry.get("merged").asLong()).append(" merged");
            }
            entry.get("filtered")
                    .properties()
                    .forEach(rule -> line.append(", " + rule.getKey() + " " + rule.getValue()));
            entry.get("refused")
                    .properties()
                    .forEach(rule -> line.append(", refused " + rule.getKey() + " " + rule.getValue()));
            lines.add(line.toString());
        }
        return lines;
    }
}
