package org.rollcall.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One LEA's file as written, before Camel sees it. Camel would close a gap in a list, take the first of two beans of one
 * name, the last of two equal keys, and ignore a template parameter it does not know, all without a word; each is a
 * fault here.
 */
final class LeaFile {

    static final String SUFFIX = ".camel.yaml";
    static final String NIGHTLY = "nightly";

    private static final Pattern PARTS = Pattern.compile("groups\\[\\d+]|mappings\\[[^]]*]");
    private static final Pattern GROUP = Pattern.compile("groups\\[(\\d+)]\\..*");

    private final String id;
    private final String name;
    private final String text;
    private final SortedSet<String> templates;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<Templated> routes = new ArrayList<>();
    private boolean beanSeen;

    /** A templated route of the file. */
    record Templated(String template, String routeId, Map<String, String> parameters) {}

    /**
     * @param name the file's name, which gives the LEA's id
     * @param templates ids of the route templates there are
     */
    LeaFile(String name, String text, SortedSet<String> templates) {
        this.name = name;
        this.templates = templates;
        this.text = text;
        this.id = name.substring(0, name.length() - SUFFIX.length());
        parse();
        if (problems.isEmpty()) {
            check();
        }
    }

    private void parse() {
        if (!id.matches("[a-z0-9][a-z0-9-]*")) {
            problems.add("the file's name must be the LEA's id in small letters, digits and hyphens, and " + SUFFIX);
            return;
        }
        if (text.indexOf('\0') >= 0) {
            problems.add("is not text in UTF-8; save it as UTF-8");
            return;
        }
        try {
            Object root = new Load(LoadSettings.builder()
                            .setAllowDuplicateKeys(false)
                            .setLabel(name)
                            .build())
                    .loadFromString(text);
            for (Object item : list(root, "the file")) {
                for (Map.Entry<?, ?> entry : map(item, "an item").entrySet()) {
                    take(String.valueOf(entry.getKey()), entry.getValue());
                }
            }
        } catch (MarkedYamlEngineException e) { // its message would quote the file, and a secret with it
            String where = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ")
                    .orElse("");
            problems.add("is not YAML: " + where + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add("is not YAML: it cannot be read to its end");
        } catch (Malformed e) {
            problems.add(e.getMessage());
        }
    }

    private void take(String key, Object value) {
        switch (key) {
            case "beans":
                for (Object bean : list(value, "beans")) {
                    takeBean(map(bean, "a bean"));
                }
                break;
            case "templatedRoute":
                takeRoute(map(value, "templatedRoute"));
                break;
            default:
                problems.add("'" + key + "' does not belong here; an LEA's file holds beans and templatedRoute");
        }
    }

    private void takeBean(Map<?, ?> bean) {
        String beanName = String.valueOf(bean.get("name"));
        if (beanSeen) {
            problems.add("a second bean, '" + beanName + "'; an LEA's file holds one");
            return;
        }
        beanSeen = true;
        if (!beanName.equals(id)) {
            problems.add("the bean's name is '" + beanName + "' where the file's name says '" + id + "'");
        }
        requireKeys(bean, "the bean", List.of("name", "type", "properties"));
        String type = String.valueOf(bean.get("type"));
        if (!type.equals("org.rollcall.lea.LeaSettings")) {
            problems.add("the bean's type is '" + type + "'; it must be org.rollcall.lea.LeaSettings");
        }
        Object values = bean.get("properties");
        if (values != null) {
            map(values, "properties").forEach((k, v) -> {
                if (v instanceof Map || v instanceof List) {
                    problems.add("the setting " + k + " must be one value; write lists as \"a, b\" and"
                            + " parts as \"groups[0].name\"");
                } else {
                    properties.put(String.valueOf(k), v == null ? "" : String.valueOf(v));
                }
            });
        }
    }

    private void requireKeys(Map<?, ?> item, String what, List<String> keys) {
        for (Object key : item.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                problems.add(
                        what + " has '" + key + "', which does not belong there; it has " + String.join(", ", keys));
            }
        }
    }

