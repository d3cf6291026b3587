package org.rollcall.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A student and the classes the student sits in, as nights go by. */
final class Student {

    private final int number;
    private final School school;
    private final String grade;
    private final PersonName name;
    private final String ssid;
    private final LocalDate admitted;
    private final List<Enrollment> enrollments = new ArrayList<>();
    private int nextOrdinal = 1;
    private int block;

    Student(int number, School school, String grade, int block, PersonName name, String ssid, LocalDate admitted) {
        this.number = number;
        this.school = school;
        this.grade = grade;
        this.block = block;
        this.name = name;
        this.ssid = ssid;
        this.admitted = admitted;
    }

    int number() {
        return number;
    }

    /** The permanent id the LEA itself gives. */
    String localId() {
        return school.agency().localId(number);
    }

    School school() {
        return school;
    }

    String grade() {
        return grade;
    }

    PersonName name() {
        return name;
    }

    /** The address that the school gives. */
    String email() {
        return "s" + localId() + "@students." + school.agency().domain();
    }

    /** The statewide student identifier; blank for the few who have none yet. */
    String ssid() {
        return ssid;
    }

    LocalDate admitted() {
        return admitted;
    }

    int block() {
        return block;
    }

    void moveTo(int newBlock) {
        block = newBlock;
    }

    /** Whether the student still has a place somewhere on that date. */
    boolean attends(LocalDate date) {
        return enrollments.stream().anyMatch(enrollment -> !enrollment.deleted() && !enrollment.over(date));
    }

    List<Enrollment> enrollments() {
        return enrollments;
    }

    void enroll(Section section, LocalDate begin, LocalDate end) {
        enrollments.add(new Enrollment(nextOrdinal++, section, begin, end, false));
    }

    /** Leaves behind a row that the export marks as deleted. */
    void misenroll(Section section, LocalDate begin, LocalDate end) {
        enrollments.add(new Enrollment(nextOrdinal++, section, begin, end, true));
    }

    /** Takes away every trace of the student's place in those classes. */
    void forget(Predicate<Section> classes) {
        enrollments.removeIf(enrollment -> classes.test(enrollment.section()));
    }

    /**
     * Takes the student out of those classes from that date on. What had begun before is ended if {@code traced}, else
     * its row disappears, as does that of what had yet to begin.
     */
    void withdraw(List<Section> sections, LocalDate date, boolean traced) {
        List<Enrollment> kept = new ArrayList<>(enrollments.size());
        for (Enrollment enrollment : enrollments) {
            if (!sections.contains(enrollment.section()) || enrollment.over(date) || enrollment.deleted()) {
                kept.add(enrollment);
            } else if (traced && enrollment.begin().isBefore(date)) {
                kept.add(new Enrollment(enrollment.ordinal(), enrollment.section(), enrollment.begin(), date, false));
            }
        }
        enrollments.clear();
        enrollments.addAll(kept);
    }
}
