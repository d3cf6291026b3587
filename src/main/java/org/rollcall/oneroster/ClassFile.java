package org.rollcall.oneroster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.RosterClass;

/** Classes. */
final class ClassFile implements DataFile {

    private final Rows<RosterClass> classes;
    private final CourseFile courses;
    private final References refer;
    private final Warnings notes;

    ClassFile(Rows<RosterClass> classes, CourseFile courses, References refer, Warnings notes) {
        this.classes = classes;
        this.courses = courses;
        this.refer = refer;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "classes";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "title",
                "grades",
                "courseSourcedId",
                "classCode",
                "classType",
                "location",
                "schoolSourcedId",
                "termSourcedIds",
                "subjects",
                "subjectCodes",
                "periods");
    }

    @Override
    public int size() {
        return classes.size();
    }

    @Override
    public String[] row(int number) {
        int index = classes.index(number);
        RosterClass rosterClass = classes.get(index);
        return DataFile.row(
                classes.id(index),
                title(index, rosterClass),
                Cells.list(rosterClass.grades()),
                courses.of(index),
                Cells.text(rosterClass.classCode()),
                rosterClass.classType(),
                classes.detail(index, "location"),
                refer.orgs().id(rosterClass.school()),
                Arrays.stream(rosterClass.terms())
                        .mapToObj(refer.sessions()::id)
                        .distinct()
                        .collect(Collectors.joining(",")),
                Cells.list(classes.detail(index, "subjects")),
                Cells.list(rosterClass.subjectCodes()),
                Cells.list(rosterClass.periods()));
    }

    private String title(int index, RosterClass rosterClass) {
        String title = Cells.text(rosterClass.title());
        if (title.isEmpty()) {
            notes.warn("classes.csv: a class has no title and gets that of its course, else its code, for one");
        }
        return Cells.first(title, courses.title(index), rosterClass.classCode(), classes.id(index));
    }
}
