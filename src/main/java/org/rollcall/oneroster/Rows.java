package org.rollcall.oneroster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.rollcall.roster.Details;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Table;

/**
 * The rows of one table that are in the package: the id of each, and which row a reference means.
 *
 * @param <T> what the roster keeps of a row
 */
final class Rows<T> {

    private final Entity entity;
    private final Table<T> table;
    private final String[] ids;
    private final Integer[] order;

    Rows(Entity entity, Table<T> table) {
        this.entity = entity;
        this.table = table;
        String[] raw = new String[table.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = table.state(i) == Table.State.ACTIVE ? table.id(i) : null;
        }
        this.ids = SourcedIds.of(raw, i -> "");
        this.order = order(ids);
    }

    /** The numbers of the rows that have ids, in the order of these. */
    static Integer[] order(String[] ids) {
        return IntStream.range(0, ids.length)
                .filter(i -> ids[i] != null)
                .boxed()
                .sorted(Comparator.comparing(i -> ids[i]))
                .toArray(Integer[]::new);
    }

    int size() {
        return order.length;
    }

    /** The table's number of the n-th row. */
    int index(int number) {
        return order[number];
    }

    /** All numbers of the table, in the order of the ids. */
    int[] indexes() {
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    T get(int index) {
        return table.get(index);
    }

    String id(int index) {
        return ids[index];
    }

    /** The number of the row that a reference names; -1 when the package does not have it. */
    int find(String sourcedId) {
        int index = sourcedId.isEmpty() ? -1 : table.find(sourcedId);
        return index < 0 || ids[index] == null ? -1 : index;
    }

    /** What a row has in a column that is kept beside its record; blank when nothing. */
    String detail(int index, String column) {
        String[] values = table.details(index);
        return values == null ? "" : Cells.text(values[Details.place(entity, column)]);
    }

    /** The same, as it was kept. */
    String whole(int index, String column) {
        String[] values = table.details(index);
        return values == null ? "" : values[Details.place(entity, column)];
    }
}
