package org.rollcall.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.roster.Column;
import org.rollcall.roster.Details;
import org.rollcall.roster.RoleDetail;

/**
 * Under which keys of a JSON record the columns of an entity stand, in OneRoster 1.0, 1.1 or 1.2. A column may have
 * several keys, the one that counts first before the others.
 */
final class RecordKeys {

    private static final String METADATA = "metadata.";

    /** Where REST has other names than CSV. */
    private static final Map<String, List<String>> REST = Map.ofEntries(
            Map.entry("classSourcedId", List.of("class", "classSourcedId")),
            Map.entry("courseSourcedId", List.of("course", "courseSourcedId")),
            Map.entry("schoolSourcedId", List.of("school", "schoolSourcedId")),
            Map.entry("userSourcedId", List.of("user", "userSourcedId")),
            Map.entry("termSourcedIds", List.of("terms", "term", "termSourcedIds", "termSourcedId")),
            Map.entry("preferredGivenName", List.of("preferredFirstName", "preferredGivenName")),
            Map.entry("preferredFamilyName", List.of("preferredLastName", "preferredFamilyName")),
            Map.entry("parentSourcedId", List.of("parent", "parentSourcedId")),
            Map.entry("schoolYearSourcedId", List.of("schoolYear", "schoolYearSourcedId")),
            Map.entry("orgSourcedId", List.of("org", "orgSourcedId")),
            Map.entry("orgSourcedIds", List.of("orgs", "orgSourcedIds")),
            Map.entry("agentSourcedIds", List.of("agents", "agentSourcedIds")),
            Map.entry("primaryOrgSourcedId", List.of("primaryOrg", "primaryOrgSourcedId")),
            Map.entry("role", List.of("role", "roles")));

    private static final Set<String> LISTS = Set.of("subjects", "subjectCodes", "periods", "grades");

    /**
     * One key.
     *
     * @param number of the key among all
     * @param column number of its column
     */
    record Key(int number, int column, JsonForm form) {

        /** What a column takes of the value under the key; its own the whole of it, another the role in it. */
        String value(int taking, String found) {
            return taking == column || found == null ? found : RoleDetail.main(found);
        }

        boolean isOfRoles() {
            return form == JsonForm.WHOLE_ROLES;
        }
    }

    private final Map<String, Key> keys = new HashMap<>();
    private final Map<String, Key> metadata = new HashMap<>();
    private final List<List<Key>> byColumn = new ArrayList<>();
    private int numbers;

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
        Key key = new Key(numbers++, byColumn.size() - 1, form);
        Key before = to.put(name, key);
        if (before != null) { // roles are kept whole, and the role is in them
            byColumn.get(before.column()).replaceAll(other -> other.equals(before) ? key : other);
        }
        byColumn.get(key.column()).add(key);
    }

    private static JsonForm form(String column, String key) {
        if (column.equals(Details.ROLES)) {
            return JsonForm.WHOLE_ROLES;
        }
        if (column.endsWith("SourcedIds")) {
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
        return numbers;
    }
}
