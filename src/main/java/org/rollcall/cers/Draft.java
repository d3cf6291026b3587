package org.rollcall.cers;

import java.util.List;
import java.util.Set;
import org.rollcall.lea.Subject;

/**
 * A group before it has a name and, where it is large, parts.
 *
 * @param rule the number of the rule that makes it
 * @param key what it is made from, as {@link GroupOrigin} has it
 * @param tail what tells it from every other group of its kind in its school
 * @param school CDS code
 * @param classes what it is made of, or the classes in which its students are, in the order of their ids
 * @param person the staff member it is for, as a number in the users table; -1 for none
 * @param word what its students have or are listed under; blank for a group of classes
 * @param ssids ascending, each once
 * @param logins ascending, each once
 * @param sources ids of those that own its classes
 */
record Draft(
        int rule,
        String key,
        String tail,
        String school,
        Subject subject,
        int[] classes,
        int person,
        String word,
        long[] ssids,
        List<String> logins,
        Set<String> sources) {

    /** Whether it is made of classes, and has what they have. */
    boolean isOfClasses() {
        return word.isEmpty();
    }
}
