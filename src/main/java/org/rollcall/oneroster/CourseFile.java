package org.rollcall.oneroster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Course;
import org.rollcall.roster.RosterClass;

/** Courses, and one for each class that has none, since the standard knows no class without. */
final class CourseFile implements DataFile {

    private final Rows<Course> courses;
    private final Rows<RosterClass> classes;
    private final References refer;
    private final SessionFile sessions;
    private final Warnings notes;
    private final Map<Integer, Integer> schools = new HashMap<>();
    private final String[] ids;
    private final Integer[] order;
    private final int first;

    CourseFile(
            Rows<Course> courses, Rows<RosterClass> classes, References refer, SessionFile sessions, Warnings notes) {
        this.courses = courses;
        this.classes = classes;
        this.refer = refer;
        this.sessions = sessions;
        this.notes = notes;
        int known = courses.indexes().length == 0 ? 0 : max(courses.indexes()) + 1;
        Map<Integer, String> standIns = new TreeMap<>();
        for (int index : classes.indexes()) {
            RosterClass rosterClass = classes.get(index);
            if (rosterClass.course() < 0) {
                standIns.put(index, "course@" + classes.id(index));
            } else {
                schools.merge(
                        rosterClass.course(), rosterClass.school(), (a, b) -> a.equals(b) ? a : Integer.valueOf(-1));
            }
        }
        int highest = standIns.isEmpty() ? 0 : max(classes.indexes()) + 1;
        String[] raw = new String[known + highest];
        for (int index : courses.indexes()) {
            raw[index] = courses.id(index);
        }
        standIns.forEach((index, id) -> raw[known + index] = id);
        this.ids = SourcedIds.of(raw, i -> "");
        this.order = Rows.order(ids);
        this.first = known;
    }

    private static int max(int[] indexes) {
        return java.util.Arrays.stream(indexes).max().orElse(-1);
    }

    @Override
    public String name() {
        return "courses";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId", "subjects", "subjectCodes");
    }

    @Override
    public int size() {
        return order.length;
    }

    /** The id of the course of a class. */
    String of(int classIndex) {
        int course = classes.get(classIndex).course();
        return course < 0 ? ids[first + classIndex] : ids[course];
    }

    /** What the course of a class is called; blank when it has none of its own. */
    String title(int classIndex) {
        int course = classes.get(classIndex).course();
        return course < 0 ? "" : Cells.text(courses.get(course).title());
    }

    @Override
    public String[] row(int number) {
        int index = order[number];
        return index < first ? course(index) : standIn(index - first, ids[index]);
    }

    private String[] standIn(int index, String id) {
        notes.warn("courses.csv: a class has no course; one of its own stands in for it");
        RosterClass rosterClass = classes.get(index);
        return DataFile.row(
                id,
                "",
                Cells.first(rosterClass.title(), rosterClass.classCode(), classes.id(index)),
                "",
                Cells.list(rosterClass.grades()),
                refer.orgs().id(rosterClass.school()),
                Cells.list(classes.detail(index, "subjects")),
                Cells.list(rosterClass.subjectCodes()));
    }

    private String[] course(int index) {
        Course course = courses.get(index);
        String title = Cells.text(course.title());
        if (title.isEmpty()) {
            notes.warn("courses.csv: a course has no title and gets its code, else its sourcedId, for one");
        }
        return DataFile.row(
                courses.id(index),
                year(index),
                Cells.first(title, course.courseCode(), courses.id(index)),
                Cells.text(course.courseCode()),
                Cells.list(courses.detail(index, "grades")),
                org(index),
                Cells.list(courses.detail(index, "subjects")),
                Cells.list(course.subjectCodes()));
    }

    private String year(int index) {
        String named = courses.detail(index, "schoolYearSourcedId");
        int session = refer.sessions().find(named);
        if (session >= 0 && sessions.isSchoolYear(session)) {
            return refer.sessions().id(session);
        }
        if (!named.isEmpty()) {
            notes.warn("courses.csv: a schoolYearSourcedId names no school year and is left blank");
        }
        return "";
    }

    private String org(int index) {
        int named = refer.orgs().find(courses.detail(index, "orgSourcedId"));
        if (named >= 0) {
            return refer.orgs().id(named);
        }
        notes.warn("courses.csv: a course names no org and gets the only school of its classes, else the district");
        int school = schools.getOrDefault(index, -1);
        return refer.orgs().id(school >= 0 ? school : refer.home());
    }
}
