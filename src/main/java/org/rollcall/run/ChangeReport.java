package org.rollcall.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.safety.Changes;
import org.rollcall.safety.Figures;
import org.rollcall.safety.Gone;

/**
 * What a run changes in CERS, in figures.
 *
 * @param since the run that was published before
 * @param date its run date
 * @param lea all schools together
 * @param schools in which something changes, ordered by CDS code
 * @param emptyingRows groups that the set takes everybody out of, those of the nights before included
 * @param toDelete groups that wait for somebody to delete them in CERS
 */
public record ChangeReport(
        String since, LocalDate date, Figures lea, List<School> schools, int emptyingRows, int toDelete) {

    /** @param schoolNames by CDS code */
    static ChangeReport of(PublicationRecord before, Changes changes, Gone gone, Map<String, String> schoolNames) {
        return new ChangeReport(
                before.run(),
                before.date(),
                changes.lea(),
                changes.schools().stream()
                        .filter(school -> !school.figures().isNothing())
                        .map(school -> new School(
                                school.school(), schoolNames.getOrDefault(school.school(), ""), school.figures()))
                        .toList(),
                gone.emptied().size(),
                gone.toDelete().size());
    }

    /**
     * A school's.
     *
     * @param school CDS code
     */
    public record School(String school, String name, Figures figures) {}
}
