package org.rollcall.run;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.rollcall.cers.LeftOut;

/** The rules by which the mapping leaves rows out, in words. */
final class Rules {

    private static final String CLASS = "class-";

    private final LocalDate date;

    /** @param date of the run */
    Rules(LocalDate date) {
        this.date = date;
    }

    /** A rule that leaves a class out. */
    Hindrance ofClass(String rule) {
        return switch (rule) {
            case "class-type" -> Hindrance.usual(
                    "is of a type that makes no groups",
                    LeftOut.Owner.OPS,
                    "add its type to groups[0].classes, if it should make groups");
            case "school-without-cds" -> Hindrance.fault(
                    "is at a school without a CDS code",
                    LeftOut.Owner.OPS,
                    "add the school to the LEA's mappings[org], unless the district enters the code in the SIS");
            case "other-school" -> Hindrance.usual(
                    "is at a school that is not taken",
                    LeftOut.Owner.OPS,
                    "add the school's CDS code to schools, if it should be taken");
            case "not-in-term" -> Hindrance.usual(
                    "is in no term that is in session on " + date,
                    LeftOut.Owner.SIS,
                    "correct the terms of the class, or their dates, in the SIS, if it meets now");
            case "subject" -> Hindrance.usual(
                    "has no subject that makes groups",
                    LeftOut.Owner.OPS,
                    "add its codes to groups[0].subjects or groups[0].courses, if it should make groups");
            case "no-students" -> Hindrance.fault(
                    "has no student with a known SSID",
                    LeftOut.Owner.SIS,
                    "enter its students, or their SSIDs, in the SIS");
            default -> other(rule);
        };
    }

    /** A rule that leaves an enrollment out. */
    Hindrance ofEnrollment(String rule) {
        if (rule.startsWith(CLASS)) {
            return ofClass(rule.substring(CLASS.length())).ofClass();
        }
        return switch (rule) {
            case "ended" -> Hindrance.usual(
                    "had ended by " + date, LeftOut.Owner.SIS, "correct the end date in the SIS, if it is wrong");
            case "not-begun" -> Hindrance.usual(
                    "begins after " + date, LeftOut.Owner.SIS, "correct the begin date in the SIS, if it is wrong");
            case "role" -> Hindrance.usual(
                    "is neither a student's nor a teacher's",
                    LeftOut.Owner.SIS,
                    "enter the person as a teacher of the class in the SIS, if they teach it");
            default -> Arrays.stream(LeftOut.Reason.values())
                    .filter(reason ->
                            reason.name().equals(rule.toUpperCase(Locale.ROOT).replace('-', '_')))
                    .findFirst()
                    .map(Hindrance::of)
                    .orElseGet(() -> other(rule));
        };
    }

    private static Hindrance other(String rule) {
        return Hindrance.fault(
                "is left out by the rule " + rule, LeftOut.Owner.OPS, "look the rule up in the run's run.json");
    }
}
