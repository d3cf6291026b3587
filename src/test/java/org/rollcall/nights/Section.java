package org.rollcall.nights;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** A class of a {@link World}; it has one primary teacher, or none. */
final class Section {

    final String id;
    final String source;
    String school;
    String title;
    String course;
    String code = "";
    String period = "";
    String terms = World.YEAR;
    String type = "scheduled";
    String subjectCodes = "";
    Teacher primary;
    final Set<Teacher> others = new LinkedHashSet<>();
    final Set<Student> students = new LinkedHashSet<>();

    Section(String id, String source, String school, String title) {
        this.id = id;
        this.source = source;
        this.school = school;
        this.title = title;
        this.course = "course-" + source;
    }

    /** Students with an SSID whom the source enrolls, by number. */
    Set<String> ssids() {
        Set<String> ssids = new TreeSet<>();
        students.stream().filter(Student::hasSsid).forEach(s -> ssids.add(s.ssid));
        return ssids;
    }

    Set<Teacher> teachers() {
        Set<Teacher> teachers = new LinkedHashSet<>(others);
        if (primary != null) {
            teachers.add(primary);
        }
        return teachers;
    }

    Set<String> logins() {
        Set<String> logins = new TreeSet<>();
        teachers().stream().filter(Teacher::hasLogin).forEach(t -> logins.add(t.email));
        return logins;
    }
}
