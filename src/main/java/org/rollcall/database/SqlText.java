package org.rollcall.database;

import java.util.ArrayList;
import java.util.List;

/**
 * A query as written, in parts. What no two databases read alike is refused rather than guessed, since what this lexer
 * takes for a text, a database might take for a statement.
 */
final class SqlText {

    /** What a part is. */
    enum Kind {
        /** A name, keyword or number. */
        WORD,
        /** A name of a parameter, without its colon. */
        PARAMETER,
        /** A text or name in quotes, with them. */
        QUOTED,
        /** One other character. */
        SYMBOL,
        /** Blanks, line ends and comments, as so many blanks and line ends. */
        BLANK
    }

    /** A part; lines count from 1. */
    record Part(Kind kind, String text, int line) {

        boolean is(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        boolean isSymbol(char symbol) {
            return kind == Kind.SYMBOL && text.charAt(0) == symbol;
        }
    }

    private final String sql;
    private final List<Part> parts = new ArrayList<>();
    private int at;
    private int line = 1;

    private SqlText(String sql) {
        this.sql = sql;
    }

    /**
     * Takes a query apart.
     *
     * @throws UnfitQueryException when it cannot be told what it says
     */
    static List<Part> parts(String sql) {
        SqlText text = new SqlText(sql.startsWith("\uFEFF") ? sql.substring(1) : sql);
        while (text.at < text.sql.length()) {
            text.next();
        }
        return text.parts;
    }

    private void next() {
        char c = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            blank(end < 0 ? sql.length() : end);
        } else if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            if (end < 0) {
                throw new UnfitQueryException(line, "a comment begins with /* and never ends");
            }
            if (sql.substring(at + 2, end).contains("/*")) {
                throw new UnfitQueryException(line, "a comment holds another; end one before the next begins");
            }
            blank(end + 2);
        } else if (Character.isWhitespace(c)) {
            int end = at + 1;
            while (end < sql.length() && Character.isWhitespace(sql.charAt(end))) {
                end++;
            }
            blank(end);
        } else if (c == '\'' || c == '"' || c == '`') {
            quoted(c, c);
        } else if (c == '[' && !followsValue()) {
            quoted('[', ']');
        } else if (c == ':' && isNameStart(at + 1) && !followsColon()) {
            int end = nameEnd(at + 1);
            add(Kind.PARAMETER, sql.substring(at + 1, end), end);
        } else if (isNamePart(at)) {
            int end = nameEnd(at);
            add(Kind.WORD, sql.substring(at, end), end);
        } else if ("#{\\$?\0".indexOf(c) >= 0) {
            throw new UnfitQueryException(
                    line,
                    "the character '" + (c == 0 ? "NUL" : c) + "' is not read alike by all databases; put names"
                            + " that hold it in double quotes");
        } else {
            add(Kind.SYMBOL, String.valueOf(c), at + 1);
        }
    }

    /** Whether a bracket is that of an array, as in {@code names[1]}, and not one around a name. */
    private boolean followsValue() {
        Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        return last != null
                && (last.kind() == Kind.WORD && !last.is("array") || last.isSymbol(']') || last.isSymbol(')'));
    }

    private boolean followsColon() {
        return !parts.isEmpty() && parts.get(parts.size() - 1).isSymbol(':');
    }

    /** A text or name in quotes; a doubled quote inside is one of it. */
    private void quoted(char open, char close) {
        Part before = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (open == '\'' && before != null && before.kind() == Kind.WORD && !before.is("n") && isLetters(before)) {
            throw new UnfitQueryException(
                    line,
                    "a text right after " + before.text() + " is not read alike by all databases; put a blank"
                            + " between them, or write the text plainly");
        }
        int end = at + 1;
        while (true) {
            end = sql.indexOf(close, end);
            if (end < 0) {
                throw new UnfitQueryException(line, "a quote " + open + " is never closed");
            }
            if (end + 1 < sql.length() && sql.charAt(end + 1) == close) {
                end += 2;
                continue;
            }
            break;
        }
        String text = sql.substring(at, end + 1);
        if (text.indexOf("\\" + close) >= 0 || text.indexOf('\0') >= 0) {
            throw new UnfitQueryException(
                    line, "a backslash right before a quote is not read alike by all databases; write it otherwise");
        }
        add(Kind.QUOTED, text, end + 1);
    }

    private static boolean isLetters(Part part) {
        return Character.isLetter(part.text().charAt(0));
    }

    private void blank(int end) {
        String text = sql.substring(at, end).replaceAll("[^\n]+", " ");
        add(Kind.BLANK, text.isEmpty() ? " " : text, end);
    }

    private void add(Kind kind, String text, int end) {
        parts.add(new Part(kind, text, line));
        for (int i = at; i < end; i++) {
            line += sql.charAt(i) == '\n' ? 1 : 0;
        }
        at = end;
    }

    private boolean isNameStart(int place) {
        return place < sql.length() && (Character.isLetter(sql.charAt(place)) || sql.charAt(place) == '_');
    }

    /** {@code #} and {@code $} belong to a name once it has begun, as in Oracle's and PostgreSQL's. */
    private boolean isNamePart(int place) {
        return place < sql.length() && (Character.isLetterOrDigit(sql.charAt(place)) || sql.charAt(place) == '_');
    }

    private int nameEnd(int from) {
        int end = from;
        while (isNamePart(end) || end > from && end < sql.length() && "#$".indexOf(sql.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }
}
