package org.rollcall.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;

/** The parameters an LEA's file gives one of its sources, placeholders resolved. */
final class SourceParameters {

    private final CamelContext context;
    private final LeaFile.Templated route;
    private final List<String> problems;

    SourceParameters(CamelContext context, LeaFile.Templated route, List<String> problems) {
        this.context = context;
        this.route = route;
        this.problems = problems;
    }

    /** The source's id. */
    String source() {
        return LeaFile.source(route);
    }

    /** A parameter as the file has it, placeholders and all; blank when it is not given. */
    String written(String name) {
        return route.parameters().getOrDefault(name, "");
    }

    /** A parameter's value; blank when it is not given, or its placeholder has no value, which becomes a problem. */
    String get(String name) {
        return get(name, "");
    }

    /** A parameter's value, else the deployment's property. */
    String get(String name, String property) {
        String written = written(name);
        try {
            if (!written.isBlank()) {
                return context.resolvePropertyPlaceholders(written).trim();
            }
        } catch (IllegalArgumentException e) {
            problems.add(name + ": the placeholder in '" + written + "' has no value; set it in the env file or the"
                    + " environment");
            return "";
        }
        return property.isEmpty()
                ? ""
                : context.getPropertiesComponent()
                        .resolveProperty(property)
                        .orElse("")
                        .trim();
    }

    /** All that are given. */
    Map<String, String> all() {
        Map<String, String> values = new TreeMap<>();
        route.parameters().keySet().forEach(name -> values.put(name, get(name)));
        return values;
    }
}
