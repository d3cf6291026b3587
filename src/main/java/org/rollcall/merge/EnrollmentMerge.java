package org.rollcall.merge;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.lea.MergeRules.Memberships;
import org.rollcall.ledger.Account;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Fingerprint;
import org.rollcall.roster.LongIndex;
import org.rollcall.roster.RosterClass;

/**
 * Joins the enrollments of all sources: those of a class are its owner's, which is the first source that has the class,
 * so that a student who left in the better source is not brought back by the worse.
 */
final class EnrollmentMerge {

    private final List<Side> sides;
    private final Enrollments merged;
    private final EntityMerge<RosterClass> classes;
    private final boolean union;
    private final Conflicts conflicts;
    private final DetailMerge details;
    private final int[] ranks;
    private final List<int[]> foreign = new ArrayList<>();

    EnrollmentMerge(Merging merging, EntityMerge<RosterClass> classes, DetailMerge details) {
        this.sides = merging.sides();
        this.merged = merging.first().roster().enrollments();
        this.classes = classes;
        this.union = merging.rules().memberships() == Memberships.UNION;
        this.conflicts = merging.conflicts();
        this.details = details;
        this.ranks = merging.ownership();
    }

    void merge() {
        int[] owners = new int[classes.table().size()];
        for (int c = 0; c < owners.length; c++) {
            owners[c] = classes.table().isActive(c) ? classes.owner(c, ranks) : -1;
        }
        int own = merged.size();
        LongIndex seen = new LongIndex();
        for (int source = 0; source < ranks.length; source++) {
            Enrollments theirs = sides.get(source).roster().enrollments();
            int count = 0;
            for (int e = 0; e < (source == 0 ? own : theirs.size()); e++) {
                if (theirs.dropped(e)) {
                    continue;
                }
                int c = sides.get(source).numbers().of(Entity.CLASSES, theirs.rosterClass(e));
                if (c < 0 || owners[c] < 0) {
                    account(source, theirs, e).filtered("refers-to-filtered-classes", 1);
                    drop(source, e);
                } else if (union || owners[c] == source) {
                    if (isTold(source, theirs, e, c, seen)) {
                        sides.get(source).tally().joined(Entity.ENROLLMENTS.collection());
                    } else {
                        count++;
                    }
                    if (source > 0) {
                        add(source, theirs, e, c, sides.get(source).files().get(Entity.ENROLLMENTS));
                    }
                } else {
                    foreign.add(new int[] {source, e, c, owners[c]});
                }
            }
            sides.get(source).tally().own(Entity.ENROLLMENTS.collection(), count);
        }
        if (!foreign.isEmpty()) {
            bookForeign();
        }
    }

    /** Whether a source before has told of a place in a class, which can only be where all may. */
    private boolean isTold(int source, Enrollments theirs, int e, int c, LongIndex seen) {
        int user = sides.get(source).numbers().of(Entity.USERS, theirs.user(e));
        int before = union ? seen.putIfAbsent(key(c, user, theirs.role(e)), source) : -1;
        return before >= 0 && before != source;
    }

    private void add(int source, Enrollments theirs, int e, int c, int file) {
        int added = merged.add(
                c,
                sides.get(source).numbers().of(Entity.USERS, theirs.user(e)),
                theirs.part(e),
                file + theirs.file(e),
                theirs.line(e));
        merged.otherRole(added, theirs.otherRole(e));
        merged.details(added, details.renamed(sides.get(source), Entity.ENROLLMENTS, theirs.details(e)));
    }

    private void drop(int source, int e) {
        if (source == 0) {
            merged.drop(e);
        }
    }

    private Account account(int source, Enrollments theirs, int e) {
        Side side = sides.get(source);
        return side.ledger().accounts(side.origins(Entity.ENROLLMENTS)).get(theirs.file(e));
    }

    private void bookForeign() {
        foreign.stream().filter(f -> f[0] == 0).forEach(f -> merged.drop(f[1]));
        LongIndex known = new LongIndex();
        for (int e = 0; e < merged.size(); e++) {
            if (!merged.dropped(e) && merged.time(e) == Enrollments.Time.CURRENT) {
                known.putIfAbsent(key(merged.rosterClass(e), merged.user(e), merged.role(e)), e);
            }
        }
        for (int[] f : foreign) {
            int source = f[0];
            Enrollments theirs = sides.get(source).roster().enrollments();
            boolean current = theirs.time(f[1]) == Enrollments.Time.CURRENT;
            int user = sides.get(source).numbers().of(Entity.USERS, theirs.user(f[1]));
            Account account = account(source, theirs, f[1]);
            if (current && known.get(key(f[2], user, theirs.role(f[1]))) >= 0) {
                account.merged(1);
                sides.get(source).tally().joined(Entity.ENROLLMENTS.collection());
            } else {
                account.filtered("owned-by-" + sides.get(f[3]).source(), 1);
                if (current && theirs.role(f[1]) != Enrollments.Role.OTHER) {
                    record(source, f[1], f[2], f[3], user);
                }
            }
        }
    }

    private static long key(int rosterClass, int user, Enrollments.Role role) {
        return Fingerprint.of((long) rosterClass << Integer.SIZE | user) + role.ordinal();
    }

    private void record(int source, int e, int c, int owner, int user) {
        Enrollments theirs = sides.get(source).roster().enrollments();
        String who = sides.get(0).roster().users().id(user);
        conflicts.add(new Conflict(
                Conflict.Kind.MEMBERSHIP,
                Entity.ENROLLMENTS,
                who,
                theirs.role(e) == Enrollments.Role.STUDENT ? "student" : "teacher",
                classes.evidence(owner, c, "not in class " + classes.table().id(c)),
                new Conflict.Evidence(
                        "in class " + classes.table().id(c),
                        sides.get(source).origins(Entity.ENROLLMENTS).get(theirs.file(e)),
                        theirs.line(e)),
                sides.get(owner).source() + " owns the class, so they are not in its group"));
    }
}
