package org.rollcall.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The students of one school on a given night. */
final class StudentBody {

    // How many students of ten thousand; the last three every night.
    private static final int WITHOUT_SSID = 40;
    private static final int TRANSFERRED = 120;
    private static final int FUTURE_CHANGE = 40;
    private static final int MOVES = 60;
    private static final int LEAVES = 20;
    private static final int ARRIVES = 20;

    private static final int NEWCOMERS = 1_000_000;
    private static final int NEWCOMERS_PER_SCHOOL = 20_000;
    private static final int MARCHING_BAND = 231;
    /** Greater than any student's number. */
    private static final int NOBODY = 99_000_000;
    /** The first students of the schools with oddities stay for good, so that every night shows them. */
    private static final int PINNED = 4;

    private final Settings settings;
    private final SchoolCalendar calendar;
    private final Ssids ssids;
    private final School school;
    private final MasterSchedule schedule;
    private final MasterSchedule previousSchool;
    private final List<Student> students = new ArrayList<>();
    private int newcomers;

    /**
     * @param previousSchool the schedule of the school some came from, or null if none did
     */
    StudentBody(
            Settings settings,
            SchoolCalendar calendar,
            School school,
            MasterSchedule schedule,
            MasterSchedule previousSchool) {
        this.settings = settings;
        this.calendar = calendar;
        this.ssids = new Ssids(settings);
        this.school = school;
        this.schedule = schedule;
        this.previousSchool = previousSchool;
        for (Map.Entry<String, Integer> size :
                school.level().split(school.students()).entrySet()) {
            for (int i = 0; i < size.getValue(); i++) {
                admit(size.getKey());
            }
        }
        for (int night = 2; night <= settings.night(); night++) {
            turn(Topic.NIGHT.dice(settings, school.index(), night));
        }
        students.forEach(student -> student.forget(this::dropped));
    }

    List<Student> students() {
        return students;
    }

    private boolean dropped(Section section) {
        return schedule.dropped(section) || previousSchool != null && previousSchool.dropped(section);
    }

    private void admit(String grade) {
        int position = students.size();
        int number = school.firstStudent() + position;
        Dice dice = Topic.STUDENT.dice(settings, number);
        int blocks = schedule.blocks(grade);
        int block = dice.chance(2_000) ? dice.below(blocks) : position % blocks;
        Student student = new Student(
                number, school, grade, block, name(position, dice), ssid(position, number, dice), calendar.yearBegin());
        students.add(student);
        if (previousSchool != null && !pinned(student) && dice.chance(TRANSFERRED)) {
            transfer(student, dice);
        } else {
            enroll(student, LocalDate.MIN);
        }
        if (blocks > 1 && dice.chance(FUTURE_CHANGE)) {
            student.enroll(otherBlock(student, dice).get(0), futureDate(), null);
        }
        if (school.is(Oddity.DELETED_ROWS) && position > 0 && position < PINNED) {
            Section section = otherBlock(student, dice).get(0);
            LocalDate begin = calendar.begin(section.term());
            LocalDate end = calendar.end(section.term());
            if (school.is(Oddity.LINGERING_PLACE) && position == 1) {
                student.enroll(section, begin, end);
            } else {
                student.misenroll(section, begin, end);
            }
        }
        if (schedule.marchingBand() != null && marches(position)) {
            student.enroll(schedule.marchingBand(), calendar.begin(Term.FULL_YEAR), calendar.end(Term.FULL_YEAR));
        }
    }

    /** Enrolls in the classes of the student's block that are not over; those begun earlier begin on {@code from}. */
    private void enroll(Student student, LocalDate from) {
        for (Section section : schedule.block(student.grade(), student.block())) {
            LocalDate begin = calendar.begin(section.term());
            LocalDate end = calendar.end(section.term());
            if (end.isAfter(from)) {
                student.enroll(section, begin.isBefore(from) ? from : begin, section.homeroom() ? null : end);
            }
        }
    }

    private void transfer(Student student, Dice dice) {
        LocalDate latest = settings.date().minusDays(1);
        LocalDate moved = calendar.begin(Term.FULL_YEAR).plusDays(10 + dice.below(50));
        LocalDate end = moved.isBefore(latest) ? moved : latest;
        for (Section section :
                previousSchool.block(student.grade(), dice.below(previousSchool.blocks(student.grade())))) {
            LocalDate begin = calendar.begin(section.term());
            if (begin.isBefore(end)) {
                student.enroll(
                        section,
                        begin,
                        calendar.end(section.term()).isBefore(end) ? calendar.end(section.term()) : end);
            }
        }
        enroll(student, end);
    }

