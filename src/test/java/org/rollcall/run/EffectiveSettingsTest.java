package org.rollcall.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.landing.StateJson;
import org.rollcall.lea.ClassType;
import org.rollcall.lea.ExtraLogins;
import org.rollcall.lea.GroupSettings;
import org.rollcall.lea.LeaSettings;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.MappingSettings;
import org.rollcall.lea.ScopeSettings;
import org.rollcall.lea.SideFiles;
import org.rollcall.lea.StudentList;
import org.rollcall.lea.Subject;
import org.rollcall.lea.ValueMapping;
import org.rollcall.source.ArchiveLimits;

/** The settings of a run are on disk what they were in the run. */
class EffectiveSettingsTest {

    @TempDir
    Path folder;

    private final Random random = new Random(20261121);

    private String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    /** Settings in which each is at one time one thing and at another time another. */
    private LeaSettings written() {
        LeaSettings lea = new LeaSettings();
        lea.setName(any("Demo Unified", "Peña \"East\"\\ Elementary\n"));
        lea.setActive(any("true", "false"));
        lea.setCountyDistrictCode(any("9912345", "0100001"));
        lea.setSis(any("", "aeries"));
        lea.setSources(any("oneroster-zip, database", "database"));
        lea.setSsid(any("", "userIds[State ID], metadata.ssid, username", "userMasterIdentifier"));
        lea.setSchools(any("", "99123456000001, 9912346*"));
        lea.setEncoding(any("", "windows-1252"));
        lea.setFiles(any("", "school"));
        lea.setFirstRun(any("", "publish"));
        lea.setArrivalWindow(any("", "0", "90s"));
        lea.setFresh(any("", "36h"));
        if (random.nextBoolean()) {
            lea.getPolicies().put("database", any("abort", "skip", "last-good", "last-good 5h"));
            lea.getPrecedence().put(any("ssid", "user.email", "class"), lea.getSources());
            lea.getIdentity().put("student", any("ssid", "email, identifier"));
            lea.getBlackouts().put("database", any("", "2026-11-26", "2026-12-01.."));
            lea.getNamespaces().put("database", any("", "sis"));
            lea.getEndDates().put("database", any("exclusive", "inclusive"));
        }
        lea.setEmptyingNights(any("", "1", "7"));
        lea.setContact(any("", "the district's data office"));
        lea.setMemberships(any("", "union"));
        limits(lea.getLimits().getLea());
        limits(lea.getLimits().getSchool());
        limits(lea.getLimits().getGroup());
        for (ScopeSettings scope :
                List.of(lea.getLimits().getLea(), lea.getLimits().getSchool())) {
            scope.setGroupsPercent(any("", "0.1"));
            scope.setGroupsAtLeast(any("", "3"));
            scope.setGroupsMost(any("", "9"));
        }
        lea.setEmptyingNights(any("", "5"));
        lea.setMode(any("", "add-only"));
        lea.setApprover(any("", "other"));
        lea.setSchoolYear(any("", "date", "2027"));
        lea.setExpectedChanges(any("", "2026-08-10..2026-08-21 rollover, 2027-01-11"));
        lea.setBlackout(any("", "2026-12-21..2027-01-08, 2027-06-10.."));
        lea.getLimits().setRefusedPercent(any("", "99.99"));
        lea.getRetention().setSnapshots(any("", "7d"));
        lea.getRetention().setRuns(any("", "400d"));
        lea.getRetention().setArchive(any("", "48h"));
        lea.getRetention().setPublished(any("", "1d"));
        GroupSettings groups = new GroupSettings();
        groups.setClasses(any("", "homeroom", "scheduled"));
        groups.setName(any("", "{class.title|course.title} - {term} ({grade})"));
        groups.setSubject(any("", "none", "Math"));
        if (random.nextBoolean()) {
            groups.getSubjects().put(any("ELA", "Math", "All"), any("01", "01, 51"));
            groups.getCourses().put(any("ELA", "Math", "All"), any("5\\d{2}[A-Z]?", "EN.*, \"x\\\\\", \\Q(\\E"));
        }
        String by = any("section", "teacher", "list", "grade", "field house");
        groups.setBy(by);
        if (!by.equals("section") && !by.equals("teacher")) {
            groups.getSubjects().clear();
            groups.getCourses().clear();
            groups.setName("{school.name}");
            groups.setSubject(any("", "Math"));
        }
        groups.setList(by.equals("list") ? any("lists.csv", "labs.csv") : "");
        groups.setStaff(
                by.startsWith("field") ? any("field", "none") : any("primary", "co-teachers, aide", "substitutes"));
        groups.setMinimumStudents(any("", "5"));
        if (random.nextBoolean()) {
            groups.getInclude().put(any("grade", "period"), any("1, 2", "3*"));
            groups.getExclude().put(any("school", "course"), any("A b", "C"));
        }
        lea.setExtraLogins(any("", "extra.csv"));
        lea.getLogins().setToms(any("", "toms.csv"));
        if (!lea.getLogins().getToms().isEmpty()) {
            lea.getLogins().setUnknown(any("keep", "drop"));
        }
        lea.getGroups().add(groups);
        return lea;
    }

