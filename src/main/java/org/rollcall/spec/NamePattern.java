package org.rollcall.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file is named: text, {@code *} for any text, and at most one date or time in braces, such as
 * {@code students_{yyyyMMdd}.csv}. Capital letters do not matter. The file may come packed: with {@code .gz} or
 * {@code .zip} behind its name, or {@code .zip} in place of its ending.
 */
final class NamePattern {

    private static final Pattern DATE = Pattern.compile("\\{([yuMdHms_-]+)}");

    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 11, 30, 18, 30);

    private final String text;
    private final Pattern name;
    private final DateTimeFormatter form;

    /** @throws IllegalArgumentException saying what is wrong with it */
    NamePattern(String text) {
        this.text = text;
        if (text.isBlank() || text.contains("/") || text.contains("\\") || text.startsWith(".")) {
            throw new IllegalArgumentException("'" + text + "' is not the name of a file");
        }
        Matcher date = DATE.matcher(text);
        StringBuilder regex = new StringBuilder();
        if (date.find()) {
            String digits = date.group(1).replaceAll("[yuMdHms]", "\\\\d");
            regex.append(literal(text.substring(0, date.start())))
                    .append("(?<stamp>")
                    .append(digits)
                    .append(')')
                    .append(ending(text.substring(date.end())));
            form = formatter(date.group(1));
        } else {
            regex.append(ending(text));
            form = null;
        }
        name = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static DateTimeFormatter formatter(String letters) {
        try {
            DateTimeFormatter formatter = DateForm.of(letters).formatter();
            LocalDate.parse(LocalDate.of(2026, 11, 30).atTime(18, 30).format(formatter), formatter);
            return formatter;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'{" + letters + "}' is not a date in a name; write year, month and day, such as {yyyyMMdd}", e);
        }
    }

    private String literal(String part) {
        if (part.indexOf('{') >= 0 || part.indexOf('}') >= 0) {
            throw new IllegalArgumentException("'" + text + "' has a brace that is no date such as {yyyyMMdd}");
        }
        StringBuilder regex = new StringBuilder();
        for (String piece : part.split("(?<=\\*)|(?=\\*)")) {
            regex.append(piece.equals("*") ? ".*" : Pattern.quote(piece));
        }
        return regex.toString();
    }

    /** The end of a name, plain or packed. */
    private String ending(String part) {
        int dot = part.lastIndexOf('.');
        String whole = literal(part) + "(?:\\.gz|\\.zip)?";
        return dot < 0 ? whole : "(?:" + whole + "|" + literal(part.substring(0, dot)) + "\\.zip)";
    }

    /** Whether a file may be the one that is meant. */
    boolean matches(String file) {
        Matcher matcher = name.matcher(file);
        return matcher.matches() && (form == null || date(matcher).isPresent());
    }

    /** The date in a file's name; empty when the pattern has none. */
    Optional<LocalDate> date(String file) {
        Matcher matcher = name.matcher(file);
        return form == null || !matcher.matches() ? Optional.empty() : date(matcher);
    }

    private Optional<LocalDate> date(Matcher matcher) {
        try {
            return Optional.of(LocalDate.parse(matcher.group("stamp"), form));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether another pattern fits a name that this one fits. */
    boolean overlaps(NamePattern other) {
        return other.matches(sample()) || matches(other.sample());
    }

    private String sample() {
        String named = form == null ? text : DATE.matcher(text).replaceFirst(SAMPLE.format(form));
        return named.replace("*", "0");
    }

    /** The pattern as written. */
    @Override
    public String toString() {
        return text;
    }
}
