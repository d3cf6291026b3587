package org.rollcall.oneroster;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a path below the version asks for: some rows of a collection, as a list or as one record.
 *
 * @param path as asked for, decoded, without a leading slash
 * @param collection whose rows they are, which is the envelope of a list
 * @param wanted which rows, in neutral form; null for all
 * @param sourcedId of the one record asked for; null for a list
 * @param scope the last part of the scope's name that the path needs
 */
record View(String path, String collection, Predicate<Map<String, Object>> wanted, String sourcedId, String scope) {

    private static final Map<String, String> SINGULAR = Map.of(
            "orgs", "org",
            "academicSessions", "academicSession",
            "courses", "course",
            "classes", "class",
            "users", "user",
            "enrollments", "enrollment",
            "demographics", "demographics");

    /** The view of some segments of a path, decoded; null when there is none. */
    static View of(List<String> segments, boolean schoolPaths) {
        String path = String.join("/", segments);
        View whole = segments.isEmpty() ? null : whole(path, segments.get(0));
        if (whole == null || segments.size() == 1) {
            return whole;
        }
        if (segments.size() == 2) {
            return new View(path, whole.collection, whole.wanted, segments.get(1), whole.scope);
        }
        boolean nested = schoolPaths && segments.size() == 3 && segments.get(0).equals("schools");
        return nested ? ofSchool(path, segments.get(1), segments.get(2)) : null;
    }

    private static View whole(String path, String name) {
        return switch (name) {
            case "orgs", "academicSessions", "courses", "classes", "users", "enrollments" -> list(
                    path, name, null, "roster-core.readonly");
            case "demographics" -> list(path, name, null, "roster-demographics.readonly");
            case "schools" -> list(path, "orgs", has("type", "school"), "roster-core.readonly");
            case "students", "teachers" -> list(
                    path, "users", has("role", name.substring(0, name.length() - 1)), "roster-core.readonly");
            case "terms" -> list(path, "academicSessions", has("type", "term"), "roster-core.readonly");
            case "gradingPeriods" -> list(
                    path, "academicSessions", has("type", "gradingPeriod"), "roster-core.readonly");
            default -> null;
        };
    }

    private static View ofSchool(String path, String school, String name) {
        return switch (name) {
            case "classes", "enrollments" -> list(path, name, has("schoolSourcedId", school), "roster.readonly");
            case "courses" -> list(path, name, has("orgSourcedId", school), "roster.readonly");
            case "students", "teachers" -> list(
                    path,
                    "users",
                    has("role", name.substring(0, name.length() - 1)).and(has("orgSourcedIds", school)),
                    "roster.readonly");
            default -> null;
        };
    }

    private static View list(String path, String collection, Predicate<Map<String, Object>> wanted, String scope) {
        return new View(path, collection, wanted, null, scope);
    }

    private static Predicate<Map<String, Object>> has(String field, String value) {
        return record -> Filter.values(record, field).contains(value);
    }

    /** The list that the one record is of. */
    View all() {
        return new View(path.substring(0, path.indexOf('/')), collection, wanted, null, scope);
    }

    /** The envelope of the answer. */
    String envelope() {
        return sourcedId == null ? collection : SINGULAR.get(collection);
    }
}