    private void takeRoute(Map<?, ?> route) {
        requireKeys(
                route,
                "the templatedRoute " + route.get("routeId"),
                List.of("routeTemplateRef", "routeId", "parameters"));
        Map<String, String> parameters = new LinkedHashMap<>();
        Object written = route.get("parameters");
        if (written != null) {
            for (Object item : list(written, "parameters")) {
                Map<?, ?> parameter = map(item, "a parameter");
                String key = String.valueOf(parameter.get("name"));
                Object value = parameter.get("value");
                if (parameters.put(key, value == null ? "" : String.valueOf(value)) != null) {
                    problems.add("the parameter " + key + " stands twice in one templatedRoute");
                }
            }
        }
        routes.add(new Templated(
                String.valueOf(route.get("routeTemplateRef")), String.valueOf(route.get("routeId")), parameters));
    }

    private void check() {
        if (!beanSeen) {
            problems.add("has no bean with the LEA's settings");
        }
        checkGaps();
        Set<String> ids = new HashSet<>();
        Set<String> sources = new TreeSet<>();
        boolean allKnown = true;
        for (Templated route : routes) {
            if (!templates.contains(route.template())) {
                problems.add("the route " + route.routeId() + " has the routeTemplateRef '" + route.template()
                        + "', which there is none of; there are " + String.join(", ", templates));
                allKnown = false;
                continue;
            }
            String lea = route.parameters().get("lea");
            if (!id.equals(lea)) {
                problems.add("the route " + route.routeId() + " has lea '" + lea + "' where the file's name says '" + id
                        + "'; it would read another district's files");
            }
            String wanted = id + "." + (isNightly(route) ? NIGHTLY : source(route));
            if (!route.routeId().equals(wanted)) {
                problems.add("the routeId '" + route.routeId() + "' must be " + wanted);
            }
            if (!ids.add(route.routeId())) {
                problems.add("the routeId " + route.routeId() + " stands twice");
            }
            if (!isNightly(route)) {
                sources.add(source(route));
            }
        }
        if (!allKnown) {
            return; // what follows would say the same in other words
        }
        if (!ids.contains(id + "." + NIGHTLY)) {
            problems.add("has no templatedRoute of the template nightly: the LEA would never run");
        }
        Set<String> listed = new TreeSet<>();
        for (String source : properties.getOrDefault("sources", "").split(",")) {
            if (!source.isBlank()) {
                listed.add(source.trim());
            }
        }
        if (!listed.equals(sources)) {
            problems.add("the setting sources lists " + listed + " and the source routes are " + sources
                    + "; they must be the same");
        }
    }

    private void checkGaps() {
        Set<Integer> numbers = new TreeSet<>();
        for (String key : properties.keySet()) {
            if (PARTS.matcher(key).matches()) {
                problems.add(key + ": has parts and no value of its own; set the parts, as routes/README.md shows");
            }
            Matcher matcher = GROUP.matcher(key);
            if (matcher.matches()) {
                numbers.add(Integer.valueOf(matcher.group(1)));
            }
        }
        int expected = 0;
        for (int number : numbers) {
            if (number != expected++) {
                problems.add("groups[" + (expected - 1) + "] is missing before groups[" + number + "]");
                return;
            }
        }
    }

    static boolean isNightly(Templated route) {
        return route.template().equals(NIGHTLY);
    }

    /** The source's id: its parameter {@code source}, by default its template's name. */
    static String source(Templated route) {
        return route.parameters().getOrDefault("source", route.template());
    }

    private static List<?> list(Object value, String what) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new Malformed(what + " must be a list");
    }

    private static Map<?, ?> map(Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new Malformed(what + " must be a set of names and values");
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    List<String> problems() {
        return problems;
    }

    Map<String, String> properties() {
        return properties;
    }

    List<Templated> routes() {
        return routes;
    }

    private static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }
}
