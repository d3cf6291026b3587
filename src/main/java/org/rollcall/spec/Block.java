package org.rollcall.spec;

import java.util.ArrayList;
import java.util.Collections;
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
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    /** Each field in a column of its own name, which a file may lack when the field is not required. */
    static Block standard(RowKind kind) {
        return new Block(
                kind,
                1,
                kind.fields().stream()
                        .map(field -> Cell.column(field.name(), !field.required()))
                        .toList());
    }

    /** What a field is called for people: its columns, or its own name. */
    String shown(int field) {
        Cell cell = cells.get(field);
        return cell == null || cell.columns().isEmpty()
                ? kind.fields().get(field).name()
                : cell.shown();
    }
}
