package org.rollcall.lea;

/**
 * Where the school year of a night's groups comes from.
 *
 * @param year the year it ends in, when it is set; else 0
 */
public record SchoolYearRule(Kind kind, int year) {

    /** What says it. */
    public enum Kind {
        /** The sessions of the classes taken; the date where they do not say. */
        ROSTER,
        /** The date: July 1 begins a new one. */
        DATE,
        /** The setting. */
        SET
    }

    /**
     * Reads {@code roster}, {@code date} or a year.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static SchoolYearRule parse(String text) {
        if (text.matches("20\\d\\d")) {
            return new SchoolYearRule(Kind.SET, Integer.parseInt(text));
        }
        return switch (text) {
            case "roster" -> new SchoolYearRule(Kind.ROSTER, 0);
            case "date" -> new SchoolYearRule(Kind.DATE, 0);
            default -> throw new IllegalArgumentException(
                    "'" + text + "' is none of roster, date, and the year that the school year ends in, such as 2027");
        };
    }
}
