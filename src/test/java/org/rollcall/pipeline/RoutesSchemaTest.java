package org.rollcall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every route that is deployed is what Camel's own schema says a route is, written in full. */
class RoutesSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Steps that may be written as a text alone; the canonical form spells out their one parameter. */
    private static final Set<String> STEPS = Set.of(
            "bean",
            "convertBodyTo",
            "filter",
            "from",
            "log",
            "marshal",
            "poll",
            "process",
            "removeHeader",
            "routeTemplateRef",
            "setBody",
            "setHeader",
            "setProperty",
            "setVariable",
            "split",
            "to",
            "toD",
            "transform",
            "unmarshal");

    /** Languages, which belong under {@code expression} and hold an {@code expression} of their own. */
    private static final Set<String> LANGUAGES = Set.of(
            "constant", "csimple", "header", "jsonpath", "method", "ref", "simple", "tokenize", "variable", "xpath");

    private static JsonSchema schema;

    @BeforeAll
    static void read_the_schema() throws IOException {
        try (InputStream in = RoutesSchemaTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
        }
    }

    static Stream<Path> routes() throws IOException {
        try (var files = Files.walk(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList().stream();
        }
    }

    @Test
    void the_routes_are_where_they_are_looked_for() throws IOException {
        assertThat(routes())
                .contains(
                        Path.of("routes/pipeline/nightly.camel.yaml"),
                        Path.of("routes/sources/oneroster-zip.camel.yaml"),
                        Path.of("routes/leas/demo-unified.camel.yaml"));
    }

    @Test
    void every_yaml_file_below_routes_ends_so_that_it_is_loaded() throws IOException {
        try (var files = Files.walk(Path.of("routes"))) {
            assertThat(files.map(Path::toString)
                            .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                            .filter(name -> !name.startsWith("routes/sis/") && !name.startsWith("routes/specs/"))
                            .filter(name -> !name.endsWith(".camel.yaml")))
                    .isEmpty();
        }
    }

    @Test
    void the_schema_refuses_what_camel_does_not_know() {
        assertThat(problems("- route:\n    form:\n      uri: direct:x\n")).isNotEmpty();
        assertThat(problems("- route:\n    from:\n      uri: direct:x\n      steps:\n        - lgo: x\n"))
                .isNotEmpty();
    }

    @Test
    void a_shorthand_is_seen() {
        List<String> found = new ArrayList<>();
        collectShorthands(
                "",
                load("- route:\n    from:\n      uri: timer:x\n      steps:\n        - to: log:x\n        - setBody:\n"
                        + "            simple: x\n"),
                found);
        assertThat(found)
                .containsExactly(
                        "/0/route/from/steps/0/to is a text; write its parameters by name",
                        "/0/route/from/steps/1/setBody/simple belongs under expression");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_is_valid(Path file) throws IOException {
        assertThat(problems(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_route_is_written_in_full(Path file) throws IOException {
        List<String> shorthands = new ArrayList<>();
        collectShorthands("", load(Files.readString(file)), shorthands);
        assertThat(shorthands).isEmpty();
    }

    private static List<String> problems(String yaml) {
        JsonNode node = JSON.valueToTree(load(yaml));
        return schema.validate(node).stream()
                .filter(problem -> !isPlaceholder(problem))
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** A placeholder may stand for a number or a switch, which the schema cannot know. */
    private static boolean isPlaceholder(ValidationMessage problem) {
        return problem.getType().equals("type")
                && problem.getInstanceNode().asText().matches("\\{\\{[^{}]+}}");
    }

    private static Object load(String yaml) {
        return new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(yaml);
    }

    private static void collectShorthands(String place, Object value, List<String> found) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collectShorthands(place + "/" + i, list.get(i), found);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                String path = place + "/" + key;
                if (place.matches(".*/steps/\\d+") && STEPS.contains(key) && !(inner instanceof Map)) {
                    found.add(path + " is a text; write its parameters by name");
                }
                boolean ofBean = place.endsWith("/bean") || place.endsWith("/method");
                boolean ofHandled = place.endsWith("/handled"); // the schema has no expression there
                if (LANGUAGES.contains(key) && !place.endsWith("/expression") && !ofBean && !ofHandled) {
                    found.add(path + " belongs under expression");
                }
                if (LANGUAGES.contains(key) && place.endsWith("/expression") && !(inner instanceof Map)) {
                    found.add(path + " is a text; write its parameters by name");
                }
                if (key.equals("uri") && String.valueOf(inner).contains("?")) {
                    found.add(path + " has options; write them under parameters");
                }
                collectShorthands(path, inner, found);
            });
        }
    }
}
