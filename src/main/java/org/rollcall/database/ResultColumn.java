package org.rollcall.database;

import java.util.regex.Pattern;

/**
 * A column of a result.
 *
 * @param name as the database gives it
 * @param type what its values are
 */
record ResultColumn(String name, Type type) {

    private static final Pattern MIDNIGHT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T]00:00:00(\\.0*)?");

    /** What the values of a column are, as far as their text depends on it. */
    enum Type {
        TEXT,
        BOOLEAN,
        TIME,
        BINARY
    }

    /** A value as text, the same whichever driver gave it. */
    String text(String value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case BOOLEAN -> switch (value) {
                case "1", "t", "TRUE" -> "true";
                case "0", "f", "FALSE" -> "false";
                default -> value;
            };
            case TIME -> {
                var matcher = MIDNIGHT.matcher(value);
                yield matcher.matches() ? matcher.group(1) : value;
            }
            default -> value;
        };
    }
}
