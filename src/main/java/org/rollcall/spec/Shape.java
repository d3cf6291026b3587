package org.rollcall.spec;

/** What a value looks like without saying what it is: every letter becomes a, every digit 9; an exponent stays one. */
final class Shape {

    private static final int MOST = 40;
    private static final String SCIENTIFIC = "[\\d.,]+[eE]\\+?\\d+";

    private Shape() {}

    /** The value, but for its letters and for numbers as long as an SSID. */
    static String masked(String value) {
        if (value.matches(SCIENTIFIC)) {
            return of(value);
        }
        StringBuilder masked = new StringBuilder();
        for (String part : value.split("(?<=\\d)(?!\\d)|(?<!\\d)(?=\\d)")) {
            masked.append(part.matches("\\d{1,8}") ? part : of(part));
        }
        return plain(masked.toString());
    }

    /** The value itself, on one line and not too long. */
    static String plain(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "...";
    }

    static String of(String value) {
        if (value.matches(SCIENTIFIC)) {
            return value.replaceAll("\\d", "9");
        }
        StringBuilder shape = new StringBuilder();
        value.codePoints().limit(MOST).forEach(c -> {
            if (Character.isLetter(c)) {
                shape.append(Character.isUpperCase(c) ? 'A' : 'a');
            } else {
                shape.appendCodePoint(Character.isDigit(c) ? '9' : Character.isISOControl(c) ? '?' : c);
            }
        });
        return shape + (value.codePointCount(0, value.length()) > MOST ? "..." : "");
    }
}
