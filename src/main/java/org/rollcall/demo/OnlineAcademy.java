package org.rollcall.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A school without a building, of which the API alone knows: students of the two schools beside it sit in its few classes
 * after their own six periods.
 */
final class OnlineAcademy {

    /** No district of the demo has so many schools. */
    private static final int INDEX = 8_899;

    private static final String PERIOD = "7";
    /** One in how many students of the grades. */
    private static final int SHARE = 12;

    private final LocalDate date;
    private final SchoolCalendar calendar;
    private final School school;
    private final Teacher teacher;
    private final List<Section> sections;

    OnlineAcademy(Settings settings, SchoolCalendar calendar) {
        this.date = settings.date();
        this.calendar = calendar;
        Agency agency = settings.agency();
        this.school = new School(agency, INDEX, 0, -1, -1, Level.HIGH, "Demo Online Academy", 0, 0, Set.of());
        PersonName name = new PersonName("Ottoline", "", "Farrow");
        this.teacher = new Teacher("TCH_ONLINE", name, TeacherNames.email(settings, name, 0), List.of(school.index()));
        this.sections = List.of(
                section(1, "ALG1", List.of("08", "09")),
                section(2, "COMPSCI", List.of("10")),
                section(3, "SPAN2", List.of("11")));
    }

    private Section section(int number, String course, List<String> grades) {
        return new Section(school, number, CourseCatalog.course(course), Term.FULL_YEAR, PERIOD, grades, teacher);
    }

    School school() {
        return school;
    }

    Teacher teacher() {
        return teacher;
    }

    List<Section> sections() {
        return sections;
    }

    /** Gives one in twelve of its grades a place, beside those at their own school. */
    void enroll(Student student) {
        if (student.number() % SHARE != 0 || !student.attends(date)) {
            return;
        }
        LocalDate begin = calendar.begin(Term.FULL_YEAR);
        for (Section section : sections) {
            if (section.grades().contains(student.grade())) {
                student.enroll(
                        section,
                        student.admitted().isAfter(begin) ? student.admitted() : begin,
                        calendar.end(Term.FULL_YEAR));
            }
        }
    }
}