    private LocalDate futureDate() {
        LocalDate soon = settings.date().plusDays(7);
        LocalDate spring = calendar.begin(Term.SEMESTER_2);
        return spring.isAfter(soon) ? spring : soon;
    }

    private void turn(Dice dice) {
        List<Student> stayed = new ArrayList<>(students.size());
        int arrivals = 0;
        for (Student student : students) {
            int fate = pinned(student) ? Integer.MAX_VALUE : dice.below(10_000);
            if (fate < MOVES) {
                move(student, dice);
                stayed.add(student);
            } else if (fate < MOVES + LEAVES) {
                if (dice.chance(5_000)) {
                    leave(student);
                    stayed.add(student);
                }
            } else {
                stayed.add(student);
            }
            arrivals += dice.chance(ARRIVES) ? 1 : 0;
        }
        students.clear();
        students.addAll(stayed);
        for (int i = 0; i < arrivals; i++) {
            arrive(dice);
        }
    }

    private void move(Student student, Dice dice) {
        int blocks = schedule.blocks(student.grade());
        boolean here = student.enrollments().stream().anyMatch(enrollment -> !enrollment.over(settings.date()));
        if (blocks == 1 || !here) {
            return;
        }
        student.withdraw(schedule.block(student.grade(), student.block()), settings.date(), dice.chance(5_000));
        student.moveTo((student.block() + 1 + dice.below(blocks - 1)) % blocks);
        enroll(student, settings.date());
    }

    private void leave(Student student) {
        student.withdraw(student.enrollments().stream().map(Enrollment::section).toList(), settings.date(), true);
    }

    private void arrive(Dice dice) {
        int number = NEWCOMERS + school.index() * NEWCOMERS_PER_SCHOOL + newcomers++;
        String grade = dice.pick(school.level().grades());
        Student student = new Student(
                number,
                school,
                grade,
                dice.below(schedule.blocks(grade)),
                StudentNames.name(dice),
                lacksSsid(dice) ? "" : ssids.of(number),
                settings.date());
        enroll(student, settings.date());
        students.add(student);
    }

    private List<Section> otherBlock(Student student, Dice dice) {
        int blocks = schedule.blocks(student.grade());
        return schedule.block(student.grade(), (student.block() + 1 + dice.below(blocks - 1)) % blocks);
    }

    private boolean pinned(Student student) {
        return school.index() < 3 && student.number() < school.firstStudent() + PINNED;
    }

    private boolean marches(int position) {
        int size = school.students();
        return (position + 1) * MARCHING_BAND / size > position * MARCHING_BAND / size;
    }

    private PersonName name(int position, Dice dice) {
        PersonName name = StudentNames.name(dice);
        if (school.is(Oddity.AWKWARD_NAMES) && position == 0) {
            return new PersonName("Robert", "", "O'Leary, Jr.");
        }
        if (school.is(Oddity.AWKWARD_NAMES) && position == 1) {
            return new PersonName("Dolores \"Lola\"", "", "Peña-Ruiz");
        }
        if (school.is(Oddity.DAMAGED_NAME) && position == 3) {
            return new PersonName("Linh", "", "Nguy?n");
        }
        return name;
    }

    private String ssid(int position, int number, Dice dice) {
        if (school.index() < 3 && position < PINNED) {
            if (school.is(Oddity.MISSING_SSID) && position == 1) {
                return "";
            }
            if (school.is(Oddity.SHARED_SSID) && position == 1) {
                return ssids.of(number - 1);
            }
            String ssid = ssids.of(school.is(Oddity.OTHER_SSID) && position == 2 ? NOBODY : number);
            if (school.is(Oddity.ROUNDED_SSID) && position == 2) {
                return String.format(Locale.ROOT, "%.5E", Double.valueOf(ssid));
            }
            return school.is(Oddity.SHORT_SSID) && position == 0 ? ssid.substring(0, 9) : ssid;
        }
        return lacksSsid(dice) ? "" : ssids.of(number);
    }

    /** The elementary district's missing SSID is an oddity, found once; elsewhere there are some among all students. */
    private boolean lacksSsid(Dice dice) {
        return dice.chance(WITHOUT_SSID) && settings.agency() != Agency.ELEMENTARY;
    }
}
