package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.LocalDate;

/** Teachers, then students, school by school. */
final class EnrollmentRows implements RosterRows {

    private final District district;
    private final SourcedIds ids;

    EnrollmentRows(District district) {
        this.district = district;
        this.ids = district.ids();
    }

    @Override
    public void writeTo(CsvWriter csv) {
        for (School school : district.schools()) {
            MasterSchedule schedule = district.schedule(school);
            for (Section section : schedule.sections()) {
                for (Teacher teacher : schedule.teachers(section)) {
                    teacher(csv, section, teacher);
                }
            }
            for (Student student : district.students(school, schedule)) {
                student(csv, student);
            }
            if (school.is(Oddity.DANGLING_ROWS)) {
                dangling(csv, school, schedule.sections().get(0));
            }
        }
        district.academy()
                .ifPresent(academy -> academy.sections().forEach(section -> teacher(csv, section, section.teacher())));
    }

    private void teacher(CsvWriter csv, Section section, Teacher teacher) {
        csv.writeRecord(
                ids.enrollment(section.key() + "-" + teacher.key()),
                Stamp.ACTIVE,
                Stamp.of(district.calendar().yearBegin()),
                ids.section(section),
                ids.school(section.school()),
                ids.user(teacher.key()),
                "teacher",
                String.valueOf(teacher.equals(section.teacher())),
                "",
                "");
    }

    private void student(CsvWriter csv, Student student) {
        String user = ids.user(student.localId());
        LocalDate date = district.settings().date();
        for (Enrollment enrollment : student.enrollments()) {
            Section section = enrollment.section();
            csv.writeRecord(
                    ids.enrollment(student.localId() + "-" + enrollment.ordinal()),
                    enrollment.deleted() ? Stamp.DELETED : Stamp.ACTIVE,
                    Stamp.of(enrollment.modified(date)),
                    ids.section(section),
                    ids.school(section.school()),
                    user,
                    "student",
                    "false",
                    enrollment.begin().toString(),
                    enrollment.end() == null ? "" : enrollment.end().toString());
        }
    }

    /** Two places in a class the export lacks, and one of a student it lacks. */
    private void dangling(CsvWriter csv, School school, Section section) {
        String missingClass = ids.section(school.code() + "_9999");
        String first = String.valueOf(100_000 + school.firstStudent());
        String second = String.valueOf(100_001 + school.firstStudent());
        dangling(csv, "DANGLING-1", missingClass, school, first);
        dangling(csv, "DANGLING-2", missingClass, school, second);
        dangling(csv, "DANGLING-3", ids.section(section), school, "999999999");
    }

    private void dangling(CsvWriter csv, String key, String section, School school, String user) {
        LocalDate begin = district.calendar().begin(Term.FULL_YEAR);
        csv.writeRecord(
                ids.enrollment(key),
                Stamp.ACTIVE,
                Stamp.of(district.calendar().yearBegin()),
                section,
                ids.school(school),
                ids.user(user),
                "student",
                "false",
                begin.toString(),
                "");
    }
}
