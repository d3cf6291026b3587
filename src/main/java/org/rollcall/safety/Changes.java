package org.rollcall.safety;

import java.util.List;
import org.rollcall.cers.StudentGroup;

/**
 * What a night changes in CERS: the groups in force held against tonight's set.
 *
 * @param lea all schools together
 * @param schools ordered by CDS code; those in which nothing changes, too
 * @param groups that change, ordered by school and name
 * @param turnover of what is made from one class or the like and stays, with other members
 * @param altered files that say what is in force and are not byte for byte what they were when it was published
 */
public record Changes(
        Figures lea,
        List<SchoolChange> schools,
        List<GroupChange> groups,
        List<GroupTurnover> turnover,
        List<String> altered) {

    /** Of a night whose set says what the last one said. */
    public static Changes none(Gone gone) {
        Figures figures = new Figures(0, 0, 0, 0, 0, gone.carried().size(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new Changes(figures, List.of(), List.of(), List.of(), List.of());
    }

    /** Whether CERS is to have what it has. */
    public boolean isNothing() {
        return lea.isNothing();
    }

    /**
     * Compares.
     *
     * @param groups that tonight's roster makes
     * @param gone what becomes of those in force that it does not make
     */
    public static Changes of(InForce before, List<StudentGroup> groups, Gone gone) {
        return Comparison.changes(before, groups, gone);
    }
}
