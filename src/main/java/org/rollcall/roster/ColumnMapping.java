package org.rollcall.roster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.UnmappedPolicy;
import org.rollcall.ledger.UnmappedValues;

/** Maps the values of one column of one file as its LEA says, and counts those that the mapping does not know. */
public final class ColumnMapping {

    private final Words words;
    private final UnmappedValues.Column unmapped;

    ColumnMapping(Words words, UnmappedValues.Column unmapped) {
        this.words = words;
        this.unmapped = unmapped;
    }

    /**
     * What a mapping knows.
     *
     * @param exact by value
     * @param folded by value in small letters, where that tells it from others
     * @param targets what values become
     */
    record Words(
            MappingKey key,
            UnmappedPolicy policy,
            Map<String, String> exact,
            Map<String, String> folded,
            Set<String> targets) {

        /** What a value becomes; null when there is no mapping for it. */
        String find(String value) {
            String to = exact.get(value);
            return to != null ? to : folded.get(value.toLowerCase(Locale.ROOT));
        }

        /** Whether a value is what it should become already. */
        boolean isTarget(String value) {
            return key.knows(value) || targets.contains(value);
        }
    }

    /**
     * A value mapped: each of its items, where the column has lists. Blank is not mapped.
     *
     * @param line of the row it stands in
     * @throws UnmappedValueException when the row is to be refused
     */
    public String map(String value, long line) {
        if (value == null || value.isBlank()) {
            return value;
        }
        if (!words.key().givesSeveral()) {
            String to = item(value.strip(), line);
            return to == null ? value : to;
        }
        List<String> items = Values.list(value.strip());
        Set<String> mapped = new LinkedHashSet<>();
        boolean changed = false;
        for (String item : items) {
            String to = item(item, line);
            changed |= to != null;
            mapped.addAll(to == null ? List.of(item) : Values.list(to));
        }
        return changed ? String.join(",", mapped) : value;
    }

    private String item(String value, long line) {
        String to = words.find(value);
        return to != null || words.isTarget(value) ? to : unmapped(value, line);
    }

    /** What becomes of something that a value of this column stands for; null when it stays as it is. */
    String target(String value, long line) {
        String to = words.find(value);
        return to != null ? to : unmapped(value, line);
    }

    /** Whether there is a mapping for a value. */
    boolean has(String value) {
        return words.find(value) != null;
    }

    private String unmapped(String value, long line) {
        unmapped.add(value, line);
        return switch (words.policy().kind()) {
            case PASS -> null;
            case DEFAULT -> words.policy().value();
            case REFUSE -> throw new UnmappedValueException(words.key(), value);
        };
    }
}
