package org.rollcall.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads classes. */
final class ClassReader extends EntityReader<RosterClass> {

    private static final int TITLE = 2;
    private static final int CLASS_CODE = 3;
    private static final int CLASS_TYPE = 4;
    private static final int COURSE = 5;
    private static final int SCHOOL = 6;
    private static final int TERMS = 7;
    private static final int SUBJECT_CODES = 8;
    private static final int PERIODS = 9;
    private static final int GRADES = 10;
    private static final Set<String> TYPES = Set.of("homeroom", "scheduled");

    private final Table<RosterClass> classes;
    private final Table<Org> orgs;
    private final Table<AcademicSession> sessions;
    private final Table<Course> courses;
    // what many classes have alike is kept once
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<List<Integer>, int[]> termNumbers = new HashMap<>();

    ClassReader(
            Table<RosterClass> classes,
            Table<Org> orgs,
            Table<AcademicSession> sessions,
            Table<Course> courses,
            Booking booking) {
        super(
                List.of(
                        SOURCED_ID_COLUMN,
                        STATUS_COLUMN,
                        Column.required("title"),
                        Column.optional("classCode"),
                        Column.required("classType"),
                        Column.required("courseSourcedId"),
                        Column.required("schoolSourcedId"),
                        Column.required("termSourcedIds", "termSourcedId"),
                        Column.optional("subjectCodes"),
                        Column.optional("periods"),
                        Column.optional("grades", "grade")),
                booking);
        this.classes = classes;
        this.orgs = orgs;
        this.sessions = sessions;
        this.courses = courses;
    }

    @Override
    void take(Row row) {
        store(classes, row);
    }

    @Override
    RosterClass parse(Row row) {
        String type = Values.oneOf(Values.required(row, CLASS_TYPE, "classType"), "classType", TYPES);
        int school = reference(orgs, row, SCHOOL, "schoolSourcedId", Entity.ORGS);
        int course = courses == null ? -1 : referenceIfGiven(courses, row, COURSE, "courseSourcedId", Entity.COURSES);
        List<String> terms = Values.list(Values.required(row, TERMS, "termSourcedIds"));
        if (terms.isEmpty()) {
            throw new RefusedRowException(
                    "termSourcedIds", "blank-required", "holds blank items alone; a value is required");
        }
        List<Integer> numbers = new ArrayList<>();
        for (String term : terms) {
            numbers.add(reference(sessions, term, "termSourcedIds", Entity.ACADEMIC_SESSIONS));
        }
        return new RosterClass(
                titles.computeIfAbsent(row.get(TITLE), title -> title),
                row.get(CLASS_CODE),
                type.intern(),
                course,
                school,
                termNumbers.computeIfAbsent(
                        numbers, all -> all.stream().mapToInt(Integer::intValue).toArray()),
                lists.computeIfAbsent(row.get(SUBJECT_CODES), Values::list),
                lists.computeIfAbsent(row.get(PERIODS), Values::list),
                lists.computeIfAbsent(row.get(GRADES), Values::list));
    }
}
