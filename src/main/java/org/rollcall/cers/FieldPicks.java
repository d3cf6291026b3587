package org.rollcall.cers;

import java.util.List;
import org.rollcall.lea.GroupBy;
import org.rollcall.lea.GroupRule;
import org.rollcall.roster.Roster;

/** Picks students by what they have in a column; who has several grades is in the group of each. */
final class FieldPicks implements Picks {

    private final Roster roster;
    private final GroupRule rule;

    FieldPicks(Roster roster, GroupRule rule) {
        this.roster = roster;
        this.rule = rule;
    }

    @Override
    public List<String> words(int user, String school) {
        String value = roster.users().further(rule.field(), user);
        if (value.isEmpty() || !Picks.hasGrade(roster, rule, user)) {
            return List.of();
        }
        return rule.by() != GroupBy.GRADE
                ? List.of(value)
                : ClassValues.items(value).stream()
                        .filter(grade -> rule.filter().passes(org.rollcall.lea.FilterKey.GRADE, List.of(grade)))
                        .toList();
    }

    @Override
    public boolean has(int user) {
        return !words(user, "").isEmpty();
    }

    @Override
    public String rule() {
        return rule.by() == GroupBy.GRADE ? "no-grade" : "no-value";
    }
}
