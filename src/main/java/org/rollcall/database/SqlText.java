package org.rollcall.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        /** Blanks, line ends and comments, as a blank and the line ends. */
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

    private static final Pattern NUMBER =
            Pattern.compile("0[xX][0-9a-fA-F]*|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+|[eE])?");

    /** What may stand in the brackets around a name: nothing that another database takes for a quote or a comment. */
    private static final Pattern BRACKETED =
            Pattern.compile("(?!.*(?:--|/\\*))[\\p{L}\\p{M}\\p{N} _.,()/&%#?!+:@*=<>^~|-]*");

    private static final Pattern NO_LINE_END = Pattern.compile("[^\n]+");

    private final String sql;
    private final List<Part> parts = new ArrayList<>();
    private int at;
    private int line = 1;

    /** The line of the last name with a number sign, which for MySQL begins a comment. */
    private int hashed;

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
            lineComment();
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (isBlank(c)) {
            int end = at + 1;
            while (end < sql.length() && isBlank(sql.charAt(end))) {
                end++;
            }
            blank(end);
        } else if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (c == '[') {
            bracket();
        } else if (c == ':' && isNameStart(at + 1) && !(last() != null && last().isSymbol(':'))) {
            parameter();
        } else if (isDigit(at) || c == '.' && isDigit(at + 1)) {
            number();
        } else if (isNameStart(at)) {
            int end = nameEnd(at);
            hashed = sql.substring(at, end).indexOf('#') >= 0 ? line : hashed;
            add(Kind.WORD, sql.substring(at, end), end);
        } else if (c <= ' ' || c > '~' || "#{\\$?".indexOf(c) >= 0) {
            throw new UnfitQueryException(
                    line,
                    "the character " + shown(sql.codePointAt(at)) + " is not read alike by all databases; put names"
                            + " that hold it in double quotes");
        } else {
            add(Kind.SYMBOL, String.valueOf(c), at + 1);
        }
    }

    private static String shown(int character) {
        boolean visible = character > ' ' && character <= '~';
        String code = String.format("U+%04X", character);
        String plain = "'" + Character.toString(character) + "'";
        return visible ? plain : Character.isLetterOrDigit(character) ? plain + " (" + code + ")" : code;
    }

    /** A comment to the end of the line, which must be one for everybody: what follows is lost or sent by it. */
    private void lineComment() {
        int end = sql.indexOf('\n', at);
        end = end < 0 ? sql.length() : end;
        for (int i = at; i < end; i++) {
            char c = sql.charAt(i);
            if (c == '\r' && i + 1 < end || c == '\u0085' || c == '\u2028' || c == '\u2029') {
                throw new UnfitQueryException(
                        line,
                        "a comment holds " + shown(c) + ", a line's end for some and not for others; save the file"
                                + " with ordinary line ends");
            }
        }
        blank(end);
    }

    private void comment() {
        int end = sql.indexOf("*/", at + 2);
        if (end < 0) {
            throw new UnfitQueryException(line, "a comment begins with /* and never ends");
        }
        if (sql.substring(at + 2, end).contains("/*")) {
            throw new UnfitQueryException(line, "a comment holds another; end one before the next begins");
        }
        blank(end + 2);
    }

    private Part last() {
        return parts.isEmpty() ? null : parts.get(parts.size() - 1);
    }

    /** Whether the last part is a name, text or value and touches what comes now. */
    private boolean touches() {
        return last() != null && last().kind() != Kind.SYMBOL && last().kind() != Kind.BLANK;
    }

    private void parameter() {
        int end = nameEnd(at + 1);
        String name = sql.substring(at + 1, end);
        if (touches() || isUnicodePrefix() || sql.startsWith(".", end)) {
            throw new UnfitQueryException(line, "put blanks around :" + name);
        }
        add(Kind.PARAMETER, name, end);
    }

    private void number() {
        Matcher matcher = NUMBER.matcher(sql).region(at, sql.length());
        matcher.lookingAt();
        if (nameEnd(matcher.end()) > matcher.end() || isSign(matcher.end())) {
            throw new UnfitQueryException(
                    line,
                    sql.substring(at, nameEnd(matcher.end()))
                            + " is a number that runs into a name; put a blank between them, or a name that begins so"
                            + " in double quotes");
        }
        add(Kind.WORD, matcher.group(), matcher.end());
    }

    private boolean isSign(int end) {
        return end < sql.length() && "#$".indexOf(sql.charAt(end)) >= 0;
    }

    /**
     * A bracket around a name or that of an array: which of them, databases read differently. So both readings must end
     * at the same place, and what stands inside must be harmless in both.
     */
    private void bracket() {
        int close = sql.indexOf(']', at);
        if (close < 0) {
            throw new UnfitQueryException(line, "a quote [ is never closed");
        }
        String inside = sql.substring(at + 1, close);
        boolean alike = sql.length() == close + 1 || sql.charAt(close + 1) != ']';
        if (alike && isArray() && !inside.contains("[") && !inside.contains("--") && !inside.contains("/*")) {
            try {
                parts(inside); // so that no quote in it goes on after it
            } catch (UnfitQueryException e) {
                throw new UnfitQueryException(line, e.getMessage());
            }
            add(Kind.SYMBOL, "[", at + 1);
        } else if (alike && !isArray() && BRACKETED.matcher(inside).matches()) {
            add(Kind.QUOTED, sql.substring(at, close + 1), close + 1);
        } else {
            throw new UnfitQueryException(
                    line, "what these brackets hold is not read alike by all databases; put a name in double quotes");
        }
    }

    /** Whether a bracket touches a value, as in {@code names[1]}, or follows the word ARRAY. */
    private boolean isArray() {
        Part before = last();
        if (before != null && before.kind() == Kind.BLANK && parts.size() > 1) {
            return parts.get(parts.size() - 2).is("array");
        }
        return touches() && before.kind() != Kind.QUOTED
                || before != null && (before.isSymbol(']') || before.isSymbol(')'));
    }

    /** A text or name in quotes; a doubled quote inside is one of it. */
    private void quoted(char quote) {
        requireOrdinary(quote);
        int end = at + 1;
        while (true) {
            end = sql.indexOf(quote, end);
            if (end < 0) {
                throw new UnfitQueryException(line, "a quote " + quote + " is never closed");
            }
            if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
                continue;
            }
            break;
        }
        String text = sql.substring(at, end + 1);
        if (text.indexOf('\0') >= 0) {
            throw new UnfitQueryException(line, "a text holds U+0000, which no database takes");
        }
        if (text.contains("\\" + quote)) {
            throw new UnfitQueryException(
                    line, "a backslash right before a quote is not read alike by all databases; write it otherwise");
        }
        if (hashed == line && text.indexOf('\n') >= 0) {
            throw new UnfitQueryException(
                    line, "a text goes on after its line, where a name with # stands; begin it on a line of its own");
        }
        add(Kind.QUOTED, text, end + 1);
    }

    /** Refuses a text that what stands right before it makes one of another kind. */
    private void requireOrdinary(char quote) {
        Part before = last();
        boolean letters = before != null
                && before.kind() == Kind.WORD
                && Character.isLetter(before.text().charAt(0));
        String name = null;
        if (isUnicodePrefix()) {
            name = "U&";
        } else if (before != null && before.kind() == Kind.PARAMETER) {
            name = ":" + before.text();
        } else if (quote == '\'' && letters && !before.is("n")) {
            name = before.text();
        }
        if (name != null) {
            throw new UnfitQueryException(
                    line,
                    "a text right after " + name + " is not read alike by all databases; put a blank"
                            + " between them, or write the text plainly");
        }
    }

    /** Whether U& stands right before, which makes another kind of text of what follows. */
    private boolean isUnicodePrefix() {
        return last() != null
                && last().isSymbol('&')
                && parts.size() > 1
                && parts.get(parts.size() - 2).is("u");
    }

    private void blank(int end) {
        add(Kind.BLANK, NO_LINE_END.matcher(sql.substring(at, end)).replaceAll(" "), end);
    }

    private void add(Kind kind, String text, int end) {
        parts.add(new Part(kind, text, line));
        for (int i = at; i < end; i++) {
            line += sql.charAt(i) == '\n' ? 1 : 0;
        }
        at = end;
    }

    /** Blanks of all alphabets; they are sent as one that every database knows. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private boolean isDigit(int place) {
        return place < sql.length() && sql.charAt(place) >= '0' && sql.charAt(place) <= '9';
    }

    /** ASCII alone: databases differ in which other letters look like one of a keyword to them. */
    private boolean isNameStart(int place) {
        char c = place < sql.length() ? sql.charAt(place) : ' ';
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** {@code #} and {@code $} belong to a name once it has begun, as in Oracle's and PostgreSQL's. */
    private int nameEnd(int from) {
        int end = from;
        while (isNameStart(end) || isDigit(end) || end > from && isSign(end)) {
            end++;
        }
        return end;
    }
}
