package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A file of rows with columns, whatever its form. */
public interface RowFile {

    /** Takes the rows of a file. */
    interface Rows {

        /**
         * Takes the header.
         *
         * @return for each of its fields the place of its value in a row, or -1 for one that is not wanted
         */
        int[] header(List<String> names);

        /** Takes a row; a value is null where the file has no such column. The array is the callee's to keep. */
        void row(long line, String[] values, int surplusFields);

        /**
         * Takes note of a row that is too damaged to be one, such as one with fewer fields than the header.
         *
         * @param reason the rest of a sentence whose subject is the row, without its values
         */
        void damagedRow(long line, String rule, String reason);
    }

    /** Reads the header alone, to look at a file before it is taken. */
    List<String> header(InputStream bytes) throws IOException;

    /**
     * Reads the file.
     *
     * @throws SourceException when it has no header, a quote that is never closed, or bytes that are not text
     * @throws NotUtf8Exception when it is malformed UTF-8 and that is only assumed
     */
    void read(InputStream bytes, Rows rows) throws IOException;

    /**
     * What is wrong with a row that ends before its columns do.
     *
     * @param by what says how many there are
     */
    static String tooFew(int fields, int expected, String by) {
        return "has " + fields + " fields where " + by + " has " + expected + "; perhaps a line break inside a value";
    }
}
