package org.rollcall.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a spreadsheet makes of a number that is no quantity; undone where that is certain. */
final class Spreadsheet {

    private static final Pattern FORMULA = Pattern.compile("=\"([^\"]*)\"");
    /** With a fraction or a plus sign: an id may well have an E between digits. */
    private static final Pattern SCIENTIFIC =
            Pattern.compile("(?=\\d[.,]|\\d[eE]\\+)(\\d)(?:[.,](\\d+))?[eE]\\+?(\\d{1,2})");

    private static final Pattern DECIMAL = Pattern.compile("(\\d+)\\.0+");

    private Spreadsheet() {}

    /** A value without the formula that keeps a spreadsheet from counting with it; nothing is damaged then. */
    static String uncovered(String value) {
        if (value.isEmpty() || value.charAt(0) != '=') {
            return value;
        }
        Matcher formula = FORMULA.matcher(value);
        return formula.matches() ? Blanks.trim(formula.group(1)) : value;
    }

    /**
     * The number as it was before a spreadsheet saved it.
     *
     * @throws UnfitValueException when digits are lost
     */
    static String restored(String value, Finding finding) {
        if (isPlain(value)) {
            return value;
        }
        if (value.charAt(0) == '\'') {
            return value.substring(1);
        }
        Matcher decimal = DECIMAL.matcher(value);
        if (decimal.matches()) {
            finding.found("a spreadsheet has added a decimal point", "removed");
            return decimal.group(1);
        }
        Matcher scientific = SCIENTIFIC.matcher(value);
        if (!scientific.matches()) {
            return value;
        }
        String fraction = scientific.group(2) == null ? "" : scientific.group(2);
        int exponent = Integer.parseInt(scientific.group(3));
        if (fraction.length() < exponent || !fraction.substring(exponent).matches("0*")) {
            throw new UnfitValueException(
                    "spreadsheet-number",
                    "a spreadsheet has rounded the number and lost its last digits; export it again without opening it in"
                            + " one");
        }
        finding.found("a spreadsheet has written the number with an exponent, all digits being there", "written out");
        return scientific.group(1) + fraction.substring(0, exponent);
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.' || c == ',' || c == '\'' || c == '+') {
                return false;
            }
        }
        return true;
    }
}
