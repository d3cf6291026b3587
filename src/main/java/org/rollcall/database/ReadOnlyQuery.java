package org.rollcall.database;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A single SELECT or WITH that only reads. It is judged by its words, in whatever place they stand: a column whose name is
 * a forbidden word goes into double quotes. What is sent has no comments and no closing semicolon.
 */
final class ReadOnlyQuery {

    /** What changes data or settings, runs other statements, or takes locks, in one SQL or another. */
    private static final Set<String> FORBIDDEN = Set.of(
            "insert",
            "update",
            "delete",
            "merge",
            "upsert",
            "into",
            "exec",
            "execute",
            "call",
            "truncate",
            "drop",
            "alter",
            "create",
            "grant",
            "revoke",
            "deny",
            "lock",
            "copy",
            "set",
            "use",
            "declare",
            "begin",
            "commit",
            "rollback",
            "openrowset",
            "openquery",
            "opendatasource",
            "nextval",
            "setval",
            "attach",
            "detach",
            "pragma",
            "vacuum",
            "shutdown",
            "backup",
            "restore",
            "kill",
            "dbcc",
            "reconfigure",
            "waitfor",
            "bulk",
            "writetext",
            "updatetext",
            "updlock",
            "xlock",
            "tablock",
            "tablockx",
            "holdlock",
            "dblink",
            "dblink_exec",
            "query_to_xml",
            "lo_import",
            "lo_export",
            "load_file",
            "outfile",
            "dumpfile");

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
                depth--;
            } else if (part.isSymbol(';') && i < said.size() - 1) {
                throw new UnfitQueryException(part.line(), "a second statement follows the ';'; a file is one query");
            } else if (part.kind() == SqlText.Kind.WORD && (before == null || !before.isSymbol('.'))) {
                checkWord(part, said, i);
                if (depth == 0 && part.is("select") && !joins(before) && selects++ > 0) {
                    throw new UnfitQueryException(
                            part.line(), "a second statement follows without UNION or the like; a file is one query");
                }
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

    private void checkWord(SqlText.Part part, List<SqlText.Part> said, int i) {
        String word = part.text().toLowerCase(Locale.ROOT);
        if (FORBIDDEN.contains(word) || word.equals("share") && i > 0 && lastOf(said, i, "for")) {
            throw new UnfitQueryException(
                    part.line(),
                    part.text() + " is not allowed; a query only reads. If it is a column's name, put it in double"
                            + " quotes");
        }
        if (!dirty && DIRTY.contains(word)) {
            throw new UnfitQueryException(
                    part.line(),
                    part.text() + " reads rows that others may yet take back; take it out, or set"
                            + " isolation: read-uncommitted for the source");
        }
    }

    /** Whether FOR or FOR KEY stands before a word. */
    private static boolean lastOf(List<SqlText.Part> said, int i, String word) {
        return said.get(i - 1).is(word)
                || said.get(i - 1).is("key") && i > 1 && said.get(i - 2).is(word);
    }

    private static String shown(SqlText.Part part) {
        return part.kind() == SqlText.Kind.WORD
                ? part.text()
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
                                    + String.join(", :", new java.util.TreeSet<>(parameters.keySet())));
                }
                sent.append(value);
            } else if (!part.isSymbol(';')) {
                sent.append(part.text());
            }
        }
        return sent.toString().stripTrailing();
    }
}
