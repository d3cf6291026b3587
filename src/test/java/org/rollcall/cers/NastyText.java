package org.rollcall.cers;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** Random text such as no SIS should hold, and spellings of one text that a database may take for one. */
public final class NastyText {

    private static final List<String> PIECES = List.of(
            "Math",
            "ELA",
            "Period",
            "1",
            "2",
            "II",
            "\u2161",
            "\u00B2",
            "\u2460",
            "Jos\u00E9",
            "Jose\u0301",
            "stra\u00DFe",
            "STRASSE",
            "\u0153uvre",
            "oeuvre",
            "\uFF2D\uFF41\uFF54\uFF48",
            "\uFB01n",
            "\u1FB3",
            "\u03B1\u03A3",
            "\u0130",
            "\u0131",
            "\u05E9\u05DC\u05D5\u05DD",
            "\u0645\u0631\u062D\u0628\u0627",
            "\u0939\u093F\u0902",
            "\u4E2D\u6587",
            "\uD83D\uDE00",
            "\uD835\uDC00",
            "NULL",
            "\\N",
            "\\",
            "\"",
            "\"\"",
            ",",
            "'",
            "=1+1",
            "+",
            "-",
            "@",
            "#",
            " ",
            "  ",
            "\u00A0",
            "\u3000",
            "\u200B",
            "\uFEFF",
            "\u200D",
            "\u00AD",
            "\u202E",
            "\t",
            "\n",
            "\r\n",
            "\u2028",
            "\u0301",
            "\u0338",
            "\u20DD",
            "\u0345",
            "\u034F",
            "\uFE0F",
            "\uFFFD",
            "\uE000",
            "\u0007",
            "\u001B",
            " (2)",
            "[k1]",
            "~2",
            "\u00A8",
            "\u037E",
            "\u1100\u1161",
            "\uFACF");

    private NastyText() {}

    /** Some text, often blank. */
    public static String of(Random random) {
        return random.ints(random.nextInt(8), 0, PIECES.size() + 1)
                .mapToObj(i -> i < PIECES.size() ? PIECES.get(i) : any(random))
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }

    private static String any(Random random) {
        int c = 1 + random.nextInt(0x2FFFF);
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? "?" : Character.toString(c);
    }

    /** The text in another spelling. */
    public static String respelt(String text, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(text, Normalizer.Form.NFD);
            case 3 -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            case 4 -> text.replace(" ", "\u00A0");
            case 5 -> text + " (2)";
            case 6 -> text.codePoints()
                    .mapToObj(c -> c > ' ' && c < 0x7F ? Character.toString(c + 0xFEE0) : Character.toString(c))
                    .collect(Collectors.joining());
            case 7 -> text.codePoints().mapToObj(Character::toString).collect(Collectors.joining("\u200B"));
            default -> text + "x".repeat(random.nextInt(260));
        };
    }
}
