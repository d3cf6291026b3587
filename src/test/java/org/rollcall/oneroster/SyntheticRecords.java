package org.rollcall.oneroster;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The records of a synthetic district, in neutral form, each made from its numbers alone. */
final class SyntheticRecords {

    private static final List<String> TITLES = List.of("English Language Arts", "Mathematics", "Science");
    private static final List<String> SUBJECT_CODES = List.of("01", "02", "03");
    private static final String[] GIVEN = {
        "Abrin", "Belisa", "Corvan", "Dorelle", "Elvind", "Fennika", "Garrow", "Hestia"
    };
    private static final String[] FAMILY = {"Alderquist", "Brambley", "Castellow", "Drumhall", "Elmsworth", "Farrowmere"
    };

    private final UnaryOperator<String> form;
    private final int schools;
    private final long seed;
    private final int startYear;
    private final boolean firstSemester;

    SyntheticRecords(UnaryOperator<String> form, int schools, long seed) {
        this.form = form;
        this.schools = schools;
        this.seed = seed;
        LocalDate today = LocalDate.now(ZoneId.of("America/Chicago"));
        startYear = today.getMonthValue() >= 7 ? today.getYear() : today.getYear() - 1;
        firstSemester = today.getMonthValue() >= 7;
    }

    private Map<String, Object> record(String plain, int number) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("sourcedId", form.apply(plain));
        record.put("status", "active");
        record.put(
                "dateLastModified",
                String.format("%d-08-%02dT%02d:00:00.000Z", startYear, 1 + number % 28, number / 28 % 24));
        return record;
    }

    Map<String, Object> district() {
        Map<String, Object> org = record("district", 0);
        org.put("name", "Synthetic Unified School District");
        org.put("type", "district");
        org.put("identifier", SyntheticDistrict.CODE + "0000000");
        org.put("parentSourcedId", null);
        return org;
    }

    Map<String, Object> school(int school) {
        Map<String, Object> org = record("school-" + school, school);
        org.put("name", "Synthetic School " + (school + 1));
        org.put("type", "school");
        org.put("identifier", SyntheticDistrict.cds(school));
        org.put("parentSourcedId", form.apply("district"));
        return org;
    }

    Map<String, Object> session(String plain, String type, int startMonth, int endMonth) {
        Map<String, Object> session = record(plain, 0);
        session.put("title", plain + " " + startYear + "-" + (startYear + 1));
        session.put("type", type);
        session.put(
                "startDate",
                LocalDate.of(startMonth == 7 ? startYear : startYear + 1, startMonth, 1)
                        .toString());
        session.put("endDate", LocalDate.of(startYear + 1, endMonth, 1).toString());
        session.put("parentSourcedId", type.equals("schoolYear") ? null : form.apply("year"));
        session.put("schoolYear", Integer.toString(startYear + 1));
        return session;
    }

    Map<String, Object> course(int school, int course) {
        Map<String, Object> record = record("course-" + school + "-" + course, school);
        record.put("schoolYearSourcedId", form.apply("year"));
        record.put("title", TITLES.get(course));
        record.put("courseCode", "C" + SUBJECT_CODES.get(course) + "00");
        record.put("grades", List.of("07", "08"));
        record.put("orgSourcedId", form.apply("school-" + school));
        record.put("subjects", List.of(TITLES.get(course)));
        record.put("subjectCodes", List.of(SUBJECT_CODES.get(course)));
        return record;
    }

    Map<String, Object> section(int school, int section, int course) {
        Map<String, Object> record = record("class-" + school + "-" + section + "-" + course, section);
        record.put("title", TITLES.get(course) + " " + (section + 1));
        record.put("grades", List.of(section % 2 == 0 ? "07" : "08"));
        record.put("courseSourcedId", form.apply("course-" + school + "-" + course));
        record.put("classCode", "C" + SUBJECT_CODES.get(course) + "00-" + (section + 1));
        record.put("classType", "scheduled");
        record.put("location", "Room " + (section + 1));
        record.put("schoolSourcedId", form.apply("school-" + school));
        String semester = firstSemester ? "semester-1" : "semester-2";
        record.put("termSourcedIds", List.of(form.apply(section % 2 == 0 ? "year" : semester)));
        record.put("subjects", List.of(TITLES.get(course)));
        record.put("subjectCodes", List.of(SUBJECT_CODES.get(course)));
        record.put("periods", List.of(Integer.toString(1 + section % 6)));
        return record;
    }

    private Map<String, Object> person(String plain, int number, String role, String school) {
        Map<String, Object> user = record(plain, number);
        long mixed = Math.floorMod((seed + number) * 0x9E3779B97F4A7C15L >>> 17, (long) GIVEN.length * FAMILY.length);
        user.put("enabledUser", true);
        user.put("orgSourcedIds", List.of(form.apply(school)));
        user.put("role", role);
        user.put("givenName", GIVEN[(int) mixed % GIVEN.length]);
        user.put("familyName", FAMILY[(int) mixed / GIVEN.length] + "-" + number);
        user.put("middleName", null);
        return user;
    }

    Map<String, Object> student(int student) {
        int school = student % schools;
        Map<String, Object> user = person("student-" + student, student, "student", "school-" + school);
        user.put("username", "student" + student);
        user.put(
                "userIds",
                List.of(
                        Map.of("type", "SSID", "identifier", SyntheticDistrict.ssid(student)),
                        Map.of("type", "Local", "identifier", Integer.toString(100_000 + student))));
        user.put("identifier", Integer.toString(100_000 + student));
        user.put("email", "student" + student + "@students.synthetic.example");
        user.put("grades", List.of(student / schools / SyntheticDistrict.SECTION % 2 == 0 ? "07" : "08"));
        return user;
    }

    Map<String, Object> teacher(int school, int teacher) {
        String plain = "teacher-" + school + "-" + teacher;
        Map<String, Object> user = person(plain, 7919 * school + teacher, "teacher", "school-" + school);
        user.put("username", "t" + school + "." + teacher);
        user.put("userIds", List.of());
        user.put("identifier", "T" + (school * 1000 + teacher));
        user.put("email", "t" + school + "." + teacher + "@staff.synthetic.example");
        user.put("grades", List.of());
        return user;
    }

    Map<String, Object> demographic(int student) {
        Map<String, Object> record = record("student-" + student, student);
        record.put(
                "birthDate",
                LocalDate.of(startYear - 13, 1 + student % 12, 1 + student % 28).toString());
        record.put("sex", student % 2 == 0 ? "female" : "male");
        record.put("hispanicOrLatinoEthnicity", student % 3 == 0);
        return record;
    }

    Map<String, Object> learns(int student, int course) {
        int school = student % schools;
        int section = student / schools / SyntheticDistrict.SECTION;
        return enrollment(
                "learns-" + student + "-" + course, student, school, section, course, "student-" + student, "student");
    }

    Map<String, Object> teaches(String kind, int school, int section, int course, int teacher, boolean primary) {
        String plain = kind + school + "-" + section + "-" + course;
        Map<String, Object> record =
                enrollment(plain, section, school, section, course, "teacher-" + school + "-" + teacher, "teacher");
        record.put("primary", primary);
        return record;
    }

    private Map<String, Object> enrollment(
            String plain, int number, int school, int section, int course, String user, String role) {
        Map<String, Object> record = record(plain, number);
        record.put("classSourcedId", form.apply("class-" + school + "-" + section + "-" + course));
        record.put("schoolSourcedId", form.apply("school-" + school));
        record.put("userSourcedId", form.apply(user));
        record.put("role", role);
        record.put("primary", false);
        record.put("beginDate", LocalDate.of(startYear, 7, 1).toString());
        record.put("endDate", LocalDate.of(startYear + 1, 7, 1).toString());
        return record;
    }
}
