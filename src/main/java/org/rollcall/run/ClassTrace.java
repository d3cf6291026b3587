package org.rollcall.run;

import java.util.List;
import java.util.function.Predicate;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.StudentGroup;
import org.rollcall.roster.Entity;

/** The trace of a class. */
final class ClassTrace {

    private final Evidence evidence;
    private final int rosterClass;
    private final List<StudentGroup> groups;
    private final List<Evidence.Enrollment> enrollments;
    private final Hindrance hindrance;

    ClassTrace(Evidence evidence, int rosterClass) {
        this.evidence = evidence;
        this.rosterClass = rosterClass;
        this.groups = evidence.fates().groups(rosterClass);
        this.hindrance = evidence.ofClass(rosterClass);
        this.enrollments = evidence.enrollments(Entity.CLASSES, rosterClass);
    }

    Trace trace() {
        return new Trace(
                answer(),
                List.of(
                        Trace.Section.of(
                                "Groups", groups.stream().map(TraceLines::group).toList()),
                        Trace.Section.of(
                                "Rows of the sources",
                                evidence.rows(
                                        Entity.CLASSES,
                                        rosterClass,
                                        (place, roster, row) ->
                                                place + ": " + roster.classes().id(row))),
                        TraceLines.conflicts(evidence, Entity.CLASSES, rosterClass),
                        section("Teachers", Evidence.Enrollment::isTeacher),
                        section("Students who are not in it", e -> e.isStudent() && !e.counts() && !isOfClass(e)),
                        section("Others", e -> !e.isStudent() && !e.isTeacher())));
    }

    private String answer() {
        Hindrances students =
                new Hindrances(enrollments.stream().filter(e -> !e.isTeacher()).toList(), "enrollment");
        String id = "The class " + evidence.roster().classes().id(rosterClass);
        if (hindrance != null) {
            return id + " is in no group: it " + hindrance.words()
                    + (hindrance.words().equals("has no student with a known SSID") && !students.isEmpty()
                            ? ": " + students.words() + "." + students.remedies(true)
                            : ". " + hindrance.remedy());
        }
        long logins = groups.stream()
                .flatMap(group -> group.logins().stream())
                .distinct()
                .count();
        boolean alone = groups.stream().allMatch(group -> group.origin()
                .key()
                .equals(GroupOrigin.section(evidence.roster().classes().id(rosterClass))));
        String became = id + (alone ? " became " : " is part of ") + TraceLines.counted(groups.size(), "group") + " of "
                + TraceLines.counted(
                        groups.stream().mapToInt(group -> group.ssids().length).sum(), "student");
        String access = logins == 0
                ? ", but nobody has access: " + TraceLines.unseen(enrollments)
                : ", to which " + TraceLines.counted(logins, "teacher") + (logins == 1 ? " has" : " have") + " access.";
        return became
                + access
                + (students.isEmpty() ? "" : " Not in it: " + students.words() + "." + students.remedies(false));
    }

    private Trace.Section section(String title, Predicate<Evidence.Enrollment> which) {
        return Trace.Section.of(
                title,
                enrollments.stream()
                        .filter(e -> !e.merged())
                        .filter(which)
                        .map(this::line)
                        .toList());
    }

    private String line(Evidence.Enrollment e) {
        String who = e.userId().isEmpty() ? "a person whom no source has" : e.userId();
        return who + ", " + e.place()
                + (e.counts()
                        ? ": has access"
                        : isOfClass(e) ? "" : ": " + e.hindrance().words());
    }

    /** Whether it is left out with its class, which need not be said of each. */
    private boolean isOfClass(Evidence.Enrollment e) {
        return hindrance != null && hindrance.ofClass().equals(e.hindrance());
    }
}
