package org.rollcall.spec;

/** Blanks as exports have them: also the no-break kinds and those without a width. */
final class Blanks {

    private Blanks() {}

    /** The text without blanks at its ends. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' '
                || c > 0x7F
                        && (Character.isSpaceChar(c) || c == '\u200B' || c == '\u2060' || c == '\uFEFF' || c == 0x85);
    }
}
