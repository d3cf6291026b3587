package org.rollcall.oracle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * MySQL's LOAD DATA as the loader calls it: fields ended by commas, optionally enclosed by quotes, escaped by
 * backslashes, lines ended by whatever ends the first line, which is skipped; strict about the number of columns.
 */
final class LoadData {

    private static final char QUOTE = '"';
    private static final char ESCAPE = '\\';

    // One character for each byte, so that the fields keep bytes that are not UTF-8.
    private final String bytes;
    private final String lineEnd;
    private final int columns;
    private int at;
    private boolean lineEnded;

    private LoadData(byte[] file, int columns) {
        bytes = new String(file, StandardCharsets.ISO_8859_1);
        lineEnd = LineEnd.first(bytes);
        this.columns = columns;
    }

    /**
     * Reads all lines but the first.
     *
     * @return for each line the bytes of its fields, null for a field that is NULL
     * @throws LoadException for a line with too few (1261) or too many (1262) fields
     */
    static List<List<byte[]>> read(byte[] file, int columns) {
        return new LoadData(file, columns).lines();
    }

    private List<List<byte[]>> lines() {
        List<List<byte[]>> lines = new ArrayList<>();
        at = after(bytes.indexOf(lineEnd));
        while (at < bytes.length()) {
            lines.add(line(lines.size() + 1));
        }
        return lines;
    }

    private int after(int lineEndIndex) {
        return lineEnd.isEmpty() || lineEndIndex < 0 ? bytes.length() : lineEndIndex + lineEnd.length();
    }

    private List<byte[]> line(int number) {
        List<byte[]> fields = new ArrayList<>();
        lineEnded = false;
        while (!lineEnded && fields.size() < columns) {
            fields.add(field());
        }
        if (fields.size() < columns) {
            throw new LoadException(1261, "Row " + number + " doesn't contain data for all columns");
        }
        if (!lineEnded) {
            int end = bytes.indexOf(lineEnd, at);
            at = after(end);
            // What is left over is reported only when a line end follows it: this is how a file whose first line ends
            // in CRLF and whose others end in LF is stored as one row, without an error.
            if (end >= 0) {
                throw new LoadException(
                        1262, "Row " + number + " was truncated; it contained more data than there were input columns");
            }
        }
        return fields;
    }

    private byte[] field() {
        StringBuilder field = new StringBuilder();
        boolean nullEscape = false;
        int start = at;
        boolean enclosed = at < bytes.length() && bytes.charAt(at) == QUOTE;
        if (enclosed) {
            at++;
        }
        while (at < bytes.length()) {
            char c = bytes.charAt(at);
            if (c == ESCAPE && at + 1 < bytes.length()) {
                nullEscape |= bytes.charAt(at + 1) == 'N';
                field.append(unescaped(bytes.charAt(at + 1)));
                at += 2;
            } else if (enclosed && c == QUOTE && at + 1 < bytes.length() && bytes.charAt(at + 1) == QUOTE) {
                field.append(QUOTE);
                at += 2;
            } else if (enclosed && c == QUOTE && endsField(at + 1)) {
                at++;
                return ended(field, nullEscape);
            } else if (!enclosed && endsField(at)) {
                return ended(field, nullEscape);
            } else {
                field.append(c);
                at++;
            }
        }
        lineEnded = true;
        // A quote that is never closed is part of the field.
        return content(enclosed ? bytes.charAt(start) + field.toString() : field.toString(), nullEscape);
    }

    private boolean endsField(int index) {
        return index >= bytes.length() || bytes.charAt(index) == ',' || bytes.startsWith(lineEnd, index);
    }

    private byte[] ended(StringBuilder field, boolean nullEscape) {
        if (at < bytes.length() && bytes.charAt(at) == ',') {
            at++;
        } else {
            at = Math.min(bytes.length(), at + lineEnd.length());
            lineEnded = true;
        }
        return content(field.toString(), nullEscape);
    }

    private static byte[] content(String field, boolean nullEscape) {
        return nullEscape && field.length() == 1 ? null : field.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static char unescaped(char c) {
        return switch (c) {
            case '0' -> '\0';
            case 'b' -> '\b';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'Z' -> '\u001A';
            default -> c;
        };
    }
}
