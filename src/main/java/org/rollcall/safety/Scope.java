package org.rollcall.safety;

import java.util.List;

/** What a night changes in a school or in the whole LEA, while it is being counted. */
final class Scope {

    private final Crowd before = new Crowd();
    private final Crowd now = new Crowd();
    private int groupsBefore;
    private int added;
    private int emptied;
    private int renamed;
    private int changed;
    private int carried;
    private int seenBefore;
    private int seenNow;

    /** Adds what was counted in a school. */
    void add(Scope school) {
        before.add(school.before);
        now.add(school.now);
        groupsBefore += school.groupsBefore;
        added += school.added;
        emptied += school.emptied;
        renamed += school.renamed;
        changed += school.changed;
        carried += school.carried;
        seenBefore += school.seenBefore;
        seenNow += school.seenNow;
    }

    void before(Members members) {
        groupsBefore++;
        before.add(members.ssids(), members.logins());
        seenBefore += seen(members);
    }

    void now(Members members) {
        now.add(members.ssids(), members.logins());
        seenNow += seen(members);
    }

    private static int seen(Members members) {
        return members.logins().isEmpty() ? 0 : members.ssids().length;
    }

    void carried() {
        carried++;
    }

    void count(GroupChange.Kind kind) {
        switch (kind) {
            case ADDED -> added++;
            case EMPTIED -> emptied++;
            case RENAMED -> renamed++;
            case MEMBERS -> changed++;
        }
    }

    SchoolChange change(String school) {
        long[] studentsBefore = before.students();
        long[] studentsNow = now.students();
        long[] in = Crowd.without(studentsNow, studentsBefore);
        long[] out = Crowd.without(studentsBefore, studentsNow);
        List<String> loginsIn = Crowd.without(now.logins(), before.logins());
        List<String> loginsOut = Crowd.without(before.logins(), now.logins());
        Figures figures = new Figures(
                groupsBefore,
                added,
                emptied,
                renamed,
                changed,
                carried,
                studentsBefore.length,
                in.length,
                out.length,
                before.logins().size(),
                loginsIn.size(),
                loginsOut.size(),
                before.places(),
                now.places(),
                seenBefore,
                seenNow);
        return new SchoolChange(school, figures, in, out, loginsIn, loginsOut);
    }
}
