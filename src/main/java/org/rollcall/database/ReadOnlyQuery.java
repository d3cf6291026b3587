package org.rollcall.database;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A single SELECT or WITH that only reads. It is judged by its words, in whatever place they stand: a column whose name is
 * a forbidden word follows its table's name and a dot, or goes into double quotes. What is sent has no comments and no
 * closing semicolon.
 */
final class ReadOnlyQuery {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");
    private static final Set<String> DIRTY = Set.of("nolock", "readuncommitted");
    private static final Set<String> SET_OPERATORS = Set.of("union", "intersect", "except", "minus", "all", "distinct");

    private final List<SqlText.Part> parts;
    private final boolean dirty;

    private ReadOnlyQuery(List<SqlText.Part> parts, boolean dirty) {
        this.parts = parts;
        this.dirty = dirty;
    }

    /**
     * Checks a query and fills its parameters in.
     *
     * @param parameters by name: literals, ready to stand in SQL
     * @param dirty whether the query may ask for rows that are not committed
     * @return what is to be sent, line for line as it was written
     * @throws UnfitQueryException when it is not a single query that only reads
     */
    static String of(String sql, Map<String, String> parameters, boolean dirty) {
        ReadOnlyQuery query = new ReadOnlyQuery(SqlText.parts(sql), dirty);
        query.check();
        return query.fill(parameters);
    }

    private void check() {
        List<SqlText.Part> said =
                parts.stream().filter(part -> part.kind() != SqlText.Kind.BLANK).toList();
        SqlText.Part first = said.stream()
                .filter(part -> !part.isSymbol('('))
                .findFirst()
                .orElseThrow(() -> new UnfitQueryException(1, "there is no statement in it"));
        if (!first.is("select") && !first.is("with")) {
            throw new UnfitQueryException(
                    first.line(), "it begins with " + shown(first) + "; a query is a SELECT, or a WITH and a SELECT");
        }
        int depth = 0;
        int selects = 0;
        for (int i = 0; i < said.size(); i++) {
            SqlText.Part part = said.get(i);
            SqlText.Part before = i == 0 ? null : said.get(i - 1);
            if (part.isSymbol('(')) {
                depth++;
            } else if (part.isSymbol(')')) {
                if (--depth < 0) {
                    throw new UnfitQueryException(part.line(), "a parenthesis closes that was not opened");
                }
            } else if (part.isSymbol(';') && i < said.size() - 1) {
                throw new UnfitQueryException(part.line(), "a second statement follows the ';'; a file is one query");
            } else if (part.kind() == SqlText.Kind.WORD) {
                checkWord(said, i);
                if (depth == 0 && part.is("select") && !joins(before) && selects++ > 0) {
                    throw new UnfitQueryException(
                            part.line(), "a second statement follows without UNION or the like; a file is one query");
                }
            } else if (part.kind() == SqlText.Kind.QUOTED) {
                checkQuoted(said, i);
            }
        }
        if (depth != 0) {
            throw new UnfitQueryException(1, "its parentheses do not match");
        }
    }

    private static boolean joins(SqlText.Part before) {
        return before != null
                && (before.isSymbol('(')
                        || before.kind() == SqlText.Kind.WORD
                                && SET_OPERATORS.contains(before.text().toLowerCase(Locale.ROOT)));
    }

    private void checkWord(List<SqlText.Part> said, int i) {
        SqlText.Part part = said.get(i);
        String[] names = part.text().indexOf('#') < 0
                ? new String[] {part.text()}
                : part.text().split("#");
        for (String name : names) { // a number sign is an operator for some databases
            String word = name.toLowerCase(Locale.ROOT);
            requireHarmless(part, name, word, isAt(said, i + 1, '('));
            if (isColumn(said, i)) {
                continue;
            }
            boolean shares =
                    word.equals("share") && (wordsBefore(said, i, "for") || wordsBefore(said, i, "for", "key"));
            boolean takesNext = word.equals("for") && wordsBefore(said, i, "next", "value");
            if (WritingWords.isForbidden(word) || shares || takesNext) {
                throw new UnfitQueryException(
                        part.line(),
                        name + " is not allowed; a query only reads. If it is a column's name, put it in double"
                                + " quotes");
            }
            if (!dirty && DIRTY.contains(word)) {
                throw new UnfitQueryException(
                        part.line(),
                        name + " reads rows that others may yet take back; take it out, or set"
                                + " isolation: read-uncommitted for the source");
            }
        }
    }

    /** A name in quotes may be a function's; one in brackets may for another database be an expression. */
    private void checkQuoted(List<SqlText.Part> said, int i) {
        SqlText.Part part = said.get(i);
        String name = part.text().substring(1, part.text().length() - 1);
        boolean called = isAt(said, i + 1, '(');
        if (part.text().charAt(0) != '\'' && (called || isAt(said, i - 1, '.') || isAt(said, i + 1, '.'))) {
            requireHarmless(part, name, name.toLowerCase(Locale.ROOT), called);
        }
        if (part.text().charAt(0) == '[' && name.indexOf('(') >= 0) {
            NAME.matcher(name).results().map(found -> found.group()).forEach(found -> {
                String word = found.toLowerCase(Locale.ROOT);
                requireHarmless(part, found, word, true);
                if (WritingWords.isForbidden(word)) {
                    throw new UnfitQueryException(
                            part.line(), found + " is not allowed in brackets with parentheses; use double quotes");
                }
            });
        }
    }

    private static void requireHarmless(SqlText.Part part, String name, String word, boolean called) {
        if (WritingWords.doesMoreThanRead(word, called)) {
            throw new UnfitQueryException(part.line(), name + " is not allowed; it does more than read tables");
        }
    }

    private static boolean isAt(List<SqlText.Part> said, int i, char symbol) {
        return i >= 0 && i < said.size() && said.get(i).isSymbol(symbol);
    }

    /** Whether a word stands after a table's name and a dot; after a number and a dot it does not. */
    private static boolean isColumn(List<SqlText.Part> said, int i) {
        if (i < 2 || !said.get(i - 1).isSymbol('.')) {
            return false;
        }
        SqlText.Part table = said.get(i - 2);
        char begin = table.text().charAt(0);
        return table.isSymbol(')')
                || table.isSymbol(']')
                || table.kind() == SqlText.Kind.QUOTED && begin != '\''
                || table.kind() == SqlText.Kind.WORD && (Character.isLetter(begin) || begin == '_');
    }

    /** Whether some words stand before a place. */
    private static boolean wordsBefore(List<SqlText.Part> said, int i, String... words) {
        for (int k = 0; k < words.length; k++) {
            int at = i - words.length + k;
            if (at < 0 || !said.get(at).is(words[k])) {
                return false;
            }
        }
        return true;
    }

    private static String shown(SqlText.Part part) {
        return part.kind() == SqlText.Kind.WORD
                ? part.text()
                : part.kind() == SqlText.Kind.PARAMETER
                        ? ":" + part.text()
                        : "'" + part.text().charAt(0) + "'";
    }

    private String fill(Map<String, String> parameters) {
        StringBuilder sent = new StringBuilder();
        for (SqlText.Part part : parts) {
            if (part.kind() == SqlText.Kind.PARAMETER) {
                String value = parameters.get(part.text());
                if (value == null) {
                    throw new UnfitQueryException(
                            part.line(),
                            "there is no parameter :" + part.text() + "; there are :"
                                    + String.join(", :", new TreeSet<>(parameters.keySet())));
                }
                sent.append(value);
            } else if (!part.isSymbol(';')) {
                sent.append(part.text());
            }
        }
        return sent.toString().stripTrailing();
    }
}
