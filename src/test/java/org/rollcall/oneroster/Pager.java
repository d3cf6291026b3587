package org.rollcall.oneroster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.oneroster.Paging.Links;
import org.rollcall.oneroster.Paging.Support;
import org.rollcall.oneroster.Paging.Total;

/** Cuts lists into pages, as its switches say. */
final class Pager {

    private final Paging paging;
    private final Selections selections;
    private final Map<String, Progress> lists = new ConcurrentHashMap<>();

    Pager(Paging paging, Selections selections) {
        this.paging = paging;
        this.selections = selections;
    }

    /** The page a query asks for; throws Refused when it asks for what there is not. */
    Page page(View view, Query query, String url) throws Refused {
        int limit = number(query, "limit", 100, 1);
        int offset = number(query, "offset", 0, 0);
        String filter = filter(query);
        String sort = sort(query);
        List<Row> all = rows(view, filter, sort, "desc".equals(query.first("orderBy")));
        Progress progress = lists.computeIfAbsent(view.path() + "?" + query.first("filter"), key -> new Progress());
        Progress.Step step = progress.step(start(offset));
        if (offset > 0 && step.start() >= all.size() && paging.pastEnd != 200) {
            throw new Refused(paging.pastEnd, "invaliddata");
        }
        int size = Math.min(limit, paging.atMost);
        if (paging.sizes.length > 0) {
            size = Math.min(size, paging.sizes[(step.request() - 1) % paging.sizes.length]);
        }
        if (paging.shuffled && sort == null) {
            all = new ArrayList<>(all);
            Collections.shuffle(all, new Random(step.request()));
        }
        int from = Math.min(step.start(), all.size());
        List<Row> rows = all.subList(from, Math.min(all.size(), from + size));
        int unfiltered =
                filter == null ? all.size() : rows(view, null, null, false).size();
        Map<String, String> headers = new LinkedHashMap<>();
        String total = total(paging.header, all.size(), unfiltered, step.request());
        if (total != null) {
            headers.put("X-Total-Count", total);
        }
        if (paging.links != Links.ABSENT) {
            String links = links(url, query, offset, size, rows.size(), all.size());
            if (!links.isEmpty()) {
                headers.put("Link", links);
            }
        }
        String inBody = total(paging.body, all.size(), unfiltered, step.request());
        return new Page(rows, offset, size, inBody, headers);
    }

    private int start(int offset) {
        return paging.offsetIgnored ? 0 : Math.max(0, offset - paging.overlap);
    }

    private List<Row> rows(View view, String filter, String sort, boolean descending) throws Refused {
        try {
            return selections.rows(view, filter, sort, descending);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "invalid_filter_field");
        }
    }

    private String filter(Query query) throws Refused {
        String filter = query.first("filter");
        if (filter != null && paging.filter == Support.REJECTED) {
            throw new Refused(400, "invalid_filter_field");
        }
        return paging.filter == Support.HONOURED ? filter : null;
    }

    private String sort(Query query) throws Refused {
        String sort = query.first("sort");
        if (sort != null && paging.sort == Support.REJECTED) {
            throw new Refused(400, "invalid_sort_field");
        }
        return paging.sort == Support.HONOURED ? sort : null;
    }

    private static int number(Query query, String name, int standard, int least) throws Refused {
        String text = query.first(name);
        try {
            int number = text == null ? standard : Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Refused(400, "invaliddata");
        }
        throw new Refused(400, "invaliddata");
    }

    private static String total(Total kind, int right, int unfiltered, int request) {
        return switch (kind) {
            case ABSENT -> null;
            case RIGHT -> Integer.toString(right);
            case ONE_LESS -> Integer.toString(right - 1);
            case ONE_MORE -> Integer.toString(right + 1);
            case FAR_MORE -> Integer.toString(right + 1_000_000);
            case UNFILTERED -> Integer.toString(unfiltered);
            case GROWING -> Integer.toString(right + request - 1);
            case GARBLED -> "many";
        };
    }

    private String links(String url, Query query, int offset, int size, int rows, int total) {
        List<String> links = new ArrayList<>();
        boolean more = offset + rows < total && rows > 0 && (offset == 0 || paging.links != Links.ENDING_EARLY);
        if (more || paging.links == Links.ENDLESS) {
            links.add(link(url, query, offset + size, size, "next"));
        }
        if (paging.links == Links.RIGHT || paging.links == Links.ENDING_EARLY) {
            links.add(link(url, query, 0, size, "first"));
            links.add(link(url, query, Math.max(0, (total - 1) / size * size), size, "last"));
            if (offset > 0) {
                links.add(link(url, query, Math.max(0, offset - size), size, "prev"));
            }
        }
        return String.join(", ", links);
    }

    private String link(String url, Query query, int offset, int size, String relation) {
        Map<String, String> parameters = query.map();
        parameters.put("limit", Integer.toString(size));
        parameters.put("offset", Integer.toString(offset));
        if (paging.links == Links.FILTER_LOST) {
            parameters.remove("filter");
        }
        String target = paging.links == Links.OTHER_HOST ? url.replaceFirst("//[^/]+", "//elsewhere.invalid") : url;
        return "<" + target + "?" + Query.encoded(parameters) + ">; rel=\"" + relation + "\"";
    }

    /** One page: its rows, the offset and limit in force, the total for the body (null for none) and its headers. */
    record Page(List<Row> rows, int offset, int limit, String total, Map<String, String> headers) {}

    /** A query that is answered with an error. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        final int status;
        final String code;

        Refused(int status, String code) {
            super(code);
            this.status = status;
            this.code = code;
        }
    }

    /** How far the requests of one list are. */
    private final class Progress {

        private int requests;
        private int last;

        synchronized Step step(int start) {
            requests++;
            last = requests == paging.repeated ? last : start;
            return new Step(requests, last);
        }

        private record Step(int request, int start) {}
    }
}
