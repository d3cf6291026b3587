package org.rollcall.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One address whose pages together are a collection, or one school's share of it.
 *
 * @param path below the OneRoster path
 */
record Place(String collection, String path) {

    /** Where a collection is: whole, or by school where schools are chosen and the standard lists it by school. */
    static List<Place> of(String collection, List<String> schools) {
        List<String> lists =
                switch (collection) {
                    case "classes", "enrollments", "courses" -> List.of(collection);
                    case "users" -> List.of("students", "teachers");
                    default -> List.of();
                };
        if (schools.isEmpty() || lists.isEmpty()) {
            return List.of(new Place(collection, "/" + collection));
        }
        List<Place> places = new ArrayList<>();
        for (String school : schools) {
            lists.forEach(list -> places.add(new Place(collection, "/schools/" + Urls.encode(school) + "/" + list)));
        }
        return places;
    }

    URI page(URI data, Connection connection, int limit, long offset) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", String.valueOf(limit));
        query.put("offset", String.valueOf(offset));
        if (connection.paging().sort()) {
            query.put("sort", "sourcedId");
            query.put("orderBy", "asc");
        }
        if (connection.selection().filters().containsKey(collection)) {
            query.put("filter", connection.selection().filters().get(collection));
        }
        return Urls.with(URI.create(data + path), query);
    }

    @Override
    public String toString() {
        return path.equals("/" + collection) ? collection : path.substring(1);
    }
}
