package org.rollcall.safety;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rollcall.cers.Mapping;
import org.rollcall.cers.NameFold;
import org.rollcall.cers.SchoolYears;
import org.rollcall.lea.FirstRun;
import org.rollcall.lea.Lea;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublishedGroup;

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
     * @param previousFiles the folder that holds the files of {@code previous}
     * @param schoolNames by CDS code, for people
     */
    public List<String> holds(
            LocalDate date,
            Mapping mapping,
            PublicationRecord previous,
            Path previousFiles,
            Map<String, String> schoolNames)
            throws IOException {
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
        PublishedMembers before = PublishedMembers.read(previousFiles, previous.files());
        PublishedMembers now = PublishedMembers.of(mapping.groups());
        Set<String> held = new HashSet<>();
        studentsGone(before, now, schoolNames, holds, held);
        groupsGone(mapping, previous, schoolNames, holds, held);
        for (String school : before.schools()) {
            if (!held.contains(school)) { // else it would say the same again
                membersFewer(school, before, now, schoolNames, holds);
            }
        }
        return holds;
    }

    private void studentsGone(
            PublishedMembers before,
            PublishedMembers now,
            Map<String, String> schoolNames,
            List<String> holds,
            Set<String> held) {
        double percent = lea.limits().studentsPercent();
        for (String school : before.schools()) {
            long[] was = before.students(school);
            int gone = gone(was, now.students(school));
            if (gone >= lea.limits().studentsAtLeast() && isOver(gone, was.length, percent)) {
                holds.add(sentence(school, schoolNames, gone, was.length, "students", percent));
                held.add(school);
            }
        }
    }

    /**
     * Students who stay but lose most of their classes, and teachers who lose all of theirs, show in neither students
     * nor groups. What is compared is how many there are, so that a new term's schedule is no alarm.
     */
    private void membersFewer(
            String school,
            PublishedMembers before,
            PublishedMembers now,
            Map<String, String> schoolNames,
            List<String> holds) {
        int memberships = before.memberships(school) - now.memberships(school);
        double students = lea.limits().studentsPercent();
        if (memberships >= lea.limits().studentsAtLeast()
                && isOver(memberships, before.memberships(school), students)) {
            holds.add(sentence(
                    school,
                    schoolNames,
                    memberships,
                    before.memberships(school),
                    "student places in groups",
                    students));
        }
        int logins = before.logins(school) - now.logins(school);
        double percent = lea.limits().loginsPercent();
        if (logins >= lea.limits().loginsAtLeast() && isOver(logins, before.logins(school), percent)) {
            holds.add(sentence(school, schoolNames, logins, before.logins(school), "logins", percent));
        }
    }

    private void groupsGone(
            Mapping mapping,
            PublicationRecord previous,
            Map<String, String> schoolNames,
            List<String> holds,
            Set<String> held) {
        Set<String> now = new HashSet<>();
        mapping.groups().forEach(g -> now.add(g.school() + '\n' + NameFold.fold(g.name())));
        Map<String, int[]> counts = new HashMap<>();
        for (PublishedGroup group : previous.groups()) {
            int[] count = counts.computeIfAbsent(group.school(), s -> new int[2]);
            count[0]++;
            count[1] += now.contains(group.school() + '\n' + NameFold.fold(group.name())) ? 0 : 1;
        }
        counts.keySet().stream().sorted().forEach(school -> {
            int[] count = counts.get(school);
            if (isOver(count[1], count[0], lea.limits().groupsPercent())) {
                holds.add(sentence(
                        school,
                        schoolNames,
                        count[1],
                        count[0],
                        "groups",
                        lea.limits().groupsPercent()));
                held.add(school);
            }
        });
    }

    private static boolean isOver(int gone, int was, double percent) {
        return gone * 100.0 > percent * was;
    }

    private static int gone(long[] was, long[] now) {
        int gone = 0;
        for (long ssid : was) {
            gone += Arrays.binarySearch(now, ssid) < 0 ? 1 : 0;
        }
        return gone;
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
