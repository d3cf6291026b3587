package org.rollcall.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.cers.StudentGroup;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Login;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.User;

/** The trace of a student or a teacher. */
final class PersonTrace {

    private static final int SHOWN_DIGITS = 4;

    private final Evidence evidence;
    private final int user;
    private final String id;
    private final User person;
    private final List<Evidence.Enrollment> enrollments;
    private final Hindrances hindrances;

    PersonTrace(Evidence evidence, int user) {
        this.evidence = evidence;
        this.user = user;
        this.id = evidence.roster().users().id(user);
        this.person = evidence.roster().users().get(user);
        this.enrollments = evidence.enrollments(Entity.USERS, user);
        this.hindrances = new Hindrances(enrollments, "enrollment");
    }

    Trace trace() {
        return new Trace(
                answer(),
                List.of(
                        Trace.Section.of(
                                "Rows of the sources", evidence.rows(Entity.USERS, user, PersonTrace::described)),
                        Trace.Section.of("Others with the same SSID", sharers()),
                        TraceLines.conflicts(evidence, Entity.USERS, user),
                        new Trace.Section("Classes", classes())));
    }

    private String answer() {
        List<StudentGroup> taught = groups(enrollments.stream().filter(e -> !e.isStudent()));
        List<StudentGroup> attended = groups(enrollments.stream().filter(Evidence.Enrollment::isStudent));
        if (taught.isEmpty() && attended.isEmpty()) {
            return without();
        }
        String besides =
                hindrances.isEmpty() ? "" : " Besides, " + hindrances.words() + "." + hindrances.remedies(false);
        return who()
                + (attended.isEmpty() ? "" : attended(attended))
                + (taught.isEmpty() || attended.isEmpty() ? "" : " The same person")
                + (taught.isEmpty() ? "" : " has access to " + TraceLines.counted(taught.size(), "group") + ".")
                + besides;
    }

    private String who() {
        return (person.isStudent() ? "The student " : person.role().equals("teacher") ? "The teacher " : "The person ")
                + id;
    }

    private String attended(List<StudentGroup> groups) {
        List<StudentGroup> unseen =
                groups.stream().filter(group -> group.logins().isEmpty()).toList();
        String in = " is in " + TraceLines.counted(groups.size(), "group");
        if (unseen.isEmpty()) {
            return groups.size() == 1
                    ? in + ", to which "
                            + TraceLines.counted(groups.get(0).logins().size(), "teacher")
                            + (groups.get(0).logins().size() == 1 ? " has" : " have") + " access."
                    : in + ", each with a teacher who has access.";
        }
        int rosterClass = enrollments.stream()
                .filter(e -> reached(e).contains(unseen.get(0)))
                .mapToInt(Evidence.Enrollment::rosterClass)
                .findFirst()
                .orElseThrow();
        String which = groups.size() == 1
                ? "it"
                : (unseen.size() == groups.size() ? "any of them" : unseen.size() + " of them") + " (the first is of "
                        + evidence.roster().classes().id(rosterClass) + ")";
        return in + ", but nobody has access to " + which + ": "
                + TraceLines.unseen(evidence.enrollments(Entity.CLASSES, rosterClass));
    }

    private String without() {
        String end = person.isStudent() ? "is in no group" : "has access to no group";
        Hindrance own = hindrances.personal();
        if (own != null) {
            return who() + " " + own.words() + " and " + end + ". " + own.remedy();
        }
        if (enrollments.isEmpty()) {
            return who() + " " + end + ": no source has an enrollment of theirs. The district can enter them in their"
                    + " classes in the SIS.";
        }
        return who() + " " + end + ": " + hindrances.words() + "." + hindrances.remedies(true);
    }

    private List<StudentGroup> groups(Stream<Evidence.Enrollment> of) {
        return of.flatMap(e -> reached(e).stream()).distinct().toList();
    }

