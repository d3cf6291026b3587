package org.rollcall.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what a database says fit to be shown: its first line, without the text it quotes from data, since that may be a
 * student's name or SSID, and without the password.
 */
final class Diagnosis {

    /** Each quote that opens, and the one that closes it. */
    private static final List<String> QUOTES =
            List.of("\"\"", "''", "``", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb", "\u2039\u203a");

    /** A value in parentheses, as in {@code Key (ssid)=(1)} and {@code The duplicate key value is (1)}. */
    private static final Pattern TUPLE = Pattern.compile("(=\\s*|\\bis\\s+)\\(.*\\)");

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd}.,/:-]*\\p{Nd}");

    /** From so many digits on, however grouped, a number may be an SSID or a day of birth. */
    private static final int DIGITS = 6;

    private static final int LONGEST = 300;
    private static final int READ = 4000;

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
        if (isOfSomebody(fault)) {
            return prefix(fault) + "a function or trigger of the database refuses, in words that may hold data";
        }
        String shown = firstLine(withoutPassword(fault.getMessage()));
        for (String quote : QUOTES) {
            shown = quote.charAt(0) == quote.charAt(1)
                    ? withoutQuoted(shown, quote.charAt(0), query)
                    : withoutQuoted(shown, quote.charAt(0), quote.charAt(1), query);
        }
        shown = TUPLE.matcher(shown).replaceAll("$1(…)");
        shown = NUMBER.matcher(shown)
                .replaceAll(number ->
                        digits(number.group()) < DIGITS || says(query, number.group()) ? number.group() : "…");
        return prefix(fault) + cut(shown);
    }

    /** Whether the message is not the database's own but one that somebody programmed in it. */
    private static boolean isOfSomebody(SqlFault fault) {
        boolean sqlServer = fault.code() >= 50_000;
        boolean oracle = fault.code() >= 20_000 && fault.code() <= 20_999;
        return fault.state().equals("P0001") || fault.state().equals("45000") || sqlServer || oracle;
    }

    private static String withoutQuoted(String said, char open, char close, String query) {
        return Pattern.compile(open + "[^" + close + "]*" + close + "?")
                .matcher(said)
                .replaceAll(quoted -> {
                    String inside = quoted.group().substring(1).replace(String.valueOf(close), "");
                    return Matcher.quoteReplacement(open + (says(query, inside) ? inside : "…") + close);
                });
    }

    /** Where a quote opens and where it closes must be plain, or all from the first to the last goes. */
    private static String withoutQuoted(String said, char quote, String query) {
        List<Integer> places = new ArrayList<>();
        boolean inside = false;
        boolean plain = true;
        for (int i = said.indexOf(quote); i >= 0; i = said.indexOf(quote, i + 1)) {
            boolean after = i > 0 && Character.isLetterOrDigit(said.charAt(i - 1));
            boolean before = i + 1 < said.length() && Character.isLetterOrDigit(said.charAt(i + 1));
            if (inside ? before : after && before) {
                continue; // an apostrophe
            }
            plain &= inside || !after;
            places.add(i);
            inside = !inside;
        }
        if (places.isEmpty()) {
            return said;
        }
        if (inside || !plain) {
            int last = said.lastIndexOf(quote);
            places = List.of(
                    said.indexOf(quote), last > said.indexOf(quote) && closes(said, last) ? last : said.length());
        }
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (int i = 0; i < places.size(); i += 2) {
            String text = said.substring(places.get(i) + 1, places.get(i + 1));
            shown.append(said, at, places.get(i) + 1).append(says(query, text) ? text : "…");
            shown.append(quote);
            at = Math.min(said.length(), places.get(i + 1) + 1);
        }
        return shown.append(said, at, said.length()).toString();
    }

    private static boolean closes(String said, int quote) {
        return !Character.isWhitespace(said.charAt(quote - 1))
                && (quote + 1 == said.length() || !Character.isLetterOrDigit(said.charAt(quote + 1)));
    }

    private static long digits(String text) {
        return text.chars().filter(Character::isDigit).count();
    }

    /** Whether a query holds a text, not as a part of a longer word. */
    private static boolean says(String query, String text) {
        return !text.isBlank()
                && Pattern.compile(
                                "(?<![\\p{L}\\p{N}_])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}_])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(query)
                        .find();
    }

    private static String firstLine(String message) {
        String said = message.strip();
        int end = said.indexOf('\n');
        String line = (end < 0 ? said : said.substring(0, end)).strip();
        return line.length() <= READ ? line : line.substring(0, READ);
    }

    private static String prefix(SqlFault fault) {
        return fault.state().isEmpty() ? "" : "[" + fault.state() + "] ";
    }

    private String withoutPassword(String message) {
        return password.isEmpty() ? message : message.replace(password, "…");
    }

    private static String cut(String message) {
        String line = message.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
        line = line.matches(".*[.;?!]") ? line.substring(0, line.length() - 1) : line;
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
