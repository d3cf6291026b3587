package org.rollcall.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.roster.Column;

/**
 * Under which keys of a JSON record the columns of an entity stand, in OneRoster 1.0, 1.1 or 1.2. A column may have
 * several keys, the one that counts first before the others.
 */
final class RecordKeys {

    private static final String METADATA = "metadata.";

    /** Where REST has other names than CSV. */
    private static final Map<String, List<String>> REST = Map.of(
            "classSourcedId", List.of("class", "classSourcedId"),
            "courseSourcedId", List.of("course", "courseSourcedId"),
            "schoolSourcedId", List.of("school", "schoolSourcedId"),
            "userSourcedId", List.of("user", "userSourcedId"),
            "termSourcedIds", List.of("terms", "term", "termSourcedIds", "termSourcedId"),
            "preferredGivenName", List.of("preferredFirstName", "preferredGivenName"),
            "preferredFamilyName", List.of("preferredLastName", "preferredFamilyName"),
            "role", List.of("role", "roles"));

    private static final Set<String> LISTS = Set.of("subjectCodes", "periods", "grades");

    /**
     * One key.
     *
     * @param number of the key among all
     * @param column number of its column
     */
    record Key(int number, int column, JsonForm form) {}

    private final Map<String, Key> keys = new HashMap<>();
    private final Map<String, Key> metadata = new HashMap<>();
    private final List<List<Key>> byColumn = new ArrayList<>();

    RecordKeys(List<Column> columns) {
        for (Column column : columns) {
            byColumn.add(new ArrayList<>());
            names(column).forEach(name -> add(keys, name, form(column.name(), name)));
            if (column.name().startsWith(METADATA)) {
                add(metadata, column.name().substring(METADATA.length()), JsonForm.TEXT);
            }
        }
    }

    private void add(Map<String, Key> to, String name, JsonForm form) {
        Key key = new Key(size(), byColumn.size() - 1, form);
        to.put(name, key);
        byColumn.get(key.column()).add(key);
    }

    private static JsonForm form(String column, String key) {
        if (column.equals("termSourcedIds")) {
            return JsonForm.REFERENCES;
        }
        if (column.equals("userIds")) {
            return JsonForm.USER_IDS;
        }
        if (key.equals("roles")) {
            return JsonForm.ROLES;
        }
        if (LISTS.contains(column)) {
            return JsonForm.LIST;
        }
        return column.endsWith("SourcedId") ? JsonForm.REFERENCE : JsonForm.TEXT;
    }

    /** The names a column's value may have in a record, the usual one first. */
    static List<String> names(Column column) {
        List<String> own = new ArrayList<>(List.of(column.name()));
        own.addAll(column.aliases());
        return REST.getOrDefault(column.name(), own);
    }

    /** The key of a name in a record; null when it is not wanted. */
    Key key(String name) {
        return keys.get(name);
    }

    /** The key of a name in a record's metadata; null when it is not wanted. */
    Key metadata(String name) {
        return metadata.get(name);
    }

    /** The keys of a column, the one that counts first. */
    List<Key> of(int column) {
        return byColumn.get(column);
    }

    /** How many keys there are. */
    int size() {
        return keys.size() + metadata.size();
    }
}
