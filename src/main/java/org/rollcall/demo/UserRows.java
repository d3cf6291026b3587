package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Teachers and students school by school, then those whom no class knows: an administrator, two guardians. The API has the
 * academy's teacher in their place.
 */
final class UserRows implements RosterRows {

    private static final int GUARDIANS = 2;

    private final District district;
    private final SourcedIds ids;
    private final LocalDate begin;

    UserRows(District district) {
        this.district = district;
        this.ids = district.ids();
        this.begin = district.calendar().yearBegin();
    }

    @Override
    public void writeTo(CsvWriter csv) {
        for (School school : district.schools()) {
            MasterSchedule schedule = district.schedule(school);
            for (Teacher teacher : schedule.residents()) {
                teacher(csv, teacher);
            }
            for (Student student : district.students(school, schedule)) {
                student(csv, student);
            }
        }
        district.academy()
                .ifPresentOrElse(
                        academy -> teacher(csv, academy.teacher(), ids.school(academy.school())),
                        () -> administrator(csv));
        for (School school : district.schools()) {
            if (school.is(Oddity.GUARDIANS)) {
                guardians(csv, school);
            }
        }
    }

    private void teacher(CsvWriter csv, Teacher teacher) {
        String orgs = teacher.schools().stream()
                .filter(district::exports)
                .map(index -> ids.school(district.school(index)))
                .collect(Collectors.joining(","));
        teacher(csv, teacher, orgs);
    }

    private void teacher(CsvWriter csv, Teacher teacher, String orgs) {
        String username = teacher.email().isEmpty() ? teacher.key() : teacher.email();
        String userIds = "{Local:" + teacher.key() + "}";
        write(csv, teacher.key(), begin, orgs, "teacher", username, userIds, teacher.name(), teacher.email(), "", "");
    }

    private void student(CsvWriter csv, Student student) {
        String localId = student.localId();
        int position = student.number() - student.school().firstStudent();
        boolean guarded = student.school().is(Oddity.GUARDIANS) && position >= 0 && position < GUARDIANS;
        write(
                csv,
                localId,
                student.admitted(),
                ids.school(student.school()),
                "student",
                localId,
                "{SSID:" + student.ssid() + "},{Local:" + localId + "}",
                student.name(),
                student.email(),
                guarded ? ids.user(guardian(position)) : "",
                student.grade());
    }

    private void administrator(CsvWriter csv) {
        Agency agency = district.settings().agency();
        PersonName name = agency.administrator();
        String email = TeacherNames.email(district.settings(), name, 0);
        String org = agency == Agency.CHARTER ? ids.school(district.school(0)) : ids.district();
        String key = agency.administratorId();
        write(csv, key, begin, org, "administrator", email, "{Local:" + key + "}", name, email, "", "");
    }

    private void guardians(CsvWriter csv, School school) {
        List<PersonName> names =
                List.of(new PersonName("Maureen", "", "O'Leary"), new PersonName("Julián", "", "Peña-Ruiz"));
        for (int position = 0; position < GUARDIANS; position++) {
            String key = guardian(position);
            String child = ids.user(String.valueOf(100_000 + school.firstStudent() + position));
            String userIds = "{Local:" + key + "}";
            write(csv, key, begin, ids.school(school), "guardian", key, userIds, names.get(position), "", child, "");
        }
    }

    private static String guardian(int position) {
        return "GDN_" + (position + 1);
    }

    private void write(
            CsvWriter csv,
            String key,
            LocalDate modified,
            String orgs,
            String role,
            String username,
            String userIds,
            PersonName name,
            String email,
            String agents,
            String grade) {
        csv.writeRecord(
                ids.user(key),
                Stamp.ACTIVE,
                Stamp.of(modified),
                "true",
                orgs,
                role,
                username,
                userIds,
                name.given(),
                name.family(),
                name.middle(),
                key,
                email,
                "",
                "",
                agents,
                grade,
                "");
    }
}
