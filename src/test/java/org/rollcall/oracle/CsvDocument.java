package org.rollcall.oracle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file as the validator reads it: UTF-8 with malformed bytes replaced, an optional byte order mark, commas, RFC
 * 4180 quotes, and any of CRLF, LF and CR after a row.
 *
 * @param rows every line, the header and blank lines included
 * @param unbalanced whether reading stopped at a quote without its partner; that row is left out
 */
record CsvDocument(List<Row> rows, boolean unbalanced) {

    /** The columns of a student-group CSV, in their order. */
    static final List<String> COLUMNS = List.of(
            "group_name", "school_natural_id", "school_year", "subject_code", "student_ssid", "group_user_login");

    static final int NAME = 0;
    static final int SCHOOL = 1;
    static final int YEAR = 2;
    static final int SUBJECT = 3;
    static final int SSID = 4;
    static final int LOGIN = 5;

    /**
     * One line.
     *
     * @param fields its fields without their quotes, none for a blank line
     * @param end the characters that end it, empty at the end of the file
     */
    record Row(List<String> fields, String end) {
        boolean blank() {
            return fields.isEmpty();
        }

        /** The field of a column, empty when the row is too short to hold it. */
        String field(int column) {
            return column < fields.size() ? fields.get(column) : "";
        }
    }

    static CsvDocument parse(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        return new Reader(text.startsWith("\uFEFF") ? text.substring(1) : text).read();
    }

    /** The lines that are not blank, without the header. */
    List<Row> data() {
        return rows.stream().filter(row -> !row.blank()).skip(1).toList();
    }

    /** The fields of the first line that is not blank, none in an empty file. */
    List<String> header() {
        return rows.stream()
                .filter(row -> !row.blank())
                .findFirst()
                .map(Row::fields)
                .orElse(List.of());
    }

    private static final class Reader {
        private final String text;
        private int at;
        private boolean unbalanced;

        Reader(String text) {
            this.text = text;
        }

        CsvDocument read() {
            List<Row> rows = new ArrayList<>();
            while (at < text.length()) {
                List<String> fields = fields();
                if (unbalanced) {
                    break;
                }
                rows.add(new Row(fields, lineEnd()));
            }
            return new CsvDocument(List.copyOf(rows), unbalanced);
        }

        private List<String> fields() {
            if (atLineEnd()) {
                return List.of();
            }
            List<String> fields = new ArrayList<>();
            while (true) {
                fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
                if (unbalanced || atLineEnd()) {
                    return List.copyOf(fields);
                }
                at++;
            }
        }

        private String plain() {
            int start = at;
            while (!atLineEnd() && text.charAt(at) != ',') {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder field = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c != '"') {
                    field.append(c);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    field.append(c);
                    at++;
                } else {
                    unbalanced = !atLineEnd() && text.charAt(at) != ',';
                    return field.toString();
                }
            }
            unbalanced = true;
            return field.toString();
        }

        private boolean atLineEnd() {
            return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
        }

        private String lineEnd() {
            String end = LineEnd.at(text, at);
            at += end.length();
            return end;
        }
    }
}
