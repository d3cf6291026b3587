package org.rollcall.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rollcall.cers.LeftOut;
import org.rollcall.cers.StudentGroup;
import org.rollcall.merge.Conflict;
import org.rollcall.roster.Entity;

/** What traces of people and of classes say in the same words. */
final class TraceLines {

    private TraceLines() {}

    static String counted(long number, String noun) {
        return String.format(
                Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun.endsWith("s") ? noun + "es" : noun + "s");
    }

    static String group(StudentGroup group) {
        return "group \"" + group.name() + "\", school " + group.school() + ", "
                + group.subject().code() + ": " + counted(group.ssids().length, "student") + ", "
                + (group.logins().isEmpty() ? "nobody" : counted(group.logins().size(), "teacher")) + " with access";
    }

    /** Why nobody has access to a class's groups: the rest of a sentence, and what to do. */
    static String unseen(List<Evidence.Enrollment> ofClass) {
        Hindrances hindrances = new Hindrances(
                ofClass.stream().filter(Evidence.Enrollment::isTeacher).toList(), "teacher's enrollment");
        return hindrances.isEmpty()
                ? "it has no teacher. "
                        + Hindrance.of(LeftOut.Reason.CLASS_WITHOUT_TEACHER).remedy()
                : hindrances.words() + "." + hindrances.remedies(true);
    }

    static Trace.Section conflicts(Evidence evidence, Entity entity, int row) {
        return Trace.Section.of(
                "Where the sources do not agree",
                evidence.conflicts(entity, row).stream()
                        .map(TraceLines::conflict)
                        .toList());
    }

    private static String conflict(Conflict conflict) {
        String what =
                switch (conflict.kind()) {
                    case TWO_SSIDS -> "two SSIDs";
                    case SHARED_SSID -> "one SSID of two people";
                    case TEACHER_ALSO_STUDENT -> "a teacher and a student have the same " + conflict.field();
                    case AMBIGUOUS -> "the same " + conflict.field() + " in several rows";
                    default -> conflict.field() + " differs";
                };
        return what + " (" + Evidence.place(conflict.kept()) + "; " + Evidence.place(conflict.lost()) + "): "
                + conflict.what();
    }

    static String also(List<Evidence.Enrollment> merged) {
        return merged.isEmpty()
                ? ""
                : merged.stream().map(e -> e.place().toString()).collect(Collectors.joining("; ", " (also ", ")"));
    }
}
