package org.rollcall.database;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what a database says fit to be shown: its first line, without the text it quotes from data, since that may be a
 * student's name or SSID, and without the password.
 */
final class Diagnosis {

    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*\"|'[^']*'|\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb");
    private static final Pattern NUMBER = Pattern.compile("\\d{6,}");
    private static final int LONGEST = 300;

    private final String password;

    /** @param password never to be shown; blank when there is none */
    Diagnosis(String password) {
        this.password = password;
    }

    /** Of a fault before anything was read: what a database or driver manager says then holds no data. */
    String ofConnecting(SqlFault fault) {
        return prefix(fault) + cut(withoutPassword(fault.getMessage()));
    }

    /** Of a fault of a query: of what it quotes, only that remains which the query itself says. */
    String of(SqlFault fault, String query) {
        String said = withoutPassword(firstLine(fault.getMessage()));
        String known = query.toLowerCase(Locale.ROOT);
        Matcher quoted = QUOTED.matcher(said);
        String shown = quoted.replaceAll(match -> {
            String inside = match.group().substring(1, match.group().length() - 1);
            boolean ours = !inside.isBlank() && known.contains(inside.toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(
                    ours
                            ? match.group()
                            : match.group().charAt(0) + "…"
                                    + match.group().charAt(match.group().length() - 1));
        });
        shown = NUMBER.matcher(shown).replaceAll(match -> known.contains(match.group()) ? match.group() : "…");
        return prefix(fault) + cut(shown);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return (end < 0 ? message : message.substring(0, end)).strip();
    }

    private static String prefix(SqlFault fault) {
        return fault.state().isEmpty() ? "" : "[" + fault.state() + "] ";
    }

    private String withoutPassword(String message) {
        return password.isEmpty() ? message : message.replace(password, "…");
    }

    private static String cut(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        line = line.endsWith(".") || line.endsWith(";") ? line.substring(0, line.length() - 1) : line;
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
