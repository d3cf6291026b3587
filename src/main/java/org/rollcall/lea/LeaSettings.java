package org.rollcall.lea;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The settings of one LEA as written: each is text, as it stands in the file, with placeholders resolved. Camel binds
 * it from {@code beans}; {@link #resolve} checks all of it at once and makes the {@link Lea}.
 */
public final class LeaSettings {

    private String name;
    private String active;
    private String countyDistrictCode;
    private String sources;
    private String ssid;
    private String schools;
    private String crosswalk;
    private String encoding;
    private String files;
    private String firstRun;
    private String arrivalWindow;
    private String fresh;
    private Map<String, String> policies = new LinkedHashMap<>();
    private List<GroupSettings> groups = new ArrayList<>();
    private LimitSettings limits = new LimitSettings();
    private RetentionSettings retention = new RetentionSettings();

    /**
     * Checks every setting.
     *
     * @param id the LEA's id
     * @param crosswalk CDS codes by org sourcedId, read from the file that {@link #getCrosswalk} names
     * @throws InvalidSettingsException with one sentence for each setting at fault
     */
    public Lea resolve(String id, Map<String, String> crosswalk) {
        SettingsReader reader = new SettingsReader();
        if (!reader.isSet(name)) {
            reader.problem("name", "is missing; give the district's name");
        }
        String code = reader.text("countyDistrictCode", countyDistrictCode, "");
        if (!code.matches("\\d{7}")) {
            reader.problem(
                    "countyDistrictCode",
                    code.isEmpty()
                            ? "is missing; give the 7 digits (2 county, 5 district) its schools' CDS codes begin with"
                            : "'" + code + "' is not 7 digits (2 county, 5 district)");
        }
        Lea lea = new Lea(
                id,
                reader.text("name", name, id),
                reader.yes("active", active, true),
                code,
                sources(reader),
                orElse(
                        reader.parsed(
                                "ssid",
                                reader.text("ssid", ssid, "userIds[SSID], identifier"),
                                SsidCandidate::parseList),
                        List.of()),
                schools(reader, code),
                Map.copyOf(crosswalk),
                groups(reader),
                encoding(reader),
                reader.oneOf("files", files, OutputFiles.class, OutputFiles.LEA),
                reader.oneOf("firstRun", firstRun, FirstRun.class, FirstRun.HOLD),
                reader.duration("arrivalWindow", arrivalWindow, Duration.ofMinutes(45)),
                reader.duration("fresh", fresh, Duration.ofHours(12)),
                policies(reader),
                limits.read(reader),
                retention.read(reader));
        if (!reader.problems().isEmpty()) {
            throw new InvalidSettingsException(reader.problems());
        }
        return lea;
    }

    private List<String> sources(SettingsReader reader) {
        List<String> ids = reader.list(sources);
        if (ids.isEmpty()) {
            reader.problem("sources", "is missing; list the LEA's sources in order of precedence");
        }
        if (ids.size() > 1) {
            reader.problem("sources", "this version reads one source; keep the best one");
        }
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!id.matches("[a-z0-9][a-z0-9-]*")) {
                reader.problem("sources", "'" + id + "' is not an id; use small letters, digits and hyphens");
            } else if (!seen.add(id)) {
                reader.problem("sources", "'" + id + "' is listed twice");
            }
        }
        return ids;
    }

    private List<String> schools(SettingsReader reader, String code) {
        if (!reader.isSet(schools)) {
            return List.of(code);
        }
        List<String> beginnings = new ArrayList<>();
        for (String item : reader.list(schools)) {
            if (!item.matches("\\d{14}|\\d{2,13}\\*")) {
                reader.problem(
                        "schools", "'" + item + "' is neither a 14-digit CDS code nor the beginning of one and *");
            }
            beginnings.add(item.replace("*", ""));
        }
        return List.copyOf(beginnings);
    }

    private List<GroupRule> groups(SettingsReader reader) {
        if (groups.size() > 1) {
            reader.problem("groups", "this version makes groups by one rule; keep groups[0] alone");
        }
        List<GroupSettings> written = groups.isEmpty() ? List.of(new GroupSettings()) : groups;
        List<GroupRule> rules = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            rules.add(written.get(i).read(reader, "groups[" + i + "]"));
        }
        return List.copyOf(rules);
    }

    private String encoding(SettingsReader reader) {
        String charset = reader.text("encoding", encoding, "");
        try {
            return charset.isEmpty() ? "" : Charset.forName(charset).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            reader.problem(
                    "encoding", "'" + charset + "' is not a character encoding; use a name such as windows-1252");
            return "";
        }
    }

    private Map<String, SourcePolicy> policies(SettingsReader reader) {
        Map<String, SourcePolicy> read = new LinkedHashMap<>();
        policies.forEach((source, text) -> {
            String setting = "policies[" + source + "]";
            if (!reader.list(sources).contains(source)) {
                reader.problem(setting, "no such source; sources are " + sources);
            }
            String[] words = text.trim().split("\\s+", 2);
            SourcePolicy.Kind kind = reader.oneOf(setting, words[0], SourcePolicy.Kind.class, SourcePolicy.Kind.ABORT);
            Duration maxAge =
                    words.length == 1 ? Duration.ofDays(3) : reader.duration(setting, words[1], Duration.ZERO);
            read.put(source, new SourcePolicy(kind, maxAge));
        });
        return Map.copyOf(read);
    }

    private static <T> T orElse(T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** One entry of {@code groups}. */
    public static final class GroupSettings {

        private String classes;
        private String name;
        private String subject;
        private Map<String, String> subjects = new LinkedHashMap<>();
        private Map<String, String> courses = new LinkedHashMap<>();

        private GroupRule read(SettingsReader reader, String setting) {
            Set<ClassType> types = EnumSet.noneOf(ClassType.class);
            for (String type : reader.list(reader.text(setting, classes, "scheduled, homeroom"))) {
                ClassType read = reader.oneOf(setting + ".classes", type, ClassType.class, null);
                if (read != null) {
                    types.add(read);
                }
            }
            String template = reader.text(
                    setting, name, "{course.title|class.title} P{period} {class.classCode} {teacher.familyName}");
            Subject otherwise = "none".equals(subject)
                    ? null
                    : reader.oneOf(setting + ".subject", subject, Subject.class, Subject.ALL);
            return new GroupRule(
                    Set.copyOf(types),
                    reader.parsed(setting + ".name", template, NameTemplate::parse),
                    bySubject(reader, setting + ".subjects", subjects, Function.identity()),
                    bySubject(reader, setting + ".courses", courses, GroupSettings::pattern),
                    otherwise);
        }

        private static <T> Map<Subject, List<T>> bySubject(
                SettingsReader reader, String setting, Map<String, String> written, Function<String, T> parse) {
            Map<Subject, List<T>> read = new EnumMap<>(Subject.class);
            written.forEach((subject, text) -> {
                String item = setting + "[" + subject + "]";
                Subject key = reader.oneOf(item, subject.toLowerCase(Locale.ROOT), Subject.class, null);
                List<T> values = new ArrayList<>();
                for (String value : reader.list(text)) {
                    if (value.isEmpty()) {
                        reader.problem(item, "has an empty item, which would match everything");
                    } else {
                        values.add(reader.parsed(item, value, parse));
                    }
                }
                if (key != null) {
                    read.put(
                            key,
                            List.copyOf(values.stream().filter(v -> v != null).toList()));
                }
            });
            return read;
        }

        private static Pattern pattern(String text) {
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("'" + text + "' is not a pattern: " + e.getDescription(), e);
            }
        }

        public String getClasses() {
            return classes;
        }

        public void setClasses(String classes) {
            this.classes = classes;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getSubject() {
            return subject;
        }

        public void setSubject(String subject) {
            this.subject = subject;
        }

        public Map<String, String> getSubjects() {
            return subjects;
        }

        public void setSubjects(Map<String, String> subjects) {
            this.subjects = subjects;
        }

        public Map<String, String> getCourses() {
            return courses;
        }

        public void setCourses(Map<String, String> courses) {
            this.courses = courses;
        }
    }

    /** The entries of {@code limits}. */
    public static final class LimitSettings {

        private String studentsPercent;
        private String studentsAtLeast;
        private String groupsPercent;
        private String refusedPercent;

        private Limits read(SettingsReader reader) {
            return new Limits(
                    reader.percent("limits.studentsPercent", studentsPercent, 10),
                    reader.number("limits.studentsAtLeast", studentsAtLeast, 20),
                    reader.percent("limits.groupsPercent", groupsPercent, 10),
                    reader.percent("limits.refusedPercent", refusedPercent, 1));
        }

        public String getStudentsPercent() {
            return studentsPercent;
        }

        public void setStudentsPercent(String studentsPercent) {
            this.studentsPercent = studentsPercent;
        }

        public String getStudentsAtLeast() {
            return studentsAtLeast;
        }

        public void setStudentsAtLeast(String studentsAtLeast) {
            this.studentsAtLeast = studentsAtLeast;
        }

        public String getGroupsPercent() {
            return groupsPercent;
        }

        public void setGroupsPercent(String groupsPercent) {
            this.groupsPercent = groupsPercent;
        }

        public String getRefusedPercent() {
            return refusedPercent;
        }

        public void setRefusedPercent(String refusedPercent) {
            this.refusedPercent = refusedPercent;
        }
    }

    /** The entries of {@code retention}. */
    public static final class RetentionSettings {

        private String snapshots;
        private String runs;
        private String archive;
        private String published;

        private Retention read(SettingsReader reader) {
            return new Retention(
                    reader.days("retention.snapshots", snapshots, 30),
                    reader.days("retention.runs", runs, 90),
                    reader.days("retention.archive", archive, 30),
                    reader.days("retention.published", published, 30));
        }

        public String getSnapshots() {
            return snapshots;
        }

        public void setSnapshots(String snapshots) {
            this.snapshots = snapshots;
        }

        public String getRuns() {
            return runs;
        }

        public void setRuns(String runs) {
            this.runs = runs;
        }

        public String getArchive() {
            return archive;
        }

        public void setArchive(String archive) {
            this.archive = archive;
        }

        public String getPublished() {
            return published;
        }

        public void setPublished(String published) {
            this.published = published;
        }
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getActive() {
        return active;
    }

    public void setActive(String active) {
        this.active = active;
    }

    public String getCountyDistrictCode() {
        return countyDistrictCode;
    }

    public void setCountyDistrictCode(String countyDistrictCode) {
        this.countyDistrictCode = countyDistrictCode;
    }

    public String getSources() {
        return sources;
    }

    public void setSources(String sources) {
        this.sources = sources;
    }

    public String getSsid() {
        return ssid;
    }

    public void setSsid(String ssid) {
        this.ssid = ssid;
    }

    public String getSchools() {
        return schools;
    }

    public void setSchools(String schools) {
        this.schools = schools;
    }

    /** The crosswalk's file, relative to the LEA's file; a CSV with the columns sourcedId and cds. */
    public String getCrosswalk() {
        return crosswalk;
    }

    public void setCrosswalk(String crosswalk) {
        this.crosswalk = crosswalk;
    }

    public String getEncoding() {
        return encoding;
    }

    public void setEncoding(String encoding) {
        this.encoding = encoding;
    }

    public String getFiles() {
        return files;
    }

    public void setFiles(String files) {
        this.files = files;
    }

    public String getFirstRun() {
        return firstRun;
    }

    public void setFirstRun(String firstRun) {
        this.firstRun = firstRun;
    }

    public String getArrivalWindow() {
        return arrivalWindow;
    }

    public void setArrivalWindow(String arrivalWindow) {
        this.arrivalWindow = arrivalWindow;
    }

    public String getFresh() {
        return fresh;
    }

    public void setFresh(String fresh) {
        this.fresh = fresh;
    }

    public Map<String, String> getPolicies() {
        return policies;
    }

    public void setPolicies(Map<String, String> policies) {
        this.policies = policies;
    }

    public List<GroupSettings> getGroups() {
        return groups;
    }

    public void setGroups(List<GroupSettings> groups) {
        this.groups = groups;
    }

    public LimitSettings getLimits() {
        return limits;
    }

    public void setLimits(LimitSettings limits) {
        this.limits = limits;
    }

    public RetentionSettings getRetention() {
        return retention;
    }

    public void setRetention(RetentionSettings retention) {
        this.retention = retention;
    }
}
