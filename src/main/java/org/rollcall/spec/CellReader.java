package org.rollcall.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads where a field is found. A text names a column and a number its place; a map says {@code column}, {@code join} or
 * {@code constant}, and what is done to the text, always in this order: {@code split}, {@code drop}, {@code trim},
 * {@code pad}, {@code prefix}, {@code map}.
 */
final class CellReader {

    private static final List<String> KEYS = List.of(
            "column",
            "join",
            "with",
            "constant",
            "split",
            "part",
            "drop",
            "trim",
            "pad",
            "prefix",
            "map",
            "otherwise",
            "optional");

    private final boolean header;

    /** @param header whether the file names its columns, so that a column's place can change */
    CellReader(boolean header) {
        this.header = header;
    }

    Cell read(Yaml given, Field field) {
        if (!given.isMap()) {
            return new Cell(List.of(column(given)), "", null, false, List.of(), false, "");
        }
        given.only(KEYS);
        long sources = List.of("column", "join", "constant").stream()
                .filter(given::has)
                .count();
        if (sources != 1) {
            given.problem("needs one of column, join and constant");
            return Cell.constant("");
        }
        if (given.has("constant")) {
            return Cell.constant(given.text("constant"));
        }
        List<String> columns = new ArrayList<>();
        (given.has("join") ? given.get("join") : given.get("column"))
                .items()
                .forEach(item -> columns.add(column(item)));
        boolean optional = given.yes("optional", false);
        if (optional && field.required()) {
            given.problem("must be there: the field is required");
        }
        return new Cell(
                columns,
                given.text("with"),
                null,
                field.type() == FieldType.ID,
                steps(given),
                optional,
                given.text("part"));
    }

    private String column(Yaml given) {
        String name = Blanks.trim(given.text());
        if (name.isEmpty()) {
            given.problem("names no column");
        }
        if (!given.isNumber()) {
            return name;
        }
        if (header) {
            given.problem("column " + name + " is a place, and places can change in a file with a header row; name the"
                    + " column, in quotes if its name is a number");
        }
        return LayoutReader.numbered(Integer.parseInt(name));
    }

    private static List<UnaryOperator<String>> steps(Yaml given) {
        List<UnaryOperator<String>> steps = new ArrayList<>();
        if (given.has("split") || given.has("part")) {
            steps.add(split(given));
        }
        String drop = given.text("drop");
        if (!drop.isEmpty()) {
            steps.add(value -> value.startsWith(drop) ? value.substring(drop.length()) : value);
        }
        String trim = given.text("trim");
        if (!trim.isEmpty()) {
            steps.add(value -> trimmed(value, trim));
        }
        int pad = given.number("pad", 0);
        if (pad > 0) {
            steps.add(value ->
                    value.isEmpty() || value.length() >= pad ? value : "0".repeat(pad - value.length()) + value);
        }
        String prefix = given.text("prefix");
        if (!prefix.isEmpty()) {
            steps.add(value -> value.isEmpty() ? value : prefix + value);
        }
        if (given.has("map")) {
            steps.add(map(given));
        }
        return steps;
    }

    private static UnaryOperator<String> split(Yaml given) {
        String at = given.text("split");
        String part = given.text("part");
        if (at.isEmpty() || !part.matches("[1-9]|last")) {
            given.problem("split needs the text to split at, and part 1 to 9 or last");
            return value -> value;
        }
        Pattern pattern = Pattern.compile(Pattern.quote(at));
        return value -> {
            String[] parts = pattern.split(value, -1);
            int place = part.equals("last") ? parts.length : Integer.parseInt(part);
            return place > parts.length ? "" : Blanks.trim(parts[place - 1]);
        };
    }

    private static String trimmed(String value, String marks) {
        int from = 0;
        int to = value.length();
        while (from < to && marks.indexOf(value.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && marks.indexOf(value.charAt(to - 1)) >= 0) {
            to--;
        }
        return Blanks.trim(value.substring(from, to));
    }

    private static UnaryOperator<String> map(Yaml given) {
        Yaml written = given.get("map");
        if (!written.isMap()) {
            written.problem("must be values and what each means");
        }
        Map<String, String> map = new HashMap<>();
        written.keys().forEach(key -> map.put(key, written.text(key)));
        String otherwise = given.has("otherwise") ? given.text("otherwise") : null;
        return value -> map.getOrDefault(value, otherwise == null || value.isEmpty() ? value : otherwise);
    }
}
