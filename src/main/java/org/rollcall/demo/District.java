package org.rollcall.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An LEA as one export sees it. Schools are built when asked for and not kept: one is in memory at a time. */
final class District {

    private final Settings settings;
    private final SchoolCalendar calendar;
    private final List<School> all;
    private final List<School> exported;
    private final SourcedIds ids;
    private final OnlineAcademy academy;

    District(Settings settings) {
        this.settings = settings;
        this.calendar = SchoolCalendar.of(settings.date());
        this.all = Schools.of(settings);
        this.exported = exported(settings, all);
        this.ids = new SourcedIds(settings);
        this.academy = settings.api() ? new OnlineAcademy(settings, calendar) : null;
    }

    /** The API's licence is for two schools, however large the district is. */
    private static List<School> exported(Settings settings, List<School> all) {
        if (settings.api()) {
            return all.subList(1, 3);
        }
        return settings.half() ? all.subList(0, (all.size() + 1) / 2) : all;
    }

    Settings settings() {
        return settings;
    }

    SchoolCalendar calendar() {
        return calendar;
    }

    SourcedIds ids() {
        return ids;
    }

    /** The courses open to a grade that some school has, be it exported or not. */
    List<Course> courses() {
        Set<String> grades =
                all.stream().flatMap(school -> school.level().grades().stream()).collect(Collectors.toSet());
        return CourseCatalog.all().stream()
                .filter(course -> course.grades().stream().anyMatch(grades::contains))
                .toList();
    }

    /** The schools the export has rows for. */
    List<School> schools() {
        return exported;
    }

    boolean exports(int school) {
        return school >= exported.get(0).index()
                && school <= exported.get(exported.size() - 1).index();
    }

    /** The school without a building that the API alone knows. */
    Optional<OnlineAcademy> academy() {
        return Optional.ofNullable(academy);
    }

    School school(int index) {
        return all.get(index);
    }

    MasterSchedule schedule(School school) {
        MasterSchedule schedule = new MasterSchedule(settings, school);
        new ScheduleChanges(settings, school, schedule).make();
        return schedule;
    }

    /** What happened to classes on this very night, in sentences for people. */
    List<String> news() {
        return exported.stream()
                .filter(school -> school.is(Oddity.DROPPED_CLASSES) || school.is(Oddity.CHANGED_CLASSES))
                .flatMap(school ->
                        new ScheduleChanges(settings, school, new MasterSchedule(settings, school)).make().stream())
                .toList();
    }

    /** Students may have come from the school before theirs, never from one after it: half an export stays whole. */
    List<Student> students(School school, MasterSchedule schedule) {
        MasterSchedule previous = school.previous() < 0 ? null : schedule(all.get(school.previous()));
        List<Student> students = new StudentBody(settings, calendar, school, schedule, previous).students();
        academy().ifPresent(online -> students.forEach(online::enroll));
        return students;
    }
}
