package org.rollcall.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of an export as OneRoster 1.2 has them over REST: a JSON object for each, in the order of the file. A blank
 * column is a key left out. Booleans are text, as the standard has them. All are held in memory.
 */
final class RestRecords {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern USER_ID = Pattern.compile("\\{([^:}]*):([^}]*)}");

    private final String root;
    private final Map<RosterFile, List<ObjectNode>> records = new EnumMap<>(RosterFile.class);
    private final Set<String> districts = new HashSet<>();

    /**
     * @param root where the collections are, for the references: {@code http://host/ims/oneroster/rostering/v1p2}
     */
    RestRecords(RosterExport export, String root) throws IOException {
        this.root = root;
        for (RosterFile file : RosterFile.values()) {
            StringWriter text = new StringWriter();
            try (CsvWriter csv = CsvWriter.builder().build(text)) {
                export.write(file, csv);
            }
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text.toString())) {
                records.put(file, rows.stream().map(row -> record(file, row)).toList());
            }
        }
    }

    /** All of a collection. */
    List<ObjectNode> of(RosterFile collection) {
        return records.get(collection);
    }

    Optional<ObjectNode> find(RosterFile collection, String sourcedId) {
        return of(collection).stream()
                .filter(record -> record.get("sourcedId").textValue().equals(sourcedId))
                .findFirst();
    }

    private ObjectNode record(RosterFile file, NamedCsvRecord row) {
        if (row.findField("type").orElse("").equals("district")) {
            districts.add(row.getField("sourcedId"));
        }
        ObjectNode record = JSON.objectNode();
        for (String column : file.columns()) {
            String value = row.getField(column);
            if (!value.isEmpty()) {
                put(record, file, column, value, row);
            }
        }
        return record;
    }

    private void put(ObjectNode record, RosterFile file, String column, String value, NamedCsvRecord row) {
        switch (column) {
            case "grades", "subjects", "subjectCodes", "periods" -> items(value).forEach(record.putArray(column)::add);
            case "parentSourcedId" -> record.set("parent", reference(file, value));
            case "schoolYearSourcedId" -> record.set("schoolYear", reference(RosterFile.ACADEMIC_SESSIONS, value));
            case "termSourcedIds" -> record.set("terms", references(RosterFile.ACADEMIC_SESSIONS, value));
            case "orgSourcedId" -> record.set("org", reference(RosterFile.ORGS, value));
            case "schoolSourcedId" -> record.set("school", reference(RosterFile.ORGS, value));
            case "courseSourcedId" -> record.set("course", reference(RosterFile.COURSES, value));
            case "classSourcedId" -> record.set("class", reference(RosterFile.CLASSES, value));
            case "userSourcedId" -> record.set("user", reference(RosterFile.USERS, value));
            case "agentSourcedIds" -> record.set("agents", references(RosterFile.USERS, value));
            case "userIds" -> record.set("userIds", userIds(value));
            case "orgSourcedIds" -> {
                record.set("roles", roles(value, row.getField("role")));
                record.set("primaryOrg", reference(RosterFile.ORGS, items(value).get(0)));
            }
            case "role" -> {
                if (file != RosterFile.USERS) {
                    record.put(column, value);
                }
            }
            default -> record.put(column, value);
        }
    }

    private ObjectNode reference(RosterFile collection, String sourcedId) {
        return JSON.objectNode()
                .put("href", root + "/" + collection.title() + "/" + sourcedId)
                .put("sourcedId", sourcedId)
                .put("type", collection.record());
    }

    private ArrayNode references(RosterFile collection, String sourcedIds) {
        ArrayNode references = JSON.arrayNode();
        items(sourcedIds).forEach(id -> references.add(reference(collection, id)));
        return references;
    }

    /** One for each org; in each org one role is the primary one, and here nobody has two. */
    private ArrayNode roles(String orgs, String role) {
        ArrayNode roles = JSON.arrayNode();
        for (String org : items(orgs)) {
            ObjectNode entry = roles.addObject();
            entry.put("roleType", "primary");
            entry.put("role", role.equals("administrator") ? administrator(org) : role);
            entry.set("org", reference(RosterFile.ORGS, org));
        }
        return roles;
    }

    /** OneRoster 1.2 has no administrator as such. */
    private String administrator(String org) {
        return districts.contains(org) ? "districtAdministrator" : "siteAdministrator";
    }

    /** A type without an identifier stays, as a SIS sends it of a student whose SSID is yet to come. */
    private static ArrayNode userIds(String value) {
        ArrayNode ids = JSON.arrayNode();
        Matcher matcher = USER_ID.matcher(value);
        while (matcher.find()) {
            ids.addObject().put("type", matcher.group(1)).put("identifier", matcher.group(2));
        }
        return ids;
    }

    private static List<String> items(String value) {
        return List.of(value.split(","));
    }
}
