package org.rollcall.demo;

/** The files of a OneRoster 1.1 rostering export with their columns, in the standard's order. */
enum RosterFile {
    ACADEMIC_SESSIONS(
            "academicSessions",
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear"),
    ORGS("orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId"),
    COURSES(
            "courses",
            "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                    + "subjectCodes"),
    CLASSES(
            "classes",
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                    + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods"),
    USERS(
            "users",
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
                    + "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"),
    ENROLLMENTS(
            "enrollments",
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,"
                    + "endDate");

    private final String title;
    private final String columns;

    RosterFile(String title, String columns) {
        this.title = title;
        this.columns = columns;
    }

    /** The name the manifest knows the file by. */
    String title() {
        return title;
    }

    String[] columns() {
        return columns.split(",");
    }
}
