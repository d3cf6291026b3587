package org.rollcall.cers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.lea.SchoolYearRule;
import org.rollcall.roster.AcademicSession;
import org.rollcall.roster.Roster;

/** Works out the school year of a night's groups, by the year it ends in. */
final class SchoolYearOf {

    /** The year in which it ends, as the standard has it, or both as vendors write them: 2026-2027, 2026-27, 2026/27. */
    private static final Pattern SAID = Pattern.compile("(?:20(\\d\\d)\\s*[-/–]\\s*)?(?:20)?(\\d\\d)");

    private SchoolYearOf() {}

    /**
     * The school year.
     *
     * @param taken whether a class becomes a group; most of these classes decide
     */
    static int of(SchoolYearRule rule, LocalDate date, Roster roster, IntPredicate taken) {
        int byDate = SchoolYears.of(date);
        return switch (rule.kind()) {
            case SET -> rule.year();
            case DATE -> byDate;
            case ROSTER -> {
                Map<Integer, Integer> classes = new HashMap<>();
                for (int c = 0; c < roster.classes().size(); c++) {
                    if (taken.test(c)) {
                        int year = said(roster, roster.classes().get(c).terms(), date);
                        if (year > 0) {
                            classes.merge(year, 1, Integer::sum);
                        }
                    }
                }
                yield classes.entrySet().stream()
                        .max(Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(entry -> entry.getKey() == byDate)
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse(byDate);
            }
        };
    }

    /** What the sessions that a class is in say; 0 when they say nothing. */
    private static int said(Roster roster, int[] terms, LocalDate date) {
        int latest = 0;
        for (int term : terms) {
            AcademicSession session = roster.academicSessions().get(term);
            if (session.includes(date)) {
                latest = Math.max(latest, year(session.schoolYear().strip()));
            }
        }
        return latest;
    }

    /** The year in which a school year ends; 0 when the text is none. */
    private static int year(String text) {
        Matcher matcher = SAID.matcher(text);
        if (!matcher.matches() || matcher.group(1) == null && text.length() != 4) {
            return 0;
        }
        int end = 2000 + Integer.parseInt(matcher.group(2));
        return matcher.group(1) == null || end == 2001 + Integer.parseInt(matcher.group(1)) ? end : 0;
    }
}