    private void limits(ScopeSettings scope) {
        scope.setStudentsPercent(any("", "12.5"));
        scope.setStudentsAtLeast(any("", "7"));
        scope.setStudentsMost(any("", "500"));
        scope.setLoginsPercent(any("", "33"));
        scope.setLoginsAtLeast(any("", "0"));
        scope.setLoginsMost(any("", "4"));
        scope.setAddedPercent(any("", "7"));
        scope.setAddedAtLeast(any("", "50"));
        scope.setAddedMost(any("", "5000"));
    }

    private SideFiles sideFiles(Map<MappingKey, List<ValueMapping.Entry>> mapped) {
        StudentList.Row listed = new StudentList.Row(
                2 + random.nextInt(2),
                any("Lab", "Club"),
                any("u1", ""),
                any("", "x@demo.example"),
                any("", "99123456000001"),
                random.nextBoolean() ? Subject.ELA : null);
        ExtraLogins.Row extra = new ExtraLogins.Row(
                2 + random.nextInt(2),
                any("a@demo.example", "b@demo.example"),
                any("", "Lincoln"),
                any("", "Math"),
                any("", "t1"),
                random.nextBoolean() ? LocalDate.of(2026, 11, 1) : null,
                random.nextBoolean() ? LocalDate.of(2026, 12, 1) : null);
        return new SideFiles(
                mapped,
                Map.of("lists.csv", List.of(listed), "labs.csv", List.of(listed, listed)),
                random.nextBoolean() ? List.of(extra) : List.of(extra, extra),
                List.of(any("a@demo.example", "b@demo.example")));
    }

    @Test
    void every_setting_is_read_as_it_was_kept() throws IOException {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            LeaSettings written = written();
            Map<MappingKey, List<ValueMapping.Entry>> mapped = new EnumMap<>(MappingKey.class);
            if (random.nextBoolean()) {
                MappingSettings mapping = new MappingSettings();
                mapping.setFile(any("orgs.csv", "schools.csv"));
                mapping.setUnmapped(any("", "refuse", "default 99123456000003"));
                written.getMappings().put("org", mapping);
                ValueMapping.Entry entry = new ValueMapping.Entry(
                        any("s-1", "s-2"), any("99123456000001", "99123456000002"), any("", "a"));
                mapped.put(
                        MappingKey.ORG,
                        random.nextBoolean()
                                ? List.of(entry)
                                : List.of(entry, new ValueMapping.Entry("s-3", "99123456000003", "")));
            }
            EffectiveSettings settings = new EffectiveSettings(
                    any("0.1.0", "0.2.0"),
                    LocalDate.of(2026, 11, 1 + random.nextInt(28)),
                    random.nextBoolean() ? Set.of(2027) : Set.of(2026, 2027),
                    new ArchiveLimits(random.nextInt(9), random.nextLong(), random.nextInt(9)),
                    any("file:drop", "sftp://drop.example/in"),
                    Map.of(
                            any("a", "b"),
                            new StoredFormat(
                                    StoredFormat.Kind.values()[random.nextInt(4)],
                                    random.nextBoolean(),
                                    any("", "specs/standard.yaml"),
                                    null,
                                    null)),
                    written.resolve(any("demo", "west"), sideFiles(mapped)));
            Path file = folder.resolve(EffectiveSettings.FILE);
            StateJson.write(file, settings);

            Map<String, String> kept = values("", settings);

            assertThat(values("", StateJson.read(file, EffectiveSettings.class)))
                    .isEqualTo(kept);
            assertThat(values("", EffectiveSettings.read(folder))).isEqualTo(kept);
            kept.forEach((path, value) -> seen.computeIfAbsent(path.replaceAll("\\[.*?]", "[]"), p -> new HashSet<>())
                    .add(value));
        }
        seen.values().removeIf(values -> values.size() > 1);
        assertThat(seen.keySet())
                .as("components that this test does not vary")
                .containsExactlyInAnyOrder(
                        "/formats[]/specification",
                        "/lea/groups[]/list",
                        "/formats[]/standard",
                        "/lea/limits/group/groups",
                        "/lea/groups"); // one rule is all there is
    }

    /** All that a value is made of, down to what has a text of its own, by path. */
    private static Map<String, String> values(String path, Object value) {
        Map<String, String> all = new HashMap<>();
        if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                all.putAll(values(path + "/" + component.getName(), component(component, value)));
            }
        } else if (value instanceof Map<?, ?> map) {
            all.put(
                    path,
                    new TreeSet<>(map.keySet().stream().map(Object::toString).toList()).toString());
            map.forEach((key, item) -> all.putAll(values(path + "[" + key + "]", item)));
        } else if (value instanceof Set<?> set) {
            all.put(path, new TreeSet<>(set.stream().map(Object::toString).toList()).toString());
        } else if (value instanceof Collection<?> list) {
            List<?> items = new ArrayList<>(list);
            all.put(path, items.size() + " items");
            for (int i = 0; i < items.size(); i++) {
                all.putAll(values(path + "[" + i + "]", items.get(i)));
            }
            if (!items.isEmpty() && !(items.get(0) instanceof Record)) {
                all.put(path, items.toString());
            }
        } else {
            all.put(path, String.valueOf(value));
        }
        return all;
    }

    private static Object component(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_a_set_stands_in_one_order() {
        LeaSettings lea = new LeaSettings();
        lea.setName("Demo Unified");
        lea.setCountyDistrictCode("9912345");
        lea.setSources("oneroster-zip");
        assertThat(lea.resolve("demo", Map.of()).groups().get(0).classes())
                .containsExactly(ClassType.SCHEDULED, ClassType.HOMEROOM);
    }
}
