package org.rollcall.source;

import org.rollcall.ledger.Warnings;

/** The rows of a file that have more fields than its header, which are taken without the surplus. */
public final class SurplusRows {

    private int rows;
    private long first;

    /** Counts a row by how many fields it has too many, which may be none. */
    public void take(long line, int surplusFields) {
        if (surplusFields > 0 && rows++ == 0) {
            first = line;
        }
    }

    /** Notes them, if there are any. */
    public void warn(String file, Warnings warnings) {
        if (rows > 0) {
            warnings.warn(file + ": "
                    + (rows == 1
                            ? "the row on line " + first + " has"
                            : rows + " rows, the first on line " + first + ", have")
                    + " more fields than the header; the surplus is ignored");
        }
    }
}
