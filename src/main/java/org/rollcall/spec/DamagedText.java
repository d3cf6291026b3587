package org.rollcall.spec;

import java.util.regex.Pattern;

/** Letters that were lost, or turned into others, before the file came: nobody can put them back but the exporter. */
final class DamagedText {

    private static final Pattern INSIDE = Pattern.compile("\\p{L}\\?+\\p{L}");
    private static final Pattern AT_AN_END = Pattern.compile("\\p{L}\\?+$|^\\?+\\p{L}");
    /** UTF-8 that was read as windows-1252: the letters that its first and second bytes become. */
    private static final Pattern TWICE =
            Pattern.compile("[\u00C2-\u00C5][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E"
                    + "\u0192\u02C6\u02DC\u2013-\u2026\u20AC\u2122]|\u00E1[\u00BA\u00BB]");

    private DamagedText() {}

    /**
     * What is wrong with a text; null when nothing shows.
     *
     * @param name whether it is a person's name, which ends in no question mark
     */
    static String damage(String text, boolean name) {
        if (isPlain(text)) {
            return null;
        }
        if (text.indexOf('\uFFFD') >= 0) {
            return "the exporter has put a replacement character where a letter was";
        }
        if (TWICE.matcher(text).find()) {
            return "the exporter has encoded it twice";
        }
        boolean marked =
                INSIDE.matcher(text).find() || name && AT_AN_END.matcher(text).find();
        return marked ? "the exporter has put a question mark where a letter was" : null;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' || c > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
