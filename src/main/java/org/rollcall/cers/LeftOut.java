package org.rollcall.cers;

import org.rollcall.ledger.Origin;

/**
 * Someone or something in scope that did not reach CERS for a reason that can be mended: one line of
 * {@code left-out.csv}.
 *
 * @param school CDS code, or blank when it is not known
 * @param sourcedId the SIS's own id
 * @param name for people to recognise; blank when not known
 * @param origin the file it stands in, or the collection it came in
 * @param line the line of that file, or the number of the record in that collection
 */
public record LeftOut(
        Kind kind, String school, String sourcedId, String name, Reason reason, Origin origin, long line) {

    /** What is left out. */
    public enum Kind {
        SCHOOL,
        CLASS,
        TEACHER,
        STUDENT,
        ENROLLMENT,
        ROW
    }

    /** Who can mend it. */
    public enum Owner {
        SIS,
        OPS
    }

    /** Why, what to do, and whose work it is. */
    public enum Reason {
        SSID_MISSING("has no SSID", "enter the SSID from CALPADS in the SIS", Owner.SIS),
        SSID_MALFORMED("has an SSID that is not 10 digits", "correct the SSID in the SIS", Owner.SIS),
        SSID_CONFLICT("has two different SSIDs", "find the right one in CALPADS and remove the other", Owner.SIS),
        SSID_SHARED(
                "has the SSID of another student", "find out in CALPADS whose it is and correct the other", Owner.SIS),
        LOGIN_MISSING("has no e-mail address", "enter the address of the teacher's TOMS account in the SIS", Owner.SIS),
        LOGIN_MALFORMED("has an e-mail address that is none", "correct the address in the SIS", Owner.SIS),
        LOGIN_DISABLED(
                "is disabled (enabledUser false)",
                "end the teacher's enrollments, or enable the user, in the SIS",
                Owner.SIS),
        LOGIN_UNKNOWN(
                "has an e-mail address that TOMS has no account for",
                "correct the address in the SIS, or add the account in TOMS (logins.csv has the nearest)",
                Owner.SIS),
        LISTED_UNKNOWN(
                "is in a student list, and no source has such a student",
                "correct the number in the list, or take the row out",
                Owner.OPS),
        LISTED_NOT_ENROLLED(
                "is in a student list, and in no class that counts now",
                "take the row out of the list, unless the district enrolls the student in the SIS",
                Owner.OPS),
        CLASS_WITHOUT_TEACHER("has no teacher: nobody sees its group", "assign a teacher in the SIS", Owner.SIS),
        SCHOOL_WITHOUT_CDS(
                "has no 14-digit CDS code: none of its classes is taken",
                "enter the code as the school's identifier in the SIS, or add the school to the LEA's mappings[org]",
                Owner.OPS),
        ROW_REFUSED("is refused", "see the same file and line in refused.csv", Owner.SIS);

        private final String sentence;
        private final String fix;
        private final Owner owner;

        Reason(String sentence, String fix, Owner owner) {
            this.sentence = sentence;
            this.fix = fix;
            this.owner = owner;
        }

        /** The reason, as the rest of a sentence whose subject is the person or thing. */
        public String sentence() {
            return sentence;
        }

        /** What to do about it. */
        public String fix() {
            return fix;
        }

        /** Who can do it. */
        public Owner owner() {
            return owner;
        }
    }
}
