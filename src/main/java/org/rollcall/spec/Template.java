package org.rollcall.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with fields in it, such as {@code staff {staffId}}. */
final class Template {

    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z]+)}");

    private final List<String> literals = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();

    Template(String text) {
        Matcher matcher = FIELD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            literals.add(text.substring(end, matcher.start()));
            fields.add(matcher.group(1));
            end = matcher.end();
        }
        literals.add(text.substring(end));
    }

    /** The names of its fields, in order. */
    List<String> fields() {
        return fields;
    }

    /** The text, given the values of the kind's fields; blank when its only field is. */
    String render(String[] values, int[] places) {
        if (places.length == 1 && values[places[0]].isEmpty()) {
            return "";
        }
        if (places.length == 1 && literals.get(0).isEmpty() && literals.get(1).isEmpty()) {
            return values[places[0]];
        }
        StringBuilder text = new StringBuilder(literals.get(0));
        for (int i = 0; i < places.length; i++) {
            text.append(values[places[i]]).append(literals.get(i + 1));
        }
        return text.toString();
    }
}
