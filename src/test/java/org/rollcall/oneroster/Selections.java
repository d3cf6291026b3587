package org.rollcall.oneroster;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The rows of a view, filtered and sorted; kept until the table changes, so that a page costs no more than its rows. */
final class Selections {

    private final RosterTables tables;
    private final Payload payload;
    private final Map<Key, RosterTable.Snapshot> kept = new ConcurrentHashMap<>();

    Selections(RosterTables tables, Payload payload) {
        this.tables = tables;
        this.payload = payload;
    }

    /**
     * The rows.
     *
     * @param filter as asked for; null for none
     * @param sort a field; null for the server's order
     */
    List<Row> rows(View view, String filter, String sort, boolean descending) {
        RosterTable table = tables.table(view.collection());
        Key key = new Key(view.path(), filter, sort, descending);
        RosterTable.Snapshot snapshot = kept.get(key);
        if (snapshot == null || snapshot.version() != table.version()) {
            RosterTable.Snapshot now = table.snapshot();
            snapshot = new RosterTable.Snapshot(now.version(), select(view, now.rows(), key));
            kept.put(key, snapshot);
        }
        return snapshot.rows();
    }

    private List<Row> select(View view, List<Row> rows, Key key) {
        List<Row> selected = rows;
        if (view.wanted() != null) {
            Predicate<Map<String, Object>> wanted = view.wanted();
            selected = selected.stream().filter(row -> wanted.test(row.read())).toList();
        }
        if (key.filter != null) {
            Filter filter = Filter.of(key.filter);
            selected = selected.stream()
                    .filter(row -> filter.takes(payload.of(view.collection(), row.read(), "")))
                    .toList();
        }
        if (key.sort != null) {
            Comparator<Row> order = key.sort.equals("sourcedId")
                    ? Comparator.comparing(Row::sourcedId)
                    : Comparator.comparing(row -> text(view, row, key.sort));
            selected = selected.stream()
                    .sorted(key.descending ? Collections.reverseOrder(order) : order)
                    .toList();
        }
        return selected;
    }

    private String text(View view, Row row, String field) {
        return String.join(",", Filter.values(payload.of(view.collection(), row.read(), ""), field));
    }

    private record Key(String path, String filter, String sort, boolean descending) {}
}
