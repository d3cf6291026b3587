package org.rollcall.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.roster.Entity;

/**
 * One kind of row that the standard specification knows, such as a section or a student of a section.
 *
 * @param file the name of the standard's file of such rows
 * @param key the names of the fields that tell one row from another, the first being the row's own
 * @param replaces the field whose rows a partial delivery replaces
 * @param entity what the rows are in the roster; null for rows that are kept and not read
 * @param roster by OneRoster's column, what it is made of
 * @param details the same, of columns that are kept beside the records and not at night
 */
record RowKind(
        String name,
        String file,
        String meaning,
        boolean required,
        List<Field> fields,
        List<String> key,
        String replaces,
        Entity entity,
        Map<String, Template> roster,
        Map<String, Template> details) {

    /** Keeps what it is given. */
    RowKind {
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        roster = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(roster));
        details = Map.copyOf(details);
    }

    /** What a column of OneRoster is made of; null when the rows have nothing of it. */
    Template template(String column) {
        return roster.getOrDefault(column, details.get(column));
    }

    int place(String wanted) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(wanted)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no field " + wanted);
    }

    /** The place of the field without which a person is left out; -1 when there is none. */
    int telling() {
        for (int i = 0; i < fields.size(); i++) {
            FieldType type = fields.get(i).type();
            if (entity != null && (type == FieldType.SSID || type == FieldType.EMAIL)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether nothing of the roster is made of a field, so that no row need be refused for it. */
    boolean isIdle(Field field) {
        return entity != null
                && !field.required()
                && !key.contains(field.name())
                && roster.values().stream()
                        .noneMatch(template -> template.fields().contains(field.name()));
    }

    /** Whether its rows say who is in a section. */
    boolean isMembership() {
        return entity == Entity.ENROLLMENTS;
    }

    /** Whether its rows say more of people than their ids. */
    boolean isPersonal() {
        return entity == null
                || fields.stream().anyMatch(field -> field.type() == FieldType.NAME || field.type() == FieldType.SSID);
    }
}
