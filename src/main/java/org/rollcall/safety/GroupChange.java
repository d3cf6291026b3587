package org.rollcall.safety;

import java.util.List;

/**
 * What one night changes in a group.
 *
 * @param school CDS code
 * @param name its name now; of one that is emptied, its name in CERS
 * @param renamedFrom its name before; blank when it was not renamed
 * @param subjectFrom its subject before, as CERS writes it; blank when that stays
 * @param key what it is made from
 * @param studentsBefore how many were in it
 * @param studentsNow how many are
 * @param studentsIn SSIDs of who is new in it; nobody in a group that is added, where all are
 * @param studentsOut SSIDs of who is in it no more; nobody in a group that is emptied, where all are
 */
public record GroupChange(
        Kind kind,
        String school,
        String name,
        String renamedFrom,
        String subjectFrom,
        String key,
        int studentsBefore,
        int studentsNow,
        long[] studentsIn,
        long[] studentsOut,
        List<String> loginsIn,
        List<String> loginsOut) {

    boolean isNothing() {
        return subjectFrom.isEmpty()
                && studentsIn.length + studentsOut.length + loginsIn.size() + loginsOut.size() == 0;
    }

    /** What happens to the group. */
    public enum Kind {
        ADDED,
        RENAMED,
        EMPTIED,
        /** It stays, with other members or another subject. */
        MEMBERS
    }
}
