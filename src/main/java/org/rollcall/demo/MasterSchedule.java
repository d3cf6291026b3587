package org.rollcall.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes of one school. The students of a grade are split into blocks; in a secondary school the blocks of a grade
 * take the same subjects, each in another order of the six periods, so that nobody has two classes at once.
 */
final class MasterSchedule {

    private static final int PERIODS = 6;
    // Of ten thousand classes.
    private static final int CO_TAUGHT = 830;

    private final Settings settings;
    private final School school;
    private final Faculty faculty;
    private final List<Section> sections = new ArrayList<>();
    private final Set<Section> dropped = new HashSet<>();
    private final Map<String, List<List<Section>>> blocks = new HashMap<>();
    private Section marchingBand;

    MasterSchedule(Settings settings, School school) {
        this.settings = settings;
        this.school = school;
        this.faculty = new Faculty(settings, school);
        school.level().split(school.students()).forEach(this::schedule);
        if (school.is(Oddity.MARCHING_BAND)) {
            Course course = CourseCatalog.course(CourseCatalog.MARCHING_BAND);
            Teacher director = faculty.free(course.department(), "0");
            marchingBand = add(course, Term.FULL_YEAR, "0", course.grades(), director);
        }
    }

    List<Section> sections() {
        return sections;
    }

    /** All who teach here, those whose home is another school included. */
    List<Teacher> teachers() {
        return faculty.teachers();
    }

    /** Those of the teachers whose home is this school. */
    List<Teacher> residents() {
        return teachers().stream()
                .filter(teacher -> teacher.schools().get(0) == school.index())
                .toList();
    }

    /** The teacher of a class, and the second one of the few classes that have two. */
    List<Teacher> teachers(Section section) {
        Dice dice = Topic.CO_TEACHER.dice(settings, school.index(), section.number());
        Teacher candidate = dice.pick(faculty.teachers());
        return dice.chance(CO_TAUGHT) && !candidate.equals(section.teacher())
                ? List.of(section.teacher(), candidate)
                : List.of(section.teacher());
    }

    int blocks(String grade) {
        return blocks.get(grade).size();
    }

    /** The classes a student of that block sits in. */
    List<Section> block(String grade, int block) {
        return blocks.get(grade).get(block);
    }

    /** The class of more than 200, or null in the schools that have none. */
    Section marchingBand() {
        return marchingBand;
    }

    /** Those of the teachers who may be replaced by another. */
    List<Teacher> replaceable() {
        return faculty.ordinary().stream()
                .filter(teacher ->
                        marchingBand == null || !marchingBand.teacher().equals(teacher))
                .toList();
    }

    /** Takes a class out. Its students' timetables still have it, so that their other places are told as before. */
    void drop(Section section) {
        sections.remove(section);
        dropped.add(section);
    }

    boolean dropped(Section section) {
        return dropped.contains(section);
    }

    /** Makes a class one of another course. */
    void rededicate(Section section, Course course) {
        replace(section, section.of(course));
    }

    /** Puts someone new in a teacher's place, in every class. */
    Teacher succeed(Teacher leaving) {
        Teacher successor = faculty.succeed(leaving);
        for (Section section : List.copyOf(sections)) {
            if (section.teacher().equals(leaving)) {
                replace(section, section.taughtBy(successor));
            }
        }
        return successor;
    }

    private void replace(Section section, Section other) {
        Collections.replaceAll(sections, section, other);
        blocks.values().stream()
                .flatMap(List::stream)
                .forEach(timetable -> Collections.replaceAll(timetable, section, other));
    }

    private void schedule(String grade, int students) {
        int count = school.level().blocks(students);
        List<List<Section>> timetables = new ArrayList<>(count);
        for (int block = 0; block < count; block++) {
            timetables.add(school.level() == Level.ELEMENTARY ? elementary(grade, block) : secondary(grade, block));
        }
        blocks.put(grade, timetables);
    }

    private List<Section> elementary(String grade, int block) {
        List<Course> courses =
                CourseCatalog.slots(grade, block).stream().flatMap(List::stream).toList();
        Section homeroom = add(courses.get(0), Term.FULL_YEAR, "", List.of(grade), faculty.homeroom());
        Section physical = add(courses.get(1), Term.FULL_YEAR, "", List.of(grade), faculty.specialist());
        return new ArrayList<>(List.of(homeroom, physical));
    }

    private List<Section> secondary(String grade, int block) {
        List<Section> timetable = new ArrayList<>();
        List<List<Course>> slots = CourseCatalog.slots(grade, block);
        for (int slot = 0; slot < slots.size(); slot++) {
            String period = String.valueOf((slot + block) % PERIODS + 1);
            List<Course> courses = slots.get(slot);
            Teacher teacher = faculty.free(courses.get(0).department(), period);
            if (courses.size() == 1) {
                timetable.add(add(courses.get(0), Term.FULL_YEAR, period, List.of(grade), teacher));
            } else {
                timetable.add(add(courses.get(0), Term.SEMESTER_1, period, List.of(grade), teacher));
                timetable.add(add(courses.get(1), Term.SEMESTER_2, period, List.of(grade), teacher));
            }
        }
        return timetable;
    }

    private Section add(Course course, Term term, String period, List<String> grades, Teacher teacher) {
        Section section = new Section(school, 1000 + sections.size(), course, term, period, grades, teacher);
        sections.add(section);
        return section;
    }
}
