package org.rollcall.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Which records of a collection a request asks for.
 *
 * @param limit how many at most
 * @param offset how many are passed over
 */
record Page(int limit, int offset) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;

    /**
     * Reads {@code limit} (100 unless given, and never more than 500) and {@code offset}.
     *
     * @throws RestFault when either is not a number, or less than the standard allows
     */
    static Page of(Parameters query) {
        return new Page(Math.min(MAX_LIMIT, number(query, "limit", 1, DEFAULT_LIMIT)), number(query, "offset", 0, 0));
    }

    private static int number(Parameters query, String name, int least, int absent) {
        if (!query.has(name)) {
            return absent;
        }
        try {
            int number = Integer.parseInt(query.get(name));
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as of a number that is too small
        }
        throw new RestFault(422, "invaliddata", "The parameter " + name + " is not a whole number from " + least + ".");
    }

    <T> List<T> of(List<T> records) {
        int from = Math.min(offset, records.size());
        return records.subList(from, Math.min(records.size(), from + limit));
    }

    /** The Link header: the first and the last page, and the next and the one before where there are such. */
    String links(String collection, int total) {
        List<String> links = new ArrayList<>();
        if ((long) offset + limit < total) {
            links.add(link(collection, offset + limit, "next"));
        }
        if (offset > 0) {
            links.add(link(collection, Math.max(0, offset - limit), "prev"));
        }
        links.add(link(collection, 0, "first"));
        links.add(link(collection, Math.max(0, total - 1) / limit * limit, "last"));
        return String.join(", ", links);
    }

    private String link(String collection, int start, String relation) {
        return "<" + collection + "?limit=" + limit + "&offset=" + start + ">; rel=\"" + relation + "\"";
    }
}
