package org.rollcall.merge;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes the rows of an entity apart into fields and puts them together again.
 *
 * @param <T> what is kept of a row
 */
abstract class Fields<T> {

    private final List<String> names;

    /** @param names as settings have them, such as {@code user.email} */
    Fields(String... names) {
        this.names = List.of(names);
    }

    final List<String> names() {
        return names;
    }

    /** The value of a field; null when it is blank or of no use. */
    abstract Object get(T row, int field);

    /** The same row with another value. */
    abstract T with(T row, int field, Object value);

    /** Whether a value says what its field is about. */
    boolean isOfUse(int field, Object value) {
        return true;
    }

    /** What a row takes over of another besides values of use. */
    T besides(T row, T other) {
        return row;
    }

    /** Whether two values say the same. */
    boolean same(int field, Object one, Object other) {
        return one.equals(other);
    }

    /** A value for a report. */
    String shown(int field, Object value) {
        return String.valueOf(value);
    }

    /** Whether two lists have the same items, in whatever order. */
    static boolean sameItems(Object one, Object other) {
        return new HashSet<>((Collection<?>) one).equals(new HashSet<>((Collection<?>) other));
    }

    /** The items of a list for a report. */
    static String items(Object list) {
        return ((Collection<?>) list).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Null for a blank text. */
    static Object filled(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Null for an empty list. */
    static Object filled(List<String> list) {
        return list.isEmpty() ? null : list;
    }
}
