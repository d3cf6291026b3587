package org.rollcall.spec;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.source.CsvForm;
import org.rollcall.source.FixedWidthFile;

/** Reads how a file is written: what the file says of itself, else what the specification says of all. */
final class LayoutReader {

    /** What may be said of all files and of one. */
    static final List<String> KEYS =
            List.of("delimiter", "quote", "encoding", "dates", "endDates", "blank", "header", "skip");
    /** What may be said of one file alone. */
    static final List<String> FILE_KEYS = List.of("columns", "fields", "fixed");

    private static final Map<String, Character> DELIMITERS =
            Map.of("comma", ',', "tab", '\t', "pipe", '|', "semicolon", ';');
    private static final Map<String, Character> QUOTES =
            Map.of("double", '"', "single", '\'', "none", CsvForm.NO_QUOTE);
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})\\s*-\\s*(\\d{1,5})");

    private final Yaml all;

    LayoutReader(Yaml all) {
        this.all = all;
    }

    /** How files are written of which nothing else is said. */
    Layout ofAll() {
        return read(all);
    }

    Layout read(Yaml file) {
        List<FixedWidthFile.Column> fixed = fixed(file.get("fixed"));
        boolean header = of(file, "header").yes("header", fixed.isEmpty());
        List<String> columns = columns(file);
        if (header && fixed.isEmpty() && !columns.isEmpty()) {
            file.problem("columns and fields are for files without a header row; say header: false, or leave them out");
        }
        if (!header && fixed.isEmpty() && columns.isEmpty()) {
            file.problem("has header: false; name its columns, or say how many fields a row has");
        }
        if (character(of(file, "delimiter").get("delimiter"), DELIMITERS, ',')
                == character(of(file, "quote").get("quote"), QUOTES, '"')) {
            file.problem("has one mark as delimiter and as quote");
        }
        int skip = of(file, "skip").number("skip", 0);
        return new Layout(
                new CsvForm(
                        character(of(file, "delimiter").get("delimiter"), DELIMITERS, ','),
                        character(of(file, "quote").get("quote"), QUOTES, '"'),
                        skip,
                        header ? List.of() : columns),
                fixed,
                skip + (header ? 1 : 0),
                encoding(of(file, "encoding").get("encoding")),
                dates(of(file, "dates")),
                blanks(of(file, "blank")),
                endExclusive(of(file, "endDates").get("endDates")));
    }

    /** How the rows are written that the specification itself holds: dates also as the standard writes them. */
    Layout ownRows() {
        List<DateForm> dates = new ArrayList<>(dates(all));
        dates.add(DateForm.ISO);
        return new Layout(
                new CsvForm(',', '"', 0, List.of()),
                List.of(),
                0,
                null,
                dates,
                blanks(all),
                endExclusive(all.get("endDates")));
    }

    private Yaml of(Yaml file, String key) {
        return file.has(key) ? file : all;
    }

    private static List<FixedWidthFile.Column> fixed(Yaml fixed) {
        List<FixedWidthFile.Column> columns = new ArrayList<>();
        for (String name : fixed.keys()) {
            Matcher range = RANGE.matcher(fixed.text(name));
            if (!range.matches() || Integer.parseInt(range.group(1)) < 1 || from(range) > to(range)) {
                fixed.get(name).problem("'" + fixed.text(name) + "' is not two places such as 1-10");
            } else {
                columns.add(new FixedWidthFile.Column(name, from(range), to(range)));
            }
        }
        return columns;
    }

    private static int from(Matcher range) {
        return Integer.parseInt(range.group(1));
    }

    private static int to(Matcher range) {
        return Integer.parseInt(range.group(2));
    }

    private static List<String> columns(Yaml file) {
        List<String> names = new ArrayList<>(file.words("columns"));
        int fields = file.number("fields", 0);
        for (int i = names.size() + 1; i <= fields; i++) {
            names.add(numbered(i));
        }
        if (new HashSet<>(names).size() < names.size()) {
            file.get("columns").problem("names a column twice");
        }
        return names;
    }

    /** The name of a column that has none. */
    static String numbered(int place) {
        return "column " + place;
    }

    private static char character(Yaml given, Map<String, Character> words, char otherwise) {
        String text = given.text();
        if (text.isEmpty()) {
            return otherwise;
        }
        Character character = words.get(text.toLowerCase(Locale.ROOT));
        if (character != null) {
            return character;
        }
        if (text.length() != 1
                || text.charAt(0) < ' ' && text.charAt(0) != '\t'
                || Character.isLetterOrDigit(text.charAt(0))) {
            given.problem("'" + text + "' is none of " + String.join(", ", new java.util.TreeSet<>(words.keySet()))
                    + ", nor one mark");
            return otherwise;
        }
        return text.charAt(0);
    }

    private static Charset encoding(Yaml given) {
        String name = given.text();
        try {
            return name.isEmpty() ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            given.problem("'" + name + "' is not a character encoding; use a name such as windows-1252");
            return null;
        }
    }

    private static List<DateForm> dates(Yaml given) {
        List<DateForm> forms = new ArrayList<>();
        List<String> written = given.words("dates");
        for (String form : written.isEmpty() ? List.of("yyyy-MM-dd") : written) {
            try {
                forms.add(DateForm.of(form));
            } catch (IllegalArgumentException e) {
                given.get("dates").problem("'" + form + "' is not a form of dates such as M/d/yyyy");
            }
        }
        return forms;
    }

    private static Set<String> blanks(Yaml given) {
        Set<String> words = new HashSet<>();
        given.words("blank").forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        return words;
    }

    private static boolean endExclusive(Yaml given) {
        String text = given.text();
        if (!List.of("", "inclusive", "exclusive").contains(text)) {
            given.problem("'" + text + "' is neither inclusive (the last day) nor exclusive (the day after it)");
        }
        return text.equals("exclusive");
    }
}
