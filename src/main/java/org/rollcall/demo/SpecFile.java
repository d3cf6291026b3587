package org.rollcall.demo;

import java.util.Locale;

/** The roster files of Rollcall's standard data specification with their columns, in its order. */
enum SpecFile {
    SCHOOLS("schoolId,name,cds"),
    TERMS("termId,title,startDate,endDate,schoolYear"),
    COURSES("courseId,title,courseCode,subjectCodes,department"),
    SECTIONS("sectionId,schoolId,termIds,courseId,title,sectionNumber,periods,classType,grades,subjectCodes"),
    STAFF("staffId,givenName,familyName,email,active"),
    SECTION_STAFF("sectionId,staffId,primary,beginDate,endDate"),
    STUDENTS("studentId,ssid,givenName,familyName,grade,schoolId,counselor,cohort"),
    SECTION_STUDENTS("sectionId,studentId,beginDate,endDate");

    private final String columns;

    SpecFile(String columns) {
        this.columns = columns;
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }

    String[] columns() {
        return columns.split(",");
    }
}
