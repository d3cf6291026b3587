package org.rollcall.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter of OneRoster 1.1: {@code field<op>'value'} with = != > >= < <= ~, at most two clauses joined by one AND or OR;
 * a dot goes into a field. Values are compared as text. Of a list it is enough that one value fits.
 */
final class Filter {

    private static final Pattern CLAUSE =
            Pattern.compile("\\s*([A-Za-z][\\w.]*)\\s*(!=|>=|<=|=|>|<|~)\\s*'([^']*)'\\s*");

    private final List<Clause> clauses;
    private final boolean any;

    private Filter(List<Clause> clauses, boolean any) {
        this.clauses = clauses;
        this.any = any;
    }

    /** Reads a filter; throws IllegalArgumentException when it is none. */
    static Filter of(String text) {
        boolean any = text.contains("' OR ");
        List<Clause> clauses = new ArrayList<>();
        for (String part : text.split("(?<=') (?:AND|OR) ")) {
            Matcher clause = CLAUSE.matcher(part);
            if (!clause.matches()) {
                throw new IllegalArgumentException("not a clause");
            }
            clauses.add(new Clause(clause.group(1), clause.group(2), clause.group(3)));
        }
        if (clauses.size() > 2) {
            throw new IllegalArgumentException("more than two clauses");
        }
        return new Filter(clauses, any);
    }

    boolean takes(Map<String, Object> sent) {
        return any
                ? clauses.stream().anyMatch(clause -> clause.takes(sent))
                : clauses.stream().allMatch(clause -> clause.takes(sent));
    }

    /** The values of a field, with a dot for what is within. */
    static List<String> values(Object from, String field) {
        List<String> values = new ArrayList<>();
        if (from instanceof List<?> list) {
            list.forEach(item -> values.addAll(values(item, field)));
        } else if (field.isEmpty()) {
            if (from != null) {
                values.add(from.toString());
            }
        } else if (from instanceof Map<?, ?> map) {
            int dot = field.indexOf('.');
            String name = dot < 0 ? field : field.substring(0, dot);
            values.addAll(values(map.get(name), dot < 0 ? "" : field.substring(dot + 1)));
        }
        return values;
    }

    private record Clause(String field, String operator, String value) {

        boolean takes(Map<String, Object> sent) {
            return values(sent, field).stream().anyMatch(this::fits);
        }

        private boolean fits(String actual) {
            int order = actual.compareTo(value);
            return switch (operator) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                default -> actual.contains(value);
            };
        }
    }
}