    /** A class of many students makes several groups: a student is in one of them. */
    private List<StudentGroup> reached(Evidence.Enrollment enrollment) {
        if (!enrollment.counts()) {
            return List.of();
        }
        return evidence.fates().groups(enrollment.rosterClass()).stream()
                .filter(group -> enrollment.isStudent()
                        ? Arrays.binarySearch(group.ssids(), person.ssid().number()) >= 0
                        : group.logins().contains(evidence.fates().login(user)))
                .toList();
    }

    /** The rows of others who have the student's SSID in the same source; of two sources a conflict says so. */
    private List<String> sharers() {
        Ssid ssid = person.ssid();
        List<String> sharers = new ArrayList<>();
        for (int u = 0; ssid.isKnown() && u < evidence.roster().users().size(); u++) {
            User other = evidence.roster().users().get(u);
            if (u != user
                    && other != null
                    && other.ssid().isKnown()
                    && other.ssid().number() == ssid.number()) {
                sharers.addAll(evidence.rows(Entity.USERS, u, PersonTrace::described));
            }
        }
        return sharers;
    }

    private static String described(Evidence.Place place, Roster roster, int row) {
        User user = roster.users().get(row);
        String role = user.role().isEmpty() ? "without a role" : user.role();
        return place + ": " + roster.users().id(row) + ", " + role + ", "
                + (user.isStudent() ? ssid(user.ssid()) : login(user));
    }

    private static String ssid(Ssid ssid) {
        return switch (ssid.status()) {
            case VALID -> {
                String digits = Ssid.text(ssid.number());
                yield "SSID ending in " + digits.substring(digits.length() - SHOWN_DIGITS);
            }
            case MALFORMED -> "an SSID that is not 10 digits";
            case CONFLICT -> "two different SSIDs";
            default -> "no SSID";
        };
    }

    private static String login(User user) {
        String email = user.email() == null ? "" : user.email();
        return (email.isEmpty()
                        ? "no e-mail"
                        : Login.of(email) == null ? "an e-mail address that is none" : "an e-mail")
                + (user.isDisabled() ? ", disabled" : "");
    }

    /** Those with a group come first. */
    private List<List<String>> classes() {
        Map<String, List<Evidence.Enrollment>> byClass = enrollments.stream()
                .sorted((a, b) -> Boolean.compare(b.counts(), a.counts()))
                .collect(Collectors.groupingBy(
                        e -> e.className().isEmpty() ? "a class that no source has" : e.className(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<List<String>> classes = new ArrayList<>();
        byClass.forEach((name, rows) -> classes.add(entry(name, rows)));
        return classes;
    }

    private List<String> entry(String name, List<Evidence.Enrollment> rows) {
        List<String> lines = new ArrayList<>(List.of(name));
        List<Evidence.Enrollment> merged =
                rows.stream().filter(Evidence.Enrollment::merged).toList();
        boolean first = true;
        for (Evidence.Enrollment e : rows) {
            if (!e.merged()) {
                lines.add(e.place() + (e.isTeacher() ? ", as teacher" : "") + ": "
                        + (e.counts() ? "counts" : e.hindrance().words())
                        + (first ? TraceLines.also(merged) : ""));
                first = false;
            }
        }
        List<StudentGroup> groups = groups(rows.stream());
        groups.forEach(group -> lines.add(TraceLines.group(group)));
        if (!groups.isEmpty() && rows.stream().anyMatch(e -> e.counts() && e.isStudent())) {
            teachers(rows.get(0).rosterClass(), lines);
        }
        return lines;
    }

    private void teachers(int rosterClass, List<String> lines) {
        String teachers = evidence.enrollments(Entity.CLASSES, rosterClass).stream()
                .filter(e -> e.isTeacher() && !e.merged())
                .map(e -> e.userId() + " "
                        + (e.counts() ? "has access" : e.hindrance().words()))
                .distinct()
                .collect(Collectors.joining("; "));
        if (!teachers.isEmpty()) {
            lines.add("its teachers: " + teachers);
        }
    }
}
