package org.rollcall.cers;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What CERS's database takes for one name: its collation ignores case, accents, width, zero-width characters and kinds
 * of blank, and knows ligatures. Folding a little more than it does costs at most a longer name; less would merge two
 * groups.
 */
public final class NameFold {

    private static final Map<Integer, String> LETTERS =
            letters("æ=ae œ=oe ß=ss ø=o đ=d ð=d ł=l ı=i þ=th ħ=h ŧ=t ſ=s ĸ=k ŋ=n ς=σ");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** From a letter of katakana to the same of hiragana. */
    private static final int KATAKANA = 'ァ' - 'ぁ';

    private NameFold() {}

    /** The key under which a name must be unique in its school and year. */
    public static String fold(String name) {
        if (GroupNames.isPlain(name)) { // as most are; folding them is one thing only
            return name.toLowerCase(Locale.ROOT);
        }
        // before letters change case: the iota below one (U+0345) would become a letter
        String compatible =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String cased = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(cased.length());
        Normalizer.normalize(cased, Normalizer.Form.NFKD).codePoints().forEach(c -> append(c, folded));
        int end = folded.length();
        while (end > 0 && folded.charAt(end - 1) == ' ') {
            end--;
        }
        return folded.substring(0, end);
    }

    private static void append(int c, StringBuilder folded) {
        if (GroupNames.isBlank(c)) {
            if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
            return;
        }
        switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK:
            case Character.ENCLOSING_MARK:
            case Character.COMBINING_SPACING_MARK:
            case Character.FORMAT:
            case Character.CONTROL:
                return;
            default:
                String letters = LETTERS.get(c);
                if (letters == null) {
                    folded.appendCodePoint(isKatakana(c) ? c - KATAKANA : c);
                } else {
                    folded.append(letters);
                }
        }
    }

    private static boolean isKatakana(int c) {
        return c >= 'ァ' && c <= 'ヶ';
    }

    private static Map<Integer, String> letters(String pairs) {
        Map<Integer, String> letters = new HashMap<>();
        for (String pair : pairs.split(" ")) {
            letters.put((int) pair.charAt(0), pair.substring(2));
        }
        return Map.copyOf(letters);
    }
}
