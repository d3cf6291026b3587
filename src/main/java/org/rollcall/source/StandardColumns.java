package org.rollcall.source;

import java.util.Map;
import java.util.Set;

/**
 * Every column that OneRoster 1.0, 1.1 or 1.2 knows for the files Rollcall reads, so that one it does not know can be
 * named. Extension columns {@code metadata.*} are always allowed.
 */
final class StandardColumns {

    private static final Set<String> COMMON = Set.of("sourcedId", "status", "dateLastModified");
    private static final Map<String, Set<String>> BY_FILE = Map.of(
            "orgs.csv", Set.of("name", "type", "identifier", "parentSourcedId"),
            "academicSessions.csv", Set.of("title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"),
            "courses.csv",
                    Set.of(
                            "schoolYearSourcedId",
                            "schoolYearId",
                            "title",
                            "courseCode",
                            "grades",
                            "grade",
                            "orgSourcedId",
                            "subjects",
                            "subjectCodes"),
            "classes.csv",
                    Set.of(
                            "title",
                            "grades",
                            "grade",
                            "courseSourcedId",
                            "classCode",
                            "classType",
                            "location",
                            "schoolSourcedId",
                            "termSourcedIds",
                            "termSourcedId",
                            "subjects",
                            "subjectCodes",
                            "periods"),
            "users.csv",
                    Set.of(
                            "enabledUser",
                            "orgSourcedIds",
                            "role",
                            "username",
                            "userIds",
                            "userId",
                            "givenName",
                            "familyName",
                            "middleName",
                            "identifier",
                            "email",
                            "sms",
                            "phone",
                            "agentSourcedIds",
                            "agents",
                            "grades",
                            "password",
                            "userMasterIdentifier",
                            "resourceSourcedIds",
                            "preferredGivenName",
                            "preferredMiddleName",
                            "preferredFamilyName",
                            "primaryOrgSourcedId",
                            "pronouns"),
            "roles.csv",
                    Set.of(
                            "userSourcedId",
                            "roleType",
                            "role",
                            "beginDate",
                            "endDate",
                            "orgSourcedId",
                            "userProfileSourcedId"),
            "enrollments.csv",
                    Set.of(
                            "classSourcedId",
                            "schoolSourcedId",
                            "userSourcedId",
                            "role",
                            "primary",
                            "beginDate",
                            "endDate"));

    /** Misspellings seen in shipped exports, of columns Rollcall does not read, by what is meant. */
    private static final Map<String, String> MISSPELT =
            Map.of("agentSourceIds", "agentSourcedIds", "dataLastModified", "dateLastModified");

    private StandardColumns() {}

    static boolean knows(String file, String column) {
        return COMMON.contains(column)
                || BY_FILE.getOrDefault(file, Set.of()).contains(column)
                || column.startsWith("metadata.");
    }

    /** What a misspelt column means, or null. */
    static String meant(String column) {
        return MISSPELT.get(column);
    }
}
