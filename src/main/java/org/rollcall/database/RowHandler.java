package org.rollcall.database;

import java.io.IOException;
import java.util.List;

/** Takes the rows of a query. */
interface RowHandler {

    /** Takes the columns, before the first row. When it is called again, reading began again and the rows before are void. */
    void columns(List<ResultColumn> columns) throws IOException;

    /** Takes a row: a value for each column, null apart from the empty text. The array is the reader's and is used again. */
    void row(String[] values) throws IOException;
}
