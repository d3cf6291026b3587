package org.rollcall.roster;

import java.nio.charset.StandardCharsets;

/**
 * A text as the bytes of its UTF-8, which may stand among others: most are looked at where a file has them, and never
 * become a string. Half of a surrogate pair, as JSON may have it, is U+FFFD, and not the question mark that Java writes.
 */
record Utf8(byte[] bytes, int from, int to) {

    private static final char REPLACEMENT = '\uFFFD';

    static Utf8 of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Utf8 utf8 = new Utf8(bytes, 0, bytes.length);
        return utf8.indexOf('?') < 0 || utf8.toString().equals(text) ? utf8 : of(withoutHalves(text));
    }

    private static String withoutHalves(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** How many bytes it has. */
    int length() {
        return to - from;
    }

    /** One of its bytes; below zero when it is part of a character that is not of ASCII. */
    byte at(int place) {
        return bytes[from + place];
    }

    /** Where a character of ASCII first stands, or -1. */
    int indexOf(char c) {
        int at = from;
        while (at < to && bytes[at] != c) {
            at++;
        }
        return at < to ? at - from : -1;
    }

    boolean isAscii() {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    /** Its characters when all are of ASCII. */
    CharSequence characters() {
        return new Characters(this);
    }

    private record Characters(Utf8 text) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            return (char) text.at(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Characters(new Utf8(text.bytes, text.from + start, text.from + end));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** The text. */
    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
