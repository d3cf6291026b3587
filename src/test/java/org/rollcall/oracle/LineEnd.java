package org.rollcall.oracle;

/** The ends a line may have: CRLF, LF or CR. */
final class LineEnd {

    private LineEnd() {}

    /** The line end that starts at a place of a text, empty when none does. */
    static String at(String text, int index) {
        if (text.startsWith("\r\n", index)) {
            return "\r\n";
        }
        if (text.startsWith("\n", index)) {
            return "\n";
        }
        return text.startsWith("\r", index) ? "\r" : "";
    }

    /** Whatever ends the first line, empty when the text has one line only. */
    static String first(String text) {
        for (int i = 0; i < text.length(); i++) {
            String end = at(text, i);
            if (!end.isEmpty()) {
                return end;
            }
        }
        return "";
    }

    /** The usual name of a line end. */
    static String name(String end) {
        return switch (end) {
            case "\r\n" -> "CRLF";
            case "\n" -> "LF";
            case "\r" -> "CR";
            default -> "nothing";
        };
    }
}
