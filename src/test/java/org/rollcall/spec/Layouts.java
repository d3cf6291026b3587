package org.rollcall.spec;

import java.util.List;
import java.util.stream.Collectors;

/** District specifications as tests want them. */
final class Layouts {

    private static final String FILES =
            """
            schools: schoolId, name, cds
            terms: termId, title, startDate, endDate, schoolYear
            courses: courseId, title, courseCode, subjectCodes
            sections: sectionId, schoolId, termIds, courseId, title, sectionNumber, periods, classType, grades, subjectCodes
            staff: staffId, givenName, familyName, email, active
            section_staff: sectionId, staffId, primary, beginDate, endDate
            students: studentId, ssid, givenName, familyName, grade, schoolId
            section_students: sectionId, studentId, beginDate, endDate
            """;

    private Layouts() {}

    /** The standard's files and columns, written in another way. */
    static String standard(String layout) {
        return "name: Own\ndates: \"yyyy-MM-dd, M/d/yyyy\"\n" + layout + "\nfiles:\n"
                + FILES.lines().map(Layouts::file).collect(Collectors.joining());
    }

    private static String file(String line) {
        String kind = line.substring(0, line.indexOf(':'));
        return "  - name: " + kind + ".csv\n    " + kind + ": { "
                + columns(line).stream().map(column -> column + ": " + column).collect(Collectors.joining(", "))
                + " }\n";
    }

    private static List<String> columns(String line) {
        return List.of(line.substring(line.indexOf(':') + 2).split(", "));
    }
}
