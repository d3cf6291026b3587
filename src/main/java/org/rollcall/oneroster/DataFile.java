package org.rollcall.oneroster;

import java.util.ArrayList;
import java.util.List;

/** One file of a package: its rows in the order of their sourcedIds, which is none that a source gave them. */
interface DataFile {

    /** OneRoster's name of the file, without {@code .csv}. */
    String name();

    /** The columns that come after sourcedId, status and dateLastModified. */
    List<String> columns();

    /** How many rows it has. */
    int size();

    /** The values of a row in the order of {@link #header}. */
    String[] row(int number);

    /** All columns, in the standard's order. */
    default List<String> header() {
        List<String> header = new ArrayList<>(List.of("sourcedId", "status", "dateLastModified"));
        header.addAll(columns());
        return header;
    }

    /** A row of a full set, in which status and dateLastModified are blank. */
    static String[] row(String sourcedId, String... values) {
        String[] row = new String[values.length + 3];
        row[0] = sourcedId;
        row[1] = "";
        row[2] = "";
        System.arraycopy(values, 0, row, 3, values.length);
        return row;
    }
}
