package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** The rows of each file of the standard data specification. Its end dates are last days; ours are the days after. */
final class SpecRows implements SpecTables {

    /** Nobody's number in the elementary district: too great for those of the first night, too small for newcomers. */
    private static final int STRAY = 899_999;

    private final District district;
    private final SchoolCalendar calendar;

    SpecRows(District district) {
        this.district = district;
        this.calendar = district.calendar();
    }

    @Override
    public RosterRows rows(SpecFile file) {
        return switch (file) {
            case SCHOOLS -> this::schools;
            case TERMS -> this::terms;
            case COURSES -> this::courses;
            case SECTIONS -> this::sections;
            case STAFF -> this::staff;
            case SECTION_STAFF -> this::sectionStaff;
            case STUDENTS -> this::students;
            case SECTION_STUDENTS -> this::sectionStudents;
        };
    }

    private void schools(CsvWriter csv) {
        for (School school : district.schools()) {
            csv.writeRecord(school.code(), school.name(), school.cds());
        }
    }

    /** Only those in which sections meet. */
    private void terms(CsvWriter csv) {
        Set<Term> terms = EnumSet.noneOf(Term.class);
        for (School school : district.schools()) {
            district.schedule(school).sections().forEach(section -> terms.add(section.term()));
        }
        for (Term term : terms) {
            csv.writeRecord(
                    calendar.key(term),
                    term.title(),
                    calendar.begin(term).toString(),
                    lastDay(calendar.end(term)),
                    calendar.yearKey());
        }
    }

    private void courses(CsvWriter csv) {
        for (Course course : district.courses()) {
            csv.writeRecord(course.code(), course.title(), course.code(), course.sced(), "");
        }
    }

    private void sections(CsvWriter csv) {
        for (School school : district.schools()) {
            for (Section section : district.schedule(school).sections()) {
                csv.writeRecord(
                        id(section),
                        school.code(),
                        calendar.key(section.term()),
                        section.course().code(),
                        section.title(),
                        String.valueOf(section.number()),
                        section.period(),
                        section.classType(),
                        String.join(";", section.grades()),
                        "");
            }
        }
    }

    private void staff(CsvWriter csv) {
        for (School school : district.schools()) {
            for (Teacher teacher : district.schedule(school).residents()) {
                PersonName name = teacher.name();
                csv.writeRecord(teacher.key(), name.given(), name.family(), teacher.email(), "true");
            }
        }
    }

    private void sectionStaff(CsvWriter csv) {
        for (School school : district.schools()) {
            MasterSchedule schedule = district.schedule(school);
            for (Section section : schedule.sections()) {
                for (Teacher teacher : schedule.teachers(section)) {
                    String primary = String.valueOf(teacher.equals(section.teacher()));
                    csv.writeRecord(id(section), teacher.key(), primary, "", "");
                }
            }
        }
    }

    private void students(CsvWriter csv) {
        for (School school : district.schools()) {
            for (Student student : district.students(school, district.schedule(school))) {
                PersonName name = student.name();
                csv.writeRecord(
                        student.localId(),
                        student.ssid(),
                        name.given(),
                        name.family(),
                        student.grade(),
                        student.school().code(),
                        "",
                        "");
            }
        }
    }

    private void sectionStudents(CsvWriter csv) {
        for (School school : district.schools()) {
            MasterSchedule schedule = district.schedule(school);
            for (Student student : district.students(school, schedule)) {
                for (Enrollment enrollment : student.enrollments()) {
                    // The files have no status: what is deleted has no row.
                    if (!enrollment.deleted()) {
                        sectionStudent(
                                csv,
                                enrollment.section(),
                                student.localId(),
                                enrollment.begin(),
                                enrollment.end() == null ? "" : lastDay(enrollment.end()));
                    }
                }
            }
            if (school.is(Oddity.STRAY_ROW)) {
                Section section = schedule.sections().get(0);
                sectionStudent(csv, section, school.agency().localId(STRAY), calendar.begin(section.term()), "");
            }
        }
    }

    private static void sectionStudent(
            CsvWriter csv, Section section, String studentId, LocalDate begin, String lastDay) {
        csv.writeRecord(id(section), studentId, begin.toString(), lastDay);
    }

    private static String id(Section section) {
        return section.school().code() + "-" + section.number();
    }

    private static String lastDay(LocalDate end) {
        return end.minusDays(1).toString();
    }
}
