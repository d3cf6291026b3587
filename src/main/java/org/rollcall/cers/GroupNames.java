package org.rollcall.cers;

import java.text.Normalizer;

/** Makes text fit for {@code group_name}: what CERS stores is what was meant. */
final class GroupNames {

    /** The width of CERS's column, in characters. */
    static final int MAX_LENGTH = 255;

    private static final String FORMULA = "=+-@'";
    /** Standing alone, CERS's validator takes it for an iota and its database for nothing: no one key could cover both. */
    private static final char IOTA_BELOW = '\u0345';

    private GroupNames() {}

    static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * NFC; any run of blanks as one; no zero-width, control or backslash characters (the loader takes a backslash for
     * an escape); nothing outside the Basic Multilingual Plane (the loader's character set ends there); nothing at the
     * start that a spreadsheet would take for a formula.
     */
    static String clean(String text) {
        if (isPlain(text) && (text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> append(c, kept));
        // a letter and a mark compose once what stood between them is gone
        String clean = Normalizer.normalize(kept, Normalizer.Form.NFC);
        int start = 0;
        while (start < clean.length() && (FORMULA.indexOf(clean.charAt(start)) >= 0 || clean.charAt(start) == ' ')) {
            start++;
        }
        return clean.substring(start).strip();
    }

    /** Whether a text is printable ASCII without a backslash, with one blank at a time and none around it. */
    static boolean isPlain(String text) {
        char last = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '\\' || c == ' ' && last == ' ') {
                return false;
            }
            last = c;
        }
        return text.isEmpty() || last != ' ';
    }

    private static void append(int c, StringBuilder clean) {
        if (isBlank(c)) {
            if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                clean.append(' ');
            }
        } else if (c == '\\') {
            clean.append('/');
        } else if (isStorable(c)) {
            clean.appendCodePoint(c);
        }
    }

    /** Whether MySQL's loader takes a name, unquoted, for no value at all. */
    static boolean isNull(String name) {
        return name.equalsIgnoreCase("NULL");
    }

    static boolean isStorable(int c) {
        if (!Character.isBmpCodePoint(c) || c == '\uFFFD' || c == '\uFEFF' || c == IOTA_BELOW) {
            return false;
        }
        switch (Character.getType(c)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.SURROGATE:
            case Character.PRIVATE_USE:
            case Character.UNASSIGNED:
                return false;
            default:
                return true;
        }
    }

    /** The name and an ending within the length CERS has room for; the name gives way, after a whole word if it can. */
    static String fit(String name, String ending) {
        int room = MAX_LENGTH - ending.length();
        if (name.length() <= room) {
            return ending.isEmpty() ? name : name + ending;
        }
        int blank = name.lastIndexOf(' ', room - 1);
        return name.substring(0, blank > room / 2 ? blank : room - 1).strip() + "…" + ending;
    }
}
