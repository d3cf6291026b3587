package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The reading and mathematics intervention at the district's first school, as the programme's own small system tells it. Its
 * ids are its own, but for those of students; it knows teachers by their e-mail address. Whom the SIS has lost tonight it
 * has lost too.
 */
final class Intervention implements SpecTables {

    private static final String SCHOOL = "RP-SCHOOL";
    private static final String YEAR = "RP-YEAR";
    private static final String READING = "RP-READ";
    private static final String MATHEMATICS = "RP-MATH";
    private static final String HOMEROOM = "RP-HOME";
    private static final String SHARED = "RP-5";

    private static final String SPECIALIST = "RP-T1";
    private static final String FOUND = "RP-T2";
    private static final String TWICE = "RP-T3";
    private static final String ONCE_MORE = "RP-T4";
    private static final String TUTOR = "RP-T5";

    private static final PersonName SPECIALIST_NAME = new PersonName("Winifred", "", "Ashdown");
    private static final PersonName STRANGER = new PersonName("Casimir", "", "Thistlewood");

    /** One in how many students of the grades takes part. */
    private static final int SHARE = 6;
    /** How many of the homeroom the programme has listed. */
    private static final int LISTED = 5;

    private static final List<Group> GROUPS = List.of(
            new Group("RP-1", READING, "1", List.of("TK", "KG", "01"), List.of(SPECIALIST), 0),
            new Group("RP-2", READING, "2", List.of("02", "03"), List.of(FOUND), 1),
            new Group("RP-3", MATHEMATICS, "3", List.of("02", "03"), List.of(SPECIALIST), 2),
            new Group("RP-4", MATHEMATICS, "4", List.of("04", "05"), List.of(TWICE, ONCE_MORE), 0));

    private final Settings settings;
    private final SchoolCalendar calendar;
    private final School school;
    private final List<Student> students;
    private final List<Section> homerooms;
    private final Student tutor;

    Intervention(District district) {
        this.settings = district.settings();
        this.calendar = district.calendar();
        this.school = district.school(0);
        MasterSchedule schedule = district.schedule(school);
        this.students = district.students(school, schedule).stream()
                .filter(student -> student.attends(settings.date()))
                .toList();
        this.homerooms = Stream.of("03", "05")
                .map(grade -> schedule.block(grade, 0).get(0))
                .toList();
        School high = district.school(2);
        this.tutor = district.students(high, district.schedule(high)).get(3);
    }

    @Override
    public RosterRows rows(SpecFile file) {
        return switch (file) {
            case SCHOOLS -> csv -> csv.writeRecord(SCHOOL, school.name(), school.cds());
            case TERMS -> this::terms;
            case COURSES -> this::courses;
            case SECTIONS -> this::sections;
            case STAFF -> this::staff;
            case SECTION_STAFF -> this::sectionStaff;
            case STUDENTS -> this::students;
            case SECTION_STUDENTS -> this::sectionStudents;
        };
    }

    private void terms(CsvWriter csv) {
        Term term = Term.FULL_YEAR;
        String lastDay = calendar.end(term).minusDays(1).toString();
        csv.writeRecord(YEAR, term.title(), calendar.begin(term).toString(), lastDay, calendar.yearKey());
    }

    private void courses(CsvWriter csv) {
        csv.writeRecord(READING, "Reading Intervention", READING, "01", "Intervention");
        csv.writeRecord(MATHEMATICS, "Math Intervention", MATHEMATICS, "02", "Intervention");
        Course course = homeroom().course();
        csv.writeRecord(HOMEROOM, course.title(), course.code(), course.sced(), "");
    }

    private void sections(CsvWriter csv) {
        for (Group group : GROUPS) {
            section(csv, group.id(), group.course(), group.number(), "scheduled", group.grades());
        }
        section(csv, SHARED, HOMEROOM, homeroom().code(), "homeroom", homeroom().grades());
    }

    private static void section(
            CsvWriter csv, String id, String course, String number, String type, List<String> grades) {
        csv.writeRecord(id, SCHOOL, YEAR, course, "", number, "", type, String.join(";", grades), "");
    }

