package org.rollcall.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads single values as OneRoster writes them. */
final class Values {

    static final Set<String> DELETED = Set.of("tobedeleted", "inactive");

    private static final Set<String> ACTIVE = Set.of("", "active");
    private static final String EXTENSION = "ext:";

    private Values() {}

    static String required(Row row, int column, String name) {
        return required(row.get(column), name);
    }

    static String required(String value, String name) {
        if (value.isEmpty()) {
            throw new RefusedRowException(name, "blank-required", "is blank; a value is required");
        }
        return value;
    }

    static String oneOf(String value, String name, Set<String> vocabulary) {
        if (!vocabulary.contains(value) && !value.startsWith(EXTENSION)) {
            throw new RefusedRowException(
                    name, "bad-value", value, "is none of " + String.join(", ", new java.util.TreeSet<>(vocabulary)));
        }
        return value;
    }

    /** A date as {@code YYYY-MM-DD}, or with a time after {@code T} as some exports write; null when blank. */
    static LocalDate date(String value, String name) {
        if (value.isEmpty()) {
            return null;
        }
        String day = value.length() > 10 && value.charAt(10) == 'T' ? value.substring(0, 10) : value;
        try {
            if (day.length() == 10 && day.charAt(4) == '-' && day.charAt(7) == '-') {
                return LocalDate.of(number(day, 0, 4), number(day, 5, 7), number(day, 8, 10));
            }
        } catch (DateTimeException e) {
            // said below, the same way as for any other text
        }
        throw new RefusedRowException(name, "bad-value", value, "is not a date; write YYYY-MM-DD");
    }

    /** The formatter's parser takes ten times as long, and every enrollment may have two dates. */
    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new DateTimeException("not a digit");
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /** true or false in any case, 1 or 0; {@code blank} when it is. */
    static Boolean bool(String value, String name, Boolean blank) {
        if (value.isEmpty()) {
            return blank;
        }
        if (value.equalsIgnoreCase("true") || value.equals("1")) {
            return true;
        }
        if (value.equalsIgnoreCase("false") || value.equals("0")) {
            return false;
        }
        throw new RefusedRowException(name, "bad-value", value, "is neither true nor false");
    }

    /** Whether a status says that the row is to be deleted; blank is active. */
    static boolean isDeleted(String status) {
        if (ACTIVE.contains(status)) {
            return false;
        }
        if (DELETED.contains(status)) {
            return true;
        }
        throw new RefusedRowException("status", "bad-value", status, "is none of active, inactive, tobedeleted");
    }

    /** The items of a list cell; blank items are passed over. */
    static List<String> list(String value) {
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.indexOf(',') < 0) {
            return List.of(value);
        }
        List<String> items = new ArrayList<>();
        for (String item : value.split(",")) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return List.copyOf(items);
    }

    /** A value of a column that never holds personal data, short enough for a report. */
    static String shown(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "...";
    }
}
