package org.rollcall.safety;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.cers.Mapping;
import org.rollcall.cers.SchoolYears;
import org.rollcall.lea.ExpectedChange;
import org.rollcall.lea.FirstRun;
import org.rollcall.lea.Lea;
import org.rollcall.lea.SchoolYearRule;
import org.rollcall.publish.PublicationRecord;

/** Compares a night with what was last published and says, in sentences with figures, why a person should look first. */
public final class Guard {

    private final Lea lea;
    private final SchoolYears years;

    /**
     * What the guard says of a night.
     *
     * @param holds the reasons to hold it, a clause each; none when it may be published
     * @param passed what would have held it, were it not expected
     * @param expected the expected change that lets it pass; null when none is needed
     */
    public record Verdict(List<String> holds, List<String> passed, ExpectedChange expected) {

        /** There is nothing to be said. */
        public static final Verdict FREE = new Verdict(List.of(), List.of(), null);
    }

    public Guard(Lea lea, SchoolYears years) {
        this.lea = lea;
        this.years = years;
    }

    /**
     * Judges a night. An expected change lifts the limits alone, and only when nothing else holds the night, so that it
     * is not used up by a night that is not published.
     *
     * @param schoolNames by CDS code, for people
     */
    public Verdict judge(
            LocalDate date,
            Mapping mapping,
            Changes changes,
            PublicationRecord previous,
            Map<String, String> schoolNames) {
        List<String> holds = new ArrayList<>();
        int year = mapping.schoolYear(date);
        String refusal = years.refusal(year, date);
        if (refusal != null) {
            holds.add(refusal);
        }
        int byDate = SchoolYears.of(date);
        if (year != byDate && lea.schoolYear().kind() == SchoolYearRule.Kind.ROSTER) {
            holds.add("the sessions of the classes are of school year " + year + ", and " + date + " lies in " + byDate
                    + ": set schoolYear to date, or to the year that is right");
        }
        holds.addAll(altered(previous, changes));
        if (mapping.groups().isEmpty() && changes.lea().groupsCarried() > 0) {
            holds.add(
                    "no group can be made whole: each stays as CERS has it until the sources that are missing are back");
        } else if (mapping.groups().isEmpty()) {
            holds.add("there are no groups: no class of the LEA's schools is in session on " + date
                    + " with a student whose SSID is known");
        }
        if (previous.isEmpty() && lea.caution().firstRun() == FirstRun.HOLD) {
            holds.add("this is the LEA's first run (firstRun: hold): look at its files before CERS sees them");
        }
        List<String> over =
                previous.isEmpty() ? List.of() : new Overstepping(lea.limits(), schoolNames).clauses(changes);
        Optional<ExpectedChange> expected = lea.caution().expected(date, previous.spentChanges());
        if (holds.isEmpty() && !over.isEmpty() && expected.isPresent()) {
            return new Verdict(List.of(), over, expected.get());
        }
        holds.addAll(over);
        return new Verdict(List.copyOf(holds), List.of(), null);
    }

    /**
     * A reason to hold what is counted from files that somebody changed.
     *
     * @return a clause, or none
     */
    public static List<String> altered(PublicationRecord previous, Changes changes) {
        List<String> files = changes.altered();
        if (files.isEmpty()) {
            return List.of();
        }
        String which = files.size() == 1
                ? files.get(0) + " of " + previous.run() + " is"
                : files.size() + " files of " + previous.run() + ", the first " + files.get(0) + ", are";
        return List.of(which
                + " not what was published, so that what changes cannot be told for sure: restore the folder of that"
                + " run from a backup and run again, or look at changes.csv with care before you approve");
    }
}
