package org.rollcall.oracle;

import java.text.Normalizer;
import java.util.Locale;

/** Equality of text in the database (utf8_unicode_ci), which is wider than the validator's. */
final class Collation {

    private static final int BLANK = ' ';

    private Collation() {}

    /**
     * The form two texts share when the database holds them equal: compatibility decomposition, case folded, marks
     * stripped, œ as oe, every Unicode space as a blank, zero-width characters dropped, trailing blanks ignored.
     */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> !isMark(c) && !isZeroWidth(c))
                .map(c -> Character.isSpaceChar(c) ? BLANK : c)
                .mapToObj(Collation::foldedCase)
                .forEach(folded::append);
        return folded.toString().replace("œ", "oe").replaceAll(" +$", "");
    }

    /** SQL TRIM: takes the blank U+0020 off both ends and nothing else. */
    static String trim(String text) {
        return text.replaceAll("^ +| +$", "");
    }

    /** Format characters, which take no room and have no weight. */
    static boolean isZeroWidth(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT;
    }

    // By character, because the lower case of a sigma depends on its place in the word; through the upper case, where ß
    // becomes two letters. The dotless ı has no other case in Unicode's folding, unlike in Java's mapping.
    private static String foldedCase(int codePoint) {
        String letter = Character.toString(codePoint);
        return letter.equals("ı")
                ? letter
                : letter.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
