package org.rollcall.lea;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Which classes a rule takes, by what they are. One passes a key when it has one of the values to include, if there are
 * any, and none of those to exclude.
 */
public record ClassFilter(Map<FilterKey, List<Wildcard>> include, Map<FilterKey, List<Wildcard>> exclude) {

    /** Whether the key decides anything. */
    public boolean asks(FilterKey key) {
        return include.containsKey(key) || exclude.containsKey(key);
    }

    /** Whether something with these values passes a key. */
    public boolean passes(FilterKey key, Collection<String> values) {
        return (!include.containsKey(key) || matches(include.get(key), key, values))
                && !(exclude.containsKey(key) && matches(exclude.get(key), key, values));
    }

    private static boolean matches(List<Wildcard> wanted, FilterKey key, Collection<String> values) {
        return values.stream()
                .map(value -> key == FilterKey.GRADE ? Wildcard.grade(value) : value)
                .anyMatch(value -> wanted.stream().anyMatch(one -> one.matches(value)));
    }
}
