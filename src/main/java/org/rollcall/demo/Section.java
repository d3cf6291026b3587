package org.rollcall.demo;

import java.util.List;

/**
 * One class: a course taught to one set of students.
 *
 * @param number unique in the school
 * @param period blank for elementary classes
 */
record Section(
        School school, int number, Course course, Term term, String period, List<String> grades, Teacher teacher) {

    /** Elementary homerooms carry TN, the teacher number, in their key, as Aeries has it. */
    String key() {
        return school.code() + (homeroom() ? "_TN_" : "_") + number;
    }

    /** What teachers and other systems know it by. */
    String code() {
        return course.code() + "-" + number;
    }

    String title() {
        if (!period.isEmpty()) {
            return course.title() + " P" + period + " " + teacher.name().family();
        }
        if (!homeroom()) {
            return course.title() + " " + room();
        }
        return school.is(Oddity.BLANK_TITLES) ? "" : course.title() + " " + room();
    }

    /** The same class as one of another course. */
    Section of(Course other) {
        return new Section(school, number, other, term, period, grades, teacher);
    }

    /** The same class in another teacher's hands. */
    Section taughtBy(Teacher other) {
        return new Section(school, number, course, term, period, grades, other);
    }

    boolean homeroom() {
        return period.isEmpty() && course.sced().isEmpty();
    }

    /** OneRoster's word for what kind of class it is. */
    String classType() {
        return homeroom() ? "homeroom" : "scheduled";
    }

    /** A homeroom and its specialist's class, numbered after each other, share the room. */
    String room() {
        return "Room " + (school.level() == Level.ELEMENTARY ? (number - 1000) / 2 + 1 : number % 60 + 1);
    }
}
