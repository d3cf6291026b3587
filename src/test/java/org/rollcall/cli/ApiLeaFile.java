package org.rollcall.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The file of an LEA whose one source is a OneRoster API; as made it signs in as {@code demo} with {@code secret}. */
final class ApiLeaFile {

    private final String id;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();

    ApiLeaFile(String id, String baseUrl) {
        this.id = id;
        set("name", id);
        set("countyDistrictCode", "9912345");
        set("sources", "oneroster-api");
        set("firstRun", "publish");
        with("lea", id);
        with("baseUrl", baseUrl);
        with("clientId", "demo");
        with("clientSecret", "secret");
    }

    /** A setting of the LEA. */
    ApiLeaFile set(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** A parameter of the source. */
    ApiLeaFile with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Settings of the LEA as {@code key: value}, the key in quotes or not. */
    ApiLeaFile settings(Iterable<String> lines) {
        lines.forEach(line -> set(line.split(": ", 2)[0].replace("\"", ""), value(line)));
        return this;
    }

    /** Parameters of the source as {@code key: value}. */
    ApiLeaFile parameters(String... lines) {
        for (String line : lines) {
            with(line.split(": ", 2)[0], value(line));
        }
        return this;
    }

    private static String value(String line) {
        return line.split(": ", 2)[1].replaceFirst("^\"(.*)\"$", "$1");
    }

    ApiLeaFile without(String parameter) {
        parameters.remove(parameter);
        return this;
    }

    String text() {
        return """
                - beans:
                    - name: ID
                      type: org.rollcall.lea.LeaSettings
                      properties:
                SETTINGS
                - templatedRoute:
                    routeTemplateRef: oneroster-api
                    routeId: ID.oneroster-api
                    parameters:
                PARAMETERS
                - templatedRoute:
                    routeTemplateRef: nightly
                    routeId: ID.nightly
                    parameters:
                      - name: lea
                        value: ID
                """
                .replace("ID", id)
                .replace(
                        "SETTINGS",
                        settings.entrySet().stream()
                                .map(e -> "        " + quoted(e.getKey()) + ": " + quoted(e.getValue()))
                                .collect(Collectors.joining("\n")))
                .replace(
                        "PARAMETERS",
                        parameters.entrySet().stream()
                                .map(e -> "      - name: " + quoted(e.getKey()) + "\n        value: "
                                        + quoted(e.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Writes it into a site. */
    void in(Site site) {
        site.file("leas/" + id + ".camel.yaml", text());
    }
}
