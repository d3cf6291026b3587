package org.rollcall.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A small district as it is, of which each source tells its own story. */
final class Truth {

    static final String DISTRICT = "0199123";

    /** A school. */
    record School(int number, String cds, String name) {}

    /** A term. */
    record Term(int number, String title, String start, String end) {}

    /** A course. */
    record Course(int number, String title, String code, String subjects) {}

    /** A student or a member of staff. */
    record Person(int number, boolean student, String given, String family, String ssid, String email) {}

    /** A class. */
    record Section(
            int number,
            School school,
            Course course,
            String code,
            String periods,
            List<Term> terms,
            List<Person> students,
            List<Person> teachers) {}

    private static final List<String> GIVEN =
            List.of("Ana", "José", "Linh", "Mateo", "Zoë", "Omar", "Priya", "Renée", "Tomás", "Wei");
    private static final List<String> FAMILY = List.of(
            "Peña", "Nguyễn", "O'Neil", "Lopez", "Smith-Jones", "Núñez", "García", "Kim", "D’Angelo", "van Dyk");

    final List<School> schools = new ArrayList<>();
    final List<Term> terms = new ArrayList<>();
    final List<Course> courses = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final List<Section> sections = new ArrayList<>();

    Truth(Chance chance) {
        for (int i = 0, n = chance.between(1, 3); i < n; i++) {
            String district = chance.permille(80) ? "0199999" : DISTRICT;
            schools.add(new School(i, district + String.format("%07d", i + 1), "School " + (char) ('A' + i)));
        }
        terms.add(new Term(0, "2026-27", "2026-08-12", "2027-06-05"));
        terms.add(new Term(1, "Semester 1", "2026-08-12", "2026-12-19"));
        terms.add(new Term(2, "Semester 2", "2026-12-19", "2027-06-05"));
        terms.add(new Term(3, "Quarter 1", "2026-08-12", chance.one(List.of("2026-11-20", "2026-11-21"))));
        for (int i = 0, n = chance.between(1, 4); i < n; i++) {
            courses.add(
                    new Course(i, "Course " + i, "10" + i, chance.one(List.of("", "01", "011", "02", "02,01", "09"))));
        }
        for (int i = 0, n = chance.between(3, 22); i < n; i++) {
            String given = chance.one(GIVEN);
            String family = chance.one(FAMILY);
            people.add(new Person(
                    i,
                    true,
                    given,
                    family,
                    String.format("99%08d", i + 1),
                    chance.permille(150) && i > 0 ? people.get(i - 1).email() : "s" + i + "@kids.example"));
        }
        int students = people.size();
        for (int i = students, n = students + chance.between(1, 6); i < n; i++) {
            people.add(new Person(
                    i,
                    false,
                    chance.one(GIVEN),
                    chance.one(FAMILY),
                    "",
                    chance.permille(40) ? "s0@kids.example" : "t" + i + "@demo.example"));
        }
        for (int i = 0, n = chance.between(1, 10); i < n; i++) {
            Set<Person> learn = new LinkedHashSet<>();
            for (int k = 0, most = chance.permille(100) ? 0 : chance.between(2, 9); k < most; k++) {
                learn.add(people.get(chance.upTo(students)));
            }
            Set<Person> teach = new LinkedHashSet<>();
            for (int k = 0, most = chance.between(chance.permille(150) ? 0 : 1, 2); k < most; k++) {
                teach.add(people.get(chance.between(students, people.size() - 1)));
            }
            Set<Integer> meets = new TreeSet<>();
            for (int k = 0, most = chance.between(1, 2); k < most; k++) {
                meets.add(chance.permille(500) ? 0 : chance.upTo(terms.size()));
            }
            sections.add(new Section(
                    i,
                    chance.one(schools),
                    chance.one(courses),
                    chance.permille(150) ? "" : String.valueOf(chance.between(1, 4)),
                    chance.one(List.of("", "1", "2", "1,2", "3")),
                    meets.stream().map(terms::get).toList(),
                    List.copyOf(learn),
                    List.copyOf(teach)));
        }
    }
}
