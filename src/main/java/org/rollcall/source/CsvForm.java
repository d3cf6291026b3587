package org.rollcall.source;

import java.util.List;

/**
 * How a delimited file is written.
 *
 * @param quote what holds a value together; {@link #NO_QUOTE} when nothing does
 * @param skip lines before the header, or before the first row, that are neither
 * @param columns the names of the columns, for a file without a header row; empty for one with
 */
public record CsvForm(char delimiter, char quote, int skip, List<String> columns) {

    /** No quote: a character that no text holds. */
    public static final char NO_QUOTE = '\uFFFF';

    static final CsvForm RFC_4180 = new CsvForm(',', '"', 0, List.of());

    /** Keeps what it is given. */
    public CsvForm {
        columns = List.copyOf(columns);
    }

    /** The delimiter in a word. */
    public String delimiterName() {
        return switch (delimiter) {
            case ',' -> "comma";
            case '\t' -> "tab";
            case '|' -> "pipe";
            case ';' -> "semicolon";
            default -> "delimiter";
        };
    }
}
