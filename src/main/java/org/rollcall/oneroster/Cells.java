package org.rollcall.oneroster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Single values as the standard writes them. */
final class Cells {

    /** No field holds a line break, and none anything else that is not seen. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029\\uFEFF]+");

    private Cells() {}

    /** Text; blank for null. */
    static String text(String value) {
        return value == null ? "" : UNSEEN.matcher(value).replaceAll(" ").strip();
    }

    /** The first that is not blank; blank when all are. */
    static String first(String... values) {
        return Arrays.stream(values)
                .map(Cells::text)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A list; a comma in an item would end it. */
    static String list(Collection<String> items) {
        return items.stream()
                .map(item -> text(item.replace(',', ' ')))
                .filter(item -> !item.isEmpty())
                .collect(Collectors.joining(","));
    }

    /** The items of a list, in their order. */
    static Stream<String> items(String list) {
        return Arrays.stream(list.split(",")).map(Cells::text).filter(item -> !item.isEmpty());
    }

    /** The list again, as it is written. */
    static String list(String list) {
        return items(list).collect(Collectors.joining(","));
    }

    /** A day; blank when it is none. A time after it goes. */
    static String date(String value) {
        String text = text(value);
        String day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
        try {
            return day.length() == 10 ? LocalDate.parse(day).toString() : "";
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** true or false; blank when it is neither. */
    static String flag(String value) {
        return switch (text(value).toLowerCase(Locale.ROOT)) {
            case "true", "1" -> "true";
            case "false", "0" -> "false";
            default -> "";
        };
    }

    /** Whether a value extends a vocabulary that may be extended. */
    static boolean extension(String value) {
        return value.matches("ext:\\S.*");
    }
}
