package org.rollcall.run;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.cers.Fates;
import org.rollcall.cers.GroupName;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.StudentGroup;
import org.rollcall.lea.Lea;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.roster.Entity;

/**
 * Tells what becomes of the groups in force. One that tonight's roster does not make is gone when every source that it
 * stands and falls with landed complete tonight and has no such class any more; what a skipped, stale or failed source had
 * may come back tomorrow.
 */
final class GoneRules {

    private final Night night;
    private final Lea lea;
    private final Set<String> complete;
    private final Set<String> absent;
    private final RefusedRows classes;
    private final RefusedRows users;
    private final RefusedRows enrollments;
    /** None when no source is absent: nobody asks then. */
    private final Map<GroupName, PublishedGroup> inForce = new HashMap<>();

    private Set<String> made;

    GoneRules(Night night) {
        this.night = night;
        this.lea = night.lea();
        this.complete = night.run().landedSources();
        this.absent = lea.sources().stream()
                .filter(source ->
                        night.run().source(source).map(SourceOutcome::snapshot).isEmpty())
                .collect(Collectors.toSet());
        this.classes = new RefusedRows(night.reading(), Entity.CLASSES);
        this.users = new RefusedRows(night.reading(), Entity.USERS);
        this.enrollments = new RefusedRows(night.reading(), Entity.ENROLLMENTS);
        if (!absent.isEmpty()) {
            night.previous().groups().stream()
                    .filter(PublishedGroup::isFilled)
                    .forEach(group -> inForce.put(group.groupName(), group));
        }
    }

    /**
     * Whether tonight's roster has only part of a group that several sources make, since one of them is missing: it stays
     * as CERS has it, or the other's people would lose it for a night.
     */
    boolean isHalf(StudentGroup group) {
        PublishedGroup before = inForce.isEmpty() ? null : inForce.get(GroupName.of(group));
        if (before == null
                || Collections.disjoint(before.sources(), group.origin().sources())) {
            return false;
        }
        Set<String> lacking = new HashSet<>(before.sources());
        lacking.removeAll(group.origin().sources());
        return !Collections.disjoint(lacking, absent);
    }

    boolean isGone(PublishedGroup group) {
        Set<String> owners = new HashSet<>(group.sources());
        owners.retainAll(lea.sources()); // what only sources had that the LEA has no more is gone with them
        Fates fates = night.mapping().fates();
        boolean all = owners.isEmpty()
                || fates.restsOnOthers(group.key()) && !isMade(group.key())
                || fates.mayReturn(group.key());
        return complete.containsAll(all ? lea.sources() : owners) && !isRefused(group.key(), owners);
    }

    /** Whether tonight has groups of a key, if fewer parts of it than before. */
    private boolean isMade(String key) {
        if (made == null) {
            made = night.mapping().groups().stream()
                    .map(group -> group.origin().key())
                    .collect(Collectors.toSet());
        }
        return made.contains(key);
    }

    /** What would have been made is not known when what it is made from is refused, or may be. */
    private boolean isRefused(String key, Set<String> owners) {
        return GroupOrigin.teacherOf(key).isEmpty() ? isClassRefused(key, owners) : isTeacherRefused(key, owners);
    }

    private boolean isClassRefused(String key, Set<String> owners) {
        Fates fates = night.mapping().fates();
        return classes.have(GroupOrigin.classOf(key), owners)
                || fates.isAbsent(key) && classes.haveNameless(owners)
                || fates.isWithoutStudents(key) && (users.areOf(owners) || enrollments.areOf(owners));
    }

    /** Of a teacher who is there and has no group, a class, their place in it, or its students may be what is refused. */
    private boolean isTeacherRefused(String key, Set<String> owners) {
        return users.have(GroupOrigin.teacherOf(key), owners)
                || (night.mapping().fates().isAbsent(key)
                        ? users.haveNameless(owners)
                        : !isMade(key)
                                && (classes.haveNameless(owners) || users.areOf(owners) || enrollments.areOf(owners)));
    }
}
