package org.rollcall.cers;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.rollcall.lea.ClassType;
import org.rollcall.lea.GroupRule;
import org.rollcall.lea.Lea;
import org.rollcall.lea.Subject;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Cds;
import org.rollcall.roster.Course;
import org.rollcall.roster.Org;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.Table;

/** Decides which classes become groups; each that does not has the name of the rule that left it out. */
final class ClassSelection {

    static final String SCHOOL_WITHOUT_CDS = "school-without-cds";

    private final Roster roster;
    private final Lea lea;
    private final GroupRule rule;
    private final LocalDate date;
    private final String[] schools;
    private final String[] rules;
    private final Subject[] subjects;

    ClassSelection(Roster roster, Lea lea, LocalDate date, Warnings warnings) {
        this.roster = roster;
        this.lea = lea;
        this.rule = lea.groups().get(0);
        this.date = date;
        this.schools = schools(warnings);
        this.rules = new String[roster.classes().size()];
        this.subjects = new Subject[rules.length];
        for (int c = 0; c < rules.length; c++) {
            rules[c] = roster.classes().state(c) == Table.State.ACTIVE ? select(c) : "not-active";
        }
    }

    private String[] schools(Warnings warnings) {
        Table<Org> orgs = roster.orgs();
        String[] codes = new String[orgs.size()];
        for (int o = 0; o < codes.length; o++) {
            if (orgs.state(o) == Table.State.ACTIVE) {
                codes[o] = Cds.of(orgs.get(o).identifier(), warnings);
            }
        }
        return codes;
    }

    private String select(int c) {
        RosterClass rosterClass = roster.classes().get(c);
        if (!isOfType(rosterClass.classType())) {
            return "class-type";
        }
        String school = schools[rosterClass.school()];
        if (school == null) {
            return SCHOOL_WITHOUT_CDS;
        }
        if (!lea.hasSchool(school)) {
            return "other-school";
        }
        if (!isInTerm(rosterClass)) {
            return "not-in-term";
        }
        subjects[c] = subject(rosterClass);
        return subjects[c] == null ? "subject" : null;
    }

    private boolean isOfType(String classType) {
        return rule.classes().stream().map(ClassType::name).anyMatch(t -> t.equals(classType.toUpperCase(Locale.ROOT)));
    }

    private boolean isInTerm(RosterClass rosterClass) {
        for (int term : rosterClass.terms()) {
            if (roster.academicSessions().get(term).includes(date)) {
                return true;
            }
        }
        return false;
    }

    /** One subject when the codes name one; all subjects when they name several, as an elementary homeroom's do. */
    private Subject subject(RosterClass rosterClass) {
        Course course = rosterClass.course() < 0 ? null : roster.courses().get(rosterClass.course());
        Subject named = null;
        for (Subject subject : Subject.values()) {
            if (names(subject, rosterClass, course)) {
                if (named != null) {
                    return Subject.ALL;
                }
                named = subject;
            }
        }
        return named == null ? rule.subject() : named;
    }

    private boolean names(Subject subject, RosterClass rosterClass, Course course) {
        var codes = rosterClass.subjectCodes().isEmpty() && course != null
                ? course.subjectCodes()
                : rosterClass.subjectCodes();
        for (String beginning : get(rule.subjectCodes(), subject)) {
            if (codes.stream().anyMatch(code -> code.startsWith(beginning))) {
                return true;
            }
        }
        return course != null
                && get(rule.courseCodes(), subject).stream().anyMatch(pattern -> pattern.matcher(course.courseCode())
                        .matches());
    }

    private static <T> java.util.List<T> get(Map<Subject, java.util.List<T>> map, Subject subject) {
        return map.getOrDefault(subject, java.util.List.of());
    }

    /** The rule that leaves the class out, or null when it is taken. */
    String rule(int c) {
        return rules[c];
    }

    /** The CDS code of an org; null when it has none. */
    String school(int org) {
        return schools[org];
    }

    /** The subject of a class that is taken. */
    Subject subject(int c) {
        return subjects[c];
    }
}
