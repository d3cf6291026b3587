package org.rollcall.lea;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A saved list of groups.
 *
 * @param file as the setting names it
 * @param rows in the order of the file
 */
public record StudentList(String file, List<Row> rows) {

    /**
     * A member of a group, or somebody who sees it.
     *
     * @param line of the file
     * @param student an SSID, or a sourcedId or local id; blank in the row of a login
     * @param login an e-mail address in lower case; blank in the row of a student
     * @param school CDS code of the school that the row holds for; blank for all
     * @param subject of the group; null when the row does not say
     */
    public record Row(
            int line, String group, String student, String login, String school, @JsonInclude Subject subject) {}
}
