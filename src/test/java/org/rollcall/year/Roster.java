package org.rollcall.year;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;

/** What one system of a district has to say on one night; it stays as it is whatever becomes of the district. */
record Roster(List<Section> sections) {

    record School(String id, String name, String cds) {}

    /** A term from its first day to its last. */
    record Term(String id, String title, LocalDate first, LocalDate last, int schoolYear) {

        boolean isOn(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    /** @param subject CERS's word for what the district's subject code means */
    record Course(String code, String title, String subjectCode, String subject) {}

    record Student(int id, long ssid, String given, String family, int grade) {

        String text() {
            return String.format("%010d", ssid);
        }
    }

    /** @param email blank when the system has none */
    record Teacher(String id, String given, String family, String email) {}

    /** @param left the first day without the student; null for one who is in the section */
    record Seat(Student student, LocalDate left) {}

    /** @param teachers the first is the one it is named after */
    record Section(
            String id,
            String code,
            School school,
            Term term,
            Course course,
            int period,
            int grade,
            List<Teacher> teachers,
            List<Seat> seats) {

        /** As the LEA's template has it. */
        String name() {
            return course.title() + " " + code + " " + teachers.get(0).family();
        }

        GroupKey key() {
            return GroupKey.of(school.cds(), term.schoolYear(), name());
        }

        Group group(LocalDate date) {
            TreeSet<String> ssids = new TreeSet<>();
            seats.stream()
                    .filter(seat -> seat.left() == null || seat.left().isAfter(date))
                    .forEach(seat -> ssids.add(seat.student().text()));
            TreeSet<String> logins = new TreeSet<>();
            teachers.stream()
                    .map(Teacher::email)
                    .filter(email -> !email.isEmpty())
                    .forEach(logins::add);
            return new Group(name(), course.subject(), ssids, logins);
        }

        Section with(List<Teacher> others, List<Seat> places) {
            return new Section(id, code, school, term, course, period, grade, others, places);
        }
    }

    /** Who is to see whom on a day, as far as this system goes. */
    Map<GroupKey, Group> groups(LocalDate date) {
        Map<GroupKey, Group> groups = new LinkedHashMap<>();
        for (Section section : sections) {
            Group group = section.group(date);
            if (section.term().isOn(date) && !group.ssids().isEmpty()) {
                groups.put(section.key(), group);
            }
        }
        return groups;
    }

    /** Without some sections. */
    Roster without(Predicate<Section> gone) {
        return new Roster(sections.stream().filter(gone.negate()).toList());
    }

    /** Without the addresses of teachers. */
    Roster withoutEmails() {
        return new Roster(sections.stream()
                .map(section -> section.with(
                        section.teachers().stream()
                                .map(t -> new Teacher(t.id(), t.given(), t.family(), ""))
                                .toList(),
                        section.seats()))
                .toList());
    }

    /** Without some students' places in sections. */
    Roster withoutSeats(Predicate<Student> gone) {
        return new Roster(sections.stream()
                .map(section -> section.with(
                        section.teachers(),
                        section.seats().stream()
                                .filter(seat -> !gone.test(seat.student()))
                                .toList()))
                .toList());
    }

    List<School> schools() {
        return sections.stream().map(Section::school).distinct().toList();
    }

    List<Term> terms() {
        return sections.stream().map(Section::term).distinct().toList();
    }

    List<Course> courses() {
        return sections.stream().map(Section::course).distinct().toList();
    }

    List<Teacher> teachers() {
        return sections.stream().flatMap(s -> s.teachers().stream()).distinct().toList();
    }

    List<Student> students() {
        return sections.stream()
                .flatMap(s -> s.seats().stream())
                .map(Seat::student)
                .distinct()
                .toList();
    }
}
