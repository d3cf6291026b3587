package org.rollcall.spec;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of one kind that no file holds: the specification itself does.
 *
 * @param layout how their values are written
 * @param rows one text for each field of the kind, as written; each is known to be sound
 */
record OwnRows(RowKind kind, Layout layout, List<List<String>> rows) {

    /** Keeps what it is given. */
    OwnRows {
        rows = List.copyOf(rows);
    }

    /** A row as the roster takes it. */
    String[] values(int row) {
        String[] values = new String[kind.fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = new FieldReader(kind.fields().get(i), layout)
                    .read(rows.get(row).get(i), Finding.NONE);
        }
        return values;
    }

    /** All of them, for people. */
    String shown() {
        return kind.name() + " ("
                + rows.stream()
                        .map(row ->
                                row.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ")";
    }
}
