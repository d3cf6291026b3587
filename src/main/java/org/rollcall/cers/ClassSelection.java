package org.rollcall.cers;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.lea.ClassType;
import org.rollcall.lea.FilterKey;
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

/** Decides which classes each group rule takes; a class that none does has the name of the check that left it out. */
final class ClassSelection {

    static final String SCHOOL_WITHOUT_CDS = "school-without-cds";
    static final String FILTER = "filter-";
    static final String SUBJECT = "subject";

    private final Roster roster;
    private final Lea lea;
    private final LocalDate date;
    private final String[] schools;
    private final ClassValues values;
    private final String[] rules;
    private final BitSet[] taken;
    private final byte[][] subjects;

    ClassSelection(Roster roster, Lea lea, LocalDate date, Warnings warnings) {
        this.roster = roster;
        this.lea = lea;
        this.date = date;
        this.schools = schools(warnings);
        this.values = new ClassValues(roster, schools);
        int classes = roster.classes().size();
        this.rules = new String[classes];
        this.taken = new BitSet[lea.groups().size()];
        this.subjects = new byte[taken.length][classes];
        for (int r = 0; r < taken.length; r++) {
            taken[r] = new BitSet(classes);
        }
        for (int c = 0; c < classes; c++) {
            rules[c] = roster.classes().isActive(c) ? select(c) : "not-active";
        }
        IdleFilters idle = new IdleFilters(roster, values, warnings);
        for (int r = 0; r < taken.length; r++) {
            idle.warn(r, lea.groups().get(r));
        }
    }

    private String[] schools(Warnings warnings) {
        Table<Org> orgs = roster.orgs();
        String[] codes = new String[orgs.size()];
        for (int o = 0; o < codes.length; o++) {
            if (orgs.isActive(o)) {
                codes[o] = Cds.of(orgs.get(o).identifier(), warnings);
            }
        }
        return codes;
    }

    /** Of several rules that leave a class out, the one that it came furthest with says why. */
    private String select(int c) {
        String furthest = null;
        boolean any = false;
        for (int r = 0; r < taken.length; r++) {
            String rule = select(r, c);
            if (rule == null) {
                taken[r].set(c);
                any = true;
            } else if (furthest == null || step(rule) > step(furthest)) {
                furthest = rule;
            }
        }
        return any ? null : furthest;
    }

    private static int step(String rule) {
        return switch (rule) {
            case "class-type" -> 0;
            case SCHOOL_WITHOUT_CDS -> 1;
            case "other-school" -> 2;
            case "not-in-term" -> 3;
            case SUBJECT -> 5;
            default -> 4;
        };
    }

    private String select(int r, int c) {
        GroupRule rule = lea.groups().get(r);
        RosterClass rosterClass = roster.classes().get(c);
        if (!isOfType(rule, rosterClass.classType())) {
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
        for (FilterKey key : FilterKey.values()) {
            // a rule that picks students asks for their own grades
            boolean asked = rule.filter().asks(key)
                    && (key != FilterKey.GRADE || rule.by().isOfClasses());
            if (asked && !rule.filter().passes(key, values.of(key, c))) {
                return FILTER + key.word();
            }
        }
        Subject subject = subject(rule, rosterClass);
        if (subject == null) {
            return SUBJECT;
        }
        subjects[r][c] = (byte) subject.ordinal();
        return null;
    }

    private static boolean isOfType(GroupRule rule, String classType) {
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
    private Subject subject(GroupRule rule, RosterClass rosterClass) {
        Course course = rosterClass.course() < 0 ? null : roster.courses().get(rosterClass.course());
        Subject named = null;
        for (Subject subject : Subject.values()) {
            if (names(rule, subject, rosterClass, course)) {
                if (named != null) {
                    return Subject.ALL;
                }
                named = subject;
            }
        }
        return named == null ? rule.subject() : named;
    }

    private static boolean names(GroupRule rule, Subject subject, RosterClass rosterClass, Course course) {
        Collection<String> codes = ClassValues.subjectCodes(rosterClass, course);
        for (String beginning : get(rule.subjectCodes(), subject)) {
            if (codes.stream().anyMatch(code -> code.startsWith(beginning))) {
                return true;
            }
        }
        return course != null
                && get(rule.courseCodes(), subject).stream().anyMatch(pattern -> pattern.matcher(course.courseCode())
                        .matches());
    }

    private static <T> List<T> get(Map<Subject, List<T>> map, Subject subject) {
        return map.getOrDefault(subject, List.of());
    }

    /** The check that leaves the class out of every rule, or null when a rule takes it. */
    String rule(int c) {
        return rules[c];
    }

    /** Whether a rule takes a class. */
    boolean takes(int r, int c) {
        return taken[r].get(c);
    }

    /** The classes that a rule takes. */
    BitSet taken(int r) {
        return taken[r];
    }

    /** The CDS code of an org; null when it has none. */
    String school(int org) {
        return schools[org];
    }

    /** The CDS code of a class's school; null when it has none. */
    String schoolOf(int c) {
        return schools[roster.classes().get(c).school()];
    }

    /** The subject of a class that a rule takes. */
    Subject subject(int r, int c) {
        return Subject.values()[subjects[r][c]];
    }

    /** What classes are asked for. */
    ClassValues values() {
        return values;
    }
}
