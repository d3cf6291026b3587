package org.rollcall.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Holds a OneRoster CSV package against the rules of 1.2.1 for a full set. Knows nothing of how Rollcall writes one:
 * the rules are the standard's, each by a name of its own, and the CSV reader is its own.
 */
public final class Conformance {

    /** Every rule that is checked. */
    public static final Set<String> RULES = Set.of(
            "zip-root",
            "zip-deflate",
            "utf-8",
            "no-bom",
            "rfc-4180",
            "crlf",
            "no-line-break-in-a-field",
            "header-order",
            "header-unique",
            "metadata-columns-last",
            "data-file-has-rows",
            "manifest-present",
            "manifest-header",
            "manifest-version",
            "oneroster-version",
            "manifest-files",
            "manifest-mode",
            "manifest-matches-files",
            "bulk-only",
            "bulk-status-blank",
            "bulk-date-blank",
            "rostering-set",
            "required",
            "sourced-id-length",
            "sourced-id-characters",
            "sourced-id-unique",
            "reference",
            "list",
            "user-ids",
            "date",
            "year",
            "end-not-before-begin",
            "boolean",
            "vocabulary",
            "one-primary-role",
            "demographics-of-a-user",
            "course-school-year",
            "primary-org-role");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.\\-_/@]*");
    private static final Pattern USER_ID = Pattern.compile("\\{[^{}:,]+:[^{},]*}(,\\{[^{}:,]+:[^{},]*})*");

    private static final List<String> MANIFEST_FILES = List.of(
            "academicSessions categories classes classResources courses courseResources demographics enrollments"
                    .split(" "));
    private static final List<String> MORE_FILES = List.of(
            ("lineItemLearningObjectiveIds lineItems lineItemScoreScales orgs resources resultLearningObjectiveIds results"
                            + " resultScoreScales roles scoreScales userProfiles userResources users")
                    .split(" "));

    /** By file, its columns: R required, [..] the kind of value; > the file that a reference names, * for a list. */
    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put(
                "academicSessions",
                "title:R type:R,session startDate:R,date endDate:R,date parentSourcedId:>academicSessions schoolYear:R,year");
        COLUMNS.put("orgs", "name:R type:R,org identifier parentSourcedId:>orgs");
        COLUMNS.put(
                "courses",
                "schoolYearSourcedId:>academicSessions title:R courseCode grades:list orgSourcedId:R,>orgs subjects:list"
                        + " subjectCodes:list");
        COLUMNS.put(
                "classes",
                "title:R grades:list courseSourcedId:R,>courses classCode classType:R,class location"
                        + " schoolSourcedId:R,>orgs termSourcedIds:R,list,>academicSessions subjects:list subjectCodes:list"
                        + " periods:list");
        COLUMNS.put(
                "users",
                "enabledUser:R,boolean username:R userIds:ids givenName:R familyName:R middleName identifier email sms phone"
                        + " agentSourcedIds:list,>users grades password userMasterIdentifier preferredGivenName"
                        + " preferredMiddleName preferredFamilyName primaryOrgSourcedId:>orgs pronouns");
        COLUMNS.put(
                "roles",
                "userSourcedId:R,>users roleType:R,roleType role:R,role beginDate:date endDate:date orgSourcedId:R,>orgs"
                        + " userProfileSourcedId:>userProfiles");
        COLUMNS.put(
                "enrollments",
                "classSourcedId:R,>classes schoolSourcedId:R,>orgs userSourcedId:R,>users role:R,enrollment primary:boolean"
                        + " beginDate:date endDate:date");
        COLUMNS.put(
                "demographics",
                "birthDate:date sex:sex americanIndianOrAlaskaNative:boolean asian:boolean blackOrAfricanAmerican:boolean"
                        + " nativeHawaiianOrOtherPacificIslander:boolean white:boolean demographicRaceTwoOrMoreRaces:boolean"
                        + " hispanicOrLatinoEthnicity:boolean countryOfBirthCode stateOfBirthAbbreviation cityOfBirth"
                        + " publicSchoolResidenceStatus");
    }

    private static final Map<String, Set<String>> VOCABULARIES = Map.of(
            "org", Set.of("department", "school", "district", "local", "state", "national"),
            "session", Set.of("gradingPeriod", "semester", "schoolYear", "term"),
            "class", Set.of("homeroom", "scheduled"),
            "sex", Set.of("male", "female", "unspecified", "other"),
            "roleType", Set.of("primary", "secondary"),
            "enrollment", Set.of("administrator", "proctor", "student", "teacher"),
            "role",
                    Set.of(
                            "aide",
                            "counselor",
                            "districtAdministrator",
                            "guardian",
                            "parent",
                            "principal",
                            "proctor",
                            "relative",
                            "siteAdministrator",
                            "student",
                            "systemAdministrator",
                            "teacher"));

    /** Those that a value {@code ext:...} extends. */
    private static final Set<String> EXTENSIBLE = Set.of("org", "session", "class", "sex", "role");

    private final List<String> violations = new ArrayList<>();
    private final Map<String, List<Map<String, String>>> tables = new TreeMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    private Conformance() {}

    /** What of a package breaks which rule, as {@code rule: where}; nothing when it conforms. */
    public static List<String> violations(byte[] zip) throws IOException {
        Conformance conformance = new Conformance();
        conformance.unpack(zip);
        conformance.manifest();
        COLUMNS.keySet().forEach(conformance::read);
        COLUMNS.keySet().forEach(conformance::check);
        conformance.across();
        return conformance.violations;
    }

    /** The rows of a file of a package that conforms, by column. */
    public static List<Map<String, String>> rows(byte[] zip, String file) throws IOException {
        Conformance conformance = new Conformance();
        conformance.unpack(zip);
        conformance.read(file);
        return conformance.tables.getOrDefault(file, List.of());
    }

    private void violation(String rule, String where) {
        if (!RULES.contains(rule)) {
            throw new IllegalArgumentException(rule);
        }
        violations.add(rule + ": " + where);
    }

    // ---- The package

    private void unpack(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                if (entry.getName().contains("/") || !entry.getName().endsWith(".csv")) {
                    violation("zip-root", entry.getName());
                }
                if (entry.getMethod() != ZipEntry.DEFLATED) {
                    violation("zip-deflate", entry.getName());
                }
                texts.put(entry.getName().replaceFirst("[.]csv$", ""), decode(entry.getName(), bytes));
            }
        }
    }

    private String decode(String name, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            violation("utf-8", name);
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (text.startsWith("\uFEFF")) {
            violation("no-bom", name);
            text = text.substring(1);
        }
        return text;
    }

    private List<List<String>> records(String file) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        String text = texts.get(file);
        boolean quoted = false;
        boolean closed = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                    closed = true;
                } else {
                    if (c == '\r' || c == '\n') {
                        violation("no-line-break-in-a-field", file + " record " + (records.size() + 1));
                    }
                    field.append(c);
                }
            } else if (c == '"') {
                if (field.length() > 0 || closed) {
                    violation("rfc-4180", file + " has a quote inside a field, record " + (records.size() + 1));
                }
                quoted = true;
            } else if (c == ',') {
                record.add(field.toString());
                field.setLength(0);
                closed = false;
            } else if (c == '\r' || c == '\n') {
                if (c == '\n' || i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    violation("crlf", file + " record " + (records.size() + 1));
                } else {
                    i++;
                }
                record.add(field.toString());
                records.add(record);
                record = new ArrayList<>();
                field.setLength(0);
                closed = false;
            } else {
                if (closed) {
                    violation("rfc-4180", file + " has text after a quoted field, record " + (records.size() + 1));
                }
                field.append(c);
            }
        }
        if (quoted) {
            violation("rfc-4180", file + " ends in a quoted field");
        }
        if (field.length() > 0 || !record.isEmpty()) {
            violation("crlf", file + " does not end its last line");
            record.add(field.toString());
            records.add(record);
        }
        for (int i = 1; i < records.size(); i++) {
            if (records.get(i).size() != records.get(0).size()) {
                violation("rfc-4180", file + " record " + (i + 1) + " has another number of fields than the header");
            }
        }
        return records;
    }

    // ---- The manifest

    private void manifest() {
        if (!texts.containsKey("manifest")) {
            violation("manifest-present", "there is no manifest.csv");
            return;
        }
        List<List<String>> records = records("manifest");
        if (!records.get(0).equals(List.of("propertyName", "value"))) {
            violation("manifest-header", records.get(0).toString());
            return;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        for (List<String> record : records.subList(1, records.size())) {
            if (properties.put(record.get(0), record.get(1)) != null) {
                violation("manifest-files", record.get(0) + " is there twice");
            }
        }
        if (!"1.0".equals(properties.get("manifest.version"))) {
            violation("manifest-version", properties.get("manifest.version"));
        }
        if (!String.valueOf(properties.get("oneroster.version")).matches("1\\.2(\\.1)?")) {
            violation("oneroster-version", properties.get("oneroster.version"));
        }
        List<String> due = new ArrayList<>();
        MANIFEST_FILES.forEach(file -> due.add("file." + file));
        MORE_FILES.forEach(file -> due.add("file." + file));
        List<String> named = properties.keySet().stream()
                .filter(name -> name.startsWith("file."))
                .toList();
        if (!named.equals(due)) {
            violation("manifest-files", "rows are " + named);
        }
        properties.keySet().stream()
                .filter(name -> !name.startsWith("file.")
                        && !Set.of("manifest.version", "oneroster.version", "source.systemName", "source.systemCode")
                                .contains(name))
                .forEach(name -> violation("manifest-files", "there is no property " + name));
        for (String name : named) {
            String mode = properties.get(name);
            String file = name.substring("file.".length());
            if (!Set.of("absent", "bulk", "delta").contains(mode)) {
                violation("manifest-mode", name + " is " + mode);
            } else if (mode.equals("delta")) {
                violation("bulk-only", name);
            }
            if (texts.containsKey(file) == "absent".equals(mode)) {
                violation("manifest-matches-files", name + " is " + mode);
            }
        }
        for (String file : texts.keySet()) {
            if (!file.equals("manifest") && !due.contains("file." + file)) {
                violation("manifest-matches-files", "there is no file " + file + ".csv in the standard");
            }
        }
        for (String file : List.of("academicSessions", "classes", "courses", "enrollments", "orgs", "roles", "users")) {
            if (!texts.containsKey(file)) {
                violation("rostering-set", "there is no " + file + ".csv");
            }
        }
    }

    // ---- The files

    private void read(String file) {
        if (!texts.containsKey(file)) {
            return;
        }
        List<List<String>> records = records(file);
        if (records.size() < 2) {
            violation("data-file-has-rows", file);
        }
        if (records.isEmpty()) {
            return;
        }
        List<String> header = records.get(0);
        if (new HashSet<>(header).size() != header.size()) {
            violation("header-unique", file + " " + header);
        }
        List<String> due = new ArrayList<>(List.of("sourcedId", "status", "dateLastModified"));
        for (String column : COLUMNS.get(file).split(" ")) {
            due.add(column.replaceFirst(":.*", ""));
        }
        List<String> own =
                header.stream().filter(name -> !name.startsWith("metadata.")).toList();
        if (!own.equals(due)) {
            violation("header-order", file + " " + header);
        }
        if (header.size() > own.size() && !header.subList(0, own.size()).equals(own)) {
            violation("metadata-columns-last", file + " " + header);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> record : records.subList(1, records.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(record.size(), header.size()); i++) {
                row.put(header.get(i), record.get(i));
            }
            rows.add(row);
        }
        tables.put(file, rows);
    }

    private Set<String> ids(String file) {
        Set<String> ids = new HashSet<>();
        tables.getOrDefault(file, List.of()).forEach(row -> ids.add(row.get("sourcedId")));
        return ids;
    }

    private final Map<String, Set<String>> known = new HashMap<>();

    private boolean isKnown(String file, String id) {
        return known.computeIfAbsent(file, this::ids).contains(id);
    }

    private void check(String file) {
        Set<String> ids = new HashSet<>();
        int number = 1;
        for (Map<String, String> row : tables.getOrDefault(file, List.of())) {
            String where = file + " row " + number++;
            String id = row.getOrDefault("sourcedId", "");
            if (id.isEmpty()) {
                violation("required", where + " sourcedId");
            }
            if (id.length() > 255) {
                violation("sourced-id-length", where);
            }
            if (!ID.matcher(id).matches()) {
                violation("sourced-id-characters", where + " " + id);
            }
            if (!ids.add(id)) {
                violation("sourced-id-unique", where + " " + id);
            }
            if (!row.getOrDefault("status", "").isEmpty()) {
                violation("bulk-status-blank", where);
            }
            if (!row.getOrDefault("dateLastModified", "").isEmpty()) {
                violation("bulk-date-blank", where);
            }
            for (String column : COLUMNS.get(file).split(" ")) {
                String[] parts = column.split(":", 2);
                value(
                        where + " " + parts[0],
                        row.getOrDefault(parts[0], ""),
                        parts.length == 1 ? List.of() : List.of(parts[1].split(",")));
            }
            days(where, row, "startDate", "endDate");
            days(where, row, "beginDate", "endDate");
        }
    }

    private void value(String where, String value, List<String> kinds) {
        if (value.isEmpty()) {
            if (kinds.contains("R")) {
                violation("required", where);
            }
            return;
        }
        List<String> items = kinds.contains("list") ? List.of(value.split(",", -1)) : List.of(value);
        for (String kind : kinds) {
            if (kind.equals("list") && items.stream().anyMatch(item -> !item.equals(item.strip()) || item.isEmpty())) {
                violation("list", where + " " + value);
            } else if (kind.equals("ids") && !USER_ID.matcher(value).matches()) {
                violation("user-ids", where);
            } else if (kind.equals("date") && day(value) == null) {
                violation("date", where + " " + value);
            } else if (kind.equals("year") && !value.matches("\\d{4}")) {
                violation("year", where + " " + value);
            } else if (kind.equals("boolean") && !value.equals("true") && !value.equals("false")) {
                violation("boolean", where + " " + value);
            } else if (VOCABULARIES.containsKey(kind)
                    && !VOCABULARIES.get(kind).contains(value)
                    && !(EXTENSIBLE.contains(kind) && value.matches("ext:\\S.*"))) {
                violation("vocabulary", where + " " + value);
            } else if (kind.startsWith(">")) {
                items.stream()
                        .filter(item -> !isKnown(kind.substring(1), item))
                        .forEach(item -> violation("reference", where + " " + item));
            }
        }
    }

    private static LocalDate day(String value) {
        try {
            return value.length() == 10 ? LocalDate.parse(value) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void days(String where, Map<String, String> row, String begin, String end) {
        LocalDate first = day(row.getOrDefault(begin, ""));
        LocalDate last = day(row.getOrDefault(end, ""));
        if (first != null && last != null && last.isBefore(first)) {
            violation("end-not-before-begin", where);
        }
    }

    // ---- Across files

    private void across() {
        Map<String, Integer> primaries = new TreeMap<>();
        Set<String> places = new TreeSet<>();
        for (Map<String, String> role : tables.getOrDefault("roles", List.of())) {
            String place = role.get("userSourcedId") + " in " + role.get("orgSourcedId");
            places.add(place);
            primaries.merge(place, "primary".equals(role.get("roleType")) ? 1 : 0, Integer::sum);
        }
        primaries.forEach((place, count) -> {
            if (count != 1) {
                violation("one-primary-role", place + " has " + count);
            }
        });
        for (Map<String, String> row : tables.getOrDefault("demographics", List.of())) {
            if (!isKnown("users", row.get("sourcedId"))) {
                violation("demographics-of-a-user", row.get("sourcedId"));
            }
        }
        Map<String, String> types = new HashMap<>();
        tables.getOrDefault("academicSessions", List.of())
                .forEach(row -> types.put(row.get("sourcedId"), row.get("type")));
        for (Map<String, String> course : tables.getOrDefault("courses", List.of())) {
            String type = types.get(course.get("schoolYearSourcedId"));
            if (type != null && !type.equals("schoolYear") && !type.startsWith("ext:")) {
                violation("course-school-year", course.get("sourcedId"));
            }
        }
        for (Map<String, String> user : tables.getOrDefault("users", List.of())) {
            String org = user.getOrDefault("primaryOrgSourcedId", "");
            if (!org.isEmpty() && !places.contains(user.get("sourcedId") + " in " + org)) {
                violation("primary-org-role", user.get("sourcedId"));
            }
        }
    }
}
