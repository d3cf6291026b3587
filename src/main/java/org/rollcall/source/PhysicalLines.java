package org.rollcall.source;

/**
 * The lines of the file on which a record stands: one, unless values hold line ends. Two stray quotes make a value of all
 * between them, also of rows, which a parser cannot know. They are taken for rows when two of the lines have the delimiters of
 * one, and one of these begins, inside a value, with the kinds of characters that the first field has, as ids of one file do.
 */
final class PhysicalLines {

    /** With fewer columns, a line of an address may have the delimiters of a row. */
    private static final int FEWEST_COLUMNS = 4;

    private static final int DIGIT = 1;
    private static final int UPPER = 2;
    private static final int LOWER = 4;
    private static final int BLANK = 8;
    private static final int OTHER = 16;

    private final char delimiter;
    private int columns;
    /** The kinds of characters in the first field. */
    private int first;
    /** Those at the beginning of the line at hand. */
    private int beginning;

    private int delimiters;
    private int breaks;
    /** So many lines have the delimiters of a row. */
    private int rows;
    /** Whether one of these begins inside a value, as a row would. */
    private boolean isRowInside;

    PhysicalLines(char delimiter) {
        this.delimiter = delimiter;
    }

    /**
     * Demands that the name of a column does not hold rows, as it does when a quote in the header is not closed.
     *
     * @param fewest delimiters that hardly stand in a name on several lines
     * @throws SourceException when it does
     */
    static void requireName(String file, long line, String name, char delimiter, int fewest) {
        if (name.lines().count() > 1
                && name.chars().filter(one -> one == delimiter).count() >= fewest) {
            throw new SourceException(file + ", line " + line
                    + ": a quote in the header is not closed, so that rows stand in the name of a column. Export the file"
                    + " again.");
        }
    }

    /** Begins a record. */
    void begin(int expected) {
        columns = expected;
        delimiters = 0;
        breaks = 0;
        rows = 0;
        isRowInside = false;
    }

    /** Takes the next field of the record. */
    void take(int field, char[] buffer, int from, int to, boolean quoted) {
        if (field == 0) {
            first = kinds(buffer, from, to);
        } else {
            delimiters++;
        }
        if (quoted) {
            look(buffer, from, to);
        }
    }

    private void look(char[] buffer, int from, int to) {
        for (int at = from; at < to; at++) {
            char one = buffer[at];
            if (one == delimiter) {
                delimiters++;
            } else if (one == '\n' || one == '\r' && (at + 1 == to || buffer[at + 1] != '\n')) {
                endLine();
                breaks++;
                beginning = kinds(buffer, at + 1, to);
                delimiters = 0;
            }
        }
    }

    private void endLine() {
        if (delimiters >= columns - 1) {
            rows++;
            isRowInside |= breaks > 0 && beginning == first;
        }
    }

    /** Up to the end of a field or line. */
    private int kinds(char[] buffer, int from, int to) {
        int kinds = 0;
        for (int at = from; at < to && buffer[at] != delimiter && buffer[at] != '\n' && buffer[at] != '\r'; at++) {
            kinds |= kind(buffer[at]);
        }
        return kinds;
    }

    private static int kind(char one) {
        if (Character.isDigit(one)) {
            return DIGIT;
        }
        if (Character.isLetter(one)) {
            return Character.isLowerCase(one) ? LOWER : UPPER;
        }
        return Character.isWhitespace(one) ? BLANK : OTHER;
    }

    /** Ends the record, and tells whether it holds others. */
    boolean end() {
        endLine();
        return columns >= FEWEST_COLUMNS && rows > 1 && isRowInside;
    }

    /** How many line ends are inside its values. */
    int breaks() {
        return breaks;
    }
}
