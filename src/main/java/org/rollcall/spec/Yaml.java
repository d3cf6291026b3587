package org.rollcall.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One place in a YAML file, with the way there, so that what is wrong can be said by name. */
public final class Yaml {

    private final String way;
    private final Object value;
    private final List<String> problems;

    private Yaml(String way, Object value, List<String> problems) {
        this.way = way;
        this.value = value;
        this.problems = problems;
    }

    /**
     * The whole of a text; no value, with a problem, when it is not YAML.
     *
     * @param what the text should hold
     * @param problems takes a sentence for each fault, of this place and of those below it
     */
    public static Yaml of(String text, String what, List<String> problems) {
        Object root = null;
        try {
            root = new Load(LoadSettings.builder()
                            .setAllowDuplicateKeys(false)
                            .setMaxAliasesForCollections(500)
                            .build())
                    .loadFromString(text);
            if (!(root instanceof Map)) {
                problems.add("holds no " + what);
            }
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ")
                    .orElse("");
            problems.add("is not YAML: " + where + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add("is not YAML: " + e.getMessage());
        }
        return new Yaml("", root, problems);
    }

    /** Adds a sentence, behind the way here. */
    public void problem(String sentence) {
        String problem = way.isEmpty() ? sentence : way + ": " + sentence;
        if (!problems.contains(problem)) { // what is said of all files is read for each
            problems.add(problem);
        }
    }

    /** Whether it has parts. */
    public boolean isMap() {
        return value instanceof Map;
    }

    /** Whether there is no value. */
    public boolean isNone() {
        return value == null;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return value instanceof List;
    }

    boolean has(String key) {
        return value instanceof Map<?, ?> map && map.containsKey(key);
    }

    /** The value of a key; one without a value when it is not there. */
    public Yaml get(String key) {
        Object found = value instanceof Map<?, ?> map ? map.get(key) : null;
        return new Yaml(way.isEmpty() ? key : way + ", " + key, found, problems);
    }

    /** The keys, in order. */
    public List<String> keys() {
        return value instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The items of a list; of a single value, that one; none when there is none. */
    public List<Yaml> items() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            return List.of(this);
        }
        List<Yaml> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String number = list.size() == 1 ? "" : "[" + i + "]";
            items.add(new Yaml(way + number, list.get(i), problems));
        }
        return items;
    }

    /** The same place under another way. */
    Yaml at(String name) {
        return new Yaml(name, value, problems);
    }

    boolean isNumber() {
        return value instanceof Integer;
    }

    /** The value as text; blank when there is none. */
    public String text() {
        if (value instanceof Map || value instanceof List) {
            problem("must be one value");
            return "";
        }
        return value == null ? "" : String.valueOf(value);
    }

    String text(String key) {
        return get(key).text();
    }

    boolean yes(String key, boolean otherwise) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            get(key).problem("'" + text + "' is neither true nor false");
        }
        return text.equals("true");
    }

    int number(String key, int otherwise) {
        String text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}")) {
            get(key).problem("'" + text + "' is not a whole number");
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    /** The items of a list, or of one text with commas between them. */
    List<String> words(String key) {
        Yaml given = get(key);
        if (given.isList()) {
            return given.items().stream().map(Yaml::text).toList();
        }
        List<String> words = new ArrayList<>();
        for (String word : given.text().split(",")) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }

    /** Says so when there is a key besides those given. */
    public void only(List<String> allowed) {
        for (String key : keys()) {
            if (!allowed.contains(key)) {
                problem("'" + key + "' does not belong here" + Nearest.hint(key, allowed) + "; there is "
                        + String.join(", ", allowed));
            }
        }
    }
}
