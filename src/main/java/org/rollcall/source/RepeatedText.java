package org.rollcall.source;

import java.util.Arrays;

/**
 * The values of one column, of which many repeat the one before: statuses, roles, schools. These are one string, which
 * costs less than a new one and is found to be the same at a glance.
 */
final class RepeatedText {

    private char[] chars = new char[64];
    private String last = "";

    /** The text of some characters; null when a zero is among them. */
    String text(char[] buffer, int offset, int length) {
        if (length == last.length() && isLast(buffer, offset, length)) {
            return last;
        }
        String text = new String(buffer, offset, length);
        if (text.indexOf(0) >= 0) {
            return null;
        }
        if (length > chars.length) {
            return text; // such values hardly repeat
        }
        System.arraycopy(buffer, offset, chars, 0, length);
        last = text;
        return text;
    }

    /** Ids seldom begin and end alike, so that most need no longer look. */
    private boolean isLast(char[] buffer, int offset, int length) {
        return length == 0
                || buffer[offset] == chars[0]
                        && buffer[offset + length - 1] == chars[length - 1]
                        && Arrays.equals(buffer, offset, offset + length, chars, 0, length);
    }
}
