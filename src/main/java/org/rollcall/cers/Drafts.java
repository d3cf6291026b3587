package org.rollcall.cers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rollcall.lea.GroupRule;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Roster;

/** The drafts of all rules, and what they are made of. */
final class Drafts {

    private final Membership members;
    private final ClassSelection classes;
    private final List<Draft> all = new ArrayList<>();
    private final List<BitSet> made = new ArrayList<>();
    private final List<Set<String>> words = new ArrayList<>();

    Drafts(
            Roster roster,
            List<GroupRule> rules,
            ClassSelection classes,
            Membership members,
            ClassStaff staff,
            Access access,
            Warnings warnings) {
        this.members = members;
        this.classes = classes;
        for (int r = 0; r < rules.size(); r++) {
            DraftMaker maker = new DraftMaker(roster, r, rules.get(r), classes, members, staff, access);
            List<Draft> drafts = maker.make();
            BitSet of = new BitSet();
            Set<String> there = new HashSet<>();
            for (Draft draft : drafts) {
                for (int c : draft.classes()) {
                    of.set(c);
                }
                there.add(place(draft.word(), draft.school()));
            }
            all.addAll(drafts);
            made.add(of);
            words.add(there);
            warn(r, rules.get(r), maker.small(), drafts, warnings);
            for (String group : maker.unmade()) {
                warnings.warn("groups[" + r + "].list: '" + group
                        + "' is not made, since none of its students is found in a" + " class that is taken");
            }
        }
    }

    private static void warn(int r, GroupRule rule, int small, List<Draft> drafts, Warnings warnings) {
        if (small > 0) {
            warnings.warn(String.format(
                    Locale.ROOT,
                    "groups[%d]: %,d groups of fewer than %,d students are left out (minimumStudents)",
                    r,
                    small,
                    rule.minimumStudents()));
        }
        if (!rule.field().isEmpty() && drafts.isEmpty() && small == 0) {
            warnings.warn("groups[" + r + "] makes no group: no student whom it could take has anything in the column "
                    + rule.field());
        }
        long unseen = rule.by().isOfClasses()
                ? 0
                : drafts.stream().filter(draft -> draft.logins().isEmpty()).count();
        if (unseen > 0) {
            warnings.warn(String.format(
                    Locale.ROOT,
                    "groups[%d]: nobody has access to %,d of its %,d groups; name people in its staff, its list or"
                            + " extraLogins",
                    r,
                    unseen,
                    drafts.size()));
        }
    }

    private static String place(String word, String school) {
        return word + '\n' + school;
    }

    /** Every one, those that two rules make twice. */
    List<Draft> all() {
        return all;
    }

    /** Whether a rule made a group of a class, or of students in it. */
    boolean isMade(int r, int c) {
        return made.get(r).get(c);
    }

    /** Whether any rule did. */
    boolean isMade(int c) {
        return made.stream().anyMatch(of -> of.get(c));
    }

    /** Whether a student is in a group through a class. */
    boolean isIn(int c, int user) {
        for (int r = 0; r < made.size(); r++) {
            if (classes.takes(r, c) && made.get(r).get(c) && (members.picks(r) == null || isPicked(r, c, user))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPicked(int r, int c, int user) {
        String school = classes.schoolOf(c);
        return members.picks(r).words(user, school).stream()
                .anyMatch(word -> words.get(r).contains(place(word, school)));
    }
}
