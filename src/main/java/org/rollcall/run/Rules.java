package org.rollcall.run;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.rollcall.cers.LeftOut;

/** The rules by which the mapping leaves rows out, in words. */
final class Rules {

    private static final String CLASS = "class-";
    private static final String FILTER = "filter-";
    private static final Hindrance SMALL = Hindrance.usual(
            "would be in a group of fewer students than its rule wants",
            LeftOut.Owner.OPS,
            "lower minimumStudents of groups[n], if such groups should be made");

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
                    "add its type to classes of groups[n], if it should make groups");
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
                    "add its codes to subjects or courses of groups[n], if it should make groups");
            case "no-students" -> Hindrance.fault(
                    "has no student with a known SSID",
                    LeftOut.Owner.SIS,
                    "enter its students, or their SSIDs, in the SIS");
            case "no-members" -> Hindrance.usual(
                    "has no student whom a group rule by list, grade or field takes",
                    LeftOut.Owner.OPS,
                    "add its students to the list, or a rule by section, if it should make groups");
            case "no-teacher" -> Hindrance.fault(
                    "has no teacher, and groups are made by teacher", LeftOut.Owner.SIS, "assign a teacher in the SIS");
            case "too-small" -> SMALL;
            default -> rule.startsWith(FILTER) ? filtered(rule.substring(FILTER.length())) : other(rule);
        };
    }

    private static Hindrance filtered(String key) {
        return Hindrance.usual(
                "is left out by the filter " + key + " of the group rules",
                LeftOut.Owner.OPS,
                "change include[" + key + "] or exclude[" + key + "] of groups[n], if it should make groups");
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
            case "staff" -> Hindrance.usual(
                    "has a part that no group rule gives access for",
                    LeftOut.Owner.OPS,
                    "add the part to staff of groups[n], if it should give access");
            case "not-in-list" -> Hindrance.usual(
                    "is of a student who is in no list",
                    LeftOut.Owner.OPS,
                    "add the student to the list, if they should be in a group");
            case "no-grade" -> Hindrance.usual(
                    "is of a student without a grade that makes groups",
                    LeftOut.Owner.SIS,
                    "enter the student's grade in the SIS, if it is missing");
            case "no-value" -> Hindrance.usual(
                    "is of a student who has nothing in the column that groups are made by",
                    LeftOut.Owner.SIS,
                    "enter the value in the SIS, if it is missing");
            case "too-small" -> SMALL;
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