    private void staff(CsvWriter csv) {
        staff(csv, SPECIALIST, SPECIALIST_NAME, TeacherNames.email(settings, SPECIALIST_NAME, 0));
        staff(csv, FOUND, homeroom().teacher());
        staff(csv, TWICE, homerooms.get(1).teacher());
        staff(csv, ONCE_MORE, homerooms.get(1).teacher());
        staff(csv, TUTOR, tutor.name(), tutor.email());
    }

    private static void staff(CsvWriter csv, String id, Teacher teacher) {
        staff(csv, id, teacher.name(), teacher.email());
    }

    private static void staff(CsvWriter csv, String id, PersonName name, String email) {
        csv.writeRecord(id, name.given(), name.family(), email, "true");
    }

    private void sectionStaff(CsvWriter csv) {
        for (Group group : GROUPS) {
            for (String teacher : group.staff()) {
                String primary = String.valueOf(teacher.equals(group.staff().get(0)));
                csv.writeRecord(group.id(), teacher, primary, "", "");
            }
        }
        csv.writeRecord(SHARED, FOUND, "true", "", "");
    }

    private void students(CsvWriter csv) {
        for (Student student : students) {
            boolean listed = GROUPS.stream().anyMatch(group -> group.takes(student, position(student)))
                    || inHomeroom().contains(student);
            if (listed) {
                PersonName name = student.name();
                String family = position(student) == 2 ? name.family() + "-Reyes" : name.family();
                student(csv, id(student), student.ssid(), name.given(), family, student.grade());
            }
        }
        Student namesake = students.get(3);
        student(csv, "RP-S2", namesake.ssid(), STRANGER.given(), STRANGER.family(), "01");
    }

    private static void student(CsvWriter csv, String id, String ssid, String given, String family, String grade) {
        csv.writeRecord(id, ssid, given, family, grade, SCHOOL, "", "");
    }

    private void sectionStudents(CsvWriter csv) {
        for (Group group : GROUPS) {
            for (Student student : students) {
                if (group.takes(student, position(student))) {
                    place(csv, group.id(), id(student), student.admitted());
                }
            }
        }
        place(csv, "RP-1", "RP-S2", LocalDate.MIN);
        inHomeroom().forEach(student -> place(csv, SHARED, id(student), student.admitted()));
    }

    private void place(CsvWriter csv, String section, String student, LocalDate admitted) {
        LocalDate begin = calendar.begin(Term.FULL_YEAR);
        csv.writeRecord(section, student, (admitted.isAfter(begin) ? admitted : begin).toString(), "");
    }

    /** The class that the SIS has too. */
    private Section homeroom() {
        return homerooms.get(0);
    }

    /** Some who are in the homeroom, and one of another grade who is not. */
    private List<Student> inHomeroom() {
        Stream<Student> members = students.stream().filter(this::inClass).limit(LISTED);
        Stream<Student> visitor = students.stream()
                .filter(student -> student.grade().equals("04"))
                .limit(1);
        return Stream.concat(members, visitor).toList();
    }

    private boolean inClass(Student student) {
        return student.enrollments().stream()
                .anyMatch(place -> place.section().equals(homeroom()) && place.current(settings.date()));
    }

    private int position(Student student) {
        return student.number() - school.firstStudent();
    }

    /** That of the SIS, but for the one whom the programme has only by SSID. */
    private String id(Student student) {
        return position(student) == 1 ? "RP-S1" : student.localId();
    }

    /** A section that the programme alone has: every sixth of its grades, and in the first the school's first three. */
    private record Group(
            String id, String course, String number, List<String> grades, List<String> staff, int remainder) {

        private static final Set<Integer> PINNED = Set.of(0, 1, 2);

        private boolean takes(Student student, int position) {
            return grades.contains(student.grade())
                    && (student.number() % SHARE == remainder || id.equals("RP-1") && PINNED.contains(position));
        }
    }
}
