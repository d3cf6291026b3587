package org.rollcall.safety;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.cers.Mapping;
import org.rollcall.cers.SchoolYears;
import org.rollcall.lea.FirstRun;
import org.rollcall.lea.Lea;
import org.rollcall.lea.Limits;
import org.rollcall.publish.PublicationRecord;

/** Compares a night with what was last published and says, in sentences with figures, why a person should look first. */
public final class Guard {

    private final Lea lea;
    private final SchoolYears years;

    public Guard(Lea lea, SchoolYears years) {
        this.lea = lea;
        this.years = years;
    }

    /**
     * The reasons to hold a run; none when it may be published.
     *
     * @param schoolNames by CDS code, for people
     */
    public List<String> holds(
            LocalDate date,
            Mapping mapping,
            Changes changes,
            PublicationRecord previous,
            Map<String, String> schoolNames) {
        List<String> holds = new ArrayList<>();
        int year = SchoolYears.of(date);
        if (!years.open().contains(year)) {
            holds.add("CERS does not have school year " + year + " open (cers.schoolYears: "
                    + years.open().stream()
                            .map(String::valueOf)
                            .reduce((a, b) -> a + ", " + b)
                            .orElse("none")
                    + "); it would refuse every file");
        }
        if (mapping.groups().isEmpty()) {
            holds.add("there are no groups: no class of the LEA's schools is in session on " + date
                    + " with a student whose SSID is known");
        }
        if (previous.isEmpty()) {
            if (lea.firstRun() == FirstRun.HOLD) {
                holds.add("this is the LEA's first run (firstRun: hold): look at its files before CERS sees them");
            }
            return holds;
        }
        for (SchoolChange school : changes.schools()) {
            Limits limits = lea.limits();
            Figures figures = school.figures();
            List<String> gone = new ArrayList<>();
            if (figures.studentsOut() >= limits.studentsAtLeast()
                    && isOver(figures.studentsOut(), figures.studentsBefore(), limits.studentsPercent())) {
                gone.add(sentence(
                        school.school(),
                        schoolNames,
                        figures.studentsOut(),
                        figures.studentsBefore(),
                        "students",
                        limits.studentsPercent()));
            }
            if (isOver(figures.groupsEmptied(), figures.groupsBefore(), limits.groupsPercent())) {
                gone.add(sentence(
                        school.school(),
                        schoolNames,
                        figures.groupsEmptied(),
                        figures.groupsBefore(),
                        "groups",
                        limits.groupsPercent()));
            }
            holds.addAll(gone.isEmpty() ? membersFewer(school, schoolNames) : gone);
        }
        return holds;
    }

    /**
     * Students who stay but lose most of their classes, and teachers who lose all of theirs, show in neither students
     * nor groups. What is compared is how many there are, so that a new term's schedule is no alarm.
     */
    private List<String> membersFewer(SchoolChange school, Map<String, String> schoolNames) {
        List<String> holds = new ArrayList<>();
        Figures figures = school.figures();
        int places = figures.placesBefore() - figures.placesNow();
        double students = lea.limits().studentsPercent();
        if (places >= lea.limits().studentsAtLeast() && isOver(places, figures.placesBefore(), students)) {
            holds.add(sentence(
                    school.school(),
                    schoolNames,
                    places,
                    figures.placesBefore(),
                    "student places in groups",
                    students));
        }
        int logins = figures.loginsOut() - figures.loginsIn();
        double percent = lea.limits().loginsPercent();
        if (logins >= lea.limits().loginsAtLeast() && isOver(logins, figures.loginsBefore(), percent)) {
            holds.add(sentence(school.school(), schoolNames, logins, figures.loginsBefore(), "logins", percent));
        }
        return holds;
    }

    private static boolean isOver(int gone, int was, double percent) {
        return gone * 100.0 > percent * was;
    }

    private static String sentence(
            String school, Map<String, String> schoolNames, int gone, int was, String what, double percent) {
        String name =
                schoolNames.containsKey(school) ? schoolNames.get(school) + " (" + school + ")" : "school " + school;
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d published %s are gone (%.1f %%, limit %s %%)",
                name,
                gone,
                was,
                what,
                gone * 100.0 / was,
                percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent));
    }
}
