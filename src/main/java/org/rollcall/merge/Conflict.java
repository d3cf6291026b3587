package org.rollcall.merge;

import java.util.Locale;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.Entity;

/**
 * Something that two sources do not agree in: one line of {@code conflicts.csv}.
 *
 * @param entity what the rows are
 * @param sourcedId of the merged row
 * @param field what they differ in, as settings name it; blank when it is more than one field
 * @param kept what counts; when neither does, what the source that comes first says
 * @param lost what does not count
 * @param what what was decided and why, without student data
 */
public record Conflict(
        Kind kind, Entity entity, String sourcedId, String field, Evidence kept, Evidence lost, String what) {

    /** What sort of disagreement it is. */
    public enum Kind {
        /** Two values of one field. */
        VALUE,
        /** Two valid SSIDs of one student. */
        TWO_SSIDS,
        /** One SSID of two students. */
        SHARED_SSID,
        /** A key that more than one row has, by which none can be found. */
        AMBIGUOUS,
        /** An id that two people have, who have neither name in common. */
        OTHER_NAME,
        /** A person whom one source says is to be deleted and another has. */
        DELETED,
        /** A teacher's key that a student has too. */
        TEACHER_ALSO_STUDENT,
        /** A place in a class that the source which owns the class does not have. */
        MEMBERSHIP;

        /** The kind as reports and people call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What one source says.
     *
     * @param value the value; blank where it is not kept, as names of students are not
     * @param origin the file it stands in
     * @param line the line of that file
     */
    public record Evidence(String value, Origin origin, long line) {}
}
