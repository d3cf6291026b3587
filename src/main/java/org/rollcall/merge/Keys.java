package org.rollcall.merge;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import org.rollcall.lea.MergeRules.Kind;
import org.rollcall.roster.AcademicSession;
import org.rollcall.roster.Cds;
import org.rollcall.roster.Course;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Fingerprint;
import org.rollcall.roster.Org;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;

/** By what orgs, sessions, courses and classes are found to be the same, besides their sourcedIds. */
final class Keys {

    private static final char APART = '\n';

    private Keys() {}

    /** The CDS code. */
    static Keyed<Org> orgs() {
        return Keyed.of(Entity.ORGS, Kind.ORG, Roster::orgs, org -> {
            String cds = Cds.of(org.identifier());
            return cds == null ? 0 : Fingerprint.of(cds);
        });
    }

    static Keyed<AcademicSession> academicSessions() {
        return Keyed.of(
                Entity.ACADEMIC_SESSIONS,
                Kind.ACADEMIC_SESSION,
                Roster::academicSessions,
                session -> session.title().isEmpty()
                        ? 0
                        : Fingerprint.of(folded(session.title()) + APART + session.start() + APART + session.end()));
    }

    private static String folded(String title) {
        return title.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    static Keyed<Course> courses() {
        return Keyed.of(Entity.COURSES, Kind.COURSE, Roster::courses, course -> PersonKeys.of(course.courseCode()));
    }

    static Keyed<RosterClass> classes() {
        return new Keyed<>(Entity.CLASSES, Kind.CLASS, Roster::classes, Keys::renumbered, c -> section(c));
    }

    private static RosterClass renumbered(Numbers numbers, RosterClass c) {
        return new RosterClass(
                c.title(),
                c.classCode(),
                c.classType(),
                numbers.of(Entity.COURSES, c.course()),
                numbers.of(Entity.ORGS, c.school()),
                Arrays.stream(c.terms())
                        .map(term -> numbers.of(Entity.ACADEMIC_SESSIONS, term))
                        .toArray(),
                c.subjectCodes(),
                c.periods(),
                c.grades());
    }

    private static long section(RosterClass c) {
        if (c.course() < 0 || c.classCode().isEmpty() && c.periods().isEmpty()) {
            return 0;
        }
        int[] terms = Arrays.stream(c.terms()).sorted().distinct().toArray();
        return Fingerprint.of(String.join(
                String.valueOf(APART),
                String.valueOf(c.school()),
                String.valueOf(c.course()),
                c.classCode(),
                Arrays.toString(terms),
                String.join(",", new TreeSet<>(c.periods()))));
    }
}
