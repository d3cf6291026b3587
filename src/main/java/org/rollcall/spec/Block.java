package org.rollcall.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one kind that a file's rows hold.
 *
 * @param number among the file's blocks of its kind, from 1
 * @param cells one for each field of the kind; null for a field the file does not give
 */
record Block(RowKind kind, int number, List<Cell> cells) {

    /** Keeps what it is given. */
    Block {
        cells = java.util.Collections.unmodifiableList(new ArrayList<>(cells));
    }

    /** What a field is called for people: its columns, or its own name. */
    String shown(int field) {
        Cell cell = cells.get(field);
        return cell == null || cell.columns().isEmpty()
                ? kind.fields().get(field).name()
                : cell.shown();
    }
}
