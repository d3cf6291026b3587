package org.rollcall.oneroster;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Makes the tables of a district in California, county-district code 9912345: schools with 14-digit CDS codes, one
 * school year of two semesters that includes today (Central time), and in every school English, mathematics and science in
 * sections of at most {@value #SECTION} students. Each student has a section of each course; each class has one primary
 * teacher, every tenth a second one. The same numbers and seed give the same tables on the same day. Nobody exists.
 */
public final class SyntheticDistrict {

    /** The county-district code. */
    public static final String CODE = "9912345";

    static final int SECTION = 28;
    private static final int SECTIONS_OF_A_TEACHER = 5;
    private static final int COURSES = 3;

    private final int schools;
    private final int students;
    private final long seed;
    private UnaryOperator<String> form = UnaryOperator.identity();
    private boolean demographics;

    /**
     * A district.
     *
     * @param schools number of schools, at least 1
     * @param students number of students, spread evenly
     * @param seed of the names
     */
    public SyntheticDistrict(int schools, int students, long seed) {
        this.schools = schools;
        this.students = students;
        this.seed = seed;
    }

    /**
     * Ids as some servers have them: with a plus, a slash, a blank and letters beyond ASCII.
     *
     * @return this
     */
    public SyntheticDistrict oddIds() {
        form = id -> "s+" + id.replaceFirst("-", "/") + " ñ";
        return this;
    }

    /**
     * A record of demographics for each student.
     *
     * @return this
     */
    public SyntheticDistrict demographics() {
        demographics = true;
        return this;
    }

    /**
     * The id that a plain id such as {@code school-0} has in this district.
     *
     * @param plain {@code district}, {@code year}, {@code semester-1}, {@code semester-2}, {@code school-<s>}, {@code
     *     course-<s>-<c>}, {@code class-<s>-<section>-<c>}, {@code teacher-<s>-<n>}, {@code student-<n>}, {@code
     *     learns-<n>-<c>}, {@code teaches-<s>-<section>-<c>} or {@code assists-<s>-<section>-<c>}, all from 0; c is 0 for
     *     English, 1 for mathematics, 2 for science
     * @return its sourcedId
     */
    public String id(String plain) {
        return form.apply(plain);
    }

    /**
     * The CDS code of a school.
     *
     * @param school from 0
     * @return 14 digits
     */
    public static String cds(int school) {
        return CODE + String.format("%07d", school + 1);
    }

    /**
     * The SSID of a student.
     *
     * @param student from 0
     * @return 10 digits
     */
    public static String ssid(int student) {
        return Long.toString(9_900_000_000L + student);
    }

    /**
     * Makes the tables.
     *
     * @return tables of their own at each call
     */
    public RosterTables tables() {
        RosterTables tables = new RosterTables();
        SyntheticRecords records = new SyntheticRecords(form, schools, seed);
        generate(tables, "orgs", "district", 0, number -> records.district());
        RosterTable sessions = tables.table("academicSessions");
        sessions.generate(id("year"), 0, number -> records.session("year", "schoolYear", 7, 7));
        sessions.generate(id("semester-1"), 0, number -> records.session("semester-1", "semester", 7, 1));
        sessions.generate(id("semester-2"), 0, number -> records.session("semester-2", "semester", 1, 7));
        for (int school = 0; school < schools; school++) {
            school(tables, records, school);
        }
        for (int student = 0; student < students; student++) {
            generate(tables, "users", "student-" + student, student, records::student);
            if (demographics) {
                generate(tables, "demographics", "student-" + student, student, records::demographic);
            }
            for (int course = 0; course < COURSES; course++) {
                int subject = course;
                String plain = "learns-" + student + "-" + course;
                generate(tables, "enrollments", plain, student, number -> records.learns(number, subject));
            }
        }
        return tables;
    }

    private void school(RosterTables tables, SyntheticRecords records, int school) {
        generate(tables, "orgs", "school-" + school, school, records::school);
        int sections = (members(school) + SECTION - 1) / SECTION;
        for (int c = 0; c < COURSES; c++) {
            int course = c;
            generate(tables, "courses", "course-" + school + "-" + c, school, number -> records.course(number, course));
            for (int section = 0; section < sections; section++) {
                String place = school + "-" + section + "-" + c;
                generate(
                        tables,
                        "classes",
                        "class-" + place,
                        section,
                        number -> records.section(school, number, course));
                generate(
                        tables,
                        "enrollments",
                        "teaches-" + place,
                        section,
                        number -> records.teaches("teaches-", school, number, course, teacher(number, course), true));
                if (section % 10 == 9) {
                    generate(
                            tables,
                            "enrollments",
                            "assists-" + place,
                            section,
                            number -> records.teaches("assists-", school, number, course, course, false));
                }
            }
        }
        int teachers = (sections + SECTIONS_OF_A_TEACHER - 1) / SECTIONS_OF_A_TEACHER * COURSES;
        for (int teacher = 0; teacher < teachers; teacher++) {
            generate(
                    tables,
                    "users",
                    "teacher-" + school + "-" + teacher,
                    teacher,
                    number -> records.teacher(school, number));
        }
    }

    private void generate(
            RosterTables tables,
            String collection,
            String plain,
            int number,
            IntFunction<Map<String, Object>> generator) {
        tables.table(collection).generate(id(plain), number, generator);
    }

    private int members(int school) {
        return (students - school + schools - 1) / schools;
    }

    private static int teacher(int section, int course) {
        return section / SECTIONS_OF_A_TEACHER * COURSES + course;
    }
}
