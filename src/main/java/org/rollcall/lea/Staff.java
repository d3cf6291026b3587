package org.rollcall.lea;

import java.util.Set;

/**
 * Who of the staff has access to the groups of a rule.
 *
 * @param primary the teachers whose enrollments say that they are the primary ones; all teachers of a class none of whose
 *     enrollments does
 * @param coTeachers the other teachers
 * @param substitutes those who stand in for any of these today, by the LEA's extra logins
 * @param field of a rule by field, the staff member whom the value names
 * @param roles of other enrollments, such as {@code aide}
 */
public record Staff(boolean primary, boolean coTeachers, boolean substitutes, boolean field, Set<String> roles) {

    /** Whether people get access through the classes that they are enrolled in. */
    public boolean isOfClasses() {
        return primary || coTeachers || !roles.isEmpty();
    }
}
