package org.rollcall.safety;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.cers.GroupName;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.SchoolYears;
import org.rollcall.cers.StudentGroup;
import org.rollcall.lea.Lea;
import org.rollcall.lea.Subject;
import org.rollcall.publish.Emptying;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublishedGroup;

/**
 * What becomes of the groups in force that tonight's roster does not make. CERS keeps a group that a file does not name
 * as it is, and takes everybody out of one that a file names in one row without student and login.
 *
 * @param emptied have such a row in tonight's set
 * @param carried stay in CERS as they are: whether they are gone cannot be told tonight
 * @param toDelete are empty, or cannot be emptied, and wait for somebody to delete them in CERS
 */
public record Gone(List<PublishedGroup> emptied, List<PublishedGroup> carried, List<PublishedGroup> toDelete) {

    /** So many days a group is listed for deletion before it is forgotten. */
    static final int DAYS_LISTED = 30;

    /**
     * What can be told tonight.
     *
     * @param date of the run
     * @param years that CERS has open
     * @param isGone whether a group in force that is not made tonight is gone
     */
    public record Rules(Lea lea, LocalDate date, SchoolYears years, Predicate<PublishedGroup> isGone) {

        /** Of a year that it has not open, or a school that is not the LEA's any more, CERS would refuse the whole file. */
        private boolean isTaken(PublishedGroup group) {
            return years.isOpen(group.schoolYear(), date) && lea.hasSchool(group.school());
        }
    }

    /**
     * Works it out.
     *
     * @param groups that tonight's roster makes
     */
    public static Gone of(PublicationRecord published, List<StudentGroup> groups, Rules rules) {
        Set<GroupName> made = new HashSet<>();
        groups.forEach(group -> made.add(GroupName.of(group)));
        Gone gone = new Gone(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (PublishedGroup group : published.groups()) {
            if (!made.contains(group.groupName())) {
                gone.place(group, rules);
            }
        }
        return gone;
    }

    private void place(PublishedGroup group, Rules rules) {
        LocalDate date = rules.date();
        boolean isTaken = rules.isTaken(group);
        Emptying before = group.emptying();
        if (before == null) {
            if (!rules.isGone().test(group)) {
                carried.add(group.carry());
            } else if (isTaken) {
                emptied.add(group.emptied(Emptying.begun(date)));
            } else {
                toDelete.add(group.emptied(Emptying.impossible(date)));
            }
        } else if (isTaken && before.on(date).nights() <= rules.lea().emptyingNights()) {
            emptied.add(group.emptied(before.on(date)));
        } else if (before.last().plusDays(DAYS_LISTED).isAfter(date)) {
            toDelete.add(group);
        }
    }

    /**
     * Whether tonight is a further night of a group's emptying row: its set is published though it says what the last one
     * said, for whoever has missed that.
     */
    public boolean repeats(PublicationRecord published) {
        Set<PublishedGroup> before = emptied.isEmpty() ? Set.of() : new HashSet<>(published.groups());
        return emptied.stream().anyMatch(group -> !before.contains(group));
    }

    /** Tonight's set: the groups that are made, and a group without members for each that is emptied. */
    public List<StudentGroup> set(List<StudentGroup> groups) {
        List<StudentGroup> set = new ArrayList<>(groups);
        for (PublishedGroup group : emptied) {
            set.add(new StudentGroup(
                    group.school(),
                    group.name(),
                    group.schoolYear(),
                    Subject.ofCode(group.subject()),
                    new long[0],
                    List.of(),
                    new GroupOrigin(group.key(), group.title(), group.ending(), group.sources()),
                    group.part()));
        }
        set.sort(StudentGroup.ORDER);
        return List.copyOf(set);
    }

    /** All groups in force after tonight's set. */
    public List<PublishedGroup> inForce(List<StudentGroup> groups) {
        List<PublishedGroup> all = new ArrayList<>();
        groups.forEach(group -> all.add(PublishedGroup.of(group)));
        all.addAll(emptied);
        all.addAll(carried);
        all.addAll(toDelete);
        return List.copyOf(all);
    }
}
