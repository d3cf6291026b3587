package org.rollcall.cers;

import de.siegmar.fastcsv.writer.QuoteStrategy;

/**
 * Quotes the values of a file's first rows as the bits of a number say; quoting changes nothing CERS stores, but CERS
 * ignores a file whose bytes it has processed before.
 */
record Generation(int number) implements QuoteStrategy {

    /** So many rows, the header not counted, can be quoted. */
    static final int ROWS = 4;

    /** A row has five values: four, and a student or a login. */
    private static final int VALUES = 5;

    private static final int BITS = ROWS * VALUES;

    /** How many there are for a file of so many rows. */
    static int count(int rows) {
        return 1 << Math.min(BITS, rows * VALUES);
    }

    @Override
    public boolean quoteValue(int line, int field, String value) {
        int bit = (line - 2) * VALUES + Math.min(field, VALUES - 1);
        return line > 1 && bit < BITS && (number >> bit & 1) == 1;
    }
}
