package org.rollcall.lea;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a group is named: words and parts such as {@code {course.title} P{period} {teacher.familyName}}. A part may name
 * alternatives, {@code {class.title|course.title}}, of which the first that is not blank is taken. A word whose parts
 * are all blank goes, and so does a lone mark such as {@code -} that then has nothing on one of its sides.
 */
public final class NameTemplate {

    private static final Pattern PART = Pattern.compile("\\{([^{}]*)}");

    private final String text;
    private final List<Word> words;
    private final Set<NamePart> parts;

    private NameTemplate(String text, List<Word> words) {
        this.text = text;
        this.words = words;
        Set<NamePart> named = EnumSet.noneOf(NamePart.class);
        words.forEach(word -> word.pieces.forEach(piece -> named.addAll(piece.parts)));
        this.parts = Collections.unmodifiableSet(named);
    }

    /** @throws IllegalArgumentException when a part is unknown, a brace is alone or no part is named at all */
    @JsonCreator
    static NameTemplate parse(String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.trim().split("\\s+")) {
            words.add(Word.parse(word));
        }
        NameTemplate template = new NameTemplate(text.trim(), List.copyOf(words));
        if (template.parts().isEmpty()) {
            throw new IllegalArgumentException("a group's name needs at least one part such as {course.title}");
        }
        return template;
    }

    /** The parts the template names. */
    public Set<NamePart> parts() {
        return parts;
    }

    /** The name, given the value of each part; blank when all parts are. */
    public String render(Function<NamePart, String> values) {
        List<String> kept = new ArrayList<>();
        boolean anyPart = false;
        boolean mark = false;
        for (Word word : words) {
            if (word.isMark()) {
                mark = !kept.isEmpty();
                if (mark) {
                    kept.add(word.render(values));
                }
                continue;
            }
            String rendered = word.render(values);
            if (rendered == null) {
                continue;
            }
            anyPart |= word.hasParts();
            kept.add(rendered);
            mark = false;
        }
        trimMarks(kept);
        return anyPart ? String.join(" ", kept) : "";
    }

    private static void trimMarks(List<String> kept) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            boolean last = i == kept.size() - 1;
            if (Word.isMark(kept.get(i)) && (last || Word.isMark(kept.get(i + 1)))) {
                kept.remove(i);
            }
        }
    }

    /** The text it was parsed from. */
    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    private record Piece(String literal, List<NamePart> parts) {

        String render(Function<NamePart, String> values) {
            for (NamePart part : parts) {
                String value = values.apply(part);
                if (value != null && !value.isBlank()) {
                    return value;
                }
            }
            return "";
        }
    }

    private record Word(List<Piece> pieces, boolean hasParts, boolean isMark) {

        /** What is asked of a word for each group is found out once. */
        static Word of(List<Piece> pieces) {
            boolean hasParts = pieces.stream().anyMatch(piece -> !piece.parts.isEmpty());
            String literals = pieces.stream().map(Piece::literal).collect(Collectors.joining());
            return new Word(List.copyOf(pieces), hasParts, !hasParts && isMark(literals));
        }

        static Word parse(String word) {
            List<Piece> pieces = new ArrayList<>();
            Matcher parts = PART.matcher(word);
            int end = 0;
            while (parts.find()) {
                literal(word.substring(end, parts.start()), pieces);
                List<NamePart> alternatives = new ArrayList<>();
                for (String key : parts.group(1).split("\\|", -1)) {
                    alternatives.add(NamePart.of(key.trim()));
                }
                pieces.add(new Piece("", List.copyOf(alternatives)));
                end = parts.end();
            }
            literal(word.substring(end), pieces);
            return of(pieces);
        }

        private static void literal(String literal, List<Piece> pieces) {
            if (literal.indexOf('{') >= 0 || literal.indexOf('}') >= 0) {
                throw new IllegalArgumentException("'" + literal
                        + "' has a brace without its other half; a part is written {course.title}, without blanks");
            }
            if (!literal.isEmpty()) {
                pieces.add(new Piece(literal, List.of()));
            }
        }

        static boolean isMark(String word) {
            return word.codePoints().noneMatch(Character::isLetterOrDigit);
        }

        /** The word, or null when it has parts and all are blank. */
        String render(Function<NamePart, String> values) {
            StringBuilder rendered = new StringBuilder();
            boolean filled = !hasParts();
            for (Piece piece : pieces) {
                String value = piece.parts.isEmpty() ? piece.literal : piece.render(values);
                filled |= !piece.parts.isEmpty() && !value.isEmpty();
                rendered.append(value);
            }
            return filled ? rendered.toString() : null;
        }
    }
}
