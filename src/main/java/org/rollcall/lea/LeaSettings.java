package org.rollcall.lea;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings of one LEA as written: each is text, as it stands in the file, with placeholders resolved. Camel binds
 * it from {@code beans}; {@link #resolve} checks all of it at once and makes the {@link Lea}.
 */
public final class LeaSettings {

    /**
     * The settings that an LEA whose file leaves them out has from the profile of its SIS, where that gives them. What is
     * in brackets is a kind of source there.
     */
    public static final List<String> INHERITED =
            List.of("encoding", "ssid", "endDates[oneroster-api]", "endDates[oneroster-zip]");

    private String name;
    private String contact;
    private String active;
    private String countyDistrictCode;
    private String sis;
    private String sources;
    private String ssid;
    private String schools;
    private Map<String, MappingSettings> mappings = new LinkedHashMap<>();
    private String encoding;
    private String files;
    private String firstRun;
    private String emptyingNights;
    private String mode;
    private String approver;
    private String expectedChanges;
    private String schoolYear;
    private String blackout;
    private Map<String, String> blackouts = new LinkedHashMap<>();
    private String arrivalWindow;
    private String fresh;
    private Map<String, String> policies = new LinkedHashMap<>();
    private Map<String, String> precedence = new LinkedHashMap<>();
    private Map<String, String> identity = new LinkedHashMap<>();
    private Map<String, String> namespaces = new LinkedHashMap<>();
    private Map<String, String> endDates = new LinkedHashMap<>();
    private String memberships;
    private List<GroupSettings> groups = new ArrayList<>();
    private String extraLogins;
    private LoginSettings logins = new LoginSettings();
    private LimitSettings limits = new LimitSettings();
    private RetentionSettings retention = new RetentionSettings();

    /** {@link #resolve(String, SideFiles)} of an LEA with no files beside its file but value mappings. */
    public Lea resolve(String id, Map<MappingKey, List<ValueMapping.Entry>> mapped) {
        return resolve(id, SideFiles.of(mapped));
    }

    /**
     * Checks every setting.
     *
     * @param id the LEA's id
     * @param files what the files list that settings name
     * @throws InvalidSettingsException with one sentence for each setting at fault
     */
    public Lea resolve(String id, SideFiles files) {
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
        MergeSettings merging = new MergeSettings(reader, reader.list(sources));
        Lea lea = new Lea(
                id,
                reader.text("name", name, id),
                reader.text("contact", contact, "").replaceAll("\\s+", " "),
                reader.yes("active", active, true),
                code,
                reader.text("sis", sis, ""),
                sources(reader),
                candidates(reader),
                schools(reader, code),
                mappings(reader, files.mapped()),
                groups(reader, files),
                reader.isSet(extraLogins) ? new ExtraLogins(extraLogins.trim(), files.extraLogins()) : ExtraLogins.NONE,
                logins.read(reader, files),
                encoding(reader),
                reader.oneOf("files", this.files, OutputFiles.class, OutputFiles.LEA),
                nights(reader),
                reader.duration("arrivalWindow", arrivalWindow, Duration.ofMinutes(45)),
                reader.duration("fresh", fresh, Duration.ofHours(12)),
                policies(reader),
                merging.read(precedence, identity, namespaces, memberships),
                merging.endDates(endDates),
                schoolYear(reader),
                blackouts(reader),
                caution(reader),
                limits.read(reader),
                retention.read(reader));
        if (!reader.problems().isEmpty()) {
            throw new InvalidSettingsException(reader.problems());
        }
        return lea;
    }

    /**
     * What is wrong with {@link #INHERITED} settings wherever they are inherited.
     *
     * @return a sentence for each, beginning with the setting
     */
    public static List<String> faults(Map<String, String> inherited) {
        SettingsReader reader = new SettingsReader();
        LeaSettings settings = new LeaSettings();
        settings.encoding = inherited.get("encoding");
        settings.encoding(reader);
        if (reader.isSet(inherited.get("ssid"))) {
            reader.parsed("ssid", inherited.get("ssid"), SsidCandidate::parseList);
        }
        inherited.forEach((setting, text) -> {
            if (setting.startsWith("endDates[")) {
                reader.oneOf(setting, text, EndDates.class, EndDates.EXCLUSIVE);
            }
        });
        return reader.problems();
    }

    private List<String> sources(SettingsReader reader) {
        List<String> ids = reader.list(sources);
        if (ids.isEmpty()) {
            reader.problem("sources", "is missing; list the LEA's sources in order of precedence");
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

    private List<SsidCandidate> candidates(SettingsReader reader) {
        List<SsidCandidate> candidates =
                reader.parsed("ssid", reader.text("ssid", ssid, "userIds[SSID], identifier"), SsidCandidate::parseList);
        return candidates == null ? List.of() : candidates;
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

    private Map<MappingKey, ValueMapping> mappings(
            SettingsReader reader, Map<MappingKey, List<ValueMapping.Entry>> mapped) {
        Map<MappingKey, ValueMapping> read = new EnumMap<>(MappingKey.class);
        mappings.forEach((word, written) -> {
            MappingKey key = MappingKey.of(word);
            if (key == null) {
                reader.problem(
                        "mappings[" + word + "]",
                        "there is no such mapping; there are " + String.join(", ", MappingKey.words()));
            } else {
                read.put(key, written.read(reader, key, mapped.getOrDefault(key, List.of())));
            }
        });
        return Collections.unmodifiableMap(read);
    }

    private List<GroupRule> groups(SettingsReader reader, SideFiles files) {
        List<GroupSettings> written = groups.isEmpty() ? List.of(new GroupSettings()) : groups;
        List<GroupRule> rules = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            rules.add(written.get(i).read(reader, "groups[" + i + "]", files));
        }
        return List.copyOf(rules);
    }

    private int nights(SettingsReader reader) {
        int nights = reader.number("emptyingNights", emptyingNights, 3);
        if (nights < 1) {
            reader.problem("emptyingNights", "must be at least 1: a group that is gone is emptied in CERS");
        }
        return nights;
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
        Map<String, SourcePolicy> read = new TreeMap<>();
        policies.forEach((source, text) -> {
            String setting = "policies[" + source + "]";
            requireSource(reader, setting, source);
            String[] words = text.trim().split("\\s+", 2);
            SourcePolicy.Kind kind = reader.oneOf(setting, words[0], SourcePolicy.Kind.class, SourcePolicy.Kind.ABORT);
            Duration maxAge =
                    words.length == 1 ? Duration.ofDays(3) : reader.duration(setting, words[1], Duration.ZERO);
            read.put(source, new SourcePolicy(kind, maxAge));
        });
        return Collections.unmodifiableMap(read);
    }

    private SchoolYearRule schoolYear(SettingsReader reader) {
        return reader.parsed("schoolYear", reader.text("schoolYear", schoolYear, "roster"), SchoolYearRule::parse);
    }

    private Blackouts blackouts(SettingsReader reader) {
        Map<String, List<Days>> bySource = new TreeMap<>();
        blackouts.forEach((source, text) -> {
            String setting = "blackouts[" + source + "]";
            requireSource(reader, setting, source);
            bySource.put(source, reader.items(setting, text, Days::parse));
        });
        return new Blackouts(reader.items("blackout", blackout, Days::parse), Collections.unmodifiableMap(bySource));
    }

    private Caution caution(SettingsReader reader) {
        return new Caution(
                reader.oneOf("firstRun", firstRun, FirstRun.class, FirstRun.HOLD),
                reader.oneOf("mode", mode, Mode.class, Mode.EXACT),
                reader.oneOf("approver", approver, Approver.class, Approver.ANYONE),
                reader.items("expectedChanges", expectedChanges, ExpectedChange::parse));
    }

    private void requireSource(SettingsReader reader, String setting, String source) {
        if (!reader.list(sources).contains(source)) {
            reader.problem(setting, "no such source; sources are " + sources);
        }
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setContact(String contact) {
        this.contact = contact;
    }

    public void setActive(String active) {
        this.active = active;
    }

    public void setCountyDistrictCode(String countyDistrictCode) {
        this.countyDistrictCode = countyDistrictCode;
    }

    public void setSis(String sis) {
        this.sis = sis;
    }

    public String getSources() {
        return sources;
    }

    public void setSources(String sources) {
        this.sources = sources;
    }

    public void setSsid(String ssid) {
        this.ssid = ssid;
    }

    public void setSchools(String schools) {
        this.schools = schools;
    }

    public Map<String, MappingSettings> getMappings() {
        return mappings;
    }

    public void setMappings(Map<String, MappingSettings> mappings) {
        this.mappings = mappings;
    }

    public void setEncoding(String encoding) {
        this.encoding = encoding;
    }

    public void setFiles(String files) {
        this.files = files;
    }

    public void setFirstRun(String firstRun) {
        this.firstRun = firstRun;
    }

    public void setEmptyingNights(String emptyingNights) {
        this.emptyingNights = emptyingNights;
    }

    public void setMode(String mode) {
        this.mode = mode;
    }

    public void setApprover(String approver) {
        this.approver = approver;
    }

    public void setExpectedChanges(String expectedChanges) {
        this.expectedChanges = expectedChanges;
    }

    public void setSchoolYear(String schoolYear) {
        this.schoolYear = schoolYear;
    }

    public void setBlackout(String blackout) {
        this.blackout = blackout;
    }

    public Map<String, String> getBlackouts() {
        return blackouts;
    }

    public void setBlackouts(Map<String, String> blackouts) {
        this.blackouts = blackouts;
    }

    public void setArrivalWindow(String arrivalWindow) {
        this.arrivalWindow = arrivalWindow;
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

    public Map<String, String> getPrecedence() {
        return precedence;
    }

    public void setPrecedence(Map<String, String> precedence) {
        this.precedence = precedence;
    }

    public Map<String, String> getIdentity() {
        return identity;
    }

    public void setIdentity(Map<String, String> identity) {
        this.identity = identity;
    }

    public Map<String, String> getNamespaces() {
        return namespaces;
    }

    public void setNamespaces(Map<String, String> namespaces) {
        this.namespaces = namespaces;
    }

    public Map<String, String> getEndDates() {
        return endDates;
    }

    public void setEndDates(Map<String, String> endDates) {
        this.endDates = endDates;
    }

    public void setMemberships(String memberships) {
        this.memberships = memberships;
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

    public String getExtraLogins() {
        return extraLogins;
    }

    public void setExtraLogins(String extraLogins) {
        this.extraLogins = extraLogins;
    }

    public LoginSettings getLogins() {
        return logins;
    }

    public void setLogins(LoginSettings logins) {
        this.logins = logins;
    }
}
