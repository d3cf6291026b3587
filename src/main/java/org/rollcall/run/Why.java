package org.rollcall.run;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.cers.LeftOut;
import org.rollcall.cers.StudentGroup;
import org.rollcall.merge.Conflict;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.User;

/**
 * The trace of a person or a class through a run: what each source says with file and line, what was merged, what left
 * it out, which group it reached. Names nobody; of an SSID it shows the last four digits.
 *
 * @param found whether any source of the run has such a row
 * @param lines the answer first, then the evidence
 */
public record Why(boolean found, List<String> lines) {

    private static final int MOST_CLASSES = 8;
    private static final int SHOWN_DIGITS = 4;

    /**
     * Asks a run.
     *
     * @throws NightFailedException with a phrase that says why it cannot be computed again
     * @throws IOException when the disk refuses
     */
    public static Why of(ArchivedNight archived, Question question, RunListener listener) throws IOException {
        Evidence evidence = Evidence.of(archived, listener);
        List<Integer> rows = evidence.find(question);
        List<String> lost = evidence.lost(question);
        Writer writer = new Writer(evidence, archived.run().date());
        if (rows.isEmpty()) {
            List<String> lines = new ArrayList<>();
            lines.add(
                    lost.isEmpty()
                            ? "No source of this run has " + named(question) + "."
                            : "No source of this run has " + named(question) + " in a row that could be taken.");
            lost.forEach(line -> lines.add("  " + line));
            return new Why(!lost.isEmpty(), lines);
        }
        List<String> lines = new ArrayList<>();
        for (int row : rows) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(question.kind() == Question.Kind.CLASS ? writer.rosterClass(row) : writer.person(row));
        }
        lost.forEach(line -> lines.add("  " + line));
        return new Why(true, List.copyOf(lines));
    }

    private static String named(Question question) {
        return switch (question.kind()) {
            case SSID -> "a student with this SSID";
            case STUDENT -> "somebody with the id " + question.text();
            case CLASS -> "a class with the id or class code " + question.text();
            case LOGIN -> "somebody with this e-mail address or username";
        };
    }

    /** Puts what is found into words. */
    private record Writer(Evidence evidence, LocalDate date) {

        List<String> person(int user) {
            User person = evidence.roster().users().get(user);
            List<Evidence.Enrollment> enrollments = evidence.enrollments(Entity.USERS, user);
            List<String> lines = new ArrayList<>();
            lines.add(answer(user, person, enrollments));
            lines.add("In the sources:");
            lines.addAll(evidence.rows(
                    Entity.USERS,
                    user,
                    (place, roster, row) ->
                            "  " + place + ": id " + roster.users().id(row) + ", "
                                    + described(roster.users().get(row))));
            conflicts(Entity.USERS, user, lines);
            lines.add(enrollments.isEmpty() ? "In no class of any source." : "In classes:");
            Map<String, List<Evidence.Enrollment>> byClass = new LinkedHashMap<>();
            enrollments.stream()
                    .sorted((a, b) -> Boolean.compare(a.reason() != null, b.reason() != null))
                    .forEach(e -> byClass.computeIfAbsent(className(e), c -> new ArrayList<>())
                            .add(e));
            byClass.entrySet().stream()
                    .limit(MOST_CLASSES)
                    .forEach(entry -> places(entry.getKey(), entry.getValue(), lines));
            if (byClass.size() > MOST_CLASSES) {
                lines.add("  and " + (byClass.size() - MOST_CLASSES) + " more classes: "
                        + counted(byClass.values().stream()
                                .skip(MOST_CLASSES)
                                .flatMap(List::stream)
                                .toList()));
            }
            return lines;
        }

        private String answer(int user, User person, List<Evidence.Enrollment> enrollments) {
            String who = (person.isStudent() ? "The student " : "The person ")
                    + evidence.roster().users().id(user);
            long groups = enrollments.stream()
                    .filter(e -> e.reason() == null)
                    .map(Evidence.Enrollment::rosterClass)
                    .distinct()
                    .mapToLong(c -> evidence.fates().groups(c).size() > 0 ? 1 : 0)
                    .sum();
            if (groups > 0) {
                return who + " is in the groups of " + groups + (groups == 1 ? " class." : " classes.");
            }
            LeftOut.Reason reason = evidence.fates().studentReason(user);
            reason = reason == null ? evidence.fates().teacherReason(user) : reason;
            if (reason != null) {
                return who + " is in no group: " + reason.sentence() + ". To mend it, " + reason.fix() + ".";
            }
            return who + " is in no group: "
                    + (enrollments.isEmpty()
                            ? "no source has an enrollment for this id. To mend it, enter it in the SIS."
                            : counted(enrollments) + ".");
        }

        /** Reasons with how often each was met. */
        private static String counted(List<Evidence.Enrollment> enrollments) {
            Map<String, Long> reasons = enrollments.stream()
                    .collect(Collectors.groupingBy(
                            e -> e.reason() == null ? "reaches a group" : e.reason(),
                            TreeMap::new,
                            Collectors.counting()));
            return reasons.entrySet().stream()
                    .map(e -> e.getValue() + (e.getValue() == 1 ? " enrollment " : " enrollments: each ") + e.getKey())
                    .collect(Collectors.joining("; "));
        }

        private static String described(User user) {
            String ssid =
                    switch (user.ssid().status()) {
                        case VALID -> "SSID ending in "
                                + ending(Ssid.text(user.ssid().number()));
                        case MALFORMED -> "an SSID that is not 10 digits";
                        case CONFLICT -> "two different SSIDs";
                        default -> "no SSID";
                    };
            String email = user.email() == null || user.email().isEmpty() ? "no e-mail" : "an e-mail";
            return (user.role().isEmpty() ? "without a role" : user.role()) + ", "
                    + (user.isStudent() ? ssid : email + (user.isDisabled() ? ", disabled" : ""));
        }

        private static String ending(String ssid) {
            return ssid.substring(ssid.length() - SHOWN_DIGITS);
        }

        private void conflicts(Entity entity, int row, List<String> lines) {
            for (Conflict conflict : evidence.conflicts(entity, row)) {
                lines.add("  " + conflict.kind().word() + " " + conflict.field() + " between " + place(conflict.kept())
                        + " and " + place(conflict.lost()) + ": " + conflict.what());
            }
        }

        private static String place(Conflict.Evidence said) {
            return said.origin().source() + " (" + said.origin().file() + ", line " + said.line() + ")";
        }

        private String className(Evidence.Enrollment e) {
            if (e.rosterClass() < 0 || !evidence.roster().classes().isActive(e.rosterClass())) {
                return e.className();
            }
            RosterClass c = evidence.roster().classes().get(e.rosterClass());
            return evidence.roster().classes().id(e.rosterClass())
                    + (c.title().isEmpty() ? "" : " " + c.title())
                    + (c.periods().isEmpty() ? "" : ", period " + String.join("-", c.periods()));
        }

        /** A row that another source's row stands for is named beside that one. */
        private void places(String name, List<Evidence.Enrollment> rows, List<String> lines) {
            lines.add("  " + name);
            boolean owned = rows.stream().anyMatch(e -> !e.isForeign());
            String also = rows.stream()
                    .filter(e -> owned && e.isForeign())
                    .map(e -> e.place().toString())
                    .collect(Collectors.joining("; "));
            for (Evidence.Enrollment e : rows) {
                if (!owned || !e.isForeign()) {
                    lines.add("    " + e.place() + ", " + e.role().name().toLowerCase(Locale.ROOT) + ": "
                            + (e.reason() == null ? "counts" : e.reason())
                            + (also.isEmpty() ? "" : " (also " + also + ")"));
                }
            }
            boolean counts = rows.stream().anyMatch(e -> e.reason() == null);
            if (counts) {
                evidence.fates().groups(rows.get(0).rosterClass()).forEach(group -> lines.add("    " + reached(group)));
            }
        }

        private static String reached(StudentGroup group) {
            return String.format(
                    Locale.ROOT,
                    "reached the group \"%s\" of school %s, %s; it has %,d students, %,d with access",
                    group.name(),
                    group.school(),
                    group.subject().code(),
                    group.ssids().length,
                    group.logins().size());
        }

        List<String> rosterClass(int c) {
            String rule = evidence.fates().classRule(c);
            List<StudentGroup> groups = evidence.fates().groups(c);
            List<String> lines = new ArrayList<>();
            String id = evidence.roster().classes().id(c);
            lines.add(
                    rule == null
                            ? "The class " + id + " became "
                                    + (groups.size() == 1 ? "a group." : groups.size() + " groups.")
                            : "The class " + id + " is in no group: it " + Rules.words(rule, date) + ".");
            groups.forEach(group -> lines.add("  " + reached(group)));
            lines.add("In the sources:");
            lines.addAll(evidence.rows(
                    Entity.CLASSES,
                    c,
                    (place, roster, row) ->
                            "  " + place + ": id " + roster.classes().id(row)));
            conflicts(Entity.CLASSES, c, lines);
            List<Evidence.Enrollment> enrollments = evidence.enrollments(Entity.CLASSES, c);
            for (Enrollments.Role role : List.of(Enrollments.Role.TEACHER, Enrollments.Role.STUDENT)) {
                List<Evidence.Enrollment> of =
                        enrollments.stream().filter(e -> e.role() == role).toList();
                lines.add((role == Enrollments.Role.TEACHER ? "Teachers: " : "Students: ")
                        + (of.isEmpty() ? "none" : counted(of)) + ".");
                new TreeSet<>(of.stream()
                                .filter(e -> e.reason() != null && e.user() >= 0)
                                .map(e -> "  " + evidence.roster().users().id(e.user()) + ", " + e.place() + ": "
                                        + e.reason())
                                .limit(MOST_CLASSES)
                                .toList())
                        .forEach(lines::add);
            }
            long refused = enrollments.stream()
                    .filter(e -> e.role() == Enrollments.Role.OTHER)
                    .count();
            if (refused > 0) {
                lines.add("Others: "
                        + counted(enrollments.stream()
                                .filter(e -> e.role() == Enrollments.Role.OTHER)
                                .toList())
                        + ".");
            }
            return lines;
        }
    }
}
