package org.rollcall.demo;

/** The files of a OneRoster 1.1 rostering export with their columns, in the standard's order. */
enum RosterFile {
    ACADEMIC_SESSIONS(
            "academicSessions",
            "academicSession",
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear"),
    ORGS("orgs", "org", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId"),
    COURSES(
            "courses",
            "course",
            "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                    + "subjectCodes"),
    CLASSES(
            "classes",
            "class",
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                    + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods"),
    USERS(
            "users",
            "user",
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
                    + "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"),
    ENROLLMENTS(
            "enrollments",
            "enrollment",
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
                    + "endDate");

    private final String title;
    private final String record;
    private final String columns;

    RosterFile(String title, String record, String columns) {
        this.title = title;
        this.record = record;
        this.columns = columns;
    }

    /** The name the manifest knows the file by, and REST the collection. */
    String title() {
        return title;
    }

    /** What REST calls one record of the collection. */
    String record() {
        return record;
    }

    String[] columns() {
        return columns.split(",");
    }
}
