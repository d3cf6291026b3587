package org.rollcall.run;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.rollcall.cers.LeftOut;

/** The rules that leave rows out, in words: the rest of a sentence whose subject is the row. */
final class Rules {

    private static final String CLASS = "class-";

    private Rules() {}

    static String words(String rule, LocalDate date) {
        if (rule.startsWith(CLASS) && !rule.equals("class-type")) {
            return "its class " + words(rule.substring(CLASS.length()), date);
        }
        return switch (rule) {
            case "type", "class-type" -> "is of a type that makes no groups (groups[0].classes)";
            case "school-without-cds" -> "is at a school without a CDS code (its identifier, or the crosswalk)";
            case "other-school" -> "is at a school that is not taken (schools)";
            case "not-in-term" -> "is in no term that is in session on " + date;
            case "subject" -> "has no subject that makes groups (groups[0].subject)";
            case "no-students" -> "has no student with a known SSID";
            case "ended" -> "had ended by " + date;
            case "not-begun" -> "had not begun on " + date;
            case "role" -> "is in a part that CERS does not know (neither student nor teacher)";
            case "not-active" -> "is deleted or refused";
            default -> Arrays.stream(LeftOut.Reason.values())
                    .filter(reason ->
                            reason.name().equals(rule.toUpperCase(Locale.ROOT).replace('-', '_')))
                    .findFirst()
                    .map(LeftOut.Reason::sentence)
                    .orElse("is left out (" + rule + ")");
        };
    }
}
