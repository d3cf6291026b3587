package org.rollcall.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSON in which a version of OneRoster REST says what a CSV row says, with the liberties its servers take. */
public enum JsonVersion {
    V1_0,
    V1_1,
    V1_2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern USER_ID = Pattern.compile("\\{([^:}]*):([^}]*)}");
    private static final Set<String> REFERENCES =
            Set.of("classSourcedId", "courseSourcedId", "schoolSourcedId", "userSourcedId", "orgSourcedId");
    private static final Set<String> LISTS = Set.of("subjectCodes", "periods", "grades");
    private static final Set<String> FLAGS = Set.of("enabledUser", "primary");
    private static final Map<String, String> PREFERRED =
            Map.of("preferredGivenName", "preferredFirstName", "preferredFamilyName", "preferredLastName");
    private static final Set<String> REQUIRED = Set.of("name", "title", "givenName", "familyName");

    /** The record of a row, given as its values by column. */
    String record(Map<String, String> row) {
        ObjectNode json = JSON.createObjectNode();
        row.forEach((column, value) -> put(json, column, value));
        if (this == V1_2) {
            json.put("dateLastModified", "2026-09-01T00:00:00.000Z").putNull("agents");
        }
        return json.toString();
    }

    private void put(ObjectNode json, String column, String value) {
        if (REFERENCES.contains(column)) {
            reference(json.putObject(column.replace("SourcedId", "")), value);
        } else if (column.equals("termSourcedIds")) {
            terms(json, value);
        } else if (column.equals("userIds")) {
            userIds(json, value);
        } else if (column.equals("role") && this == V1_2 && isUser(json)) {
            roles(json, value);
        } else if (LISTS.contains(column)) {
            list(json, column, value);
        } else if (column.startsWith("metadata.")) {
            json.withObject("/metadata").put(column.substring("metadata.".length()), value);
        } else if (value.isEmpty() && !REQUIRED.contains(column)) {
            blank(json, column);
        } else if (FLAGS.contains(column) && this == V1_2) {
            json.put(column, Boolean.parseBoolean(value));
        } else if (column.equals("schoolYear") && this == V1_1) {
            json.put(column, Integer.parseInt(value));
        } else {
            json.put(PREFERRED.getOrDefault(column, column), value);
        }
    }

    private static boolean isUser(ObjectNode json) {
        return json.path("user").isMissingNode();
    }

    private void blank(ObjectNode json, String column) {
        if (this == V1_0) {
            json.putNull(column);
        } else if (this == V1_1) {
            json.put(column, "");
        }
    }

    private void reference(ObjectNode json, String id) {
        if (this != V1_0) {
            json.put("href", "~/ims/oneroster/v1p1/x/" + id).put("type", "x");
        }
        json.put("sourcedId", id);
    }

    private void terms(ObjectNode json, String value) {
        String[] ids = value.split(",");
        if (this == V1_0 && ids.length == 1) {
            reference(json.putObject("term"), ids[0].strip());
            return;
        }
        ArrayNode terms = json.putArray("terms");
        for (String id : ids) {
            reference(terms.addObject(), id.strip());
        }
    }

    private void userIds(ObjectNode json, String value) {
        Matcher matcher = USER_ID.matcher(value);
        ArrayNode ids = JSON.createArrayNode();
        while (matcher.find()) {
            ids.addObject().put("type", matcher.group(1)).put("identifier", matcher.group(2));
        }
        if (this == V1_0 && ids.size() < 2) {
            json.set("userId", ids.get(0));
        } else {
            json.set(this == V1_0 ? "userId" : "userIds", ids);
        }
    }

    private static void roles(ObjectNode json, String value) {
        ArrayNode roles = json.putArray("roles");
        roles.addObject().put("roleType", "secondary").put("role", "aide");
        roles.addObject()
                .put("roleType", "primary")
                .put("role", ' ' + value)
                .putObject("org")
                .put("sourcedId", "s1");
    }

    private void list(ObjectNode json, String column, String value) {
        if (this == V1_0) {
            json.put(column.equals("grades") ? "grade" : column, value);
            return;
        }
        ArrayNode list = json.putArray(column);
        for (String item : value.split(",")) {
            list.add(item);
        }
    }
}
