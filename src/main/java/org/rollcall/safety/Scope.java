package org.rollcall.safety;

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

    /** Adds what was counted in a school; from several threads. */
    synchronized void add(Scope school) {
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
        before.add(members);
        seenBefore += seen(members);
    }

    void now(Members members) {
        now.add(members);
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

    /** What it comes to, without who they are: sorting all of a district's would take as long as all the rest. */
    Figures figures() {
        return figures(
                now.studentsWithout(before),
                before.studentsWithout(now),
                (int) now.loginsWithout(before).count(),
                (int) before.loginsWithout(now).count());
    }

    /** What it comes to in a school. */
    SchoolChange change(String school) {
        Members in = now.without(before);
        Members out = before.without(now);
        return new SchoolChange(
                school,
                figures(
                        in.ssids().length,
                        out.ssids().length,
                        in.logins().size(),
                        out.logins().size()),
                in.ssids(),
                out.ssids(),
                in.logins(),
                out.logins());
    }

    private Figures figures(int studentsIn, int studentsOut, int loginsIn, int loginsOut) {
        return new Figures(
                groupsBefore,
                added,
                emptied,
                renamed,
                changed,
                carried,
                before.students(),
                studentsIn,
                studentsOut,
                before.logins(),
                loginsIn,
                loginsOut,
                before.places(),
                now.places(),
                seenBefore,
                seenNow);
    }
}
