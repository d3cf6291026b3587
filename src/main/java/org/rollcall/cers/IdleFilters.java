package org.rollcall.cers;

import java.util.List;
import java.util.Map;
import org.rollcall.lea.ClassFilter;
import org.rollcall.lea.FilterKey;
import org.rollcall.lea.GroupRule;
import org.rollcall.lea.Wildcard;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Roster;

/** Finds values of filters that nothing in the roster has: a slip in one leaves everything out, or lets everything in. */
final class IdleFilters {

    private final Roster roster;
    private final ClassValues values;
    private final Warnings warnings;

    IdleFilters(Roster roster, ClassValues values, Warnings warnings) {
        this.roster = roster;
        this.values = values;
        this.warnings = warnings;
    }

    /** @param number of the rule */
    void warn(int number, GroupRule rule) {
        ClassFilter filter = rule.filter();
        filter.include().forEach((key, wanted) -> warn("groups[" + number + "].include", rule, key, wanted));
        filter.exclude().forEach((key, wanted) -> warn("groups[" + number + "].exclude", rule, key, wanted));
    }

    private void warn(String setting, GroupRule rule, FilterKey key, List<Wildcard> wanted) {
        if (key == FilterKey.GRADE && !rule.by().isOfClasses()) {
            return; // asks the students
        }
        for (Wildcard one : wanted) {
            if (!isMet(key, one)) {
                warnings.warn(setting + "[" + key.word() + "]: '" + one + "' matches no class of the roster");
            }
        }
    }

    private boolean isMet(FilterKey key, Wildcard wanted) {
        ClassFilter alone = new ClassFilter(Map.of(key, List.of(wanted)), Map.of());
        for (int c = 0; c < roster.classes().size(); c++) {
            if (roster.classes().isActive(c) && values.isKnown(c) && alone.passes(key, values.of(key, c))) {
                return true;
            }
        }
        return false;
    }
}
