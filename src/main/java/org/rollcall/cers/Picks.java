package org.rollcall.cers;

import java.util.List;
import org.rollcall.lea.FilterKey;
import org.rollcall.lea.GroupBy;
import org.rollcall.lea.GroupRule;
import org.rollcall.roster.Roster;

/** The students whom a rule picks one by one, and by which words: each makes a group at each of their schools. */
interface Picks {

    /** The words of a student at a school; none when the student is not picked. */
    List<String> words(int user, String school);

    /** Whether a student is picked at any school. */
    boolean has(int user);

    /** Why a student who is not picked is left out, as the ledger has it. */
    String rule();

    /** The picks of each rule; null for one that takes whole classes. */
    static Picks[] of(Roster roster, List<GroupRule> rules) {
        Picks[] picks = new Picks[rules.size()];
        for (int r = 0; r < picks.length; r++) {
            GroupRule rule = rules.get(r);
            if (rule.by() == GroupBy.LIST) {
                picks[r] = new ListPicks(roster, r, rule);
            } else if (!rule.by().isOfClasses()) {
                picks[r] = new FieldPicks(roster, rule);
            }
        }
        return picks;
    }

    /** Whether a student's grades let them pass. */
    static boolean hasGrade(Roster roster, GroupRule rule, int user) {
        return !rule.filter().asks(FilterKey.GRADE)
                || rule.filter()
                        .passes(
                                FilterKey.GRADE,
                                ClassValues.items(roster.users().further(GroupRule.GRADES, user)));
    }
}
